"""How the checker tries the exercises of lesson 12: which inputs, how exact, for how much."""

import math

import numpy as np

from dltutor.bank.words import words_beside
from dltutor.checker.wire import Seed
from dltutor.exercise import EXACT, Exercise, Tolerance, case

WORDS = words_beside(__file__)

SUMMED = Tolerance(
    relative=1e-10,
    absolute=1e-12,
    reason="adding up some dozens of weights in another order moves the sum by about 1e-14",
)
ONE_PRODUCT = Tolerance(1e-12, 1e-12, "one product for each number")
FACTORS = Tolerance(1e-9, 1e-9, "the factor 1/(1 - p) may be reached on another way")
SHARE = 0.04  # 16,000 activations: eight times the spread of the share that is dropped by chance


def l2_cases(rng):
    yield case("two layers", two_layers(rng), 0.1)
    yield case("a large lam", two_layers(rng), 2.0)
    yield case("lam of 0", two_layers(rng), 0.0)
    yield case("three layers", two_layers(rng) | {"W3": rng.normal(size=(2, 5))}, 0.5)
    yield case("biases that stand as a row", with_biases_as_rows(rng), 0.3, stress="shape")
    turned = {name: np.asfortranarray(one) for name, one in two_layers(rng).items()}
    yield case("columns first in memory", turned, 0.2, stress="order")


def l1_cases(rng):
    yield from l2_cases(rng)
    zeros = {"W1": np.array([[0.0, -2.0], [3.0, 0.0]]), "b1": np.array([5.0, -5.0])}
    yield case("weights of exactly 0", zeros, 0.5)


def two_layers(rng):
    return {
        "W1": rng.normal(size=(3, 4)),
        "b1": rng.normal(size=4),
        "W2": rng.normal(size=(4, 2)),
        "b2": rng.normal(size=2),
    }


def with_biases_as_rows(rng):
    layers = two_layers(rng)
    return {name: one.reshape(1, -1) if name[0] == "b" else one for name, one in layers.items()}


def dropout_cases(rng):
    seed = int(rng.integers(1_000_000))
    yield case("p_drop = 0.2", 160, 100, 0.2, True, seed)
    yield case("p_drop = 0.5", 160, 100, 0.5, True, seed + 1)
    yield case("p_drop = 0.9", 160, 100, 0.9, True, seed + 2)
    yield case("p_drop = 0", 5, 3, 0.0, True, seed + 3, stress="nothing dropped")
    yield case("not training", 4, 3, 0.5, False, seed + 4)
    yield case("no examples", 0, 3, 0.5, True, seed + 5, stress="empty")


def see_dropout(dropout, n, h, p_drop, train, seed):
    """What is true of good dropout, whichever activations it has dropped."""
    A = np.random.default_rng(seed).uniform(1, 2, size=(n, h))
    out, mask = (np.asarray(one, dtype=float) for one in dropout(A, p_drop, Seed(seed), train))
    factors = np.unique(np.round(mask[mask != 0], 9))
    seen = {
        "shapes": (out.shape, mask.shape),
        "activations are A times mask": out.shape == mask.shape and np.allclose(out, A * mask),
        "factor of the survivors": [float(one) for one in factors[:3]],
    }
    if not train:
        seen["dropped"] = bool(np.any(mask == 0))
        return seen
    if 0 < p_drop and n * h >= 1_000:
        dropped = float(np.mean(mask == 0))
        other = np.asarray(dropout(A, p_drop, Seed(seed + 1), train)[1])
        fair = abs(dropped - p_drop) <= SHARE
        seen["share that is dropped"] = p_drop if fair else round(dropped, 1)
        seen["every row has a mask of its own"] = not np.all(mask == mask[0])
        seen["another seed, another mask"] = not np.array_equal(other, mask)
    return seen


def backward_cases(rng):
    yield case("as many rows as columns", rng.normal(size=(4, 4)), mask_of(rng, 4, 4, p=0.4))
    yield case("two rows", rng.normal(size=(2, 5)), mask_of(rng, 2, 5, p=0.2))
    yield case("one row", rng.normal(size=(1, 6)), mask_of(rng, 1, 6, p=0.5))
    yield case("nothing dropped", rng.normal(size=(3, 2)), np.ones((3, 2)))
    yield case("no examples", np.zeros((0, 3)), np.zeros((0, 3)), stress="empty")
    turned = np.asfortranarray(rng.normal(size=(3, 4)))
    yield case("columns first in memory", turned, mask_of(rng, 3, 4, p=0.4), stress="order")


def mask_of(rng, n, h, p):
    """A mask of dropout in which something is dropped and something survives."""
    mask = (rng.random((n, h)) >= p) / (1 - p)
    mask[0, :2] = 0.0, 1 / (1 - p)
    return mask


def early_cases(rng):
    def losses(*numbers):
        size = round(float(rng.uniform(0.5, 2.0)), 2)
        return [round(size * number, 3) for number in numbers]

    yield case("a bad epoch before better ones", losses(9, 7, 8, 6, 5), 2)
    yield case("a slow climb with dips", losses(9, 6, 7, 6.8, 6.9, 6.7), 3)
    yield case("a late second valley", losses(9, 5, 7, 6, 4, 3), 3)
    yield case("bad epochs far apart", losses(9, 8, 8.5, 7, 7.5, 6), 2)
    yield case("always better", losses(5, 4, 3, 2), 2)
    yield case("patience 1", losses(5, 6, 4, 4.5), 1)
    yield case("a plateau", losses(1, 1, 1, 1, 1), 3, stress="ties")
    yield case("a plateau before the end", losses(3, 2, 2, 2.5), 2, stress="ties")
    yield case("not a number", losses(5, 4, math.nan, 3.9, 5, 6), 2, stress="NaN")
    yield case("one epoch", losses(0.5), 1, stress="one epoch")
    yield case("more patience than epochs", losses(3, 2, 4), 9)


EXERCISES = (
    Exercise(
        id="12.1",
        name="l2_penalty",
        section=3,
        difficulty=3,
        points=10,
        outcomes=("write the penalties L2 and L1, dropout and early stopping",),
        tolerance=SUMMED,
        cases=l2_cases,
        outputs=("penalty", "slopes"),
        **WORDS["l2_penalty"],
    ),
    Exercise(
        id="12.2",
        name="l1_penalty",
        section=4,
        difficulty=3,
        points=10,
        outcomes=("write the penalties L2 and L1, dropout and early stopping",),
        tolerance=SUMMED,
        cases=l1_cases,
        outputs=("penalty", "slopes"),
        **WORDS["l1_penalty"],
    ),
    Exercise(
        id="12.3",
        name="dropout_forward",
        section=5,
        difficulty=3,
        points=10,
        outcomes=("write the penalties L2 and L1, dropout and early stopping",),
        tolerance=FACTORS,
        cases=dropout_cases,
        observe=see_dropout,
        **WORDS["dropout_forward"],
    ),
    Exercise(
        id="12.4",
        name="dropout_backward",
        section=5,
        difficulty=2,
        points=5,
        extension=True,
        outcomes=("write the penalties L2 and L1, dropout and early stopping",),
        tolerance=ONE_PRODUCT,
        cases=backward_cases,
        **WORDS["dropout_backward"],
    ),
    Exercise(
        id="12.5",
        name="early_stop",
        section=6,
        difficulty=3,
        points=10,
        outcomes=("write the penalties L2 and L1, dropout and early stopping",),
        tolerance=EXACT,
        cases=early_cases,
        outputs=("stop_epoch", "best_epoch"),
        **WORDS["early_stop"],
    ),
)
