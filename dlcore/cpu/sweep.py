"""Sweep over a strip of a product, tile by tile; matmul.py says which strip gets which tiles."""

from numba import types

from dlcore.cpu.jit import kernel, named, pasted, product_kernel
from dlcore.cpu.pointers import as_matrix, as_rows, matrix_on_stack
from dlcore.cpu.processor import LARGE_ROWS, LARGE_VECTORS, TILE_ROWS, TILE_VECTORS
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

    return kernel(named(sweep, f"sweep_{height}x{vectors}"))


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


@kernel
def transpose(A, T):
    """T = Aᵀ, with room for a whole number of registers in both directions"""
    lanes = VECTOR_BYTES // A.itemsize
    for i in range(0, A.shape[0], lanes):
        for j in range(0, A.shape[1], lanes):
            transpose_block(A, i, j, A.shape[1] - j, T, j, i)
