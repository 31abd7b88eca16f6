"""Training: show the network every example, a small batch at a time, again and again."""

from math import isfinite
from time import perf_counter

import numpy as np

from dlcore.answers import evaluate
from dlcore.history import History
from dlcore.layers import whole
from dlcore.progress import Progress


def fit(net, X, y, epochs, batch_size, optimizer, validation, progress) -> History:
    epochs, batch_size = whole("epochs", epochs), whole("batch_size", batch_size)
    X, y = net.check(X, y)
    unseen = net.check(*pair(validation)) if validation is not None else None
    optimizer.attach(net.room, net.theta)
    batches = Batches(net, X, y, min(batch_size, X.shape[0]))
    history = History()
    with Progress(epochs, "epoch", shown=progress) as line:
        for epoch in range(epochs):
            start = perf_counter()
            loss, accuracy = one_epoch(net, batches, optimizer, epoch)
            history.loss.append(loss)
            if accuracy is not None:
                history.accuracy.append(accuracy)
            if unseen is not None:
                seen = evaluate(net, *unseen)
                history.validation_loss.append(seen["loss"])
                if "accuracy" in seen:
                    history.validation_accuracy.append(seen["accuracy"])
            history.seconds.append(perf_counter() - start)
            line.update(epoch + 1, history.last())
    return history


def one_epoch(net, batches: "Batches", optimizer, epoch: int) -> tuple[float, float | None]:
    """Every example once, in a new random order; returns mean loss and share of right answers."""
    classes = net.loss.task == "classification"
    total, right, n = 0.0, 0, batches.X.shape[0]
    order = net.rng.permutation(n)
    for number, start in enumerate(range(0, n, batches.size)):
        X, y = batches.take(order[start : start + batches.size])
        loss = net.step_checked(X, y, optimizer)
        if not isfinite(loss):
            raise FloatingPointError(exploded(loss, epoch, number, optimizer))
        total += loss * y.shape[0]
        if classes:
            right += net.loss.count_right(net.Z, y)
    return total / n, right / n if classes else None


class Batches:
    """Copies the drawn examples side by side, into arrays that are made once."""

    def __init__(self, net, X: np.ndarray, y: np.ndarray, size: int):
        self.X, self.y, self.size, self.room = X, y, size, net.room
        self.batch_X = net.room.empty((size, *X.shape[1:]), X.dtype)
        self.batch_y = net.room.empty((size, *y.shape[1:]), y.dtype)

    def take(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        X, y = self.batch_X[: rows.size], self.batch_y[: rows.size]
        self.room.take_rows(self.X, rows, X)
        (self.room.take if y.ndim == 1 else self.room.take_rows)(self.y, rows, y)
        return X, y


def pair(validation) -> tuple:
    if not isinstance(validation, (tuple, list)) or len(validation) != 2:
        raise TypeError(
            f"validation must be a pair (X_val, y_val), but got {type(validation).__name__}."
        )
    return tuple(validation)


def exploded(loss: float, epoch: int, batch: int, optimizer) -> str:
    return (
        f"the loss became {loss} in epoch {epoch + 1}, batch {batch + 1}: the steps grew until "
        f"the numbers overflowed. The likely cause is a learning rate that is too large, and here "
        f"it is {optimizer!r}. Try lr={optimizer.lr / 10:g} in a new network."
    )
