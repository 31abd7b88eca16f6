"""Training: show the network every example, a small batch at a time, again and again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite
from time import perf_counter

import numpy as np

from dlcore.answers import evaluate
from dlcore.early_stopping import EarlyStopping
from dlcore.history import History
from dlcore.layers import whole
from dlcore.optimizers import Optimizer, not_negative
from dlcore.progress import Progress
from dlcore.schedules import Schedule, factor_at

Callback = Callable[..., bool | None]


@dataclass
class Plan:
    """What fit was asked for, checked before anything is trained."""

    epochs: int
    batch_size: int
    optimizer: Optimizer
    validation: tuple | None
    l1: float
    l2: float
    early_stopping: EarlyStopping | None
    schedule: Schedule | None
    callbacks: Sequence[Callback]
    progress: bool

    def __post_init__(self) -> None:
        whole("epochs", self.epochs)
        whole("batch_size", self.batch_size)
        self.l1, self.l2 = not_negative("l1", self.l1), not_negative("l2", self.l2)
        if self.schedule is not None and not callable(self.schedule):
            raise TypeError(f"schedule must be a function of the epoch, but got {self.schedule!r}.")
        if self.early_stopping is not None and not isinstance(self.early_stopping, EarlyStopping):
            raise TypeError(
                f"early_stopping must be dl.EarlyStopping(patience=...), "
                f"but got {self.early_stopping!r}."
            )
        if callable(self.callbacks) or not all(map(callable, self.callbacks)):
            raise TypeError("callbacks must be a list of functions: callbacks=[my_function].")


def fit(net, X, y, plan: Plan) -> History:
    """All epochs, or fewer; whatever ends the training, the network is left after a whole epoch."""
    X, y = net.check(X, y)
    unseen = net.check(*pair(plan.validation)) if plan.validation is not None else None
    plan.optimizer.attach(net)
    net.optimizer = plan.optimizer
    batches = Batches(net, X, y, min(plan.batch_size, X.shape[0]))
    history, good = History(), LastGood(net, plan.optimizer)
    if plan.early_stopping:
        plan.early_stopping.begin()
    try:
        with Progress(plan.epochs, "epoch", shown=plan.progress) as line:
            run(net, batches, unseen, plan, history, good, line)
    except KeyboardInterrupt:
        good.restore()
        history.stopped = f"interrupted in epoch {len(history.loss) + 1}, which was taken back"
        return history
    except FloatingPointError:
        good.restore()
        raise
    finally:
        plan.optimizer.factor = 1.0
    if plan.early_stopping:
        plan.early_stopping.restore(net)
    return history


def run(net, batches, unseen, plan: Plan, history: History, good: "LastGood", line) -> None:
    history.stopped = f"after all {plan.epochs} epochs"
    for epoch in range(plan.epochs):
        start = perf_counter()
        plan.optimizer.factor = factor_at(plan.schedule, epoch)
        note(
            history, one_epoch(net, batches, plan, epoch), start, unseen and evaluate(net, *unseen)
        )
        net.epochs += 1
        good.keep()
        line.update(epoch + 1, history.last())
        answers = [callback(net, history) for callback in plan.callbacks]
        if True in answers:
            history.stopped = f"by a callback after epoch {epoch + 1}"
            return
        loss = (history.validation_loss or history.loss)[-1]
        if plan.early_stopping and plan.early_stopping.enough(net, loss, epoch):
            history.stopped = (
                f"early after epoch {epoch + 1}: "
                f"epoch {plan.early_stopping.best_epoch + 1} was the best"
            )
            return


def note(history: History, trained: dict, start: float, validated: dict | None) -> None:
    history.loss.append(trained["loss"])
    if "accuracy" in trained:
        history.accuracy.append(trained["accuracy"])
    if validated is not None:
        history.validation_loss.append(validated["loss"])
        if "accuracy" in validated:
            history.validation_accuracy.append(validated["accuracy"])
    history.seconds.append(perf_counter() - start)


def one_epoch(net, batches: "Batches", plan: Plan, epoch: int) -> dict[str, float]:
    """Every example once, in a new random order; mean loss and share of right answers."""
    classes = net.loss.task == "classification"
    total, right, n = 0.0, 0, batches.X.shape[0]
    order = net.rng.permutation(n)
    for number, start in enumerate(range(0, n, batches.size)):
        X, y = batches.take(order[start : start + batches.size])
        loss = net.step_checked(X, y, plan.optimizer, plan.l1, plan.l2)
        if not isfinite(loss):
            raise FloatingPointError(
                exploded(f"the loss became {loss}", epoch, number, batches, plan)
            )
        total += loss * y.shape[0]
        if classes:
            right += net.loss.count_right(net.Z, y)
    if not np.isfinite(net.room.download(net.theta)).all():
        raise FloatingPointError(exploded("a weight overflowed", epoch, number, batches, plan))
    return {"loss": total / n, "accuracy": right / n} if classes else {"loss": total / n}


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


class LastGood:
    """The network, its dice and its optimizer's memory as they were after the last whole epoch."""

    def __init__(self, net, optimizer: Optimizer):
        self.dice = net.rng.bit_generator
        self.room, self.arrays = net.room, [net.theta, *optimizer.memory().values()]
        self.keep()

    def keep(self) -> None:
        self.copies = [self.room.download(array) for array in self.arrays]
        self.thrown = self.dice.state

    def restore(self) -> None:
        for array, copy in zip(self.arrays, self.copies, strict=True):
            array[:] = self.room.upload(copy)
        self.dice.state = self.thrown


def pair(validation) -> tuple:
    if not isinstance(validation, (tuple, list)) or len(validation) != 2:
        raise TypeError(
            f"validation must be a pair (X_val, y_val), but got {type(validation).__name__}."
        )
    return tuple(validation)


LARGE_INPUT, LARGE_RATE = 100, 1  # standardised inputs and usual learning rates stay below


def exploded(what: str, epoch: int, batch: int, batches: Batches, plan: Plan) -> str:
    """What happened, where, and the likely cause."""
    largest, lr = float(np.abs(batches.X).max()), plan.optimizer.lr
    cause = (
        f"inputs that are not scaled: X reaches {largest:g}. Standardise its columns, "
        f"(X - X.mean(axis=0)) / X.std(axis=0)."
        if largest > LARGE_INPUT and lr <= LARGE_RATE
        else f"a learning rate that is too large, and here it is {plan.optimizer!r}. "
        f"Try lr={lr / 10:g}."
    )
    return (
        f"{what} in epoch {epoch + 1}, batch {batch + 1}: the steps grew until the numbers "
        f"overflowed. The likely cause is {cause} The network has its weights from before "
        f"this epoch."
    )
