"""Embedding: a symbol fetches its row, and the row collects the blame of all its places."""

import numpy as np
import pytest

import dlcore as dl


def network(dtype="float64"):
    layers = [dl.Embedding(5, 4), dl.Flatten(), dl.Dense(12, 5)]
    return dl.Network(layers, dtype=dtype, shape_in=(3,), seed=1)


X, y = np.array([[0, 4, 4], [1, 0, 2]]), np.array([3, 0])


def test_a_symbol_fetches_its_row():
    net = network()
    W = net.parameters()["embedding0.W"]
    assert np.array_equal(net.trace(X)["embedding0.A"], W[X])


def test_a_row_collects_the_blame_of_all_places_of_its_symbol(room, rng):
    dA, dW = rng.normal(size=(2, 3, 4)), np.full((5, 4), 9.0)
    room.embedding_backward(X, dA, dW)
    expected = np.zeros((5, 4))
    np.add.at(expected, X, dA)
    np.testing.assert_allclose(dW, expected, atol=1e-15)
    assert not dW[3].any()  # symbol 3 did not occur


def test_every_gradient_of_a_network_for_symbols_is_right():
    report = dl.gradient_check(network(), X, y)
    assert list(report.errors) == ["embedding0.W", "dense0.W", "dense0.b"] and report.passed, report


def test_a_bigram_table_learns_who_follows_whom():
    before = np.array([0, 1, 2, 0, 1, 2])
    net = dl.Network([dl.Embedding(3, 3), dl.Flatten()], shape_in=(1,))
    net.fit(before[:, None], (before + 1) % 3, epochs=50, optimizer=dl.SGD(lr=5.0), progress=False)
    assert net.predict([[0], [1], [2]]).tolist() == [1, 2, 0]


def test_the_same_symbols_train_to_the_same_bits_whatever_their_integer_type():
    nets = [network("float32"), network("float32")]
    for net, kind in zip(nets, (np.uint8, np.int32), strict=True):
        net.fit(X.astype(kind), y, epochs=3, progress=False)
    assert np.array_equal(nets[0].theta, nets[1].theta)


@pytest.mark.parametrize(
    "bad, error, message",
    [
        ([[0, 1, 5]], ValueError, "symbols 0 to 4, because the Embedding knows 5, but got 0 to 5"),
        ([[0, -1, 2]], ValueError, "got -1 to 2"),
        ([[0.0, 1.0, 2.0]], TypeError, "as integers, but got float64"),
        ([[True, False, True]], TypeError, "as integers, but got bool"),
        ([0, 1, 2], ValueError, r"A single example is a row: X.reshape\(1, 3\)"),
        (np.zeros((0, 3), int), ValueError, "at least one example"),
    ],
)
@pytest.mark.parametrize("call", ["predict", "forward", "trace"])
def test_what_is_no_row_of_symbols_is_refused(call, bad, error, message):
    with pytest.raises(error, match=message):
        getattr(network(), call)(bad)


@pytest.mark.parametrize(
    "layers, shape, message",
    [
        ([dl.Embedding(3, 3), dl.Flatten()], None, r"comes first.*shape_in="),
        ([dl.Embedding(3, 3), dl.Flatten()], (2, 2), r"rows of symbols.*shape_in=\(3,\)"),
        ([dl.Flatten(), dl.Embedding(3, 3), dl.Flatten()], (2,), "it can only come first"),
    ],
)
def test_networks_for_symbols_that_cannot_work_are_refused(layers, shape, message):
    with pytest.raises(ValueError, match=message):
        dl.Network(layers, shape_in=shape)
