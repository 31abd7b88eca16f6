"""Threads share the columns of a large product, and no bit depends on how many there are."""

import numpy as np
import pytest

import dlcore as dl
from dlcore.cpu import dense, matmul, threads
from dlcore.cpu.processor import VECTOR_BITS
from dlcore.rooms import open_room

pytestmark = pytest.mark.skipif(
    VECTOR_BITS == 0, reason="without vector registers of our own every product has one thread"
)


@pytest.fixture
def every_product_is_large(monkeypatch):
    monkeypatch.setattr(threads, "LARGE", 1)
    monkeypatch.setattr(threads, "LARGE_FOR_SLOW_THREADS", 1)


@pytest.mark.parametrize("in_blocks", [False, True])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("shape", [(7, 9, 300), (64, 40, 129), (33, 600, 200), (5, 3, 64)])
@pytest.mark.parametrize("count", [2, 3])
def test_a_team_makes_the_bits_of_one_thread(
    rng, every_product_is_large, monkeypatch, shape, count, dtype, in_blocks
):
    n, n_in, n_out = shape
    if in_blocks:
        monkeypatch.setattr(matmul, "LARGE", 1)
        monkeypatch.setattr(matmul, "BLOCK_TERMS", 16)
    room = open_room("cpu", threads=count)
    X, W, b, dZ = (
        rng.normal(size=s).astype(dtype) for s in [(n, n_in), (n_in, n_out), (n_out,), (n, n_out)]
    )
    for name, taken, given in [
        ("dense_forward", (X, W, b), dZ),
        ("dense_backward_weights", (X, dZ), W),
        ("dense_backward_input", (dZ, W), X),
    ]:
        together, alone = np.full_like(given, 7), np.full_like(given, 8)
        getattr(room, name)(*taken, together)
        getattr(dense, name)(*taken, alone)
        assert np.array_equal(together, alone), name


@pytest.mark.parametrize("compiled", [False, True])
@pytest.mark.parametrize("rule", [lambda: dl.SGD(0.01), lambda: dl.Adam(0.01)])
def test_a_network_learns_the_same_bits_with_more_threads(
    rng, every_product_is_large, rule, compiled
):
    X, y = rng.normal(size=(70, 30)), rng.integers(4, size=70)
    results = []
    for count in (1, 2):
        layers = [dl.Dense(30, 200), dl.ReLU(), dl.Dense(200, 100), dl.ReLU(), dl.Dense(100, 4)]
        net = dl.Network(layers, threads=count)
        net.fit(X, y, epochs=3, optimizer=rule(), compiled=compiled, progress=False)
        results.append(net.theta)
    assert np.array_equal(*results)


def test_threads_own_whole_tiles_and_every_column_once():
    for columns, count in [(128, 2), (100, 3), (33, 2)]:
        starts = threads.shares(columns, count, np.dtype(np.float32))
        assert starts[0] == 0 and starts[-1] == columns and (np.diff(starts) >= 0).all()


def test_small_products_stay_with_one_thread():
    A, C = np.zeros((8, 8), np.float32), np.zeros((8, 256), np.float32)
    assert not threads.is_worth_a_team(A, C, 2)


def test_half_a_thread_is_refused():
    with pytest.raises(TypeError, match="threads must be a whole number, but got 0.5"):
        dl.Network([dl.Dense(3, 2)], threads=0.5)
