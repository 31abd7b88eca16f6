"""Start enough threads for every number of an array, on the card or in the simulator.

Arrays that live on the card are worked on there. NumPy arrays are worked on by the simulator: they
only come here when the network was opened with device="simulator".
"""

import numpy as np

from dlcore.cuda import simulator
from dlcore.cuda.front_end import cuda

LINE = 256  # threads of a block over one direction
ROWS, COLUMNS = 8, 32  # threads of a block over two: a warp walks along a row
NO_LIMIT = 1 << 62  # the engine's own loops end


def launch_line(kernel, n, *arguments):
    """One thread for each of n places: i = cuda.grid(1)."""
    if n:
        run(kernel, blocks(n, LINE), LINE, arguments)


def launch_table(kernel, n, m, *arguments):
    """One thread for each of n rows and m columns: j, i = cuda.grid(2)."""
    if n and m:
        run(kernel, (blocks(m, COLUMNS), blocks(n, ROWS)), (COLUMNS, ROWS), arguments)


def launch_block(kernel, *arguments):
    """A single block, whose threads work through everything together: t = cuda.threadIdx.x."""
    run(kernel, 1, LINE, arguments)


def blocks(n, size):
    """How many blocks of this size cover n places."""
    return (n + size - 1) // size


def run(kernel, grid, block, arguments):
    if any(map(on_card, arguments)):
        kernel[grid, block](*(moved(argument) for argument in arguments))
    else:
        simulator.launch(kernel, grid, block, *arguments, steps=NO_LIMIT)


def on_card(argument):
    return hasattr(argument, "copy_to_host")


def moved(argument):
    """The few numbers that the processor draws, such as the rows of a batch, go to the card."""
    return cuda.to_device(argument) if isinstance(argument, np.ndarray) else argument
