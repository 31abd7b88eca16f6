"""Two threads touch one cell, one of them writes, and nothing says who comes first: a race.

A barrier orders everything before it against everything after it, within its block. A warp
function orders the lanes that take part. A fence followed by an atomic operation orders across
blocks, for a thread that meets the same atomic cell later. Atomic operations on one cell never
race with each other. All of this is remembered per cell, so that no lucky order hides a race.
"""

from dlcore.cuda.simulator.messages import race

ENOUGH = 34  # readers worth remembering: more than a warp, so that two warps are among them


class Moment:
    """A stretch of one thread's life between two meetings with others."""

    __slots__ = ("thread", "block", "phase", "grid_phase", "clock", "number")

    def __init__(self, thread, block, phase, grid_phase, clock, number):
        self.thread, self.block, self.phase = thread, block, phase
        self.grid_phase, self.clock, self.number = grid_phase, clock, number


class Cell:
    """Who touched one number last."""

    __slots__ = ("writer", "line", "atomics", "readers", "phase", "earlier")

    def __init__(self):
        self.writer = self.phase = self.atomics = None
        self.line, self.readers, self.earlier = 0, {}, []

    def turn_page(self, now):
        """A new phase of a block begins: of the old readers, two from different blocks will do."""
        if self.earlier and self.earlier[0][0].grid_phase != now.grid_phase:
            self.earlier = []
        if self.readers and len(self.earlier) < 2:
            reader, line = next(iter(self.readers.items()))
            if not self.earlier or self.earlier[0][0].block is not reader.block:
                self.earlier.append((reader, line))
        self.readers, self.phase = {}, now.phase


def unordered(now, other):
    """Whether nothing makes the other moment come before this one."""
    if other.thread is now.thread or other.grid_phase != now.grid_phase:
        return False
    if other.block is not now.block:
        return not now.thread.has_seen(other)
    if other.phase is not now.phase:
        return False
    if other.thread.warp == now.thread.warp:
        if now.thread.known[other.thread.lane] > other.clock:
            return False
    return not now.thread.has_seen(other)


def note_read(thread, array, flat, site):
    now, cells = thread.moment, array.cells
    cell = cells.get(flat)
    if cell is None:
        cell = cells[flat] = Cell()
    writer = cell.writer
    if writer is not None and writer is not now:
        # most often a barrier lies between, and the question is answered without a call
        near = writer.phase is now.phase or writer.block is not now.block
        if near and unordered(now, writer):
            race(thread, array, flat, site, "reads", "writes", writer, cell.line)
    if cell.atomics:
        for other, line in cell.atomics.items():
            if unordered(now, other):
                race(thread, array, flat, site, "reads", "changes", other, line)
                break
    if cell.phase is not now.phase:
        cell.turn_page(now)
    readers = cell.readers
    if len(readers) < ENOUGH:
        readers[now] = site


def note_write(thread, array, flat, site, atomic=False):
    now, cells = thread.moment, array.cells
    cell = cells.get(flat)
    if cell is None:
        cell = cells[flat] = Cell()
    did = "changes" if atomic else "writes"
    writer = cell.writer
    if writer is not None and writer is not now and unordered(now, writer):
        race(thread, array, flat, site, did, "writes", writer, cell.line)
    if cell.phase is not now.phase:
        cell.turn_page(now)
    others = [*cell.readers.items(), *cell.earlier] if cell.readers or cell.earlier else ()
    for other, line in others:
        if other is not now and unordered(now, other):
            race(thread, array, flat, site, did, "reads", other, line)
            break
    if atomic:
        if cell.atomics is None:
            cell.atomics = {}
        if len(cell.atomics) < ENOUGH:
            cell.atomics[now] = site
        return
    if cell.atomics:
        for other, line in cell.atomics.items():
            if unordered(now, other):
                race(thread, array, flat, site, did, "changes", other, line)
                break
    cell.writer, cell.line, cell.atomics = now, site, None
    cell.readers, cell.earlier = {}, []
