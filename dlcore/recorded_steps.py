"""An epoch on a card: a step is written down once, and then repeated without asking Python.

Python needs longer to call the kernels of a small network than a card needs to run them. So the
launches of a step are noted instead of made, joined where two can be one, and repeated for every
batch. The card looks up by itself which rows come next, and keeps the losses until the epoch is
over. The bits are those of the steps that Python takes one by one.
"""

from math import ceil

import numpy as np

from dlcore.cuda.bookkeeping import next_rows, note_step
from dlcore.cuda.feeding import stream_for, two_places
from dlcore.cuda.fused import fused
from dlcore.cuda.launch import noted, on_card
from dlcore.cuda.repeated import Repeated
from dlcore.one_epoch import Batches


class Kept:
    """All examples lie on the card, and so does the order in which an epoch takes them."""

    def __init__(self, batches, order, progress):
        self.batches, self.order, self.progress = batches, order, progress
        self.rows = batches.room.empty((batches.size,), np.int64)

    def take(self, n):
        rows = self.rows[:n]
        next_rows(self.order, self.progress, rows)
        return self.batches.take(rows)

    def fill(self, rows, work):
        """Nothing has to travel."""

    def done(self, work):
        """Nobody waits."""


class Travelled:
    """One of two places on the card to which batches travel in turn."""

    def __init__(self, net, place, size):
        self.fill, self.done = place.fill, place.done
        X, y = place.arrays
        self.batches = Batches(net, X, y, size)
        self.rows = net.room.upload(np.arange(size))

    def take(self, n):
        return self.batches.take(self.rows[:n])


class RecordedSteps:
    """Every batch of an epoch; what is recorded holds for the epoch."""

    name = "recorded steps"

    def __init__(self, net, batches, plan):
        self.net, self.batches, self.plan = net, batches, plan
        room, n, size = net.room, batches.X.shape[0], batches.size
        steps = ceil(n / size)
        self.order, self.progress = room.zeros((n,), np.int64), room.zeros((2,), np.int64)
        self.losses = room.zeros((steps,), room.type_of_sums(net.theta.dtype))
        self.rights, self.nobody = (room.zeros((m,), np.int64) for m in (steps, 1))
        self.work = stream_for(net.theta)
        if all(on_card(array) == on_card(net.theta) for array in (batches.X, batches.y)):
            self.places: list = [Kept(batches, self.order, self.progress)]
        else:
            places = two_places(batches.X, batches.y, size)
            self.places = [Travelled(net, place, size) for place in places]

    def run(self, order: np.ndarray) -> tuple[float, int, int, float]:
        """Sum of the losses of all examples, right answers, and the last batch with its loss."""
        size, upload = self.batches.size, self.net.room.upload
        self.order[:], self.progress[:] = upload(order), upload(np.zeros(2, np.int64))
        recorded: dict = {}
        always = self.changes()
        for start in range(0, order.size, size):
            rows = order[start : start + size]
            place = self.places[start // size % len(self.places)]
            place.fill(rows, self.work)
            step = recorded.setdefault((place, rows.size), Repeated(self.work))
            again = always or not step.is_known()
            step.play(self.note(place, rows.size) if again else None)
            place.done(self.work)
        return self.result(order.size)

    def note(self, place, n):
        """The launches of a step, without making them."""
        net, plan, right = self.net, self.plan, self.nobody
        with noted() as launches:
            X, y = place.take(n)
            net.step_unread(X, y, plan.optimizer, plan.l1, plan.l2)
            if net.loss.task == "classification":
                net.loss.tally(net.Z, y)
                right = net.loss.right
            note_step(net.loss.loss, right, n, self.progress, self.losses, self.rights)
        return fused(launches)

    def changes(self):
        """Whether something counts from step to step: the steps of Adam, the dice of Dropout."""
        parts = *self.net.layers, self.plan.optimizer
        memories = [array for part in parts for array in part.memory().values()]
        return any(array.dtype.kind == "i" for array in memories)

    def result(self, n):
        losses, rights = map(self.net.room.download, (self.losses, self.rights))
        bad = np.flatnonzero(~np.isfinite(losses))
        last = int(bad[0]) if bad.size else losses.size - 1
        counts = np.full(losses.size, self.batches.size)
        counts[-1] = n - (losses.size - 1) * self.batches.size
        total = 0.0
        for loss, count in zip(losses.tolist(), counts.tolist(), strict=True):
            total += loss * count
        return total, int(rights.sum()), last, float(losses[last])
