"""A loss says how wrong a batch was, and gives every score its share of the blame."""

from types import ModuleType

import numpy as np

from dlcore.rows import Rows


class SoftmaxCrossEntropy:
    """Mean surprise at the right class, when softmax turns scores into beliefs."""

    name, task = "softmax_cross_entropy", "classification"

    def build(self, room: ModuleType, n_out: int, dtype) -> None:
        if n_out < 2:
            raise ValueError(
                f"softmax_cross_entropy needs one output per class, so 2 or more, "
                f"but the last layer gives {n_out}."
            )
        self.room, self.n_out = room, n_out
        self.rows_P, self.rows_dZ = Rows(room, n_out, dtype), Rows(room, n_out, dtype)
        self.loss = room.zeros((1,), np.float64)
        self.right = room.zeros((1,), np.int64)

    def allocate(self, n: int) -> None:
        self.P, self.dZ = self.rows_P.first(n), self.rows_dZ.first(n)

    def forward(self, Z: np.ndarray, y: np.ndarray) -> float:
        """Mean loss of the batch; keeps the beliefs P for the way back."""
        self.room.softmax_cross_entropy_forward(Z, y, self.P, self.loss)
        return float(self.loss[0])

    def backward(self, y: np.ndarray) -> np.ndarray:
        self.room.softmax_cross_entropy_backward(self.P, y, self.dZ)
        return self.dZ

    def probabilities(self, Z: np.ndarray) -> np.ndarray:
        self.room.softmax(Z, self.P)
        return self.P

    def count_right(self, Z: np.ndarray, y: np.ndarray) -> int:
        """How many examples have their highest score at the right class."""
        self.room.count_right(Z, y, self.right)
        return int(self.right[0])

    def targets(self, y, n: int) -> np.ndarray:
        """Class numbers as int64, checked; one-hot rows are read as class numbers."""
        y = np.asarray(y)
        if y.ndim == 2 and y.shape == (n, self.n_out):
            y = class_numbers(y)
        if y.shape != (n,):
            raise ValueError(
                f"y must have one class number per example, shape ({n},), or one-hot rows, shape "
                f"({n}, {self.n_out}), but got shape {y.shape}." + hint_for(y, n)
            )
        return whole_labels(y, self.n_out)


def class_numbers(Y: np.ndarray) -> np.ndarray:
    """One-hot rows → the column of each 1"""
    if not (((Y == 0) | (Y == 1)).all() and (Y.sum(axis=1) == 1).all()):
        raise ValueError("one-hot rows must hold a single 1 and zeros, but y has other rows.")
    return Y.argmax(axis=1)


def whole_labels(y: np.ndarray, n_classes: int) -> np.ndarray:
    if y.dtype.kind not in "iufb":
        raise TypeError(
            f"y must hold class numbers 0 to {n_classes - 1}, but got {y.dtype}. "
            f"Turn names into numbers: names, y = np.unique(y, return_inverse=True)."
        )
    labels = y.astype(np.int64, casting="unsafe") if np.isfinite(y).all() else None
    if labels is None or (labels != y).any():
        raise ValueError(f"y must hold whole class numbers, but got {first_bad(y)}.")
    if labels.size and not 0 <= labels.min() <= labels.max() < n_classes:
        raise ValueError(
            f"y must hold class numbers 0 to {n_classes - 1}, because the last layer gives "
            f"{n_classes} scores, but got {labels.min()} to {labels.max()}."
        )
    return labels


def first_bad(y: np.ndarray) -> str:
    """The first label that is no whole number, for a message."""
    i = int(np.argmax(~np.isfinite(y) | (y != np.floor(y))))
    return f"{y[i]} at position {i}"


def hint_for(y: np.ndarray, n: int) -> str:
    return f" Use y.ravel() to make it ({n},)." if y.shape in {(n, 1), (1, n)} else ""


LOSSES = {SoftmaxCrossEntropy.name: SoftmaxCrossEntropy}


def loss_named(loss: str | SoftmaxCrossEntropy) -> SoftmaxCrossEntropy:
    """The loss behind a name; a loss object stays itself."""
    if not isinstance(loss, str):
        return loss
    if loss not in LOSSES:
        known = ", ".join(repr(name) for name in LOSSES)
        raise ValueError(f"loss must be one of {known}, but got {loss!r}.")
    return LOSSES[loss]()
