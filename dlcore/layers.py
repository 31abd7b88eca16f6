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
    """The same bend for every number: A = f(Z), and for the blame dZ = dA f'(Z).

    `kind` names the kernels; they are told `slope` where the bend has one. The slope of most bends
    can be read off A; `remembers` is "Z" where it cannot.
    """

    output, label = "A", ""

    def __init__(self, name: str, kind: str, remembers: str = "A", slope: float | None = None):
        self.name, self.kind, self.remembers, self.slope = name, kind, remembers, slope

    def arguments(self) -> dict:
        return {} if self.slope is None else {"slope": self.slope}

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
        self.options = () if self.slope is None else (dtype(self.slope),)
        self.rows_A = Rows(room, self.n_out, dtype)
        self.rows_dZ = Rows(room, self.n_out, dtype)

    def allocate(self, n: int) -> None:
        self.A, self.dZ = self.rows_A.first(n), self.rows_dZ.first(n)

    def forward(self, Z: np.ndarray) -> np.ndarray:
        self.bend(Z, *self.options, self.A)
        self.kept = Z if self.remembers == "Z" else self.A
        return self.A

    def backward(self, dA: np.ndarray, need_dX: bool) -> np.ndarray:
        self.bend_blame(dA, self.kept, *self.options, self.dZ)
        return self.dZ

    def __repr__(self) -> str:
        return f"{self.name}({'' if self.slope is None else self.slope})"


def ReLU() -> Activation:
    """Positive numbers pass, the others become 0: A = max(Z, 0)."""
    return Activation("ReLU", "relu")


def LeakyReLU(slope: float = 0.01) -> Activation:
    """Positive numbers pass, the others are made smaller: A = Z or slope Z."""
    if not 0 <= slope < 1:
        raise ValueError(f"slope must be at least 0 and below 1, but got {slope}.")
    return Activation("LeakyReLU", "leaky_relu", slope=float(slope))


def Sigmoid() -> Activation:
    """Every number is squeezed between 0 and 1: A = 1 / (1 + exp(-Z))."""
    return Activation("Sigmoid", "sigmoid")


def Tanh() -> Activation:
    """Every number is squeezed between -1 and 1: A = tanh(Z)."""
    return Activation("Tanh", "tanh")


def GELU() -> Activation:
    """A ReLU with a soft corner: A = Z Φ(Z), Φ(z) the share of normal numbers below z."""
    return Activation("GELU", "gelu", remembers="Z")


LAYERS: dict[str, Callable] = {
    "dense": Dense,
    "gelu": GELU,
    "leaky_relu": LeakyReLU,
    "relu": ReLU,
    "sigmoid": Sigmoid,
    "tanh": Tanh,
}


def whole(name: str, value: int) -> int:
    """The value as an int, if it is a whole number of at least 1."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} must be a whole number, but got {value!r}.")
    if value < 1:
        raise ValueError(f"{name} must be at least 1, but got {value}.")
    return int(value)
