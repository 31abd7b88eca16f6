"""How the checker tries the exercises of lesson 05: which inputs, how exact, for how much."""

import numpy as np

from dltutor.bank.words import words_beside
from dltutor.exercise import Exercise, Tolerance, case

WORDS = words_beside(__file__)

MEAN_OF_SQUARES = Tolerance(
    relative=1e-9,
    absolute=1e-12,
    reason="another order of the sum moves the last digits alone",
)
SURPRISE = Tolerance(
    relative=1e-6,
    absolute=1e-6,
    reason="a tiny number inside a logarithm is not the point until it caps the cost",
)
LOGARITHM = Tolerance(
    relative=1e-9,
    absolute=0.0,
    reason="one logarithm is right to the end; a mean of thousands of them loses a few digits",
)


def mse_cases(rng):
    yield case("five examples", rng.normal(size=5), rng.normal(size=5))
    yield case("one example", rng.normal(size=1), rng.normal(size=1))
    yield case("twenty examples", rng.normal(size=20), rng.normal(size=20))
    yield case("a column of seven", rng.normal(size=(7, 1)), rng.normal(size=7))
    yield case("a column of three", rng.normal(size=(3, 1)), rng.normal(size=3))
    yield case("large numbers", 1e6 + rng.normal(size=4), 1e6 + rng.normal(size=4))
    pred, y = rng.integers(1, 9, size=(2, 6))
    yield case("whole numbers", pred, y, stress="whole numbers")
    yield case("every second one", rng.normal(size=8)[::2], rng.normal(size=4), stress="order")


def bce_with_logits_cases(rng):
    yield case("six examples", 3 * rng.normal(size=6), np.array([0, 1, 1, 0, 1, 0]))
    yield case("one example", 3 * rng.normal(size=1), rng.integers(0, 2, size=1))
    yield case("thirty examples", 3 * rng.normal(size=30), rng.integers(0, 2, size=30))
    yield case("scores of 0", np.zeros(4), np.array([0, 1, 0, 1]))
    yield case("all labels 1", np.array([-3.0, 2.0]), np.array([1, 1]))
    yield case("all labels 0", np.array([-3.0, 2.0]), np.array([0, 0]))
    yield case("sure and wrong at 40", np.array([40.0, -40.0]), np.array([0, 1]))
    yield case("sure and wrong at 1000", np.array([1000.0, -1000.0]), np.array([0, 1]))
    yield case("sure and right at 1000", np.array([1000.0, -1000.0]), np.array([1, 0]))
    z, y = rng.normal(size=8), rng.integers(0, 2, size=4)
    yield case("every second score", z[::2], y, stress="order")


def cross_entropy_cases(rng):
    yield case("nine examples", *scored(rng, 9, 5))
    yield case("one example", *scored(rng, 1, 3))
    yield case("as many examples as classes", *scored(rng, 4, 4))
    yield case("two classes", *scored(rng, 6, 2))
    yield case("equal scores", np.zeros((3, 10)), np.array([0, 5, 9]))
    yield case("sure and wrong at 1000", np.array([[1000.0, 0.0, 0.0]]), np.array([1]))
    far = np.array([[1000.0, 999.0], [-1000.0, -1002.0]])
    yield case("rows near 1000 and -1000", far, np.array([1, 0]))
    yield case("sure and right at 1000", np.array([[1000.0, -1000.0]]), np.array([0]))
    Z, y = scored(rng, 5, 3)
    yield case("columns first in memory", np.asfortranarray(Z), y, stress="order")


def scored(rng, n, k):
    return 2 * rng.normal(size=(n, k)), rng.integers(0, k, size=n)


def loss_at_start_cases(rng):
    yield case("some number of classes", int(rng.integers(4, 10_000)))
    yield case("many classes", int(rng.integers(1_000, 10_000)))
    yield case("two classes", 2)
    yield case("three classes", 3)
    yield case("ten classes", 10)
    yield case("a thousand classes", 1000)
    yield case("a number from NumPy", np.int64(rng.integers(4, 100)), stress="NumPy integer")


EXERCISES = (
    Exercise(
        id="05.1",
        name="mse",
        section=2,
        difficulty=2,
        points=5,
        outcomes=(
            "compute a mean squared error and a mean surprise, on paper and in code",
            "detect the trap in which shapes fit and numbers do not",
        ),
        tolerance=MEAN_OF_SQUARES,
        cases=mse_cases,
        **WORDS["mse"],
    ),
    Exercise(
        id="05.2",
        name="bce_with_logits",
        section=4,
        difficulty=4,
        points=10,
        outcomes=("implement the surprise so that it survives any score",),
        tolerance=SURPRISE,
        cases=bce_with_logits_cases,
        quiet=True,
        **WORDS["bce_with_logits"],
    ),
    Exercise(
        id="05.3",
        name="cross_entropy",
        section=4,
        difficulty=4,
        points=15,
        outcomes=("implement the surprise so that it survives any score",),
        tolerance=SURPRISE,
        cases=cross_entropy_cases,
        quiet=True,
        **WORDS["cross_entropy"],
    ),
    Exercise(
        id="05.4",
        name="loss_at_start",
        section=6,
        difficulty=2,
        points=5,
        extension=True,
        outcomes=("say which loss an untrained network should have",),
        tolerance=LOGARITHM,
        cases=loss_at_start_cases,
        **WORDS["loss_at_start"],
    ),
)
