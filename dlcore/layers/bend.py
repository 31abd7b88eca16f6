"""Layers that bend every number on its own; they have nothing to learn."""

import numpy as np

from dlcore.checks import share
from dlcore.layers.layer import Arrays, Shape, told
from dlcore.rows import Room, Rows, table


class Activation:
    """The same bend for every number: A = f(Z), and for the blame dZ = dA f'(Z).

    `kind` names the kernels; they are told `slope` where the bend has one. The slope of most bends
    can be read off A; `remembers` is "Z" where it cannot.
    """

    output, label = "A", ""
    shape_in: Shape
    shape_out: Shape

    def __init__(self, name: str, kind: str, remembers: str = "A", slope: float | None = None):
        self.name, self.kind, self.remembers, self.slope = name, kind, remembers, slope

    def arguments(self) -> dict:
        return {} if self.slope is None else {"slope": self.slope}

    def memory(self) -> Arrays:
        return {}

    def connect(self, shape_in: Shape | None) -> None:
        self.shape_in = self.shape_out = told(shape_in, self)

    def parameter_shapes(self) -> dict[str, Shape]:
        return {}

    def initial(self, rng: np.random.Generator) -> Arrays:
        return {}

    def build(self, room: Room, dtype, parameters: Arrays, gradients: Arrays) -> None:
        self.parameters, self.gradients = parameters, gradients
        self.bend = getattr(room, f"{self.kind}_forward")
        self.bend_blame = getattr(room, f"{self.kind}_backward")
        self.options = () if self.slope is None else (dtype(self.slope),)
        self.rows_A = Rows(room, self.shape_out, dtype)
        self.rows_dZ = Rows(room, self.shape_in, dtype)

    def allocate(self, n: int) -> None:
        self.A, self.dZ = self.rows_A.first(n), self.rows_dZ.first(n)

    def forward(self, Z: np.ndarray, training: bool = False) -> np.ndarray:
        self.bend(table(Z), *self.options, table(self.A))
        self.kept = Z if self.remembers == "Z" else self.A
        return self.A

    def backward(self, dA: np.ndarray, need_dX: bool) -> np.ndarray:
        self.bend_blame(table(dA), table(self.kept), *self.options, table(self.dZ))
        return self.dZ

    def __repr__(self) -> str:
        return f"{self.name}({'' if self.slope is None else self.slope})"


def ReLU() -> Activation:
    """Positive numbers pass, the others become 0: A = max(Z, 0)."""
    return Activation("ReLU", "relu")


def LeakyReLU(slope: float = 0.01) -> Activation:
    """Positive numbers pass, the others are made smaller: A = Z or slope Z."""
    return Activation("LeakyReLU", "leaky_relu", slope=share("slope", slope))


def Sigmoid() -> Activation:
    """Every number is squeezed between 0 and 1: A = 1 / (1 + exp(-Z))."""
    return Activation("Sigmoid", "sigmoid")


def Tanh() -> Activation:
    """Every number is squeezed between -1 and 1: A = tanh(Z)."""
    return Activation("Tanh", "tanh")


def GELU() -> Activation:
    """A ReLU with a soft corner: A = Z Φ(Z), Φ(z) the share of normal numbers below z."""
    return Activation("GELU", "gelu", remembers="Z")
