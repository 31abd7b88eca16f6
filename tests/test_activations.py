"""Bends: by hand, at the kink, and as slopes."""

import numpy as np
import pytest


def bend(room, Z):
    A = np.empty_like(Z)
    room.relu_forward(Z, A)
    return A


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_relu_keeps_positive_numbers_and_makes_the_others_zero(room, dtype):
    Z = np.array([[-2.0, 3.5, 0.0], [1e30, -1e-30, 0.25]], dtype)
    assert bend(room, Z).tolist() == [[0.0, 3.5, 0.0], [Z[1, 0], 0.0, 0.25]]


def test_relu_keeps_a_nan_so_that_nothing_hides_it(room):
    assert np.isnan(bend(room, np.array([[np.nan]])))[0, 0]


def test_relu_of_minus_infinity_is_zero(room):
    assert bend(room, np.array([[-np.inf, np.inf]])).tolist() == [[0.0, np.inf]]


def test_relu_backward_passes_blame_where_the_number_passed(room):
    A, dA, dZ = np.array([[0.0, 3.5]]), np.array([[7.0, -2.0]]), np.empty((1, 2))
    room.relu_backward(dA, A, dZ)
    assert dZ.tolist() == [[0.0, -2.0]]
