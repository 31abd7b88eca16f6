"""Where arrays live: on the processor, where NumPy puts them."""

import numpy as np

from dlcore.cpu.jit import kernel


def empty(shape, dtype):
    """A new array whose numbers are not set yet."""
    return np.empty(shape, dtype)


def zeros(shape, dtype):
    """A new array of zeros."""
    return np.zeros(shape, dtype)


def upload(array):
    """The same numbers, row after row, where the kernels of this room can read them."""
    return np.ascontiguousarray(array)


def download(array):
    """The same numbers as a NumPy array that nothing will change behind your back."""
    return np.array(array)


@kernel
def take_rows(X, rows, batch):
    """X, rows → batch        batch[i] = X[rows[i]]

    Each row of the batch is the example that was drawn for it.

    Shapes   X (n_all, m)   rows (n,)   →   batch (n, m)
    Work     no arithmetic; 2 n m numbers moved
    """
    for i in range(rows.size):
        for k in range(X.shape[1]):
            batch[i, k] = X[rows[i], k]


@kernel
def take(y, rows, batch):
    """y, rows → batch        batch[i] = y[rows[i]]

    Each answer goes with its example.

    Shapes   y (n_all,)   rows (n,)   →   batch (n,)
    Work     no arithmetic; 2 n numbers moved
    """
    for i in range(rows.size):
        batch[i] = y[rows[i]]
