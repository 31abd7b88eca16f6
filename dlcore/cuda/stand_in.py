"""What kernels get as `cuda` where no CUDA compiler can be imported: enough for the simulator."""

from types import ModuleType

import numpy as np

float32, float64 = np.float32, np.float64
int32, int64, uint32, uint64 = np.int32, np.int64, np.uint32, np.uint64


class Kernel:
    """A kernel that waits for the simulator; called directly, it says so."""

    def __init__(self, function, options):
        self.py_func, self.targetoptions = function, options
        self.__name__, self.__doc__ = function.__name__, function.__doc__

    def __getitem__(self, shape):
        raise RuntimeError(
            f"{self.__name__} cannot be launched on a graphics card: no CUDA compiler is "
            f"installed. Use dlcore.cuda.simulator.launch({self.__name__}, grid, block, ...)."
        )


def jit(function=None, **options):
    """Mark a function as a kernel (or, with device=True, as a part of kernels)."""
    if function is None:
        return lambda written: Kernel(written, options)
    return Kernel(function, options)


cuda = ModuleType("dlcore.cuda.stand_in.cuda")
cuda.jit, cuda.is_available, cuda.implementation = jit, lambda: False, "stand-in"
