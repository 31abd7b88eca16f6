"""Where arrays live: in the processor's memory, each beginning where a vector register can load."""

from math import prod

import numpy as np

from dlcore.cpu.jit import kernel

CACHE_LINE = 64  # bytes; memory comes in lines, and a register that lies in two is loaded twice


def empty(shape, dtype):
    """A new array whose numbers are not set yet."""
    return aligned(np.empty, shape, dtype)


def zeros(shape, dtype):
    """A new array of zeros."""
    return aligned(np.zeros, shape, dtype)


def type_of_sums(dtype):
    """The type of a loss: float64, which costs a processor nothing."""
    return np.float64


def aligned(make, shape, dtype):
    """A new array that begins at the beginning of a cache line."""
    size = prod(shape) * np.dtype(dtype).itemsize
    space = make(size + CACHE_LINE, np.uint8)
    start = -space.ctypes.data % CACHE_LINE
    return space[start : start + size].view(dtype).reshape(shape)


def upload(array):
    """The same numbers, row after row, where the kernels of this room can read them.

    An array that is read-only is copied: kernels are compiled for one kind of array.
    """
    array = np.ascontiguousarray(array)
    if array.flags.writeable and array.ctypes.data % CACHE_LINE == 0:
        return array
    ours = empty(array.shape, array.dtype)
    ours[...] = array
    return ours


def download(array):
    """The same numbers as a NumPy array that nothing will change behind your back."""
    return np.array(array)


def as_type(array, dtype):
    """The same numbers in another type: pictures may lie in memory as bytes."""
    return array.astype(dtype)


@kernel
def take_rows(X, rows, batch):
    """X, rows → batch        batch[i] = X[rows[i]]

    Each row of the batch is the example that was drawn for it.

    Shapes   X (n_all, m)   rows (n,)   →   batch (n, m)
    Work     no arithmetic; 2 n m numbers moved
    """
    for i in range(rows.size):
        row = rows[i]  # once: the compiler cannot know that writing the batch leaves it as it is
        for k in range(X.shape[1]):
            batch[i, k] = X[row, k]


@kernel
def take(y, rows, batch):
    """y, rows → batch        batch[i] = y[rows[i]]

    Each answer goes with its example.

    Shapes   y (n_all,)   rows (n,)   →   batch (n,)
    Work     no arithmetic; 2 n numbers moved
    """
    for i in range(rows.size):
        batch[i] = y[rows[i]]
