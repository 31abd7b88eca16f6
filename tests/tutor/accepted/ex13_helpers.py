"""Lesson 13 by somebody who cuts work into helpers."""

import math

import numba
import numpy as np


@numba.njit
def distance(a, b):
    return math.sqrt(np.sum((a - b) ** 2))


@numba.njit(cache=True)
def mean_distance(X):
    n = len(X)
    if n < 2:
        return 0.0
    total = 0.0
    for i in range(1, n):
        for j in range(i):
            total += distance(X[i], X[j])
    return total / (n * (n - 1) / 2)


@numba.njit(parallel=True)
def add_in_chunks(x, chunks):
    sums = np.zeros(chunks)
    for chunk in numba.prange(chunks):
        for i in range(chunk * x.size // chunks, (chunk + 1) * x.size // chunks):
            sums[chunk] += x[i]
    return sums


@numba.njit
def parallel_sum(x):
    return add_in_chunks(x, numba.get_num_threads()).sum()


@numba.njit(parallel=True)
def parallel_histogram(labels, K, n_threads):
    """Every turn counts in a table made in the turn; Numba adds the tables up."""
    counts = np.zeros(K, np.int64)
    length = -(-len(labels) // n_threads)
    for t in numba.prange(n_threads):
        mine = np.zeros(K, np.int64)
        for label in labels[t * length : (t + 1) * length]:
            mine[label] += 1
        counts += mine
    return counts


@numba.njit
def matmul_in_order(A, B):
    """Rows of A meet rows of a transposed copy of B."""
    columns = B.T.copy()
    C = np.empty((A.shape[0], B.shape[1]))
    for i in range(C.shape[0]):
        for j in range(C.shape[1]):
            total = 0.0
            for k in range(A.shape[1]):
                total += A[i, k] * columns[j, k]
            C[i, j] = total
    return C


def amdahl(parallel_share, workers):
    return 1 / (1 - parallel_share * (1 - 1 / workers))
