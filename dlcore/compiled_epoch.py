"""A whole epoch in one compiled loop: the same kernels, the same bits, no Python between them.

A step is recorded once: the network runs it in a room that notes every call instead of making it.
The notes are then put in a better order where nobody can tell the difference but the clock:
rows are read where they lie instead of being copied to a batch, and a piece of the weights is
updated as soon as its slopes are known, while they are still in a cache.
"""

from math import isfinite
from types import ModuleType

import numpy as np

from dlcore.better_order import better_order, threads_of
from dlcore.cpu import adam_update, epoch, matmul
from dlcore.cpu.matmul import LARGE
from dlcore.cpu.memory import empty
from dlcore.cpu.threads import products

NUMBERS = slice(1, 6)  # the arguments of adam_update that change from step to step


def why_not(net) -> str:
    """Why the steps of this network cannot be recorded, or "" if they can."""
    if net.device != "cpu":
        return "it does not run on the processor."
    if not matmul.has_tiles(net.theta.dtype):
        return "this processor has no vector registers that we can use."
    if any(layer.kind == "dropout" for layer in net.layers):
        return "Dropout throws new dice in every step."
    return ""


def is_slow_anyway(net, n: int) -> bool:
    """Does a batch of n make large products? They take so long that Python's part is nothing."""
    return any(layer.kind == "dense" and n * layer.W.size >= LARGE for layer in net.layers)


class Recorder:
    """A room that notes calls: attributes are those of the room, kernels note their arguments."""

    def __init__(self, room: ModuleType):
        self.room = room
        self.calls: list = []

    def __getattr__(self, name):
        found = getattr(self.room, name)
        return self.note(found) if hasattr(found, "py_func") else found

    def note(self, kernel):
        return lambda *arguments: self.calls.append((kernel, arguments))

    def product(self, A, B, b, C):
        self.calls += products(A, B, b, C, threads_of(self.room))

    def dense_forward(self, X, W, b, Z):
        self.product(X, W, b, Z)

    def dense_backward_weights(self, X, dZ, dW):
        self.product(X.T, dZ, matmul.no_bias(dW.shape[1], dW.dtype), dW)

    def dense_backward_input(self, dZ, W, dX):
        self.product(dZ, W.T, matmul.no_bias(dX.shape[1], dX.dtype), dX)


def record(net, batches, plan, rows):
    """The calls of one step over these rows: [(kernel, arguments), ...]"""
    room = net.room
    recorder = Recorder(room)
    parts = [net, *net.layers, net.loss, plan.optimizer, adam_of(plan), batches]
    before = [dict(vars(part)) for part in parts]
    memory = [(array, array.copy()) for array in plan.optimizer.memory().values()]
    for part, values in zip(parts, before, strict=True):
        for name, value in values.items():
            if value is room:
                setattr(part, name, recorder)
            elif hasattr(value, "py_func"):
                setattr(part, name, recorder.note(value))
    try:
        X, y = batches.take(rows)
        net.step_checked(X, y, plan.optimizer, plan.l1, plan.l2)
        if net.loss.task == "classification":
            net.loss.count_right(net.Z, y)
    finally:
        for part, values in zip(parts, before, strict=True):
            for name, value in values.items():
                if value is room or hasattr(value, "py_func"):
                    setattr(part, name, value)
        for array, values in memory:  # Adam counted a step that was not made
            array[:] = values
    return recorder.calls


def adam_of(plan):
    """The Adam inside of AdamW, or else the optimizer itself."""
    return getattr(plan.optimizer, "adam", plan.optimizer)


class Recording:
    """The steps over rows[0 : n], rows[n : 2 n], ... of an array of row numbers."""

    def __init__(self, net, batches, plan, rows, n):
        self.n, self.steps, self.plan, self.loss = n, rows.size // n, plan, net.loss
        one_batch = rows[:n]
        calls = better_order(record(net, batches, plan, one_batch), net, batches, one_batch)
        self.kept = calls  # the arrays must outlive their addresses
        self.lines, self.words, places = epoch.program_of(calls)
        self.row_words = [
            place
            for (_, arguments), where in zip(calls, places, strict=True)
            for argument, place in zip(arguments, where, strict=True)
            if argument is one_batch
        ]
        self.number_words = [
            place
            for (kernel, _), where in zip(calls, places, strict=True)
            if kernel is adam_update
            for place in where[NUMBERS]
        ]
        self.changing = np.array(self.row_words + self.number_words, np.int64)
        addresses = one_batch.ctypes.data + 8 * n * np.arange(self.steps)[:, None]
        self.row_values = np.repeat(addresses, len(self.row_words), axis=1)
        self.dtype = net.theta.dtype

    def values(self):
        """What the changing words hold in each step, (steps, words)."""
        if not self.number_words:
            return self.row_values
        numbers = np.array([adam_of(self.plan).next_numbers() for _ in range(self.steps)])
        bits = numbers.astype(self.dtype).view(f"i{self.dtype.itemsize}")
        bits = np.tile(bits.astype(np.int64), len(self.number_words) // bits.shape[1])
        return np.hstack([self.row_values, bits])

    def run(self, sums):
        right = getattr(self.loss, "right", NOTHING)
        return epoch.replay(
            self.lines,
            self.words,
            self.words.ctypes.data,
            self.changing,
            self.values(),
            self.loss.loss,
            right,
            self.n,
            sums,
        )


NOTHING = np.zeros(1, np.int64)


class CompiledEpoch:
    """Every batch of an epoch; recorded anew when the learning rate changes."""

    name = "one compiled loop"

    def __init__(self, net, batches, plan):
        self.net, self.batches, self.plan = net, batches, plan
        self.rows = empty((batches.X.shape[0],), np.int64)
        self.lr = None

    def record(self):
        size, n = self.batches.size, self.rows.size
        whole = n // size * size
        parts = [(self.rows[:whole], size), (self.rows[whole:], n - whole)]
        self.recordings = [
            Recording(self.net, self.batches, self.plan, rows, m) for rows, m in parts if m
        ]
        self.lr = self.plan.optimizer.lr_now

    def run(self, order) -> tuple[float, int, int, float]:
        """Sum of the losses of all examples, right answers, and the last batch with its loss."""
        if self.lr != self.plan.optimizer.lr_now:
            self.record()
        self.rows[:] = order
        sums, made = np.zeros(2), 0
        for recording in self.recordings:
            made += recording.run(sums)
            if not isfinite(self.net.loss.loss[0]):
                break
        return float(sums[0]), int(sums[1]), made - 1, float(self.net.loss.loss[0])
