"""The only file that knows which CUDA compiler is installed: all others take `cuda` from here.

Kernels are written in the part of CUDA Python that every front end understands. Where none can be
imported, `cuda` is a stand-in whose kernels run in the simulator only, and `WHY_NOT` says why.
"""

import importlib.util
import warnings

import numpy as np
from numba.core import config

ADVICE = (
    "Install or renew it with: pip install --upgrade 'dlcore[gpu]' (on Linux and Windows; there "
    "is no CUDA for macOS)."
)


def import_front_end():
    """The module `cuda`, or a stand-in and the reason for it."""
    if not hasattr(np, "row_stack"):
        np.row_stack = np.vstack  # NumPy 2.5 took it away, and numba-cuda still asks for it
    try:
        with warnings.catch_warnings():  # what NumPy says to numba-cuda is not for the reader
            warnings.simplefilter("ignore", DeprecationWarning)
            from numba import cuda, types

        config.CUDA_LOW_OCCUPANCY_WARNINGS = 0  # small grids are the point of a lesson
        return cuda, types, None
    except (ImportError, AttributeError) as reason:
        from dlcore.cuda import stand_in

        return stand_in.cuda, stand_in, f"no CUDA compiler can be imported ({reason}). {ADVICE}"


cuda, types, WHY_NOT = import_front_end()
float32, float64 = types.float32, types.float64
int32, int64, uint32, uint64 = types.int32, types.int64, types.uint32, types.uint64


def implementation():
    """Which front end this is: 'NVIDIA' (numba-cuda), 'Built-in' (in Numba), or 'stand-in'."""
    return getattr(cuda, "implementation", "Built-in")


def machine_code_tools():
    """Whether the packages that turn kernels into machine code are installed, GPU or not."""
    return all(
        importlib.util.find_spec(name) is not None for name in ("numba_cuda", "cuda", "nvidia")
    )


def graph_maker():
    """The package `cuda.core`, where the front end can put launches into its graphs, else None.

    It can where it takes a graph builder for a stream: numba-cuda from 0.29 on.
    """
    if implementation() != "NVIDIA" or config.ENABLE_CUDASIM:
        return None
    try:
        from cuda import core
        from numba.cuda.cudadrv import driver
    except ImportError:
        return None
    return core if hasattr(driver, "GraphBuilder") and hasattr(core, "Device") else None


def why_no_gpu():
    """None where kernels can run on a graphics card, else a sentence that says what is missing."""
    if WHY_NOT is not None:
        return WHY_NOT
    if config.ENABLE_CUDASIM:
        return "NUMBA_ENABLE_CUDASIM is set, so that kernels run in Numba's own simulator."
    if importlib.util.find_spec("numba_cuda") is None:
        return f"numba-cuda is not installed. {ADVICE}"
    if not cuda.is_available():
        return "no NVIDIA driver or no NVIDIA graphics card was found on this machine."
    return None
