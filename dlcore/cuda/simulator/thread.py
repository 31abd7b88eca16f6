"""One thread: who it is, what it may touch, and where it waits for others."""

from typing import NamedTuple

from dlcore.cuda.simulator import atomics, messages, messages_of_waiting
from dlcore.cuda.simulator.arrays import Array
from dlcore.cuda.simulator.bits import Bits
from dlcore.cuda.simulator.races import Moment, note_read, note_write

WARP = 32


class Dim3(NamedTuple):
    x: int
    y: int
    z: int


class Wait(NamedTuple):
    """Why a thread stopped: for its block, its warp, or the whole grid."""

    kind: str
    site: int
    how: str
    value: object = None
    mask: int = 0
    extra: object = None


class GridGroup:
    """What cuda.cg.this_grid() gives: all threads of the launch."""


class Thread(Bits):
    """The hidden first argument of every rewritten function."""

    warpsize = WARP
    fma = staticmethod(lambda a, b, c: a * b + c)
    selp = staticmethod(lambda condition, a, b: a if condition else b)

    def __init__(self, block, number, index):
        self.block, self.machine, self.traced = block, block.machine, block.machine.traced
        self.number, self.threadIdx, self.blockIdx = number, index, block.index
        self.blockDim, self.gridDim = self.machine.block_shape, self.machine.grid_shape
        self.warp, self.lane = divmod(number, WARP)
        self.laneid = self.lane
        self.clock = self.moments = 0
        self.known = [0] * WARP  # up to which clock of each lane of the warp this thread has heard
        self.acquired, self.released = {}, {}
        self.log, self.running, self.wait, self.reply = {}, None, None, None
        self.new_moment()

    def new_moment(self):
        """What this thread does from now on comes after a meeting with others."""
        self.moments += 1
        phase, grid_phase = self.block.phase, self.machine.grid_phase
        self.moment = Moment(self, self.block, phase, grid_phase, self.clock, self.moments)

    def has_seen(self, other):
        """Whether a fence and an atomic operation carried the other moment to this thread."""
        seen = self.acquired
        if not seen:
            return False
        by_thread = seen.get(other.thread, -1) >= other.number
        return by_thread or seen.get(other.block, -1) >= other.phase.number

    # memory

    def read(self, array, index, site):
        if array.__class__ is not Array:
            return array[index]
        flat = array.locate(index)
        if flat is None:
            part = messages.part_or_fault(self, array, index, site, "reads")
            return 0 if part is None else part
        if array.written is not None and not array.written[flat]:
            messages.unwritten(self, array, flat, site)
        if array.watched:
            note_read(self, array, flat, site)
            key = array.key + site  # as in `remember`; this is the line that runs most often
            if key in self.log:
                self.log[key].append(flat)
            else:
                self.log[key] = [flat]
            if self.traced:
                self.machine.trace(self, array, flat, site)
        return array.view[flat]

    def write(self, value, array, index, site):
        if array.__class__ is not Array:
            array[index] = value
            return
        flat = array.locate(index)
        if flat is None:
            if messages.part_or_fault(self, array, index, site, "writes") is not None:
                messages.whole_part_written(self, array, site)
            return
        if array.watched:
            note_write(self, array, flat, site)
            self.remember(array, flat, site)
        if array.written is not None:
            array.written[flat] = 1
        array.store(flat, value)

    def remember(self, array, flat, site):
        """Which cell this thread touched in this line: warps are counted from it."""
        key = array.key + site
        try:
            self.log[key].append(flat)
        except KeyError:
            self.log[key] = [flat]
        if self.traced:
            self.machine.trace(self, array, flat, site)

    def atomic(self, name, site, array, *arguments):
        return atomics.change(self, name, site, array, *arguments)

    def shared_array(self, site, name, shape, dtype, alignment=None):
        return self.block.shared_array(self, site, name, shape, dtype)

    def local_array(self, site, name, shape, dtype, alignment=None):
        return self.machine.new_array(name, "local", shape, dtype, site)

    def constant_array(self, site, name, values):
        return self.machine.constant_array(name, values)

    def tick(self, site):
        """Count one more round of a loop."""
        machine = self.machine
        machine.steps += 1
        if machine.steps > machine.budget:
            messages_of_waiting.never_ends(self, site)

    # places

    def grid(self, ndim):
        place = tuple(
            b * size + t
            for b, size, t in zip(self.blockIdx, self.blockDim, self.threadIdx, strict=True)
        )
        return place[0] if ndim == 1 else place[:ndim]

    def gridsize(self, ndim):
        size = tuple(a * b for a, b in zip(self.gridDim, self.blockDim, strict=True))
        return size[0] if ndim == 1 else size[:ndim]

    def this_grid(self):
        return GridGroup()

    def threadfence(self):
        """All that this thread did before is to be seen before what it does next."""
        self.released = {
            **self.acquired,
            self: self.moments,
            self.block: self.block.phase.number - 1,
        }
        self.new_moment()

    threadfence_block = threadfence_system = threadfence

    # waiting for others

    def syncthreads(self, site, how="sync", value=None):
        return Wait("block", site, how, value)

    def syncwarp(self, site, mask=0xFFFFFFFF):
        return self.with_warp(site, "sync", mask)

    def with_warp(self, site, how, mask, value=None, extra=None):
        mask = int(mask) & 0xFFFFFFFF
        if not mask >> self.lane & 1:
            messages_of_waiting.left_out_of_mask(self, site, mask)
        return Wait("warp", site, how, value, mask, extra)

    def group_sync(self, site, group):
        if not isinstance(group, GridGroup):
            raise TypeError("only cuda.cg.this_grid() can be synchronised with .sync()")
        return Wait("grid", site, "sync")
