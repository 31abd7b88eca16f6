"""Start enough threads for every number of an array, on the card or in the simulator.

Arrays that live on the card are worked on there. NumPy arrays are worked on by the simulator: they
only come here when the network was opened with device="simulator". Whatever is launched inside of
`with noted() as launches` is written down instead, to be made later, and again and again.
"""

from collections.abc import Callable
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

import numpy as np

from dlcore.cuda import simulator
from dlcore.cuda.front_end import cuda
from dlcore.cuda.jit import part

LINE = 256  # threads of a block over one direction
ROWS, COLUMNS = 8, 32  # threads of a block over two: a warp walks along a row
NO_LIMIT = 1 << 62  # the engine's own loops end


def launch_line(kernel, n, *arguments):
    """One thread for each of n places: i = cuda.grid(1)."""
    if n:
        run(kernel, blocks(n, LINE), LINE, arguments)


def launch_table(kernel, n, m, *arguments):
    """One thread for each of n rows and m columns: i, j = row_and_column()."""
    if n and m:
        run(kernel, (blocks(n, ROWS), blocks(m, COLUMNS)), (COLUMNS, ROWS), arguments)


@part
def row_and_column():
    """The row and the column of this thread.

    Like cuda.grid(2), but blocks follow each other along the rows: a grid may have 2³¹ blocks in
    the direction x and only 65,535 in y, and a batch is longer than a row. Threads of a warp still
    stand side by side in one row.
    """
    i = cuda.blockIdx.x * cuda.blockDim.y + cuda.threadIdx.y
    j = cuda.blockIdx.y * cuda.blockDim.x + cuda.threadIdx.x
    return i, j


def launch_block(kernel, *arguments):
    """A single block, whose threads work through everything together: t = cuda.threadIdx.x."""
    run(kernel, 1, LINE, arguments)


def blocks(n, size):
    """How many blocks of this size cover n places."""
    return (n + size - 1) // size


class Launch(NamedTuple):
    """One start of one kernel: all that is needed to make it."""

    kernel: Callable
    grid: int | tuple[int, ...]
    block: int | tuple[int, ...]
    arguments: tuple


NOTES: ContextVar = ContextVar("notes", default=None)


@contextmanager
def noted():
    """A list to which every launch inside is added, instead of being made."""
    launches: list[Launch] = []
    before = NOTES.set(launches)
    try:
        yield launches
    finally:
        NOTES.reset(before)


def run(kernel, grid, block, arguments):
    launch, notes = Launch(kernel, grid, block, tuple(arguments)), NOTES.get()
    if notes is None:
        make(launch)
    else:
        notes.append(launch)


def make(launch, stream=0):
    """Make a launch; on a card behind everything that was put into the same stream before it."""
    kernel, grid, block, arguments = launch
    if any(map(on_card, arguments)):
        kernel[grid, block, stream](*map(moved, arguments))
    else:
        simulator.launch(kernel, grid, block, *arguments, steps=NO_LIMIT)


def on_card(argument):
    return hasattr(argument, "copy_to_host")


def moved(argument):
    """The few numbers that the processor draws, such as the rows of a batch, go to the card."""
    return cuda.to_device(argument) if isinstance(argument, np.ndarray) else argument
