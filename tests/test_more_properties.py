"""The smaller kernels against NumPy in float64, on shapes nobody would choose, ties and no rows."""

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st
from searching import DTYPES, SEEDS, SIDES, numbers, same, search, wide

from dlcore import cpu as room
from dlcore import formulas

SMALL = st.integers(1, 9)
KINDS = st.sampled_from(["normal", "whole"])  # whole numbers bring ties, and zeros


def drawn(seed, dtype, *shape, kind="normal"):
    X = numbers(seed, dtype, *shape)
    return X if kind == "normal" else np.round(2 * X)


@search
@given(SEEDS, DTYPES, SIDES, SIDES, st.floats(0, 0.99), KINDS)
def test_leaky_relu(seed, dtype, n, m, slope, kind):
    Z, dA = drawn(seed, dtype, n, m, kind=kind), numbers(seed + 1, dtype, n, m)
    A, dZ = np.full_like(Z, np.nan), np.full_like(Z, np.nan)
    room.leaky_relu_forward(Z, dtype(slope), A)
    room.leaky_relu_backward(dA, A, dtype(slope), dZ)
    same(A, np.where(Z > 0, wide(Z), slope * wide(Z)), dtype)
    same(dZ, np.where(Z > 0, wide(dA), slope * wide(dA)), dtype)


@search
@given(SEEDS, DTYPES, SIDES, SIDES, st.integers(0, 2**32 - 1), st.floats(0, 0.95))
def test_dropout(seed, dtype, n, m, stream, rate):
    X, dA = numbers(seed, dtype, n, m), numbers(seed + 1, dtype, n, m)
    limit, scale = int(rate * 2**32), dtype(1 / (1 - rate))
    mask, A, dX = (np.full_like(X, np.nan) for _ in range(3))
    room.dropout_forward(X, stream, limit, scale, mask, A)
    room.dropout_backward(dA, mask, dX)
    dice = [formulas.scrambled(stream ^ place) for place in range(n * m)]
    kept = np.where(np.array(dice, np.int64).reshape(n, m) < limit, 0, scale)
    assert np.array_equal(mask, kept)
    same(A, wide(X) * kept, dtype)
    same(dX, wide(dA) * kept, dtype)


@search
@given(
    *(SEEDS, DTYPES, st.integers(0, 3), SMALL, SMALL, st.integers(1, 3)),
    *(st.integers(1, 4), st.integers(1, 4), KINDS),
)
def test_pooling(seed, dtype, n, height, width, channels, size, stride, kind):
    assume(size <= min(height, width))
    X = drawn(seed, dtype, n, height, width, channels, kind=kind)
    views = np.lib.stride_tricks.sliding_window_view(X, (size, size), (1, 2))
    views = views[:, ::stride, ::stride]
    squares = views.reshape(*views.shape[:4], size * size)
    A = np.full(squares.shape[:4], np.nan, dtype)
    winner = np.full(A.shape, -1)
    room.maxpool2d_forward(X, size, stride, winner, A)
    assert np.array_equal(A, squares.max(axis=-1, initial=-np.inf))
    first = squares.argmax(axis=-1)
    i, r, c, k = np.indices(A.shape)
    row, column = r * stride + first // size, c * stride + first % size
    assert np.array_equal(winner, row * width + column)
    dA, dX = numbers(seed + 1, dtype, *A.shape), np.full_like(X, np.nan)
    room.maxpool2d_backward(dA, winner, dX)
    expected = np.zeros(X.shape)
    np.add.at(expected, (i, row, column, k), wide(dA))
    same(dX, expected, dtype, size * size)


@search
@given(SEEDS, DTYPES, st.integers(0, 9), st.integers(0, 9), SMALL, SMALL)
def test_embedding(seed, dtype, n, length, n_symbols, n_out):
    X = np.random.default_rng(seed).integers(0, n_symbols, (n, length))
    W, dA = numbers(seed, dtype, n_symbols, n_out), numbers(seed + 1, dtype, n, length, n_out)
    A, dW = np.full_like(dA, np.nan), np.full_like(W, np.nan)
    room.embedding_forward(X, W, A)
    room.embedding_backward(X, dA, dW)
    assert np.array_equal(A, W[X])
    expected = np.zeros(W.shape)
    np.add.at(expected, X, wide(dA))
    same(dW, expected, dtype, n * length)


@search
@given(SEEDS, DTYPES, st.integers(0, 200), st.floats(0, 2), KINDS)
def test_penalties_and_rescaling(seed, dtype, size, amount, kind):
    W, dW = drawn(seed, dtype, size, kind=kind), numbers(seed + 1, dtype, size)
    number, slopes, w = dtype(amount), wide(dW), wide(W)
    room.l2_backward(W, number, dW)
    same(dW, slopes + amount * w, dtype)
    shrunk, scaled, table = W.copy(), W.copy(), np.full((size, 1), np.nan, dtype)
    room.l1_shrink(number, shrunk)
    same(shrunk, np.sign(w) * np.maximum(np.abs(w) - float(number), 0), dtype)
    room.scale(number, scaled)
    same(scaled, amount * w, dtype)
    room.rescale(W.reshape(size, 1), number, table)
    assert np.array_equal(table[:, 0], scaled)


@search
@given(SEEDS, DTYPES, st.integers(0, 40), st.integers(1, 9), KINDS)
def test_softmax_and_right_answers(seed, dtype, n, n_classes, kind):
    Z = drawn(seed, dtype, n, n_classes, kind=kind)
    y = np.random.default_rng(seed).integers(0, n_classes, n)
    P, right = np.full_like(Z, np.nan), np.full(1, -1)
    room.softmax(Z, P)
    shares = np.exp(wide(Z) - wide(Z).max(axis=1, keepdims=True))
    same(P, shares / shares.sum(axis=1, keepdims=True), dtype)
    room.count_right(Z, y, right)
    assert right[0] == (Z.argmax(axis=1) == y).sum()
    Y = np.random.default_rng(seed).integers(0, 2, Z.shape).astype(dtype)
    room.count_right_yes_or_no(Z, Y, right)
    told = Y[np.arange(n), Z.argmax(axis=1)] == Y.max(axis=1)
    assert right[0] == ((Z > 0) == (Y > 0.5)).sum() if n_classes == 1 else right[0] == told.sum()


@search
@given(SEEDS, DTYPES, st.integers(1, 30), SIDES, st.integers(0, 30))
def test_dot_and_rows_that_are_taken(seed, dtype, n_all, m, n):
    X, w = numbers(seed, dtype, n_all, m), numbers(seed + 1, dtype, m)
    same(room.dot(X[0], w), wide(X[0]) @ wide(w), dtype, m)
    rows = np.random.default_rng(seed).integers(0, n_all, n)
    batch, labels = np.full((n, m), np.nan, dtype), np.full(n, -1)
    room.take_rows(X, rows, batch)
    room.take(np.arange(n_all), rows, labels)
    assert np.array_equal(batch, X[rows]) and np.array_equal(labels, rows)
