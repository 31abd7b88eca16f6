"""Lesson 13 by somebody who works with whole rows inside of compiled loops."""

import numpy as np
from numba import njit, prange


@njit(fastmath=True)
def mean_distance(X):
    n, total = X.shape[0], 0.0
    for i in range(n):
        for j in range(n):
            squares = 0.0
            for k in range(X.shape[1]):
                squares += (X[i, k] - X[j, k]) ** 2
            total += squares**0.5
    return total / (n * (n - 1)) if n > 1 else 0.0


@njit(parallel=True)
def parallel_sum(x):
    return np.sum(x)


@njit(parallel=True)
def parallel_histogram(labels, K, n_threads):
    """A row of counters for each turn; a view of that row is written to."""
    part = np.zeros((n_threads, K), dtype=np.int64)
    for t in prange(n_threads):
        row = part[t]
        for i in range(t, labels.size, n_threads):
            label = labels[i]
            row[label] += 1
    total = part[0].copy()
    for t in range(1, n_threads):
        total += part[t]
    return total


@njit
def matmul_in_order(A, B):
    """Whole rows of B, and k in the outermost loop."""
    C = np.zeros((A.shape[0], B.shape[1]))
    for k in range(A.shape[1]):
        for i in range(A.shape[0]):
            C[i] += A[i, k] * B[k]
    return C


def amdahl(parallel_share, workers):
    alone = 1 - parallel_share
    return workers / (workers * alone + parallel_share)
