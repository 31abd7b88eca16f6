"""Lesson 13, going fast with cores: five functions for you to write.

The rules are those of the exercises of lesson 01, with two more. Where a statement says "compile",
write @njit or @njit(parallel=True) in the line above `def`. And how the work is done counts, too:
the checker looks at it without a stopwatch wherever it can.
"""

import numpy as np
from numba import njit, prange


def mean_distance(X):
    """Return the mean distance between two rows of X, over all pairs of rows. Compile it.

    Every row meets every other row once, never itself. The distance is Euclid's: the square root
    of the sum of squared differences. Equal rows count as a pair like any other.

    Shapes   X (n, d)   ->   one float

    X holds floats. With fewer than two rows the answer is 0.0. Write plain loops over single
    numbers: compiled, they run hundreds of times faster than in Python. At least 20 times is
    asked, against your own lines without @njit.

    >>> mean_distance(np.array([[0.0, 0.0], [3.0, 4.0]]))
    5.0
    """
    # --- your turn: about 14 lines ---
    raise NotImplementedError("13.1 mean_distance: see lesson 13, section 2")
    # --- end ---


def parallel_sum(x):
    """Add up a long array on all cores. Compile it with parallel=True, and loop over prange.

    Numba recognises a sum that grows in a lone variable, and gives each core a part of its own.
    It does not do so for a cell of an array: there the cores overwrite one another.

    Shapes   x (n,)   ->   one float

    x holds floats. Without numbers the answer is 0.0. The order of the additions is Numba's.

    >>> parallel_sum(np.array([1.0, 2.0, 4.0]))
    7.0
    """
    # --- your turn: about 4 lines ---
    raise NotImplementedError("13.2 parallel_sum: see lesson 13, section 4")
    # --- end ---


def parallel_histogram(labels, K, n_threads):
    """Count how often each label 0 ... K-1 occurs. Share the work, but no counter, among threads.

    Compile it with parallel=True. Give each of n_threads turns of a prange loop its own row of
    counters and its own slice of the labels; add the rows up at the end.

    Shapes   labels (n,)   K one integer   n_threads one integer   ->   (K,) integers

    n_threads is 1 or more, and may be larger than n or than the number of cores. It need not
    divide n: every label counts once. Without labels all counts are 0.

    >>> parallel_histogram(np.array([2, 0, 2]), 3, 2)
    array([1, 0, 2])
    """
    # --- your turn: about 6 lines ---
    raise NotImplementedError("13.3 parallel_histogram: see lesson 13, section 5")
    # --- end ---


def matmul_in_order(A, B):
    """Multiply two matrices with three loops that walk along memory. Compile it.

    An array keeps its rows one after another, so the next number of a row is next in memory, and
    the next number of a column is a whole row away. Order the loops so that the innermost one
    goes along rows. The same loops in another order are right as well, and many times slower.

    Shapes   A (n, m)   B (m, p)   ->   (n, p)

    A and B hold floats. Where m is 0 the answer is all zeros.

    >>> matmul_in_order(np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]))
    array([[11.]])
    """
    # --- your turn: about 9 lines ---
    raise NotImplementedError("13.4 matmul_in_order: see lesson 13, section 3")
    # --- end ---


def amdahl(parallel_share, workers):
    """Return the best possible speed-up of a job of which only a part can be shared.

    The job took time 1. `parallel_share` of it, a number from 0 to 1, is split evenly among the
    workers; the rest runs alone, as before. The speed-up is the old time over the new time.

    There is at least one worker.

    >>> amdahl(0.5, 2)
    1.3333333333333333
    """
    # --- your turn: about 2 lines ---
    raise NotImplementedError("13.5 amdahl: see lesson 13, section 6")
    # --- end ---
