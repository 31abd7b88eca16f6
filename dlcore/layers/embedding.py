"""The embedding: every symbol has a row of numbers, and learns which."""

import numpy as np

from dlcore.checks import whole
from dlcore.initializers import Initializer, initial_weights, initializer, name_of
from dlcore.layers.layer import Arrays, Shape, told
from dlcore.rows import Room, Rows


class Embedding:
    """Each symbol 0 to n_symbols - 1 becomes its row of W: X (n, length) → A (n, length, n_out).

    It comes first, because symbols are no numbers: nothing can be computed from them before.
    """

    kind, output, label = "embedding", "A", ""
    shape_in: Shape
    shape_out: Shape

    def __init__(self, n_symbols: int, n_out: int, init: str | Initializer = "normal"):
        self.n_symbols, self.n_out = whole("n_symbols", n_symbols), whole("n_out", n_out)
        self.init = initializer(init)

    def arguments(self) -> dict:
        return {"n_symbols": self.n_symbols, "n_out": self.n_out, "init": name_of(self.init)}

    def memory(self) -> Arrays:
        return {}

    def connect(self, shape_in: Shape | None) -> None:
        self.shape_in = told(shape_in, self)
        if len(self.shape_in) != 1:
            raise ValueError(
                f"{self!r} takes rows of symbols, but one example has shape {self.shape_in} here. "
                f"For three symbols in a row say Network([...], shape_in=(3,))."
            )
        self.shape_out = (self.shape_in[0], self.n_out)

    def parameter_shapes(self) -> dict[str, Shape]:
        return {"W": (self.n_symbols, self.n_out)}

    def initial(self, rng: np.random.Generator) -> Arrays:
        return {"W": initial_weights(self.init, rng, self.n_symbols, self.n_out)}

    def build(self, room: Room, dtype, parameters: Arrays, gradients: Arrays) -> None:
        self.room, self.parameters, self.gradients = room, parameters, gradients
        self.W, self.dW = parameters["W"], gradients["W"]
        self.rows_A = Rows(room, self.shape_out, dtype)

    def allocate(self, n: int) -> None:
        self.A = self.rows_A.first(n)

    def forward(self, X: np.ndarray, training: bool = False) -> np.ndarray:
        self.X = X
        self.room.embedding_forward(X, self.W, self.A)
        return self.A

    def backward(self, dA: np.ndarray, need_dX: bool) -> np.ndarray:
        self.room.embedding_backward(self.X, dA, self.dW)
        return dA  # a symbol takes no blame

    def __repr__(self) -> str:
        return f"Embedding({self.n_symbols}, {self.n_out})"
