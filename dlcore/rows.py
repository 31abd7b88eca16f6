"""Arrays that are made once and used for every batch, because making them costs time."""

from types import ModuleType

import numpy as np


class Rows:
    """An array of this width, as long as the longest batch so far."""

    def __init__(self, room: ModuleType, width: int, dtype):
        self.room, self.width, self.dtype = room, width, dtype
        self.array = room.empty((0, width), dtype)

    def first(self, n: int) -> np.ndarray:
        """A view of the first n rows."""
        if n > self.array.shape[0]:
            self.array = self.room.empty((n, self.width), self.dtype)
        return self.array[:n]
