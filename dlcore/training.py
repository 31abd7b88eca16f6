"""Training: show the network every example, a small batch at a time, again and again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from time import perf_counter

from dlcore.answers import evaluate
from dlcore.checks import not_negative, whole
from dlcore.early_stopping import EarlyStopping
from dlcore.history import History
from dlcore.one_epoch import Batches, engine_for, one_epoch
from dlcore.optimizers import Optimizer
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
    compiled: bool | None = None

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
    engine = engine_for(net, Batches(net, X, y, min(plan.batch_size, X.shape[0])), plan)
    net.engine = engine.name
    history, good = History(engine=engine.name), LastGood(net, plan.optimizer)
    if plan.early_stopping:
        plan.early_stopping.begin()
    try:
        with Progress(plan.epochs, "epoch", shown=plan.progress) as line:
            run(net, engine, unseen, plan, history, good, line)
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


def run(net, engine, unseen, plan: Plan, history: History, good: "LastGood", line) -> None:
    history.stopped = f"after all {plan.epochs} epochs"
    for epoch in range(plan.epochs):
        start = perf_counter()
        plan.optimizer.factor = factor_at(plan.schedule, epoch)
        trained = one_epoch(net, engine, plan, epoch)
        note(history, trained, start, unseen and evaluate(net, *unseen))
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


class LastGood:
    """The network, its dice and its optimizer's memory as they were after the last whole epoch."""

    def __init__(self, net, optimizer: Optimizer):
        self.dice = net.rng.bit_generator
        memories = [part.memory().values() for part in (*net.layers, optimizer)]
        self.room, self.arrays = net.room, [net.theta, *chain.from_iterable(memories)]
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
