"""Multiply matrices: the speed of the processor, and the bits of the plain loop."""

import threading
import warnings
from functools import cache

import numba
import numpy as np
from numba.core.errors import NumbaError

from dlcore.cpu.jit import compile_once
from dlcore.cpu.memory import empty, zeros
from dlcore.cpu.processor import LARGE_VECTORS, TILE_VECTORS, VECTOR_BITS
from dlcore.cpu.registers import VECTOR_BYTES
from dlcore.cpu.sweep import (
    LONG_VECTORS,
    plain_sweep,
    sweep_large,
    sweep_narrow,
    sweep_rows,
    sweep_tiles,
    sweep_types,
    transpose,
)

LARGE = 30_000_000  # multiply-adds: from here on a product is made in blocks
BLOCK_TERMS = 1024  # so many rows of a panel stay in the second cache
FEW = 4  # this many rows are not worth a tile: each is computed alone


@cache
def ready(sweep, dtype):
    """The sweep, compiled for numbers of this kind; the plain loop where that does not work."""
    try:
        compile_once(sweep, sweep_types(numba.from_dtype(dtype)))
        return sweep
    except (NumbaError, RuntimeError, AttributeError) as error:  # another LLVM, another Numba
        warnings.warn(
            f"the fast products do not compile here, so plain loops run: slower, with the same "
            f"results. Numba said: {error}",
            RuntimeWarning,
            stacklevel=2,
        )
        return plain_sweep


@cache
def has_tiles(dtype):
    """Do products of such numbers run on tiles?"""
    return VECTOR_BITS > 0 and ready(sweep_tiles, dtype) is sweep_tiles


@cache
def strips(rows, columns, dtype, large=False):
    """Which sweep computes which columns of C (rows, columns): [(sweep, start, stop), ...]

    Wide columns suit wide tiles; the last few, narrow tiles; a batch of very few rows, long rows.
    """
    if not has_tiles(dtype):
        return [(plain_sweep, 0, columns)]
    lanes = VECTOR_BYTES // dtype.itemsize
    if rows < FEW:
        sweep, wide = sweep_rows, LONG_VECTORS * lanes
    elif large:
        sweep, wide = sweep_large, LARGE_VECTORS * lanes
    else:
        sweep, wide = sweep_tiles, TILE_VECTORS * lanes
    rest = columns % wide
    narrow_from = columns - rest if rows < FEW or rest <= lanes else columns
    parts = [(sweep, 0, narrow_from), (sweep_narrow, narrow_from, columns)]
    return [(ready(sweep, dtype), start, stop) for sweep, start, stop in parts if start < stop]


@cache
def no_bias(columns, dtype):
    return zeros((columns,), dtype)


@cache
def counting(n):
    """0, 1, 2, ..., n - 1: every row, or every column, in order"""
    return np.arange(n)


class Known(threading.local):
    """The plan of every product so far, and a panel for the copied columns: each thread its own."""

    def __init__(self):
        self.plans, self.panels = {}, {}

    def panel(self, terms, dtype):
        """Room for so many terms: as large as needed so far."""
        panel = self.panels.get(dtype)
        if panel is None or panel.size < panel_size(terms):
            panel = self.panels[dtype] = empty((panel_size(terms),), dtype)
        return panel


KNOWN = Known()


def panel_size(terms):
    """How many numbers a panel holds: a row per term, one for the bias, and room to write below."""
    return (terms + 1 + VECTOR_BYTES) * LONG_VECTORS * VECTOR_BYTES // 4


def side_by_side(A):
    """A transposed view, written out, so that the numbers of a row lie side by side"""
    (m, n), lanes = A.shape, VECTOR_BYTES // A.itemsize
    T = empty((-(-m // lanes) * lanes, -(-n // lanes) * lanes), A.dtype)
    transpose(A.T, T)
    return T[:m, :n]


def is_large(A, C):
    """Is the product A B = C made in blocks?"""
    return A.size * C.shape[1] >= LARGE and has_tiles(C.dtype)


def blocks(A, B):
    """The terms of a large product in pieces: [(A, terms, B, do the sums go on?), ...]"""
    terms = counting(A.shape[1])
    if A.strides[1] != A.itemsize:
        A = side_by_side(A)
    return [
        (A, terms[k : k + BLOCK_TERMS], B[k : k + BLOCK_TERMS], k > 0)
        for k in range(0, terms.size, BLOCK_TERMS)
    ]


def plan(rows, terms, columns, dtype, panel):
    """The sweeps that make a product of this shape: [(sweep, ends of its arguments), ...]"""
    left, lr = (counting(rows), counting(terms)), dtype.type(0)
    return [
        (sweep, left, (lr, start, stop, panel))
        for sweep, start, stop in strips(rows, columns, dtype)
    ]


def sweeps(A, B, b, C, panel):
    """The calls that make C = A B + b in one piece: [(sweep, arguments), ...]"""
    return [
        (sweep, (A, *left, B, b, C, *right))
        for sweep, left, right in plan(*A.shape, C.shape[1], C.dtype, panel)
    ]


def multiply_large(A, B, b, C):
    rows, panel = counting(A.shape[0]), KNOWN.panel(A.shape[1], C.dtype)
    for left, terms, right, goes_on in blocks(A, B):
        lr = C.dtype.type(-1 if goes_on else 0)
        for sweep, start, stop in strips(*C.shape, C.dtype, large=True):
            sweep(left, rows, terms, right, b, C, lr, start, stop, panel)


def multiply(A, B, b, C):
    """A, B, b → C        C = A B + b        any of A and B may be a transposed view"""
    if is_large(A, C):
        multiply_large(A, B, b, C)
        return
    shape = A.shape, C.shape[1], C.dtype
    known = KNOWN.plans.get(shape)
    if known is None:
        panel = KNOWN.panel(A.shape[1], C.dtype)
        known = KNOWN.plans[shape] = plan(*A.shape, C.shape[1], C.dtype, panel)
    for sweep, left, right in known:
        sweep(A, *left, B, b, C, *right)
