"""A layer turns numbers forward and blame backward, and owns the arrays it needs for it.

Layers share names, not a base class:
    connect(n_in)                n_in and n_out are known from here on
    parameter_shapes()           {"W": ..., "b": ...}, in the order in which they lie in theta
    initial(rng)                 first values of these parameters
    build(room, dtype, parameters, gradients)    views of theta and dtheta
    allocate(n)                  arrays for a batch of n examples
    forward(X) -> Z              and backward(dZ, need_dX) -> dX
    arguments()                  what to call LAYERS[kind] with to get such a layer again
`kind` names the layer, `output` is the letter of what it gives: Z for scores, A for activations.
"""

from collections.abc import Callable
from types import ModuleType

import numpy as np

from dlcore.initializers import Initializer, initial_weights, initializer, name_of
from dlcore.rows import Rows

Arrays = dict[str, np.ndarray]


class Dense:
    """Every neuron sees every input: Z = X W + b."""

    kind, output, label = "dense", "Z", ""

    def __init__(self, n_in: int, n_out: int, init: str | Initializer = "he"):
        self.n_in, self.n_out = whole("n_in", n_in), whole("n_out", n_out)
        self.init = initializer(init)

    def arguments(self) -> dict:
        return {"n_in": self.n_in, "n_out": self.n_out, "init": name_of(self.init)}

    def connect(self, n_in: int | None) -> None:
        if n_in is not None and n_in != self.n_in:
            raise ValueError(
                f"{self!r} takes {self.n_in} numbers, but the layer before it gives {n_in}. "
                f"Use Dense({n_in}, {self.n_out})."
            )

    def parameter_shapes(self) -> dict[str, tuple[int, ...]]:
        return {"W": (self.n_in, self.n_out), "b": (self.n_out,)}

    def initial(self, rng: np.random.Generator) -> Arrays:
        W = initial_weights(self.init, rng, self.n_in, self.n_out)
        return {"W": W, "b": np.zeros(self.n_out)}

    def build(self, room: ModuleType, dtype, parameters: Arrays, gradients: Arrays) -> None:
        self.room, self.parameters, self.gradients = room, parameters, gradients
        self.W, self.b = parameters["W"], parameters["b"]
        self.dW, self.db = gradients["W"], gradients["b"]
        self.rows_Z = Rows(room, self.n_out, dtype)
        self.rows_dX = Rows(room, self.n_in, dtype)

    def allocate(self, n: int) -> None:
        self.Z, self.dX = self.rows_Z.first(n), self.rows_dX.first(n)

    def forward(self, X: np.ndarray) -> np.ndarray:
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


class Activation:
    """The same bend for every number: A = f(Z), and for the blame dZ = dA f'(Z)."""

    output, label = "A", ""

    def __init__(self, name: str):
        self.name, self.kind = name, name.lower()

    def arguments(self) -> dict:
        return {}

    def connect(self, n_in: int | None) -> None:
        if n_in is None:
            raise ValueError(
                f"a network starts with a layer that knows how many inputs it takes, "
                f"but got {self!r} first. Put a Dense(n_in, n_out) before it."
            )
        self.n_in = self.n_out = n_in

    def parameter_shapes(self) -> dict[str, tuple[int, ...]]:
        return {}

    def initial(self, rng: np.random.Generator) -> Arrays:
        return {}

    def build(self, room: ModuleType, dtype, parameters: Arrays, gradients: Arrays) -> None:
        self.parameters, self.gradients = parameters, gradients
        self.bend = getattr(room, f"{self.kind}_forward")
        self.bend_blame = getattr(room, f"{self.kind}_backward")
        self.rows_A = Rows(room, self.n_out, dtype)
        self.rows_dZ = Rows(room, self.n_out, dtype)

    def allocate(self, n: int) -> None:
        self.A, self.dZ = self.rows_A.first(n), self.rows_dZ.first(n)

    def forward(self, Z: np.ndarray) -> np.ndarray:
        self.bend(Z, self.A)
        return self.A

    def backward(self, dA: np.ndarray, need_dX: bool) -> np.ndarray:
        self.bend_blame(dA, self.A, self.dZ)
        return self.dZ

    def __repr__(self) -> str:
        return f"{self.name}()"


def ReLU() -> Activation:
    """Positive numbers pass, the others become 0: A = max(Z, 0)."""
    return Activation("ReLU")


LAYERS: dict[str, Callable] = {"dense": Dense, "relu": ReLU}


def whole(name: str, value: int) -> int:
    """The value as an int, if it is a whole number of at least 1."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} must be a whole number, but got {value!r}.")
    if value < 1:
        raise ValueError(f"{name} must be at least 1, but got {value}.")
    return int(value)
