"""How the checker tries the exercises of lesson 01: which inputs, how exact, for how much."""

import numpy as np

from dltutor.bank.words import words_beside
from dltutor.exercise import EXACT, Exercise, Tolerance, case

WORDS = words_beside(__file__)

SUM_OF_PRODUCTS = Tolerance(
    relative=1e-12,
    absolute=1e-12,
    reason="adding up to 64 products in another order moves the sum by less than 1e-13",
)


def dot_cases(rng):
    yield case("one pair", rng.normal(size=1), rng.normal(size=1))
    yield case("two pairs", rng.normal(size=2), rng.normal(size=2))
    yield case("seven pairs", rng.normal(size=7), rng.normal(size=7))
    yield case("many pairs", rng.normal(size=64), rng.normal(size=64))
    yield case("fractions", np.array([0.5, 0.25]), np.array([1.0, 1.0]))
    yield case("a weight of zero", rng.normal(size=3), np.array([2.0, 0.0, -1.0]))
    x, w = rng.integers(1, 9, size=(2, 3))
    yield case("whole numbers", x, w, stress="whole numbers")
    yield case("no pairs", np.zeros(0), np.zeros(0), stress="empty")
    yield case("every second number", rng.normal(size=20)[::2], rng.normal(size=10), stress="order")


def neuron_score_cases(rng):
    for n, b in ((1, -7.5), (1, 0.3), (3, 40.0), (3, -7.5), (3, 0.0), (30, 0.3)):
        inputs = "one input" if n == 1 else f"{n} inputs"
        yield case(f"{inputs} and b = {b:g}", rng.normal(size=n), rng.normal(size=n), b)
    yield case("all inputs zero", np.zeros(4), rng.normal(size=4), 2.5)
    yield case("negative weights", rng.uniform(1, 2, size=3), -rng.uniform(1, 2, size=3), 0.5)
    yield case("no inputs", np.zeros(0), np.zeros(0), 1.5, stress="empty")


def decide_cases(rng):
    yield case("one row", *rows_with_clear_scores(rng, n=1, d=3))
    yield case("many rows", *rows_with_clear_scores(rng, n=50, d=2))
    yield case("as many rows as columns", *rows_with_clear_scores(rng, n=8, d=8))
    near = np.array([[0.2, 0.1], [-0.2, -0.1], [0.3, 0.1]])
    yield case("scores between 0 and 0.5", near, np.array([1.0, 1.0]), 0.0)
    edge = np.array([[2.0, 1.0], [3.0, 1.0], [1.0, 2.0]])
    yield case("a score of exactly 0", edge, np.array([1.0, -1.0]), -1.0)
    yield case("no rows", np.zeros((0, 3)), rng.normal(size=3), 1.0, stress="empty")
    X, w, b = rows_with_clear_scores(rng, n=6, d=3)
    yield case("every second row", np.repeat(X, 2, axis=0)[::2], w, b, stress="order")


def rows_with_clear_scores(rng, n, d):
    """Random rows with both labels, and no score so near 0 or 0.5 that rounding could decide."""
    while True:
        X, w, b = rng.normal(size=(n, d)), rng.normal(size=d), round(rng.normal(), 1)
        z = X @ w + b
        both_labels = n == 1 or 0 < np.sum(z > 0) < n
        if both_labels and np.all(np.abs(z) > 1e-6) and np.all(np.abs(z - 0.5) > 1e-6):
            return X, w, b


EXERCISES = (
    Exercise(
        id="01.1",
        name="dot",
        section=3,
        difficulty=1,
        points=5,
        outcomes=("write its sum of products as a loop",),
        tolerance=SUM_OF_PRODUCTS,
        cases=dot_cases,
        **WORDS["dot"],
    ),
    Exercise(
        id="01.2",
        name="neuron_score",
        section=4,
        difficulty=1,
        points=5,
        outcomes=(
            "compute a neuron's score by hand",
            "predict how each weight and the bias move the decision line",
        ),
        tolerance=SUM_OF_PRODUCTS,
        cases=neuron_score_cases,
        **WORDS["neuron_score"],
    ),
    Exercise(
        id="01.3",
        name="decide",
        section=5,
        difficulty=1,
        points=5,
        outcomes=("turn scores into decisions",),
        tolerance=EXACT,
        cases=decide_cases,
        **WORDS["decide"],
    ),
)
