"""How the checker tries the twins: the skill of an exercise, asked again under another surface.

The id of a twin is that of its exercise with a t; its points are those that it can make whole.
"""

import numpy as np

from dltutor.bank.words import words_beside
from dltutor.exercise import Exercise, Tolerance, case

WORDS = words_beside(__file__)

LOGARITHMS = Tolerance(
    relative=1e-9,
    absolute=1e-9,
    reason="scores near 1000 leave twelve digits behind the point, whatever the order of the sum",
)
SUMS = Tolerance(
    relative=1e-9, absolute=1e-12, reason="the order of a sum changes the last digits alone"
)


def log_softmax_cases(rng):
    yield case("five classes", 2 * rng.normal(size=(5, 1)))
    yield case("two classes", 2 * rng.normal(size=(2, 1)))
    yield case("a hundred classes", 2 * rng.normal(size=(100, 1)))
    yield case("one class", rng.normal(size=(1, 1)))
    yield case("equal scores", np.zeros((3, 1)))
    yield case("scores near 1000", 1000.0 + rng.integers(-2, 3, size=(3, 1)))
    yield case("scores near -1000", -1000.0 + rng.integers(-2, 3, size=(3, 1)))
    yield case("a gap of 2000", np.array([[1000.0], [-1000.0]]))
    column = np.repeat(rng.normal(size=(4, 1)), 2, axis=0)[::2]
    yield case("every second score", column, stress="order")


def shared_cases(rng):
    yield case("several examples", *two_uses(rng, 5, 3))
    yield case("one example", *two_uses(rng, 1, 2))
    yield case("as many examples as inputs", *two_uses(rng, 3, 3))
    yield case("one input", *two_uses(rng, 4, 1))
    yield case("one number", *two_uses(rng, 1, 1))
    yield case("no examples", *two_uses(rng, 0, 2), stress="empty")
    dZ, X, W = two_uses(rng, 4, 2)
    yield case("columns first in memory", dZ, np.asfortranarray(X), W, stress="order")


def two_uses(rng, n, d):
    return rng.normal(size=(n, d)), rng.normal(size=(n, d)), rng.normal(size=(d, d))


EXERCISES = (
    Exercise(
        id="05.3t",
        name="log_softmax_column",
        section=4,
        difficulty=4,
        points=15,
        outcomes=("implement the surprise so that it survives any score",),
        tolerance=LOGARITHMS,
        cases=log_softmax_cases,
        quiet=True,
        **WORDS["log_softmax_column"],
    ),
    Exercise(
        id="07.3t",
        name="shared_backward",
        section=4,
        difficulty=5,
        points=15,
        outcomes=("pass blame back through a layer of neurons",),
        tolerance=SUMS,
        cases=shared_cases,
        outputs=("dX", "dW"),
        **WORDS["shared_backward"],
    ),
)
