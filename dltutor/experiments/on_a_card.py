"""Time a kernel on a real graphics card; ask `front_end.why_no_gpu()` first if there is one."""

from collections.abc import Callable

from dlcore.cuda.front_end import cuda
from dltutor.stopwatch import seconds


def card_seconds(kernel: Callable, grid, block, *arrays, copy: bool = False) -> float:
    """The shortest of several launches of a function that was written for the simulator.

    The arrays lie on the card already; with copy=True they travel there, and the last one back.
    """
    compiled = cuda.jit(kernel)
    there = [cuda.to_device(one) for one in arrays]

    def launch():
        given = [cuda.to_device(one) for one in arrays] if copy else there
        compiled[grid, block](*given)
        if copy:
            given[-1].copy_to_host()
        cuda.synchronize()

    return seconds(launch)
