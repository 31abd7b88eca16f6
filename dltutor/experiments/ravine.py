"""The ravine of lesson 10, a hundred times as steep across as along, and walks down into it."""

from types import SimpleNamespace

import numpy as np

from dlcore.optimizers import Optimizer
from dlcore.rooms import open_room
from dlcore.schedules import Schedule, factor_at

CURVATURES = np.array([1.0, 100.0])  # along the floor, and across it
START = np.array([10.0, 1.0])
BOTTOM = 1e-4  # a loss below it counts as arrived


def loss(w):
    """Half of each curvature times its weight squared, added up: for one place or for many."""
    return 0.5 * (CURVATURES * w * w).sum(axis=-1)


def slope(w):
    return CURVATURES * w


def walk(rule: Optimizer, steps: int = 400, schedule: Schedule | None = None) -> np.ndarray:
    """The places that an optimizer of the engine visits, (steps + 1, 2)."""
    w = START.copy()
    rule.attach(SimpleNamespace(room=open_room("cpu"), theta=w))
    path = [w.copy()]
    for step in range(steps):
        rule.factor = factor_at(schedule, step)
        rule.update(w, slope(w))
        path.append(w.copy())
    return np.array(path)


def arrival(path: np.ndarray) -> int | None:
    """The first step after which the walk is at the bottom; None where it never is."""
    there = np.flatnonzero(loss(path) < BOTTOM)
    return int(there[0]) if there.size else None
