"""Lesson 14 by somebody who has a graphics card: kernels are compiled, and take short cuts."""

import math

import numpy as np
from numba import cuda, float32

THREADS = 8


@cuda.jit
def add_kernel(a, b, out):
    i = cuda.grid(1)
    if i >= len(out):
        return
    out[i] = a[i] + b[i]


def launch_config(n, threads_per_block):
    return math.ceil(n / threads_per_block) or 1


@cuda.jit
def block_sum_kernel(x, partial):
    cache = cuda.shared.array(THREADS, dtype=float32)
    t = cuda.threadIdx.x
    i = cuda.grid(1)
    cache[t] = 0.0
    if i < x.shape[0]:
        cache[t] = x[i]
    cuda.syncthreads()
    if t == 0:
        total = 0.0
        for k in range(THREADS):
            total += cache[k]
        partial[cuda.blockIdx.x] = total


@cuda.jit
def tiled_matmul_kernel(A, B, C):
    tile_a = cuda.shared.array(shape=(4, 4), dtype=float32)
    tile_b = cuda.shared.array(shape=(4, 4), dtype=float32)
    x, y = cuda.grid(2)
    tx, ty = cuda.threadIdx.x, cuda.threadIdx.y
    total = 0.0
    for start in range(0, A.shape[1], 4):
        tile_a[ty, tx] = 0.0
        tile_b[ty, tx] = 0.0
        if y < A.shape[0] and start + tx < A.shape[1]:
            tile_a[ty, tx] = A[y, start + tx]
        if x < B.shape[1] and start + ty < B.shape[0]:
            tile_b[ty, tx] = B[start + ty, x]
        cuda.syncthreads()
        for k in range(4):
            total += tile_a[ty, k] * tile_b[k, tx]
        cuda.syncthreads()
    if y < C.shape[0] and x < C.shape[1]:
        C[y, x] = total


def warp_transactions(first_byte, stride, itemsize, segment=128):
    first = first_byte + np.arange(32) * stride * itemsize
    ends = np.concatenate([first, first + itemsize - 1])
    return len(np.unique(ends // segment))
