"""Layers between the layers that learn: another shape, or another unit."""

from math import prod

import numpy as np

from dlcore.checks import positive
from dlcore.layers.layer import Arrays, Shape, told
from dlcore.rows import Room, Rows, table


class Flatten:
    """All numbers of an example in one row: a picture (8, 8, 3) becomes 192 numbers."""

    kind, output, label = "flatten", "A", ""
    shape_in: Shape
    shape_out: Shape

    def arguments(self) -> dict:
        return {}

    def memory(self) -> Arrays:
        return {}

    def connect(self, shape_in: Shape | None) -> None:
        self.shape_in = told(shape_in, self)
        self.shape_out = (prod(self.shape_in),)

    def parameter_shapes(self) -> dict[str, Shape]:
        return {}

    def initial(self, rng: np.random.Generator) -> Arrays:
        return {}

    def build(self, room: Room, dtype, parameters: Arrays, gradients: Arrays) -> None:
        self.parameters, self.gradients = parameters, gradients

    def allocate(self, n: int) -> None:
        pass  # the numbers stay where they are

    def forward(self, X: np.ndarray, training: bool = False) -> np.ndarray:
        self.A = X.reshape(X.shape[0], *self.shape_out)
        return self.A

    def backward(self, dA: np.ndarray, need_dX: bool) -> np.ndarray:
        return dA.reshape(dA.shape[0], *self.shape_in)

    def __repr__(self) -> str:
        return "Flatten()"


class Rescale:
    """Every number times the same factor: Rescale(1 / 255) makes pixels 0..255 numbers 0..1."""

    kind, output, label = "rescale", "A", ""
    shape_in: Shape
    shape_out: Shape

    def __init__(self, factor: float):
        self.factor = positive("factor", factor)

    def arguments(self) -> dict:
        return {"factor": self.factor}

    def memory(self) -> Arrays:
        return {}

    def connect(self, shape_in: Shape | None) -> None:
        self.shape_in = self.shape_out = told(shape_in, self)

    def parameter_shapes(self) -> dict[str, Shape]:
        return {}

    def initial(self, rng: np.random.Generator) -> Arrays:
        return {}

    def build(self, room: Room, dtype, parameters: Arrays, gradients: Arrays) -> None:
        self.room, self.parameters, self.gradients = room, parameters, gradients
        self.scale = dtype(self.factor)
        self.rows_A = Rows(room, self.shape_out, dtype)
        self.rows_dX = Rows(room, self.shape_in, dtype)

    def allocate(self, n: int) -> None:
        self.A, self.dX = self.rows_A.first(n), self.rows_dX.first(n)

    def forward(self, X: np.ndarray, training: bool = False) -> np.ndarray:
        self.room.rescale(table(X), self.scale, table(self.A))
        return self.A

    def backward(self, dA: np.ndarray, need_dX: bool) -> np.ndarray:
        self.room.rescale(table(dA), self.scale, table(self.dX))
        return self.dX

    def __repr__(self) -> str:
        return f"Rescale({self.factor:.6g})"
