"""One launch of one kernel: blocks, memory, and the book of findings."""

import random

import numpy as np

from dlcore.cuda.simulator import messages, messages_of_waiting
from dlcore.cuda.simulator.arguments import as_arguments, as_shape, refuse_wrong_block
from dlcore.cuda.simulator.arrays import Array, fresh
from dlcore.cuda.simulator.block import Block
from dlcore.cuda.simulator.numbers import NumberType
from dlcore.cuda.simulator.programs import program_of
from dlcore.cuda.simulator.report import Finding, Report, Touch
from dlcore.cuda.simulator.thread import Dim3

STEPS = 5_000_000  # rounds of loops, of all threads together: some seconds


def launch(
    kernel,
    grid,
    block,
    *arrays,
    shared=0,
    seed=None,
    check=True,
    steps=STEPS,
    segment=128,
    unwritten=(),
    trace=False,
):
    """Run a kernel thread by thread; returns a report, and raises when there are findings.

    grid, block  as in kernel[grid, block]: a number or up to three
    shared       bytes of dynamic shared memory for each block
    seed         None runs threads and blocks in order; a number shuffles them
    check        False returns the report with its findings instead of raising RuntimeError
    steps        how many rounds all loops may go before the kernel counts as endless
    segment      bytes of global memory that travel together
    unwritten    names of arrays whose old content no thread may read
    trace        True keeps every touch of memory in report.touches, for drawings
    """
    grid, block = as_shape("grid", grid), as_shape("block", block)
    refuse_wrong_block(block)
    program = program_of(kernel)
    machine = Machine(program, grid, block, shared, seed, steps, segment)
    machine.arguments, machine.traced = as_arguments(machine, arrays, unwritten), trace
    machine.run()
    if check and machine.report.findings:
        error = RuntimeError(messages.summary(machine.report))
        error.report = machine.report
        raise error
    return machine.report


class Machine:
    """The card."""

    def __init__(self, program, grid, block, shared, seed, steps, segment):
        self.program, self.grid_shape, self.block_shape = program, grid, block
        self.shared_bytes, self.budget, self.steps = shared, steps, 0
        self.rng = None if seed is None else random.Random(seed)
        self.grid_phase, self.left_at_atomics, self.current = 0, {}, None
        self.arrays, self.constants, self.found, self.traced = [], {}, {}, False
        self.report = Report(program.name, tuple(grid), tuple(block), segment)

    def run(self):
        for problem in self.program.problems:
            self.report.findings.append(problem)
        if any(problem.kind in self.program.FATAL for problem in self.program.problems):
            return
        try:
            self.run_blocks()
        except messages.Abandoned:
            pass
        except Exception as error:  # noqa: BLE001
            # whatever a kernel does wrong becomes a finding that names the thread and the line
            site = self.program.site_of(error)
            if site is None:
                raise
            messages.stopped(self.current, site, error)
        self.report.steps = self.steps

    def run_blocks(self):
        shape = self.grid_shape
        order = [
            Dim3(x, y, z) for z in range(shape.z) for y in range(shape.y) for x in range(shape.x)
        ]
        if self.rng is not None:
            self.rng.shuffle(order)
        waiting = [block for block in map(self.begun, order) if block is not None]
        while waiting:
            if len(waiting) < len(order):
                messages_of_waiting.grid_not_reached(
                    waiting[0], len(order) - len(waiting), len(order)
                )
                raise messages.Abandoned
            self.grid_phase += 1
            for block in waiting:
                for thread in block.threads:
                    thread.new_moment()
                block.release_all()
            waiting = [block for block in waiting if block.run() == "grid"]

    def begun(self, index):
        """The block, if it has to wait for the whole grid."""
        block = Block(self, index)
        return block if block.run() == "grid" else None

    # memory

    def new_array(self, name, space, shape, dtype, site):
        dtype = self.dtype_of(dtype)
        messages.refuse_too_large(self.current, site, space, shape, dtype)
        values, written = fresh(shape, dtype)
        line = self.line(site)
        array = Array(name, space, values, self.key(), written, line)
        return array if space == "local" else self.add(array)

    def constant_array(self, name, values):
        if isinstance(values, Array):
            return values
        if id(values) not in self.constants:
            values = np.ascontiguousarray(values)
            self.constants[id(values)] = self.add(Array(name, "global", values, self.key()))
        return self.constants[id(values)]

    def add(self, array):
        self.arrays.append(array)
        self.report.shapes[array.name] = array.shape
        self.report.itemsizes[array.name] = array.itemsize
        return array

    def key(self):
        """Array and line fit into one number: key + site."""
        return len(self.arrays) * self.program.KEYS

    def array_of(self, key):
        number, site = divmod(key, self.program.KEYS)
        return self.arrays[number], site

    @staticmethod
    def dtype_of(dtype):
        return dtype.dtype if isinstance(dtype, NumberType) else np.dtype(dtype)

    def trace(self, thread, array, flat, site):
        place = self.program.sites[site]
        who = tuple(thread.threadIdx), tuple(thread.blockIdx)
        index, phase = array.position(flat), thread.block.phase.number
        self.report.touches.append(Touch(place.kind, array.name, index, *who, phase, place.line))

    # findings

    def line(self, site):
        return self.program.sites[site].line

    def who(self, thread):
        return f"thread {self.place(thread.threadIdx)} of block {self.place(thread.blockIdx)}"

    def place(self, index):
        """One number where the launch has one direction, else (x, y) or (x, y, z)."""
        used = max(
            axis + 1
            for axis in range(3)
            if axis == 0 or self.grid_shape[axis] > 1 or self.block_shape[axis] > 1
        )
        return str(index.x) if used == 1 else str(tuple(index[:used]))

    def fault(
        self, kind, message, thread, site, array=None, index=None, other=None, other_site=None
    ):
        """Write a finding into the report; the same mistake in the same place is only counted."""
        name = None if array is None else array.name
        known = self.found.get((kind, name, site, other_site))
        if known is not None:
            known.times += 1
            return
        place = self.program.sites[site]
        finding = Finding(kind, message, place.function, place.line, place.text)
        finding.array, finding.index = name, index
        if thread is not None:
            finding.thread, finding.block = tuple(thread.threadIdx), tuple(thread.blockIdx)
        if other is not None:
            finding.other_thread, finding.other_block = (
                tuple(other.threadIdx),
                tuple(other.blockIdx),
            )
            there = self.program.sites[other_site]
            finding.other_line, finding.other_source = there.line, there.text
        self.found[kind, name, site, other_site] = finding
        self.report.findings.append(finding)
