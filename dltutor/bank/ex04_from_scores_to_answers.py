"""How the checker tries the exercises of lesson 04: which inputs, how exact, for how much."""

import numpy as np

from dltutor.bank.words import words_beside
from dltutor.exercise import EXACT, Exercise, Tolerance, case

WORDS = words_beside(__file__)

PROBABILITIES = Tolerance(
    relative=1e-9,
    absolute=1e-12,
    reason="subtracting a logarithm near 1000 instead of dividing costs four of sixteen digits",
)
SHARE = Tolerance(relative=1e-12, absolute=1e-12, reason="a share is one division")


def softmax_cases(rng):
    yield case("several rows", rng.normal(size=(6, 3)))
    yield case("one row", rng.normal(size=(1, 3)))
    yield case("as many rows as classes", rng.normal(size=(4, 4)))
    yield case("one class", rng.normal(size=(5, 1)))
    yield case("equal scores", np.ones((2, 5)))
    yield case("scores near 1000", 1000.0 + rng.integers(-2, 3, size=(2, 3)))
    yield case("scores near -1000", -1000.0 + rng.integers(-2, 3, size=(2, 3)))
    yield case("rows near 1000 and -1000", np.array([[1000.0, 1001.0], [-1000.0, -1002.0]]))
    yield case("a gap of 2000", np.array([[1000.0, -1000.0, 0.0]]))
    yield case("no rows", np.zeros((0, 3)), stress="empty")
    yield case(
        "columns first in memory", np.asfortranarray(rng.normal(size=(4, 3))), stress="order"
    )
    yield case("float32", (30 * rng.normal(size=(3, 3))).astype(np.float32), stress="float32")


def one_hot_cases(rng):
    yield case("any labels", rng.integers(0, 5, size=9), 5)
    yield case("labels out of order", np.array([1, 0, 3, 1]), 4)
    yield case("the last class is missing", np.array([2, 2, 0]), 5)
    yield case("one label", np.array([3]), 6)
    yield case("one class", np.array([0, 0]), 1)
    yield case("as many labels as classes", np.array([0, 2, 1, 1]), 4)
    yield case("no labels", np.zeros(0, int), 3, stress="empty")
    yield case("small integers", np.array([1, 0], np.int8), 3, stress="int8")
    yield case("every second label", rng.integers(0, 3, size=8)[::2], 3, stress="order")


def accuracy_cases(rng):
    yield case("many rows", *scored(rng, 30, 10))
    yield case("one row", *scored(rng, 1, 3))
    yield case("as many rows as classes", *scored_square(rng, 3))
    yield case("three classes", *scored(rng, 12, 3))
    below = rng.permuted(np.tile([-1.0, -2.0, -4.0], (9, 1)), axis=1)
    yield case("all scores below 0", below, rng.integers(0, 3, size=9))
    even = np.array([[0.4, 0.3, 0.3], [0.2, 0.45, 0.35], [0.3, 0.3, 0.4]])
    yield case("winners below one half", even, np.array([0, 1, 2]))
    turned = np.array([1, 2, 3, 0])
    yield case("all right", 3 * np.eye(4)[turned], turned)
    yield case("none right", 3 * np.eye(4)[turned], np.arange(4))
    yield case("no rows", np.zeros((0, 3)), np.zeros(0, int), stress="empty")


def scored(rng, n, k):
    """Scores without ties, and labels of which about half are the winners."""
    Z = rng.normal(size=(n, k))
    y = np.where(rng.random(n) < 0.5, Z.argmax(axis=1), rng.integers(0, k, size=n))
    return Z, y


def scored_square(rng, n):
    """A table in which the winners of the rows and of the columns are right differently often."""
    while True:
        Z, y = scored(rng, n, n)
        if np.sum(Z.argmax(axis=0) == y) != np.sum(Z.argmax(axis=1) == y):
            return Z, y


def mlp_forward_cases(rng):
    yield case("several examples", *network(rng, 6, 4, 5, 3, 0.5))
    yield case("one example", *network(rng, 1, 3, 4, 2, 1.0))
    yield case("equal sizes", *network(rng, 8, 3, 3, 3, 1.0))
    yield case("large weights", *network(rng, 5, 4, 6, 3, 50.0))
    X, params = network(rng, 4, 3, 3, 2, 1.0)
    yield case("all hidden neurons off", X, params | {"b1": np.full(3, -100.0)})
    X, params = network(rng, 6, 4, 5, 3, 0.5)
    yield case("columns first in memory", np.asfortranarray(X), params, stress="order")


def network(rng, n, d, h, k, scale):
    W1, W2 = scale * rng.normal(size=(d, h)), scale * rng.normal(size=(h, k))
    params = {"W1": W1, "b1": rng.normal(size=h), "W2": W2, "b2": rng.normal(size=k)}
    return rng.normal(size=(n, d)), params


EXERCISES = (
    Exercise(
        id="04.1",
        name="softmax",
        section=3,
        difficulty=3,
        points=10,
        outcomes=(
            "compute a softmax by hand for three scores",
            "implement it so that scores of 1000 do no harm",
        ),
        tolerance=PROBABILITIES,
        cases=softmax_cases,
        quiet=True,
        **WORDS["softmax"],
    ),
    Exercise(
        id="04.2",
        name="one_hot",
        section=4,
        difficulty=2,
        points=5,
        outcomes=("encode labels as rows with a single one",),
        tolerance=EXACT,
        cases=one_hot_cases,
        **WORDS["one_hot"],
    ),
    Exercise(
        id="04.3",
        name="accuracy",
        section=6,
        difficulty=2,
        points=5,
        outcomes=("measure accuracy, and compare it with chance",),
        tolerance=SHARE,
        cases=accuracy_cases,
        **WORDS["accuracy"],
    ),
    Exercise(
        id="04.4",
        name="mlp_forward",
        section=5,
        difficulty=3,
        points=15,
        outcomes=("run a whole forward pass, from inputs to answers",),
        tolerance=PROBABILITIES,
        cases=mlp_forward_cases,
        **WORDS["mlp_forward"],
    ),
)
