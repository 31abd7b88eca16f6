"""Share a large product out among threads: each owns some columns of the result.

No sum is ever split between threads, so any number of them gives the same bits.
"""

from functools import cache
from types import SimpleNamespace

import numba
import numpy as np
from numba import prange, types

from dlcore.cpu.jit import compile_once, parallel_kernel
from dlcore.cpu.matmul import (
    FEW,
    blocks,
    counting,
    has_tiles,
    is_large,
    multiply,
    no_bias,
    panel_size,
    ready,
    sweeps,
)
from dlcore.cpu.memory import empty
from dlcore.cpu.pointers import address_of, call_sweep
from dlcore.cpu.processor import TILE_VECTORS
from dlcore.cpu.registers import VECTOR_BYTES
from dlcore.cpu.sweep import sweep_tiles, sweep_types

LARGE = 3_000_000  # multiply-adds: about 25 microseconds of work
LARGE_FOR_SLOW_THREADS = 100_000_000  # "workqueue" needs 60 microseconds to begin


@parallel_kernel
def team(A, rows, terms, B, b, C, lr, starts, panels, sweep):
    """C = b + A[rows, terms] B, thread t making the columns from starts[t] to starts[t + 1]"""
    for t in prange(starts.size - 1):
        call_sweep(sweep, A, rows, terms, B, b, C, lr, starts[t], starts[t + 1], panels[t])


@cache
def ready_team(dtype):
    """The team, compiled for numbers of this kind, and the address of the sweep it calls."""
    kinds = sweep_types(numba.from_dtype(dtype))
    start, panels = types.Array(types.int64, 1, "C"), types.Array(kinds[4].dtype, 2, "C")
    compile_once(team, (*kinds[:7], start, panels, types.int64))
    return team, address_of(ready(sweep_tiles, dtype), kinds)


@cache
def shares(columns, threads, dtype):
    """Where the columns of each thread begin, and where the last ones end: whole tiles for each"""
    width = TILE_VECTORS * VECTOR_BYTES // dtype.itemsize
    tiles = -(-columns // width)
    starts = [width * (tiles * t // threads) for t in range(threads)]
    return np.array([*starts, columns], np.int64)


def is_worth_a_team(A, C, threads):
    tiles = C.shape[1] * C.itemsize / (TILE_VECTORS * VECTOR_BYTES)
    slow = threading_layer() == "workqueue"
    work = A.shape[0] * A.shape[1] * C.shape[1]
    enough = work >= (LARGE_FOR_SLOW_THREADS if slow else LARGE)
    return tiles >= threads > 1 and C.shape[0] >= FEW and enough and has_tiles(C.dtype)


def threading_layer():
    """The kind of threads that Numba uses, or "" before it has used any."""
    try:
        return numba.threading_layer()
    except ValueError:
        return ""


def products(A, B, b, C, threads=1):
    """The calls that make C = A B + b: [(kernel, arguments), ...], by a team where it pays"""
    if not is_worth_a_team(A, C, threads):
        return sweeps(A, B, b, C, empty((panel_size(A.shape[1]),), C.dtype))
    kernel, sweep = ready_team(C.dtype)
    panels = empty((threads, panel_size(A.shape[1])), C.dtype)
    rows, terms = counting(A.shape[0]), counting(A.shape[1])
    starts = shares(C.shape[1], threads, C.dtype)
    return [(kernel, (A, rows, terms, B, b, C, C.dtype.type(0), starts, panels, sweep))]


def multiply_together(A, B, b, C, threads):
    """C = A B + b, by a team where it is worth one"""
    if not is_worth_a_team(A, C, threads):
        multiply(A, B, b, C)
        return
    kernel, sweep = ready_team(C.dtype)
    panels = empty((threads, panel_size(A.shape[1])), C.dtype)
    rows, starts, number = counting(A.shape[0]), shares(C.shape[1], threads, C.dtype), C.dtype.type
    pieces = blocks(A, B) if is_large(A, C) else [(A, counting(A.shape[1]), B, False)]
    for left, terms, right, goes_on in pieces:
        kernel(left, rows, terms, right, b, C, number(-1 if goes_on else 0), starts, panels, sweep)


def room_with_threads(room, threads):
    """The same room, but its products are made by a team."""

    def dense_forward(X, W, b, Z):
        multiply_together(X, W, b, Z, threads)

    def dense_backward_weights(X, dZ, dW):
        multiply_together(X.T, dZ, no_bias(dW.shape[1], dW.dtype), dW, threads)

    def dense_backward_input(dZ, W, dX):
        multiply_together(dZ, W.T, no_bias(dX.shape[1], dX.dtype), dX, threads)

    ours = {f.__name__: f for f in (dense_forward, dense_backward_weights, dense_backward_input)}
    return SimpleNamespace(**{**vars(room), **ours, "team_size": threads})
