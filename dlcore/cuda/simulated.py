"""The card's room without a card: the same kernels, run thread by thread in the simulator.

Arrays are NumPy's, and that is how the launcher knows. It is slow, and it sees everything.
"""

import numpy as np

from dlcore import cuda
from dlcore.cuda import *  # noqa: F403

__all__ = cuda.__all__


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
