"""Every fast product equals the loop that you read, bit for bit: any shape, width, number."""

import itertools
import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlcore.cpu import dense, matmul, memory

DTYPES = [np.float32, np.float64]
SMALL = range(1, 10)
# around the edges of every tile: registers of 2 to 16 numbers, tiles of 1 to 8 rows, of 1 to 4
# registers, and rows so long that columns are copied
ODD = [15, 16, 17, 31, 33, 47, 49, 63, 65, 130]
ODD_SHAPES = [*itertools.product([1, 3, 4, 7, 21], [1, 40], ODD), (9, 5, 600), (2, 600, 3)]
STRANGE = [0.0, -0.0, np.inf, -np.inf, np.nan, 1e-40, -1e-40, 1e38, 1.0, -1.0]


def same_bits(a, b):
    """Equal as numbers, equal in the sign of zeros, NaN where the other has NaN"""
    return np.array_equal(a, b, equal_nan=True) and np.array_equal(
        np.signbit(a) | np.isnan(a), np.signbit(b) | np.isnan(b)
    )


def assert_products_equal_their_loops(X, W, b, dZ):
    """All three products of a dense layer, into arrays that held something else before."""
    dtype = X.dtype
    fast, loop = ([np.full(a.shape, 7, dtype) for a in (dZ, W, X)] for _ in range(2))
    dense.dense_forward(X, W, b, fast[0])
    dense.dense_forward_loop(X, W, b, loop[0])
    dense.dense_backward_weights(X, dZ, fast[1])
    dense.dense_backward_weights_loop(X, dZ, loop[1])
    dense.dense_backward_input(dZ, W, fast[2])
    dense.dense_backward_input_loop(dZ, W, loop[2])
    for name, ours, theirs in zip(("Z", "dW", "dX"), fast, loop, strict=True):
        assert same_bits(ours, theirs), (name, X.shape, W.shape, dtype)


def arrays(rng, n, n_in, n_out, dtype):
    shapes = [(n, n_in), (n_in, n_out), (n_out,), (n, n_out)]
    return [rng.normal(size=shape).astype(dtype) for shape in shapes]


@pytest.mark.parametrize("dtype", DTYPES)
def test_all_small_shapes_equal_the_loop_bit_for_bit(rng, dtype):
    for shape in itertools.product(SMALL, SMALL, SMALL):
        assert_products_equal_their_loops(*arrays(rng, *shape, dtype))


@pytest.mark.parametrize("dtype", DTYPES)
def test_shapes_around_the_edges_of_tiles_equal_the_loop_bit_for_bit(rng, dtype):
    for n, n_in, n_out in ODD_SHAPES:
        assert_products_equal_their_loops(*arrays(rng, n, n_in, n_out, dtype))
        assert_products_equal_their_loops(*arrays(rng, n_out, n, n_in, dtype))


@pytest.mark.parametrize("dtype", DTYPES)
def test_zero_examples_and_zero_inputs_give_what_the_loop_gives(rng, dtype):
    for shape in [(0, 3, 5), (3, 0, 5), (20, 0, 40), (3, 5, 0)]:
        assert_products_equal_their_loops(*arrays(rng, *shape, dtype))


@pytest.mark.parametrize("dtype", DTYPES)
def test_large_products_in_blocks_equal_the_loop_bit_for_bit(rng, dtype, monkeypatch):
    monkeypatch.setattr(matmul, "LARGE", 1)
    monkeypatch.setattr(matmul, "BLOCK_TERMS", 32)
    for shape in [(70, 33, 130), (65, 200, 17), (7, 64, 65), (130, 31, 64), (1, 40, 300)]:
        assert_products_equal_their_loops(*arrays(rng, *shape, dtype))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_strange_numbers_come_out_of_every_product_as_out_of_the_loop(data):
    n, n_in, n_out = (data.draw(st.integers(1, 40)) for _ in range(3))
    dtype = data.draw(st.sampled_from(DTYPES))
    rng = np.random.default_rng(data.draw(st.integers(0, 2**32)))
    X, W, b, dZ = arrays(rng, n, n_in, n_out, dtype)
    with np.errstate(over="ignore"):
        for array in (X, W, b, dZ):
            array.flat[rng.integers(array.size)] = data.draw(st.sampled_from(STRANGE))
    assert_products_equal_their_loops(X, W, b, dZ)


def test_numbers_beside_the_result_stay_as_they_were(rng):
    """A tile hangs over the edges of its matrix: what lies there belongs to others."""
    for n, m in itertools.product([1, 5, 8, 9], [1, 7, 10, 33, 70]):
        around = np.full((n + 16, m), 7.0, np.float32)
        X, W, b, _ = arrays(rng, n, 6, m, np.float32)
        dense.dense_forward(X, W, b, around[8 : 8 + n])
        assert (around[:8] == 7).all() and (around[8 + n :] == 7).all()


def test_the_arrays_of_the_room_begin_on_a_cache_line():
    for dtype, n in itertools.product([np.float32, np.float64, np.int64], [1, 7, 1000]):
        for array in (memory.empty((n, 3), dtype), memory.zeros((n, 3), dtype)):
            assert array.ctypes.data % 64 == 0 and array.shape == (n, 3)
    assert not memory.zeros((5,), np.float32).any()


def test_where_tiles_do_not_compile_the_loop_runs_and_says_so(rng, monkeypatch):
    def no_such_llvm(*_):
        raise RuntimeError("no such instruction")

    monkeypatch.setattr(matmul, "compile_once", no_such_llvm)
    monkeypatch.setattr(matmul, "VECTOR_BITS", 512)
    monkeypatch.setattr(matmul, "KNOWN", matmul.Known())
    for kept in (matmul.ready, matmul.has_tiles, matmul.strips):
        kept.cache_clear()
    with pytest.warns(RuntimeWarning, match="plain loops run.*no such instruction"):
        assert_products_equal_their_loops(*arrays(rng, 9, 20, 33, np.float32))
    for kept in (matmul.ready, matmul.has_tiles, matmul.strips):
        kept.cache_clear()


PROGRAM = """
import hashlib, os, numpy as np, dlcore as dl
from dlcore.cpu import threads
from dlcore.cpu.processor import VECTOR_BITS
threads.LARGE = threads.LARGE_FOR_SLOW_THREADS = 1
rng = np.random.default_rng(5)
rules = [dl.SGD, dl.Adam, lambda lr: dl.SGD(lr, momentum=0.9), dl.RMSProp, dl.AdamW]
bends = [dl.ReLU, dl.Tanh, dl.Sigmoid, dl.LeakyReLU]
ways = [(1, False), (2, False)] + [(1, True), (2, True)] * (VECTOR_BITS > 0)
for number in range(int(os.environ.get("DLCORE_NETWORKS", 10))):
    sizes = rng.choice([1, 2, 7, 16, 19, 33, 64, 140, 257], size=rng.integers(2, 6))
    kinds, batch, n = rng.choice(4, size=5), int(rng.choice([1, 5, 21, 64])), rng.integers(1, 24)
    rule, dtype = rules[number % 5], ["float32", "float64"][number % 2]
    X, y = rng.normal(size=(n, sizes[0])), rng.integers(3, size=n)
    digests = set()
    for count, compiled in ways:
        layers = []
        for kind, n_in, n_out in zip(kinds, sizes[:-1], sizes[1:]):
            layers += [dl.Dense(int(n_in), int(n_out)), bends[kind]()]
        layers += [dl.Dense(int(sizes[-1]), 3)]
        net = dl.Network(layers, dtype=dtype, threads=count)
        options = dict(epochs=1, batch_size=batch, progress=False)
        net.fit(X, y, optimizer=rule(lr=0.01), compiled=compiled, **options)
        digests.add(hashlib.sha256(net.theta.tobytes()).hexdigest())
    print(number, *digests)
print(VECTOR_BITS)
"""


def weights_with(bits):
    out = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "DLCORE_VECTOR_BITS": bits},
    )
    *lines, used = out.stdout.splitlines()
    return lines, used


def test_widths_and_threads_and_compiled_epochs_change_no_bit_of_a_trained_network():
    """Drawn networks; each line has the SHA-256 of the weights: one, if all ways gave the same."""
    results = [weights_with(bits) for bits in ("0", "128", "256", "512")]
    lines, _ = results[0]
    assert all(len(line.split()) == 2 for line in lines) and len(lines) >= 10
    assert all(other == lines for other, _ in results)
    used = {width for _, width in results}
    assert len(used) == 4 or used == {"0"}, "the widths were not used"


def test_an_unknown_width_is_refused_with_the_widths_there_are():
    out = subprocess.run(
        [sys.executable, "-c", "import dlcore.cpu.processor"],
        capture_output=True,
        text=True,
        env={**os.environ, "DLCORE_VECTOR_BITS": "333"},
    )
    assert out.returncode != 0 and "must be one of 0, 128, 256, 512, but got '333'" in out.stderr
