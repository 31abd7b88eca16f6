"""Multiply matrices, tile by tile: the speed of the processor, and the bits of the plain loop."""

import threading
import warnings
from functools import cache

import numba
import numpy as np
from numba import types
from numba.core.errors import NumbaError

from dlcore.cpu.jit import compile_once, kernel, pasted, product_kernel
from dlcore.cpu.memory import empty, zeros
from dlcore.cpu.pointers import as_matrix, as_rows, matrix_on_stack
from dlcore.cpu.processor import (
    LARGE_ROWS,
    LARGE_VECTORS,
    TILE_ROWS,
    TILE_VECTORS,
    VECTOR_BITS,
)
from dlcore.cpu.registers import VECTOR_BYTES
from dlcore.cpu.tile import (
    add_outer,
    downhill,
    put_tile,
    read_row,
    row_starts,
    tile_at,
    tile_from_row,
    transpose_block,
    write_row,
)

WIDE_ROW = 2048  # bytes; numbers this far apart push each other out of the nearest cache
NARROW_ROWS, LONG_VECTORS = 8, 8
LARGE = 30_000_000  # multiply-adds: from here on a product is made in blocks
BLOCK_TERMS = 1024  # so many rows of a panel stay in the second cache
FEW = 4  # this many rows are not worth a tile: each is computed alone


@pasted
def sums(tile, A, rows, terms, i, B, k0, j, height):
    """tile + A[rows[i:], terms] B[k0:, j:],  kept in registers from the first term to the last"""
    starts = row_starts(A, rows, i, height)
    apart = A.strides[1] // A.itemsize
    for k in range(terms.size):
        tile = add_outer(tile, starts, terms[k] * apart, B, k0 + k, j)
    return tile


@pasted
def read_rows(C, i, n, j, width, T, vectors):
    for r in range(n):
        read_row(C, i + r, j, width, T, r, vectors)


@pasted
def write_rows(T, C, i, n, j, width, vectors):
    for r in range(n):
        write_row(T, r, C, i + r, j, width, vectors)


@pasted
def fill_panel(B, b, j, width, P, vectors):
    """P = b[j : j + width], and under it B[:, j : j + width], side by side in memory"""
    read_row(as_rows(b), 0, j, width, P, 0, vectors)
    if B.strides[1] == B.itemsize:
        for k in range(B.shape[0]):
            read_row(B, k, j, width, P, 1 + k, vectors)
    else:
        lanes = VECTOR_BYTES // B.itemsize
        for k in range(0, B.shape[0], lanes):
            for c in range(0, width, lanes):
                transpose_block(B.T, j + c, k, B.shape[0] - k, P, 1 + k, c)


def sweep_of(height, vectors):
    """The product of a strip of columns, by tiles of `height` rows and `vectors` registers."""

    @kernel
    def sweep(A, rows, terms, B, b, C, lr, start, stop, panel):
        """C[:, start:stop] = b + A[rows, terms] B[:, start:stop]

        With lr > 0 the product is a slope, and C goes downhill: C = C - lr (that product). With
        lr < 0 the sums in C go on: C = C + A[rows, terms] B.
        Columns of B that are far apart, or not a whole tile wide, are first copied to a panel; a
        tile that hangs over the edge of C is computed beside it.
        """
        width = vectors * VECTOR_BYTES // C.itemsize
        P = as_matrix(panel, terms.size + 1, width)
        beside = matrix_on_stack(C, height, vectors)
        apart = C.shape[1] * C.itemsize >= WIDE_ROW and terms.size > 1
        copy_all = apart or B.strides[1] != B.itemsize
        j0 = start
        while j0 < stop:
            whole = (stop - j0) // width * width
            copied = copy_all or whole == 0
            j1 = min(stop, j0 + width) if copied else j0 + whole
            near, bias, k0, left = B, as_rows(b), 0, 0
            if copied:
                fill_panel(B, b, j0, j1 - j0, P, vectors)
                near, bias, k0, left = P, P, 1, j0
            for i in range(0, C.shape[0], height):
                for j in range(j0, j1, width):
                    here = min(height, C.shape[0] - i)
                    at_edge = here < height or j + width > j1
                    T, it, jt = (beside, 0, 0) if at_edge else (C, i, j)
                    if at_edge and lr != 0:
                        read_rows(C, i, here, j, j1 - j, T, vectors)
                    if lr < 0:
                        tile = tile_at(T, it, jt, height, vectors)
                    else:
                        tile = tile_from_row(bias, 0, j - left, height, vectors)
                    tile = sums(tile, A, rows, terms, i, near, k0, j - left, height)
                    if lr > 0:
                        tile = downhill(tile_at(T, it, jt, height, vectors), tile, lr)
                    put_tile(tile, T, it, jt, height)
                    if at_edge:
                        write_rows(T, C, i, here, j, j1 - j, vectors)
            j0 = j1

    return sweep


sweep_tiles = sweep_of(TILE_ROWS, TILE_VECTORS)
sweep_large = sweep_of(LARGE_ROWS, LARGE_VECTORS)
sweep_narrow = sweep_of(NARROW_ROWS, 1)
sweep_rows = sweep_of(1, LONG_VECTORS)


@product_kernel
def plain_sweep(A, rows, terms, B, b, C, lr, start, stop, panel):
    """The same strip as a plain loop, for processors without registers that we can use"""
    for i in range(C.shape[0]):
        for j in range(start, stop):
            C[i, j] = b[j]
        for k in range(terms.size):
            a = A[rows[i], terms[k]]
            for j in range(start, stop):
                C[i, j] += a * B[k, j]


def sweep_types(number):
    """What a sweep takes: matrices may be transposed, so one kernel serves X and X.T alike."""
    matrix, vector = types.Array(number, 2, "A"), types.Array(number, 1, "C")
    places, whole = types.Array(types.int64, 1, "C"), types.int64
    return (matrix, places, places, matrix, vector, matrix, number, whole, whole, vector)


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


class Panel(threading.local):
    """Room for the columns of B that are copied: one for each thread, as large as needed so far."""

    def __init__(self):
        self.numbers = {}

    def of(self, terms, dtype):
        panel = self.numbers.get(dtype)
        if panel is None or panel.size < panel_size(terms):
            panel = self.numbers[dtype] = empty((panel_size(terms),), dtype)
        return panel


PANEL = Panel()


def panel_size(terms):
    """How many numbers a panel holds: a row per term, one for the bias, and room to write below."""
    return (terms + 1 + VECTOR_BYTES) * LONG_VECTORS * VECTOR_BYTES // 4


@kernel
def transpose(A, T):
    """T = Aᵀ, with room for a whole number of registers in both directions"""
    lanes = VECTOR_BYTES // A.itemsize
    for i in range(0, A.shape[0], lanes):
        for j in range(0, A.shape[1], lanes):
            transpose_block(A, i, j, A.shape[1] - j, T, j, i)


def side_by_side(A):
    """A transposed view, written out, so that the numbers of a row lie side by side"""
    (m, n), lanes = A.shape, VECTOR_BYTES // A.itemsize
    T = empty((-(-m // lanes) * lanes, -(-n // lanes) * lanes), A.dtype)
    transpose(A.T, T)
    return T[:m, :n]


def is_large(A, C):
    """Is the product A B = C made in blocks?"""
    return A.shape[0] * A.shape[1] * C.shape[1] >= LARGE and has_tiles(C.dtype)


def blocks(A, B):
    """The terms of a large product in pieces: [(A, terms, B, do the sums go on?), ...]"""
    terms = counting(A.shape[1])
    if A.strides[1] != A.itemsize:
        A = side_by_side(A)
    return [
        (A, terms[k : k + BLOCK_TERMS], B[k : k + BLOCK_TERMS], k > 0)
        for k in range(0, terms.size, BLOCK_TERMS)
    ]


def sweeps(A, B, b, C, panel):
    """The calls that make C = A B + b in one piece: [(sweep, arguments), ...]"""
    rows, terms, lr = counting(A.shape[0]), counting(A.shape[1]), C.dtype.type(0)
    return [
        (sweep, (A, rows, terms, B, b, C, lr, start, stop, panel))
        for sweep, start, stop in strips(*C.shape, C.dtype)
    ]


def multiply_large(A, B, b, C, panel):
    rows = counting(A.shape[0])
    for left, terms, right, goes_on in blocks(A, B):
        lr = C.dtype.type(-1 if goes_on else 0)
        for sweep, start, stop in strips(*C.shape, C.dtype, large=True):
            sweep(left, rows, terms, right, b, C, lr, start, stop, panel)


def multiply(A, B, b, C):
    """A, B, b → C        C = A B + b        any of A and B may be a transposed view"""
    n, dtype = A.shape[1], C.dtype
    panel = PANEL.of(n, dtype)
    if is_large(A, C):
        multiply_large(A, B, b, C, panel)
        return
    rows, terms = counting(A.shape[0]), counting(n)
    for sweep, start, stop in strips(*C.shape, dtype):
        sweep(A, rows, terms, B, b, C, dtype.type(0), start, stop, panel)
