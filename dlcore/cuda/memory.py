"""Where arrays live: in the memory of the graphics card."""

import numpy as np

from dlcore.cuda.front_end import cuda
from dlcore.cuda.jit import kernel
from dlcore.cuda.launch import launch_line, launch_table, on_card, row_and_column


def empty(shape, dtype):
    """A new array whose numbers are not set yet."""
    return cuda.device_array(shape, dtype)


def zeros(shape, dtype):
    """A new array of zeros."""
    return cuda.to_device(np.zeros(shape, dtype))


def type_of_sums(dtype):
    """The type of a loss: that of the network, because most cards are slow in float64."""
    return dtype


def upload(array):
    """The same numbers, row after row, where the kernels of this room can read them.

    An array that would fill the card stays where it is: its rows travel batch by batch.
    """
    if on_card(array) or not fits(array):
        return array
    return cuda.to_device(np.ascontiguousarray(array))


SHARE = 0.8  # of the card's free memory, for data: a network needs some as well


def fits(array):
    return array.nbytes <= SHARE * cuda.current_context().get_memory_info().free


def download(array):
    """The same numbers as a NumPy array that nothing will change behind your back."""
    return array.copy_to_host() if on_card(array) else np.array(array)


def as_type(array, dtype):
    """The same numbers in another type: pictures may lie in memory as bytes."""
    if not on_card(array):
        return array.astype(dtype)
    changed = empty(array.shape, dtype)
    launch_line(as_type_kernel, array.size, array.reshape(array.size), changed.reshape(array.size))
    return changed


@kernel
def as_type_kernel(old, new):
    """old → new        new[p] = old[p]

    The store changes the type.
    Thread p owns new[p].

    Shapes   old (m,)   →   new (m,)
    Work     no arithmetic; 2 m numbers moved
    """
    p = cuda.grid(1)
    if p < new.size:
        new[p] = old[p]


def take_rows(X, rows, batch):
    """X, rows → batch        batch[i] = X[rows[i]]"""
    if on_card(batch) and not on_card(X):
        batch.copy_to_device(X[rows].astype(batch.dtype))
        return
    launch_table(take_rows_kernel, batch.shape[0], batch.shape[1], X, rows, batch)


@kernel
def take_rows_kernel(X, rows, batch):
    """X, rows → batch        batch[i] = X[rows[i]]

    Each row of the batch is the example that was drawn for it.
    Thread (i, k) owns batch[i, k].

    Shapes   X (n_all, m)   rows (n,)   →   batch (n, m)
    Work     no arithmetic; 2 n m numbers moved
    """
    i, k = row_and_column()
    if i < batch.shape[0] and k < batch.shape[1]:
        batch[i, k] = X[rows[i], k]


def take(y, rows, batch):
    """y, rows → batch        batch[i] = y[rows[i]]"""
    if on_card(batch) and not on_card(y):
        batch.copy_to_device(y[rows].astype(batch.dtype))
        return
    launch_line(take_kernel, batch.shape[0], y, rows, batch)


@kernel
def take_kernel(y, rows, batch):
    """y, rows → batch        batch[i] = y[rows[i]]

    Each answer goes with its example.
    Thread i owns batch[i].

    Shapes   y (n_all,)   rows (n,)   →   batch (n,)
    Work     no arithmetic; 2 n numbers moved
    """
    i = cuda.grid(1)
    if i < batch.shape[0]:
        batch[i] = y[rows[i]]
