"""A loss says how wrong a batch was, and gives every score its share of the blame.

Losses share names, not a base class:
    build(room, n_out, dtype)    and allocate(n): its arrays
    targets(y, n)                right answers, checked and in the form the kernels take
    measure(Z, y)                leaves the mean loss in the array `loss`; backward(y) -> dZ
    forward(Z, y) -> loss        measures and reads it, for which a card has to finish first
    beliefs(Z) -> P              one number per score, for the tasks that have beliefs
    probabilities(Z), decide(Z)  what a person gets: one column per class, and one answer
    tally(Z, y)                  leaves the number of right answers in `right`, where `task` is
                                 "classification"; count_right reads it. For "regression": R²
"""

import numpy as np

from dlcore import targets
from dlcore.rows import Room, Rows


class SoftmaxCrossEntropy:
    """Mean surprise at the right class, when softmax turns scores into beliefs."""

    name, task = "softmax_cross_entropy", "classification"

    def build(self, room: Room, n_out: int, dtype) -> None:
        if n_out < 2:
            raise ValueError(
                f"softmax_cross_entropy needs one output per class, so 2 or more, "
                f"but the last layer gives {n_out}. For yes or no use binary_cross_entropy."
            )
        self.room, self.n_out = room, n_out
        self.rows_P, self.rows_dZ = Rows(room, (n_out,), dtype), Rows(room, (n_out,), dtype)
        self.loss = room.zeros((1,), room.type_of_sums(dtype))
        self.right = room.zeros((1,), np.int64)

    def allocate(self, n: int) -> None:
        self.P, self.dZ = self.rows_P.first(n), self.rows_dZ.first(n)

    def targets(self, y, n: int) -> np.ndarray:
        return targets.class_numbers(y, n, self.n_out)

    def measure(self, Z: np.ndarray, y: np.ndarray) -> None:
        """The mean loss of the batch; keeps the beliefs P for the way back."""
        self.room.softmax_cross_entropy_forward(Z, y, self.P, self.loss)

    def forward(self, Z: np.ndarray, y: np.ndarray) -> float:
        self.measure(Z, y)
        return float(self.loss[0])

    def backward(self, y: np.ndarray) -> np.ndarray:
        self.room.softmax_cross_entropy_backward(self.P, y, self.dZ)
        return self.dZ

    def beliefs(self, Z: np.ndarray) -> np.ndarray:
        self.room.softmax(Z, self.P)
        return self.P

    def probabilities(self, Z: np.ndarray) -> np.ndarray:
        """The belief in each class, (n, n_classes); rows add up to 1."""
        return self.room.download(self.beliefs(Z))

    def decide(self, Z: np.ndarray) -> np.ndarray:
        """The class with the highest score, (n,)."""
        return self.room.download(Z).argmax(axis=1)

    def tally(self, Z: np.ndarray, y: np.ndarray) -> None:
        """How many examples have their highest score at the right class."""
        self.room.count_right(Z, y, self.right)

    def count_right(self, Z: np.ndarray, y: np.ndarray) -> int:
        self.tally(Z, y)
        return int(self.right[0])


class BinaryCrossEntropy:
    """Surprise of every output on its own, yes or no: summed over outputs, mean over examples."""

    name, task = "binary_cross_entropy", "classification"

    def build(self, room: Room, n_out: int, dtype) -> None:
        self.room, self.n_out, self.dtype = room, n_out, dtype
        self.rows_P, self.rows_dZ = Rows(room, (n_out,), dtype), Rows(room, (n_out,), dtype)
        self.loss = room.zeros((1,), room.type_of_sums(dtype))
        self.right = room.zeros((1,), np.int64)

    def allocate(self, n: int) -> None:
        self.P, self.dZ = self.rows_P.first(n), self.rows_dZ.first(n)

    def targets(self, y, n: int) -> np.ndarray:
        return targets.yes_or_no(y, n, self.n_out, self.dtype)

    def measure(self, Z: np.ndarray, y: np.ndarray) -> None:
        """The mean loss of the batch; keeps the beliefs P for the way back."""
        self.room.binary_cross_entropy_forward(Z, y, self.P, self.loss)

    def forward(self, Z: np.ndarray, y: np.ndarray) -> float:
        self.measure(Z, y)
        return float(self.loss[0])

    def backward(self, y: np.ndarray) -> np.ndarray:
        self.room.binary_cross_entropy_backward(self.P, y, self.dZ)
        return self.dZ

    def beliefs(self, Z: np.ndarray) -> np.ndarray:
        self.room.sigmoid_forward(Z, self.P)
        return self.P

    def probabilities(self, Z: np.ndarray) -> np.ndarray:
        """The belief in each yes; one output gives two columns, the beliefs in no and in yes."""
        yes = self.room.download(self.beliefs(Z))
        return np.hstack([1 - yes, yes]) if self.n_out == 1 else yes

    def decide(self, Z: np.ndarray) -> np.ndarray:
        """One output: 1 where yes is more probable, else 0. Several: the highest. (n,)"""
        scores = self.room.download(Z)
        return (scores[:, 0] > 0).astype(np.int64) if self.n_out == 1 else scores.argmax(axis=1)

    def tally(self, Z: np.ndarray, y: np.ndarray) -> None:
        """How many examples get the right answer from `decide`."""
        self.room.count_right_yes_or_no(Z, y, self.right)

    def count_right(self, Z: np.ndarray, y: np.ndarray) -> int:
        self.tally(Z, y)
        return int(self.right[0])


class MeanSquaredError:
    """Mean of the squared distances between predictions and values, over all outputs."""

    name, task = "mean_squared_error", "regression"

    def build(self, room: Room, n_out: int, dtype) -> None:
        self.room, self.n_out, self.dtype = room, n_out, dtype
        self.rows_dZ = Rows(room, (n_out,), dtype)
        self.loss = room.zeros((1,), room.type_of_sums(dtype))

    def allocate(self, n: int) -> None:
        self.dZ = self.rows_dZ.first(n)

    def targets(self, y, n: int) -> np.ndarray:
        return targets.values(y, n, self.n_out, self.dtype)

    def measure(self, Z: np.ndarray, y: np.ndarray) -> None:
        """The mean loss of the batch; remembers the predictions Z for the way back."""
        self.Z = Z
        self.room.mean_squared_error_forward(Z, y, self.loss)

    def forward(self, Z: np.ndarray, y: np.ndarray) -> float:
        self.measure(Z, y)
        return float(self.loss[0])

    def backward(self, y: np.ndarray) -> np.ndarray:
        self.room.mean_squared_error_backward(self.Z, y, self.dZ)
        return self.dZ

    def probabilities(self, Z: np.ndarray) -> np.ndarray:
        raise TypeError(
            "a network with mean_squared_error predicts values and has no probabilities. "
            "Use net.predict(X)."
        )

    def decide(self, Z: np.ndarray) -> np.ndarray:
        """The values themselves, (n, n_out)."""
        return self.room.download(Z)


Loss = SoftmaxCrossEntropy | BinaryCrossEntropy | MeanSquaredError
LOSSES: dict[str, type[Loss]] = {
    loss.name: loss for loss in (SoftmaxCrossEntropy, BinaryCrossEntropy, MeanSquaredError)
}


def loss_named(loss: str | Loss) -> Loss:
    """The loss behind a name; a loss object stays itself."""
    if not isinstance(loss, str):
        return loss
    if loss not in LOSSES:
        known = ", ".join(repr(name) for name in LOSSES)
        raise ValueError(f"loss must be one of {known}, but got {loss!r}.")
    return LOSSES[loss]()
