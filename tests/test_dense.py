"""The dense layer: by hand, against einsum in float64, against finite differences, at its edges."""

import numpy as np
import pytest
from tolerances import FINITE_DIFFERENCE, FLOAT32, FLOAT64

from dlcore.cpu.dense import dense_forward_loop

SHAPES = [(3, 5, 7), (1, 5, 7), (3, 1, 7), (3, 5, 1), (17, 33, 65), (4, 4, 4)]
TOLERANCE = {np.float32: FLOAT32, np.float64: FLOAT64}


def numbers(rng, *shape, dtype=np.float64):
    return rng.normal(size=shape).astype(dtype)


def test_dense_forward_by_hand(room):
    X, W = np.array([[1.0, 2.0]]), np.array([[3.0, 0.0, -1.0], [0.5, 4.0, 2.0]])
    Z = np.empty((1, 3))
    room.dense_forward(X, W, np.array([10.0, 20.0, 30.0]), Z)
    assert Z.tolist() == [[14.0, 28.0, 33.0]]


def test_dense_backward_by_hand(room):
    X, W = np.array([[1.0, 2.0], [3.0, -1.0]]), np.array([[2.0], [5.0]])
    dZ = np.array([[10.0], [1.0]])
    dW, db, dX = np.empty((2, 1)), np.empty(1), np.empty((2, 2))
    room.dense_backward_weights(X, dZ, dW)
    room.dense_backward_bias(dZ, db)
    room.dense_backward_input(dZ, W, dX)
    assert dW.tolist() == [[13.0], [19.0]]
    assert db.tolist() == [11.0]
    assert dX.tolist() == [[20.0, 50.0], [2.0, 5.0]]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("n, n_in, n_out", SHAPES)
def test_dense_equals_einsum_with_our_letters(room, rng, n, n_in, n_out, dtype):
    X, W, b = (numbers(rng, *s, dtype=dtype) for s in [(n, n_in), (n_in, n_out), (n_out,)])
    dZ = numbers(rng, n, n_out, dtype=dtype)
    Z, dX, dW, db = (np.full(s, np.nan, dtype) for s in [dZ.shape, X.shape, W.shape, b.shape])
    room.dense_forward(X, W, b, Z)
    room.dense_backward_weights(X, dZ, dW)
    room.dense_backward_bias(dZ, db)
    room.dense_backward_input(dZ, W, dX)
    X, W, b, dZ = (array.astype(np.float64) for array in (X, W, b, dZ))
    close = {"rtol": TOLERANCE[dtype], "atol": TOLERANCE[dtype]}
    np.testing.assert_allclose(Z, np.einsum("ik,kj->ij", X, W) + b, **close)
    np.testing.assert_allclose(dW, np.einsum("ik,ij->kj", X, dZ), **close)
    np.testing.assert_allclose(db, np.einsum("ij->j", dZ), **close)
    np.testing.assert_allclose(dX, np.einsum("ij,kj->ik", dZ, W), **close)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("n, n_in, n_out", SHAPES)
def test_the_loop_you_read_is_the_loop_that_runs_bit_for_bit(rng, room, n, n_in, n_out, dtype):
    X, W, b = (numbers(rng, *s, dtype=dtype) for s in [(n, n_in), (n_in, n_out), (n_out,)])
    Z, by_the_loop = np.empty((n, n_out), dtype), np.empty((n, n_out), dtype)
    room.dense_forward(X, W, b, Z)
    dense_forward_loop(X, W, b, by_the_loop)
    assert np.array_equal(Z, by_the_loop)


def test_dense_backward_is_the_slope_of_the_forward_pass(room, rng):
    X, W, b, upstream = (numbers(rng, *s) for s in [(3, 5), (5, 7), (7,), (3, 7)])
    dX, dW, db = np.empty_like(X), np.empty_like(W), np.empty_like(b)
    room.dense_backward_weights(X, upstream, dW)
    room.dense_backward_bias(upstream, db)
    room.dense_backward_input(upstream, W, dX)

    def weighted_output():
        Z = np.empty((3, 7))
        room.dense_forward(X, W, b, Z)
        return (Z * upstream).sum()

    for array, slope in [(X, dX), (W, dW), (b, db)]:
        measured = np.empty_like(array)
        for index in np.ndindex(array.shape):
            kept = array[index]
            array[index] = kept + 1e-5
            higher = weighted_output()
            array[index] = kept - 1e-5
            measured[index] = (higher - weighted_output()) / 2e-5
            array[index] = kept
        np.testing.assert_allclose(slope, measured, rtol=FINITE_DIFFERENCE, atol=FINITE_DIFFERENCE)


def test_backward_assigns_and_never_adds_to_what_was_there(room, rng):
    X, dZ = numbers(rng, 3, 5), numbers(rng, 3, 7)
    once, twice = np.full((5, 7), 9.0), np.empty((5, 7))
    room.dense_backward_weights(X, dZ, once)
    room.dense_backward_weights(X, dZ, twice)
    room.dense_backward_weights(X, dZ, twice)
    assert np.array_equal(once, twice)
