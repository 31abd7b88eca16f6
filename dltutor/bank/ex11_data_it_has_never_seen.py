"""How the checker tries the exercises of lesson 11: which inputs, how exact, for how much."""

import numpy as np

from dltutor.bank.words import words_beside
from dltutor.checker.wire import Seed
from dltutor.exercise import EXACT, Exercise, Tolerance, case

WORDS = words_beside(__file__)

SCALED = Tolerance(
    relative=1e-6,
    absolute=1e-6,
    reason="a tiny number added to the spread, such as 1e-8, is a fair way around 0/0",
)
SHARES = Tolerance(
    relative=1e-6,
    absolute=1e-6,
    reason="a tiny number added to a divisor, such as 1e-8, is a fair way around 0/0",
)
LARGE = 100  # from here on, a random part is never one block of neighbours by chance


def split_cases(rng):
    seed = int(rng.integers(1_000_000))
    yield case("150 flowers", 150, 0.2, 0.2, seed)
    yield case("569 patients", 569, 0.15, 0.1, seed + 1)
    yield case("fractions that do not divide evenly", 107, 0.25, 0.15, seed + 2)
    yield case("no validation part", 120, 0.0, 0.3, seed + 3, stress="an empty part")
    yield case("ten examples", 10, 0.25, 0.15, seed + 4)
    yield case("one example", 1, 0.2, 0.2, seed + 5, stress="an empty part")
    yield case("no examples", 0, 0.2, 0.2, seed + 6, stress="empty")


def see_split(split, n, val_frac, test_frac, seed):
    """What is true of a good split, whichever examples fell into which part."""
    arguments = n, val_frac, test_frac
    train, val, test = parts = [np.asarray(one) for one in split(*arguments, Seed(seed))]
    times = np.bincount(np.concatenate(parts).astype(int), minlength=n)
    seen = {
        "sizes": tuple(len(one) for one in parts),
        "examples in no part": int(np.sum(times == 0)),
        "in both training and validation": len(np.intersect1d(train, val)) > 0,
        "in both training and test": len(np.intersect1d(train, test)) > 0,
        "in both validation and test": len(np.intersect1d(val, test)) > 0,
        "integers": all(one.dtype.kind in "iu" for one in parts if len(one)),
    }
    if n >= LARGE:
        again, other = split(*arguments, Seed(seed)), split(*arguments, Seed(seed + 1))
        seen["test from all over"] = len(test) < np.ptp(test) + 1
        seen["same seed, same test part"] = set(again[2]) == set(test)
        seen["another seed, another test part"] = set(other[2]) != set(test)
    return seen


def standardise_cases(rng):
    yield case("a few rows", *two_tables(rng, n=6, m=3, d=2))
    yield case("features of all sizes", *two_tables(rng, n=20, m=7, d=3))
    yield case("as many rows as columns", *two_tables(rng, n=4, m=4, d=4))
    yield case("one other row", *two_tables(rng, n=5, m=1, d=2))
    yield case("a feature that never changes", *with_constant(*two_tables(rng, n=6, m=3, d=2)))
    yield case("no other rows", *two_tables(rng, n=6, m=0, d=2), stress="empty")
    train, other = two_tables(rng, n=8, m=3, d=2)
    yield case(
        "whole numbers", (train * 9).astype(int), (other * 9).astype(int), stress="whole numbers"
    )
    train, other = two_tables(rng, n=6, m=3, d=3)
    yield case("another order in memory", np.asfortranarray(train), other[::-1], stress="order")


def two_tables(rng, n, m, d):
    """Features of very different sizes, and other rows that lie elsewhere than the training."""
    sizes = np.logspace(0, 4, d) if d > 2 else np.array([1.0, 20.0])
    return rng.normal(3, 1, size=(n, d)) * sizes, rng.normal(5, 2, size=(m, d)) * sizes


def with_constant(train, other):
    """The same tables with a last column of sevens: a number without rounding in its mean."""
    train[:, -1] = other[:, -1] = 7.0
    return train, other


def confusion_cases(rng):
    yield case("three classes", *labels(rng, n=30, K=3), 3)
    yield case("five classes", *labels(rng, n=8, K=5), 5)
    yield case("two classes", *labels(rng, n=50, K=2), 2)
    yield case("a pair that comes twice", np.array([0, 0, 1]), np.array([1, 1, 0]), 2)
    yield case("classes that never occur", np.array([0, 0, 1, 2]), np.array([0, 1, 1, 1]), 5)
    yield case("one example", np.array([2]), np.array([0]), 3)
    nothing = np.zeros(0, dtype=int)
    yield case("no examples", nothing, nothing, 2, stress="empty")
    truth, guess = labels(rng, n=40, K=3)
    yield case("every second example", truth[::2], guess[::2], 3, stress="order")


def labels(rng, n, K):
    """Truths, and guesses that call a class its upper neighbour more often than its lower one."""
    truth = rng.integers(0, K, n)
    return truth, (truth + rng.choice([0, 1, K - 1], size=n, p=[0.5, 0.4, 0.1])) % K


def shares_cases(rng):
    for K in (2, 3, 10):
        yield case(f"{K} classes", rng.integers(1, 9, size=(K, K)))
    yield case("a class that is never called", np.array([[5, 0, 0], [2, 3, 0], [1, 0, 0]]))
    yield case("a class that is never there", np.array([[0, 0], [4, 2]]))
    yield case("a class that is never found", np.array([[0, 3], [2, 5]]))
    yield case("a class that is there once", np.array([[1, 0], [4, 6]]))
    yield case("a class that is called once", np.array([[1, 4], [0, 6]]))
    yield case("no mistakes", 4 * np.eye(3, dtype=int))
    yield case("no examples", np.zeros((2, 2), dtype=int), stress="empty")
    table = np.asfortranarray(rng.integers(1, 9, size=(4, 4)))
    yield case("columns first in memory", table, stress="order")


EXERCISES = (
    Exercise(
        id="11.1",
        name="split_indices",
        section=2,
        difficulty=3,
        points=10,
        outcomes=("split data so that the last judgement is fair",),
        tolerance=EXACT,
        cases=split_cases,
        observe=see_split,
        **WORDS["split_indices"],
    ),
    Exercise(
        id="11.2",
        name="standardise",
        section=3,
        difficulty=3,
        points=15,
        outcomes=("scale features without a look at what is kept apart",),
        tolerance=SCALED,
        cases=standardise_cases,
        outputs=("train_scaled", "other_scaled"),
        **WORDS["standardise"],
    ),
    Exercise(
        id="11.3",
        name="confusion_matrix",
        section=5,
        difficulty=3,
        points=10,
        outcomes=("build and read a confusion table",),
        tolerance=EXACT,
        cases=confusion_cases,
        **WORDS["confusion_matrix"],
    ),
    Exercise(
        id="11.4",
        name="precision_recall_f1",
        section=6,
        difficulty=3,
        points=10,
        extension=True,
        outcomes=("choose a measure that fits what a mistake costs",),
        tolerance=SHARES,
        cases=shares_cases,
        outputs=("precision", "recall", "f1"),
        quiet=True,
        **WORDS["precision_recall_f1"],
    ),
)
