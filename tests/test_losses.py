"""Softmax and cross-entropy: by hand, against formulas in float64, as slopes, at extremes."""

from math import log

import numpy as np
import pytest
from tolerances import FINITE_DIFFERENCE, FLOAT32, FLOAT64

TOLERANCE = {np.float32: FLOAT32, np.float64: FLOAT64}


def surprise(room, Z, y):
    P, loss = np.empty_like(Z), np.zeros(1)
    room.softmax_cross_entropy_forward(Z, y, P, loss)
    return P, loss[0]


def test_equal_scores_give_equal_beliefs_and_the_surprise_of_a_guess(room):
    P, loss = surprise(room, np.zeros((2, 4)), np.array([0, 3]))
    assert P.tolist() == [[0.25] * 4] * 2
    assert loss == pytest.approx(log(4), rel=FLOAT64)


def test_scores_that_are_logarithms_give_the_shares_by_hand(room):
    P, loss = surprise(room, np.log([[1.0, 2.0, 5.0]]), np.array([2]))
    assert P[0] == pytest.approx([0.125, 0.25, 0.625], rel=FLOAT64)
    assert loss == pytest.approx(-log(0.625), rel=FLOAT64)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_softmax_cross_entropy_equals_the_formula_in_float64(room, rng, dtype):
    Z, y = rng.normal(size=(5, 7)).astype(dtype), rng.integers(0, 7, 5)
    P, loss = surprise(room, Z, y)
    exact = Z.astype(np.float64)
    beliefs = np.exp(exact) / np.exp(exact).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(P, beliefs, rtol=TOLERANCE[dtype])
    assert loss == pytest.approx(-np.log(beliefs[np.arange(5), y]).mean(), rel=TOLERANCE[dtype])


def test_huge_scores_neither_overflow_nor_lose_their_surprise(room):
    P, loss = surprise(room, np.array([[1000.0, 0.0, -1000.0]]), np.array([2]))
    assert P.tolist() == [[1.0, 0.0, 0.0]]
    assert loss == 2000.0


def test_the_backward_pass_is_the_slope_of_the_mean_loss(room, rng):
    Z, y = rng.normal(size=(3, 5)), np.array([4, 0, 2])
    P, _ = surprise(room, Z, y)
    dZ, measured = np.empty_like(Z), np.empty_like(Z)
    room.softmax_cross_entropy_backward(P, y, dZ)
    for index in np.ndindex(Z.shape):
        kept = Z[index]
        Z[index] = kept + 1e-5
        higher = surprise(room, Z, y)[1]
        Z[index] = kept - 1e-5
        measured[index] = (higher - surprise(room, Z, y)[1]) / 2e-5
        Z[index] = kept
    np.testing.assert_allclose(dZ, measured, rtol=FINITE_DIFFERENCE, atol=FINITE_DIFFERENCE)


def test_blame_of_every_example_adds_up_to_zero(room, rng):
    Z, y = rng.normal(size=(3, 5)), np.array([4, 0, 2])
    P, _ = surprise(room, Z, y)
    dZ = np.empty_like(Z)
    room.softmax_cross_entropy_backward(P, y, dZ)
    np.testing.assert_allclose(dZ.sum(axis=1), 0, atol=FLOAT64)


def test_count_right_takes_the_first_of_equal_scores(room):
    right = np.zeros(1, np.int64)
    room.count_right(np.array([[1.0, 1.0], [0.0, 2.0], [3.0, 0.0]]), np.array([0, 1, 1]), right)
    assert right[0] == 2
