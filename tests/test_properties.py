"""Every kernel against float64 einsum, on shapes nobody would choose, arrays in any order, no rows.

A quick profile runs in the suite; DLCORE_EXAMPLES=10000 searches longer.
"""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from searching import DTYPES, SEEDS, SIDES, numbers, same, search, wide

import dlcore as dl
from dlcore import cpu as room
from dlcore import formulas


@search
@given(SEEDS, DTYPES, SIDES, SIDES, SIDES)
def test_dense_forward(seed, dtype, n, n_in, n_out):
    X, W, b = (
        numbers(seed + k, dtype, *s) for k, s in enumerate([(n, n_in), (n_in, n_out), (n_out,)])
    )
    Z = np.full((n, n_out), np.nan, dtype)
    room.dense_forward(X, W, b, Z)
    same(Z, np.einsum("ik,kj->ij", wide(X), wide(W)) + b, dtype, n_in)


@search
@given(SEEDS, DTYPES, SIDES, SIDES, SIDES)
def test_dense_backward(seed, dtype, n, n_in, n_out):
    X, W, dZ = (
        numbers(seed + k, dtype, *s) for k, s in enumerate([(n, n_in), (n_in, n_out), (n, n_out)])
    )
    dX, dW, db = (np.full(s, np.nan, dtype) for s in [(n, n_in), (n_in, n_out), (n_out,)])
    room.dense_backward_weights(X, dZ, dW)
    room.dense_backward_bias(dZ, db)
    room.dense_backward_input(dZ, W, dX)
    same(dW, np.einsum("ik,ij->kj", wide(X), wide(dZ)), dtype, n)
    same(db, np.einsum("ij->j", wide(dZ)), dtype, n)
    same(dX, np.einsum("ij,kj->ik", wide(dZ), wide(W)), dtype, n_out)


@search
@given(SEEDS, DTYPES, SIDES, SIDES, st.sampled_from(["relu", "sigmoid", "tanh", "gelu"]))
def test_bends(seed, dtype, n, m, name):
    Z, dA = 5 * numbers(seed, dtype, n, m), numbers(seed + 1, dtype, n, m)
    A, dZ = np.full_like(Z, np.nan), np.full_like(Z, np.nan)
    getattr(room, f"{name}_forward")(Z, A)
    getattr(room, f"{name}_backward")(dA, Z if name == "gelu" else A, dZ)
    exact = np.vectorize(getattr(formulas, name), otypes=[float])
    slope = np.vectorize(getattr(formulas, f"{name}_prime"), otypes=[float])
    same(A, exact(wide(Z)), dtype)
    same(dZ, wide(dA) * slope(wide(Z) if name == "gelu" else exact(wide(Z))), dtype)


@search
@given(SEEDS, DTYPES, st.integers(1, 40), st.integers(1, 40))
def test_softmax_cross_entropy(seed, dtype, n, n_classes):
    Z, y = (
        5 * numbers(seed, dtype, n, n_classes),
        np.random.default_rng(seed).integers(0, n_classes, n),
    )
    P, dZ, loss = np.full_like(Z, np.nan), np.full_like(Z, np.nan), np.zeros(1)
    room.softmax_cross_entropy_forward(Z, y, P, loss)
    room.softmax_cross_entropy_backward(P, y, dZ)
    shares = np.exp(wide(Z) - wide(Z).max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    same(P, shares, dtype)
    same(loss[0], -np.log(shares[np.arange(n), y]).mean(), dtype)
    same(dZ, (shares - np.eye(n_classes)[y]) / n, dtype)


@search
@given(SEEDS, DTYPES, st.integers(1, 40), st.integers(1, 40))
def test_losses_of_values_and_of_yes_or_no(seed, dtype, n, n_out):
    Z = 5 * numbers(seed, dtype, n, n_out)
    Y = np.random.default_rng(seed).random((n, n_out)).astype(dtype)
    P, dZ, loss = np.full_like(Z, np.nan), np.full_like(Z, np.nan), np.zeros(1)
    room.binary_cross_entropy_forward(Z, Y, P, loss)
    room.binary_cross_entropy_backward(P, Y, dZ)
    z, t = wide(Z), wide(Y)
    beliefs = 1 / (1 + np.exp(-z))
    same(loss[0], (np.logaddexp(0, z) - t * z).sum() / n, dtype, n_out)
    same(dZ, (beliefs - t) / n, dtype)
    room.mean_squared_error_forward(Z, Y, loss)
    room.mean_squared_error_backward(Z, Y, dZ)
    same(loss[0], ((z - t) ** 2).mean(), dtype)
    same(dZ, 2 * (z - t) / z.size, dtype)


@search
@given(
    *(SEEDS, DTYPES, st.integers(0, 3), st.integers(1, 8), st.integers(1, 8)),
    *(
        st.integers(1, 4),
        st.integers(1, 5),
        st.integers(1, 4),
        st.integers(1, 3),
        st.integers(0, 2),
    ),
)
def test_convolution(seed, dtype, n, height, width, c_in, c_out, size, stride, padding):
    assume(min(height, width) + 2 * padding >= size)
    conv = dl.Conv2D(c_in, c_out, size, stride, padding)
    name = np.dtype(dtype).name
    shape = (height, width, c_in)
    net = dl.Network([conv, dl.Flatten()], "mean_squared_error", dtype=name, shape_in=shape)
    net.theta[:] = numbers(seed, dtype, net.theta.size)
    X = numbers(seed + 1, dtype, n, *shape)
    conv.allocate(n)
    Z = conv.forward(X)
    padded = np.pad(wide(X), ((0, 0), (padding, padding), (padding, padding), (0, 0)))
    views = np.lib.stride_tricks.sliding_window_view(padded, (size, size), (1, 2))
    windows = views[:, ::stride, ::stride]
    W, terms = wide(conv.parameters["W"]), size * size * c_in
    same(Z, np.einsum("irckde,dekj->ircj", windows, W) + conv.b, dtype, terms)
    dZ = numbers(seed + 2, dtype, *Z.shape)
    dX = conv.backward(dZ, need_dX=True)
    expected = np.einsum("irckde,ircj->dekj", windows, wide(dZ))
    same(conv.gradients["W"], expected, dtype, dZ.size)
    same((wide(dX) * wide(X)).sum(), (wide(dZ) * wide(Z - conv.b)).sum(), dtype, dZ.size * terms)


RULES = ["sgd", "momentum", "nesterov", "rmsprop", "adam"]


@search
@given(SEEDS, DTYPES, st.integers(0, 200), st.sampled_from(RULES))
def test_update_rules(seed, dtype, size, rule):
    theta, dtheta, m = (numbers(seed + k, dtype, size) for k in range(3))
    w, g, mean, v = wide(theta), wide(dtheta), wide(m), np.abs(m)
    number = dtype
    if rule == "sgd":
        room.sgd_update(dtheta, number(0.1), theta)
        same(theta, w - 0.1 * g, dtype)
    elif rule == "adam":
        room.adam_update(dtheta, *map(number, (0.1, 0.1, 0.001, 1e-8, 1.5)), m, v, theta)
        mean, square = 0.9 * mean + 0.1 * g, 0.999 * np.abs(mean) + 0.001 * g**2
        same(theta, w - 0.1 * mean / (1.5 * np.sqrt(square) + 1e-8), dtype, terms=100)
    elif rule == "rmsprop":
        s = v.astype(dtype)
        room.rmsprop_update(dtheta, *map(number, (0.1, 0.01, 1e-8)), s, theta)
        square = 0.99 * np.abs(mean) + 0.01 * g**2
        same(s, square, dtype)
        same(theta, w - 0.1 * g / (np.sqrt(square) + 1e-8), dtype, terms=100)
    else:
        getattr(room, f"{rule}_update")(dtheta, number(0.1), number(0.9), m, theta)
        velocity = 0.9 * mean + g
        ahead = 0.9 * velocity + g if rule == "nesterov" else velocity
        same(theta, w - 0.1 * ahead, dtype)


ORDERS = {
    "rows": lambda X: X,
    "columns": np.asfortranarray,
    "every other row": lambda X: np.repeat(X, 2, axis=0)[::2],
    "backwards": lambda X: X[::-1].copy()[::-1],
    "every other column": lambda X: np.repeat(X, 2, axis=1)[:, ::2],
    "read only": lambda X: np.frombuffer(X.tobytes(), X.dtype).reshape(X.shape),
    "lists": lambda X: X.tolist(),
    "big endian": lambda X: X.astype(X.dtype.newbyteorder(">")),
    "not aligned": lambda X: np.frombuffer(b"x" + X.tobytes(), X.dtype, X.size, 1).reshape(X.shape),
}


@pytest.mark.parametrize("order", ORDERS)
@search
@given(SEEDS, st.integers(1, 40), st.integers(1, 40), st.integers(2, 9))
def test_the_order_of_an_array_in_memory_changes_no_bit(order, seed, n, n_in, n_out):
    X, y = numbers(seed, np.float64, n, n_in), np.random.default_rng(seed).integers(0, n_out, n)
    nets = [dl.Network([dl.Dense(n_in, n_out)], dtype="float64", seed=1) for _ in range(2)]
    nets[0].fit(X, y, epochs=1, progress=False)
    nets[1].fit(ORDERS[order](X), y, epochs=1, progress=False)
    assert np.array_equal(nets[0].theta, nets[1].theta)
    assert np.array_equal(nets[0].predict_proba(X), nets[1].predict_proba(ORDERS[order](X)))
