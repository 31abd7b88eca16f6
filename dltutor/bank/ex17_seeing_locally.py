"""How the checker tries the exercises of lesson 17: which inputs, how exact, for how much."""

import numpy as np

from dltutor.bank.words import words_beside
from dltutor.exercise import EXACT, Exercise, Tolerance, case

WORDS = words_beside(__file__)

SUM_OF_PRODUCTS = Tolerance(
    relative=1e-9,
    absolute=1e-12,
    reason="up to 16 products may be added in another order, or by way of a Fourier transform",
)


def conv_cases(rng):
    for h, w, a, b in ((3, 4, 2, 2), (5, 6, 2, 3), (6, 5, 3, 2), (4, 4, 3, 3)):
        yield case(f"{a} x {b} on {h} x {w}", rng.normal(size=(h, w)), rng.normal(size=(a, b)))
    yield case("as large as the picture", rng.normal(size=(3, 4)), rng.normal(size=(3, 4)))
    yield case("a kernel of one number", rng.normal(size=(3, 5)), rng.normal(size=(1, 1)))
    yield case("one row", rng.normal(size=(1, 5)), rng.normal(size=(1, 2)))
    picture, kernel = rng.integers(0, 17, size=(4, 5)), rng.integers(-2, 3, size=(2, 2))
    kernel[0, 0] = 3  # never all equal, never all 0
    yield case("whole numbers", picture, kernel, stress="whole numbers")
    picture = np.asfortranarray(rng.normal(size=(5, 4)))
    yield case("columns first in memory", picture, rng.normal(size=(2, 3)), stress="order")


def pool_cases(rng):
    yield case("two squares", rng.normal(size=(1, 2, 4)))
    yield case("one above the other", rng.normal(size=(1, 4, 2)))
    yield case("four pictures", rng.normal(size=(4, 2, 6)))
    yield case("as high as wide", rng.normal(size=(2, 4, 4)))
    yield case("all pixels negative", -1 - rng.random(size=(2, 4, 4)))
    yield case("no pictures", np.zeros((0, 4, 4)), stress="empty")
    yield case("every second picture", rng.normal(size=(4, 4, 2))[::2], stress="order")


EXERCISES = (
    Exercise(
        id="17.1",
        name="conv2d_valid",
        section=2,
        difficulty=4,
        points=15,
        extension=True,
        outcomes=("slide one small window of weights over a picture",),
        tolerance=SUM_OF_PRODUCTS,
        cases=conv_cases,
        **WORDS["conv2d_valid"],
    ),
    Exercise(
        id="17.2",
        name="max_pool2",
        section=3,
        difficulty=3,
        points=10,
        extension=True,
        outcomes=("shrink a picture and keep what was found in it",),
        tolerance=EXACT,
        cases=pool_cases,
        **WORDS["max_pool2"],
    ),
)
