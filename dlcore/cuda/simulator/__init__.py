"""A graphics card made of Python: it runs any kernel, in any order, and sees every mistake.

    from dlcore.cuda import simulator
    report = simulator.launch(kernel, grid, block, *arrays)
    print(report)

Every thread of the kernel runs as a Python generator that stops at barriers. Each touch of memory
passes through the simulator, which knows who touched what, when, and from which line.

What it does not model: numbers live as Python numbers between two stores (a store rounds to the
type of the array), time, and the hardware's freedom to reorder memory accesses.
"""

from dlcore.cuda.simulator.machine import launch
from dlcore.cuda.simulator.report import Report
from dlcore.cuda.simulator.source_text import kernel_from_text

__all__ = ["Report", "kernel_from_text", "launch"]
