"""Arrays that are made once and used for every batch, because making them costs time."""

from math import prod
from types import ModuleType, SimpleNamespace

import numpy as np

Room = ModuleType | SimpleNamespace  # a module with the kernels of a device, or its like


class Rows:
    """An array with this shape for every example, as long as the longest batch so far."""

    def __init__(self, room: Room, shape: tuple[int, ...], dtype):
        self.room, self.shape, self.dtype = room, shape, dtype
        self.array = room.empty((0, *shape), dtype)

    def first(self, n: int) -> np.ndarray:
        """A view of the first n rows."""
        if n > self.array.shape[0]:
            self.array = self.room.empty((n, *self.shape), self.dtype)
        return self.array[:n]


def table(array: np.ndarray, columns: int | None = None) -> np.ndarray:
    """The same numbers as rows and columns: a row per example, or rows of so many columns."""
    if columns is None:
        return array if array.ndim == 2 else array.reshape(len(array), prod(array.shape[1:]))
    return array.reshape(array.size // columns, columns)
