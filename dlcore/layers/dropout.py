"""Dropout: in training, every number is absent now and then, so that none becomes indispensable."""

import numpy as np

from dlcore import formulas
from dlcore.checks import share
from dlcore.layers.layer import Arrays, Shape, told
from dlcore.rows import Room, Rows, table


class Dropout:
    """In training each number becomes 0 with probability `rate`, and the others grow by
    1 / (1 - rate) to make up for it; a network that answers uses all of them as they are.

    Which numbers, follows from the seed of the network, the count of training steps and the
    place of the number, and from nothing else: the same in any order of work and on any device.
    """

    kind, output, label = "dropout", "A", ""
    shape_in: Shape
    shape_out: Shape

    def __init__(self, rate: float):
        self.rate = share("rate", rate)

    def arguments(self) -> dict:
        return {"rate": self.rate}

    def memory(self) -> Arrays:
        return {"dice": self.dice}

    def connect(self, shape_in: Shape | None) -> None:
        self.shape_in = self.shape_out = told(shape_in, self)

    def parameter_shapes(self) -> dict[str, Shape]:
        return {}

    def initial(self, rng: np.random.Generator) -> Arrays:
        # A child of the generator: with or without this layer, the others get the same weights.
        key = rng.spawn(1)[0].integers(2**32)
        self.dice = np.array([key, 0])  # the seed of this layer, and how many masks it has drawn
        return {}

    def build(self, room: Room, dtype, parameters: Arrays, gradients: Arrays) -> None:
        self.room, self.parameters, self.gradients = room, parameters, gradients
        self.limit = int(self.rate * 2**32)
        self.scale = dtype(1 / (1 - self.rate))
        self.rows_A = Rows(room, self.shape_out, dtype)
        self.rows_mask = Rows(room, self.shape_out, dtype)
        self.rows_dX = Rows(room, self.shape_in, dtype)

    def allocate(self, n: int) -> None:
        self.dropped_A, self.dX = self.rows_A.first(n), self.rows_dX.first(n)
        self.mask = self.rows_mask.first(n)

    def forward(self, X: np.ndarray, training: bool = False) -> np.ndarray:
        self.training = training
        if training:
            key, step = self.dice.tolist()
            self.dice[1] += 1
            stream = formulas.scrambled(formulas.scrambled(key) ^ step)
            self.A = self.dropped_A
            mask, A = table(self.mask), table(self.A)
            self.room.dropout_forward(table(X), stream, self.limit, self.scale, mask, A)
        else:
            self.A = X
        return self.A

    def backward(self, dA: np.ndarray, need_dX: bool) -> np.ndarray:
        if not self.training:
            return dA
        self.room.dropout_backward(table(dA), table(self.mask), table(self.dX))
        return self.dX

    def __repr__(self) -> str:
        return f"Dropout({self.rate})"
