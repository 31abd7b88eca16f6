"""The dense layer: every neuron sees every input."""

import numpy as np

from dlcore.checks import whole
from dlcore.initializers import Initializer, initial_weights, initializer, name_of
from dlcore.layers.layer import Arrays, Shape
from dlcore.rows import Room, Rows


class Dense:
    """Every neuron sees every input: Z = X W + b."""

    kind, output, label = "dense", "Z", ""
    shape_in: Shape
    shape_out: Shape

    def __init__(self, n_in: int, n_out: int, init: str | Initializer = "he"):
        self.n_in, self.n_out = whole("n_in", n_in), whole("n_out", n_out)
        self.shape_in, self.shape_out = (self.n_in,), (self.n_out,)
        self.init = initializer(init)

    def arguments(self) -> dict:
        return {"n_in": self.n_in, "n_out": self.n_out, "init": name_of(self.init)}

    def memory(self) -> Arrays:
        return {}

    def connect(self, shape_in: Shape | None) -> None:
        if shape_in is None or shape_in == self.shape_in:
            return
        if len(shape_in) > 1:
            raise ValueError(
                f"{self!r} takes {self.n_in} numbers in a row, but gets shape {shape_in} for each "
                f"example. Put Flatten() before it."
            )
        raise ValueError(
            f"{self!r} takes {self.n_in} numbers, but the layer before it gives {shape_in[0]}. "
            f"Use Dense({shape_in[0]}, {self.n_out})."
        )

    def parameter_shapes(self) -> dict[str, Shape]:
        return {"W": (self.n_in, self.n_out), "b": (self.n_out,)}

    def initial(self, rng: np.random.Generator) -> Arrays:
        W = initial_weights(self.init, rng, self.n_in, self.n_out)
        return {"W": W, "b": np.zeros(self.n_out)}

    def build(self, room: Room, dtype, parameters: Arrays, gradients: Arrays) -> None:
        self.room, self.parameters, self.gradients = room, parameters, gradients
        self.W, self.b = parameters["W"], parameters["b"]
        self.dW, self.db = gradients["W"], gradients["b"]
        self.rows_Z = Rows(room, self.shape_out, dtype)
        self.rows_dX = Rows(room, self.shape_in, dtype)

    def allocate(self, n: int) -> None:
        self.Z, self.dX = self.rows_Z.first(n), self.rows_dX.first(n)

    def forward(self, X: np.ndarray, training: bool = False) -> np.ndarray:
        self.X = X
        self.room.dense_forward(X, self.W, self.b, self.Z)
        return self.Z

    def backward(self, dZ: np.ndarray, need_dX: bool) -> np.ndarray:
        self.room.dense_backward_weights(self.X, dZ, self.dW)
        self.room.dense_backward_bias(dZ, self.db)
        if need_dX:  # nobody asks the pixels to change
            self.room.dense_backward_input(dZ, self.W, self.dX)
        return self.dX

    def __repr__(self) -> str:
        return f"Dense({self.n_in}, {self.n_out})"
