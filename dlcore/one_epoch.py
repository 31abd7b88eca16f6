"""One epoch: every example once, in a new random order, a batch at a time."""

from math import ceil, isfinite

import numpy as np

from dlcore.rows import table

WORTH_COMPILING = 2000  # steps: fewer are done before a compiled epoch would be ready to start


class Batches:
    """Copies the drawn examples side by side, into arrays that are made once."""

    def __init__(self, net, X: np.ndarray, y: np.ndarray, size: int):
        self.X, self.y, self.size, self.room = X, y, size, net.room
        self.batch_X = net.room.empty((size, *X.shape[1:]), net.input_dtype)  # bytes become numbers
        self.batch_y = net.room.empty((size, *y.shape[1:]), y.dtype)

    def take(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        X, y = self.batch_X, self.batch_y
        if rows.size < self.size:
            X, y = X[: rows.size], y[: rows.size]
        self.room.take_rows(table(self.X), rows, table(X))
        (self.room.take if y.ndim == 1 else self.room.take_rows)(self.y, rows, y)
        return X, y


class LayerByLayer:
    """Python calls one kernel after the other: what you would write yourself, with net.step."""

    name = "layer by layer"

    def __init__(self, net, batches: Batches, plan):
        self.net, self.batches, self.plan = net, batches, plan

    def run(self, order: np.ndarray) -> tuple[float, int, int, float]:
        """Sum of the losses of all examples, right answers, and the last batch with its loss."""
        net, plan, size, total, right = self.net, self.plan, self.batches.size, 0.0, 0
        counted = net.loss.task == "classification"
        for start in range(0, order.size, size):
            X, y = self.batches.take(order[start : start + size])
            loss = net.step_checked(X, y, plan.optimizer, plan.l1, plan.l2)
            if not isfinite(loss):
                break
            total += loss * y.shape[0]
            right += net.loss.count_right(net.Z, y) if counted else 0
        return total, right, start // size, loss


def engine_for(net, batches: Batches, plan):
    """What runs the epochs. Nothing but speed can differ: both give the same bits."""
    steps = plan.epochs * ceil(batches.X.shape[0] / batches.size)
    wanted = steps >= WORTH_COMPILING if plan.compiled is None else plan.compiled
    if net.device != "cpu":
        from dlcore import recorded_steps

        engine = LayerByLayer if plan.compiled is False else recorded_steps.RecordedSteps
        return engine(net, batches, plan)
    if wanted:
        from dlcore import compiled_epoch  # opened late: a short training need not compile it

        reason = compiled_epoch.why_not(net)
        if not plan.compiled and compiled_epoch.is_slow_anyway(net, batches.size):
            return LayerByLayer(net, batches, plan)
        if not reason:
            return compiled_epoch.CompiledEpoch(net, batches, plan)
        if plan.compiled:
            raise ValueError(f"compiled=True cannot be: {reason} Leave compiled=None.")
    return LayerByLayer(net, batches, plan)


def one_epoch(net, engine, plan, epoch: int) -> dict[str, float]:
    """Mean loss and share of right answers, each batch before its update; or why it went wrong."""
    n = engine.batches.X.shape[0]
    total, right, batch, loss = engine.run(net.rng.permutation(n))
    if not isfinite(loss):
        what = f"the loss became {loss}"
        raise FloatingPointError(exploded(what, epoch, batch, engine.batches, plan))
    if not np.isfinite(net.room.download(net.theta)).all():
        what = "a weight overflowed"
        raise FloatingPointError(exploded(what, epoch, batch, engine.batches, plan))
    if net.loss.task == "classification":
        return {"loss": total / n, "accuracy": right / n}
    return {"loss": total / n}


LARGE_INPUT, LARGE_RATE = 100, 1  # standardised inputs and usual learning rates stay below


def exploded(what: str, epoch: int, batch: int, batches: Batches, plan) -> str:
    """What happened, where, and the likely cause."""
    largest, lr = float(np.abs(batches.room.download(batches.X)).max()), plan.optimizer.lr
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
