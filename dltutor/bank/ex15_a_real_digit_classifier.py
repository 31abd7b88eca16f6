"""How the checker tries the exercises of lesson 15: which inputs, how exact, for how much."""

import ast
import functools

import numpy as np

from dltutor.bank.words import words_beside
from dltutor.exercise import EXACT, Exercise, case

WORDS = words_beside(__file__)

ASKED = 94  # of 100; over twelve shuffles our small network got 95 to 98, a linear model 93 to 94
SHUFFLES = 3
LEARNERS = {"sklearn", "torch", "tensorflow", "keras", "jax", "flax", "xgboost", "lightgbm"}
TRAINING_SECONDS = 60.0


def shift_cases(rng):
    yield case("one to the right", pictures(rng, 1, 2, 3), 1, 0)
    yield case("one down", pictures(rng, 1, 3, 2), 0, 1)
    yield case("left and down", pictures(rng, 2, 4, 5), -2, 1)
    yield case("right and up", pictures(rng, 2, 5, 4), 3, -1)
    yield case("no shift", pictures(rng, 2, 3, 3), 0, 0)
    yield case("further than the picture", pictures(rng, 1, 3, 4), 9, 0, stress="large shift")
    yield case("far to the left", pictures(rng, 1, 3, 4), -9, -9, stress="large shift")
    yield case("bytes", pictures(rng, 1, 5, 3).astype(np.uint8), 1, 2, stress="type")
    yield case("fractions", pictures(rng, 1, 3, 4) / 16.0, 1, -1, stress="type")
    yield case("no pictures", np.zeros((0, 3, 4)), 1, 1, stress="empty")


def pictures(rng, n, h, w):
    """Pictures without a blank pixel, so that every lost or repeated one shows."""
    return rng.integers(1, 17, size=(n, h, w))


def confusion_cases(rng):
    yield case("three classes", confused(rng, 3), 2)
    yield case("four classes", confused(rng, 4), 3)
    yield case("ten classes", confused(rng, 10), 5)
    yield case("equally frequent", np.array([[5, 2, 2], [2, 5, 0], [0, 3, 5]]), 4, stress="ties")
    yield case("two ways to confuse", np.array([[9, 4, 0], [1, 9, 3], [0, 3, 9]]), 2)
    yield case("fewer mistakes than k", np.array([[4, 1], [0, 4]]), 9, stress="large k")
    yield case("no mistakes", 9 * np.eye(3, dtype=int), 2, stress="empty")


def confused(rng, K):
    """A table with more right answers than mistakes, and with mistakes of many frequencies."""
    return rng.integers(0, 9, size=(K, K)) + 20 * np.eye(K, dtype=int)


def digit_cases(rng):
    seed = int(rng.integers(1_000_000))
    one, other = (int(digit) for digit in rng.choice(10, size=2, replace=False))
    yield case("three shuffles", seed, observe=see_three_shuffles)
    yield case("one picture alone", one, seed, observe=see_one_picture)
    yield case("another picture alone", other, seed + 1, observe=see_one_picture)
    yield case("twenty pictures", 20, seed, stress="type", observe=see_form)
    yield case("no pictures to label", 0, seed, stress="empty", observe=see_form)
    yield case("a model of your own", 20, observe=see_ready_made_learners)


def see_three_shuffles(classify, seed):
    """How many are right on average, in broad steps, and whether the answer looks at the picture.

    Two trainings are never quite alike, so a mistake is known by the step its score falls in.
    """
    right, given = 0.0, 0
    for shuffle in range(SHUFFLES):
        X, y = digits(seed + shuffle)
        labels = np.asarray(classify(X[:1300], y[:1300], X[1300:]))
        if labels.shape != y[1300:].shape:
            shape = f"an array of shape {labels.shape}"
            return {"answer": shape, "right of 100": "unknown", "labels": "unknown"}
        right += 100 * np.mean(labels == y[1300:]) / SHUFFLES
        given = max(given, len(set(labels.tolist())))
    return {
        "answer": "a label for every picture",
        "right of 100": _step(right),
        "labels": "of several digits" if given > 1 else "always the same",
    }


def _step(right):
    steps = ((ASKED, f"{ASKED} or more"), (80, f"80 to {ASKED}"), (50, "50 to 80"))
    below = "20 to 50" if right >= 20 else "below 20, like guessing"
    return next((said for least, said in steps if right >= least), below)


def see_one_picture(classify, digit, seed):
    """The label of the most ordinary picture of a digit, when no other comes with it."""
    X, y = digits(seed)
    of_digit = X[y == digit]
    ordinary = np.argmin(((of_digit - of_digit.mean(axis=0)) ** 2).sum(axis=1))
    labels = np.asarray(classify(X[:900], y[:900], of_digit[ordinary : ordinary + 1]))
    return labels.tolist() if labels.shape == (1,) else f"an answer of shape {labels.shape}"


def see_form(classify, n, seed):
    X, y = digits(seed)
    labels = np.asarray(classify(X[:200], y[:200], X[200 : 200 + n]))
    whole = labels.dtype.kind in "iu" or not labels.size
    return {"shape": labels.shape, "kind": "integers" if whole else str(labels.dtype)}


def see_ready_made_learners(classify, n):
    """Read the file for imports; it is asked for a few labels so that an empty one shows, too."""
    X, y = digits(0)
    classify(X[:200], y[:200], X[:n])
    imported = [
        name.partition(".")[0]
        for node in ast.walk(ast.parse(classify.text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [one.name for one in node.names]
        )
    ]
    found = sorted(LEARNERS.intersection(imported))
    return f"imports {', '.join(found)}" if found else "no ready-made learner"


@functools.lru_cache(maxsize=8)
def digits(seed):
    """The pictures and labels of real digits, shuffled; pixels from 0 to 16."""
    from dlcore import data  # imported late: it takes a moment, and only this exercise needs it

    found = data.digits()
    order = np.random.default_rng(seed).permutation(len(found.y))
    return found.X[order] * 16.0, found.y[order]


EXERCISES = (
    Exercise(
        id="15.1",
        name="shift_images",
        section=5,
        difficulty=3,
        points=10,
        extension=True,
        outcomes=("test a classifier on pictures that differ from its own",),
        tolerance=EXACT,
        cases=shift_cases,
        **WORDS["shift_images"],
    ),
    Exercise(
        id="15.2",
        name="top_confusions",
        section=4,
        difficulty=2,
        points=5,
        extension=True,
        outcomes=("present a confusion table",),
        tolerance=EXACT,
        cases=confusion_cases,
        **WORDS["top_confusions"],
    ),
    Exercise(
        id="15.3",
        name="classify_digits",
        section=6,
        difficulty=4,
        points=30,
        outcomes=("run a project from raw pictures to a tested model",),
        tolerance=EXACT,
        cases=digit_cases,
        seconds=TRAINING_SECONDS,
        **WORDS["classify_digits"],
    ),
)
