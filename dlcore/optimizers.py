"""How to turn blame into better parameters: one rule over one flat vector.

Optimizers share names, not a base class:
    attach(room, theta)          make room for what the rule remembers; keep it if it is this theta
    update(theta, dtheta)        one step
    memory()                     {"velocity": ...}: each array it remembers, to read and write
    arguments()                  what to call OPTIMIZERS[kind] with to get such a rule again
"""

from types import ModuleType

import numpy as np


class SGD:
    """theta = theta - lr dtheta, after every batch."""

    kind = "sgd"

    def __init__(self, lr: float):
        self.lr = positive("lr", lr)

    def arguments(self) -> dict:
        return {"lr": self.lr}

    def memory(self) -> dict[str, np.ndarray]:
        return {}

    def attach(self, room: ModuleType, theta: np.ndarray) -> None:
        """Get to know the network; this rule has nothing to remember between steps."""
        self.room = room

    def update(self, theta: np.ndarray, dtheta: np.ndarray) -> None:
        # a Python float would turn every float32 step into float64 arithmetic
        self.room.sgd_update(dtheta, theta.dtype.type(self.lr), theta)

    def __repr__(self) -> str:
        return f"SGD(lr={self.lr})"


OPTIMIZERS = {"sgd": SGD}


def positive(name: str, value: float) -> float:
    """The value as a float, if it is a finite number above 0."""
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise TypeError(f"{name} must be a number above 0, but got {value!r}.")
    if not 0 < value < float("inf"):
        raise ValueError(f"{name} must be above 0 and finite, but got {value}.")
    return float(value)
