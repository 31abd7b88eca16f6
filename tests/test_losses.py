"""Softmax and cross-entropy: by hand, against formulas in float64, as slopes, at extremes."""

from math import log

import numpy as np
import pytest
from tolerances import FINITE_DIFFERENCE, FLOAT32, FLOAT64

from dlcore import formulas

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


# yes or no, and values: the targets have the shape of the scores


def measure(room, name, Z, Y):
    """The loss and, where the loss has them, the beliefs."""
    P, loss = np.empty_like(Z), np.zeros(1)
    beliefs = (P,) if name == "binary_cross_entropy" else ()
    getattr(room, f"{name}_forward")(Z, Y, *beliefs, loss)
    return (P if beliefs else Z), loss[0]


def blame(room, name, Z, Y):
    kept, dZ = measure(room, name, Z, Y)[0], np.empty_like(Z)
    getattr(room, f"{name}_backward")(kept, Y, dZ)
    return dZ


def test_binary_cross_entropy_by_hand_sums_outputs_and_averages_examples(room):
    Z, Y = np.array([[0.0, log(3)], [0.0, -log(3)]]), np.array([[1.0, 1.0], [0.0, 1.0]])
    P, loss = measure(room, "binary_cross_entropy", Z, Y)
    assert P == pytest.approx(np.array([[0.5, 0.75], [0.5, 0.25]]), rel=FLOAT64)
    assert loss == pytest.approx((log(2) - log(0.75) + log(2) - log(0.25)) / 2, rel=FLOAT64)


def test_mean_squared_error_by_hand_averages_over_all_numbers(room):
    Z, Y = np.array([[3.0, 0.0], [-1.0, 2.0]]), np.array([[1.0, 0.0], [-1.0, -1.0]])
    assert measure(room, "mean_squared_error", Z, Y)[1] == (4 + 0 + 0 + 9) / 4
    assert blame(room, "mean_squared_error", Z, Y).tolist() == [[1.0, 0.0], [0.0, 1.5]]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", ["binary_cross_entropy", "mean_squared_error"])
@pytest.mark.parametrize("shape", [(5, 7), (1, 3), (60, 100), (6, 1)])
def test_a_loss_is_the_sum_of_its_formula(room, rng, name, shape, dtype):
    Z, Y = (3 * rng.normal(size=shape)).astype(dtype), rng.random(shape).astype(dtype)
    one = formulas.binary_cross_entropy if name[0] == "b" else formulas.squared_error
    total = sum(one(z, y) for z, y in zip(Z.ravel().tolist(), Y.ravel().tolist(), strict=True))
    expected = total / (shape[0] if name[0] == "b" else Z.size)
    assert measure(room, name, Z, Y)[1] == pytest.approx(expected, rel=TOLERANCE[dtype])


@pytest.mark.parametrize("name", ["binary_cross_entropy", "mean_squared_error"])
def test_the_blame_of_a_score_is_the_slope_of_the_loss(room, rng, name):
    Z, Y = rng.normal(size=(3, 5)), rng.random((3, 5))
    measured = np.empty_like(Z)
    for index in np.ndindex(Z.shape):
        higher, lower = Z.copy(), Z.copy()
        higher[index] += 1e-5
        lower[index] -= 1e-5
        measured[index] = (
            measure(room, name, higher, Y)[1] - measure(room, name, lower, Y)[1]
        ) / 2e-5
    np.testing.assert_allclose(
        blame(room, name, Z, Y), measured, rtol=FINITE_DIFFERENCE, atol=FINITE_DIFFERENCE
    )


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_sure_and_wrong_yes_or_no_costs_its_whole_score(room, dtype):
    Z, Y = np.array([[1000.0], [-1000.0]], dtype), np.array([[0.0], [1.0]], dtype)
    P, loss = measure(room, "binary_cross_entropy", Z, Y)
    assert P.tolist() == [[1.0], [0.0]] and loss == 1000.0
    assert measure(room, "binary_cross_entropy", Z, 1 - Y)[1] == 0.0


@pytest.mark.parametrize("name", ["binary_cross_entropy", "mean_squared_error"])
def test_a_nan_reaches_the_loss(room, name):
    Z, Y = np.array([[1.0, np.nan]]), np.array([[1.0, 0.0]])
    assert np.isnan(measure(room, name, Z, Y)[1])


def test_one_output_says_yes_above_zero_and_several_say_their_highest(room):
    right = np.zeros(1, np.int64)
    room.count_right_yes_or_no(np.array([[0.1], [-2.0], [0.0]]), np.array([[1.0], [1], [0]]), right)
    assert right[0] == 2
    Z = np.array([[1.0, 1.0, 0.0], [-1.0, -2.0, -3.0], [0.0, 0.0, 5.0]])
    Y = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 1.0]])
    room.count_right_yes_or_no(Z, Y, right)
    assert right[0] == 2  # the last has two right answers, and the highest score is at one of them
