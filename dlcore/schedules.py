"""Schedules: large steps first, small ones at the end. A schedule is a function epoch → factor.

Epochs count from 0; the learning rate of an epoch is lr times the factor. Any function will do.
"""

from collections.abc import Callable
from math import cos, isfinite, pi

Schedule = Callable[[int], float]


def step(every: int, factor: float = 0.1) -> Schedule:
    """A staircase: after every so many epochs the learning rate is multiplied by the factor."""
    if every < 1:
        raise ValueError(f"every must be at least 1 epoch, but got {every}.")
    return lambda epoch: factor ** (epoch // every)


def cosine(epochs: int, floor: float = 0.0) -> Schedule:
    """Half a wave from 1 down to the floor, slowly at both ends; from then on it stays there."""
    if epochs < 1:
        raise ValueError(f"epochs must be at least 1, but got {epochs}.")
    return lambda epoch: floor + (1 - floor) * (1 + cos(pi * min(epoch, epochs) / epochs)) / 2


def warmup(epochs: int, then: Schedule = lambda epoch: 1.0) -> Schedule:
    """A straight line up to 1 in so many epochs, then another schedule from its beginning."""
    if epochs < 1:
        raise ValueError(f"epochs must be at least 1, but got {epochs}.")
    return lambda epoch: (epoch + 1) / epochs if epoch < epochs else then(epoch - epochs)


def later(schedule: Schedule, epochs: int) -> Schedule:
    """What is left of a schedule after so many epochs: later(schedule, net.epochs) to train on."""
    return lambda epoch: schedule(epoch + epochs)


def factor_at(schedule: Schedule | None, epoch: int) -> float:
    """The factor of this epoch, checked: a function of your own may return anything."""
    if schedule is None:
        return 1.0
    factor = schedule(epoch)
    if not isinstance(factor, (int, float)) or not isfinite(factor) or factor < 0:
        raise ValueError(
            f"a schedule must return a finite factor of at least 0, "
            f"but for epoch {epoch} it returned {factor!r}."
        )
    return float(factor)
