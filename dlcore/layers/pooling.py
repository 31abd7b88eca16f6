"""Pooling: of each small square of a picture only the largest number stays."""

import numpy as np

from dlcore.checks import whole
from dlcore.layers.layer import Arrays, Shape, picture
from dlcore.rows import Room, Rows


class MaxPool2D:
    """The largest number of every square of `size` by `size`, for each channel on its own.

    Squares lie `stride` apart, which is `size` if nothing is said. Rows and columns at the end
    that do not fill a square are left out.
    """

    kind, output, label = "maxpool2d", "A", ""
    shape_in: Shape
    shape_out: Shape

    def __init__(self, size: int, stride: int | None = None):
        self.size = whole("size", size)
        self.stride = self.size if stride is None else whole("stride", stride)

    def arguments(self) -> dict:
        return {"size": self.size, "stride": self.stride}

    def memory(self) -> Arrays:
        return {}

    def connect(self, shape_in: Shape | None) -> None:
        self.shape_in = height, width, channels = picture(shape_in, self)
        if min(height, width) < self.size:
            raise ValueError(
                f"the square of {self!r} is larger than its pictures, {height} by {width}. "
                f"Use a smaller size."
            )
        places = [(side - self.size) // self.stride + 1 for side in (height, width)]
        self.shape_out = (*places, channels)

    def parameter_shapes(self) -> dict[str, Shape]:
        return {}

    def initial(self, rng: np.random.Generator) -> Arrays:
        return {}

    def build(self, room: Room, dtype, parameters: Arrays, gradients: Arrays) -> None:
        self.room, self.parameters, self.gradients = room, parameters, gradients
        self.rows_A, self.rows_dX = (
            Rows(room, self.shape_out, dtype),
            Rows(room, self.shape_in, dtype),
        )
        self.rows_winner = Rows(room, self.shape_out, np.int64)

    def allocate(self, n: int) -> None:
        self.A, self.dX = self.rows_A.first(n), self.rows_dX.first(n)
        self.winner = self.rows_winner.first(n)

    def forward(self, X: np.ndarray, training: bool = False) -> np.ndarray:
        self.room.maxpool2d_forward(X, self.size, self.stride, self.winner, self.A)
        return self.A

    def backward(self, dA: np.ndarray, need_dX: bool) -> np.ndarray:
        self.room.maxpool2d_backward(dA, self.winner, self.dX)
        return self.dX

    def __repr__(self) -> str:
        options = "" if self.stride == self.size else f", stride={self.stride}"
        return f"MaxPool2D({self.size}{options})"
