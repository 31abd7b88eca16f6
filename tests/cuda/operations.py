"""One small use of every kernel of the card's room, with sizes that no block size divides."""

from importlib import import_module

import numpy as np

from dlcore.cuda import audit, launch, memory

SIZES = {
    **{"n": 5, "m": 7, "n_in": 6, "n_out": 7, "n_classes": 7, "n_all": 9, "n_parameters": 300},
    **{"height": 6, "width": 5, "channels": 3, "height_out": 3, "width_out": 2, "length": 4},
    **{"n_symbols": 6, "n_steps": 5, "n height_out width_out": 60, "size² channels": 12},
}
NUMBERS = {"size": 2, "stride": 2, "padding": 1, "stream": 12345, "limit": 2**31}


def launcher(name):
    """The function that launches a kernel; it stands in the same file."""
    if name == "as_type_kernel":  # its launcher makes the new array itself
        return lambda old, new: launch.launch_line(memory.as_type_kernel, new.size, old, new)
    kernel = audit.kernels()[name]
    return getattr(import_module(kernel.py_func.__module__), name.removesuffix("_kernel"))


def arguments_of(kernel, rng, dtype=np.float32):
    """Arguments for one call of a kernel: random numbers of the documented shapes."""
    made = []
    kinds = audit.signature(kernel)
    for (name, sizes), kind in zip(audit.shapes(kernel).items(), kinds, strict=True):
        if sizes is None:
            made.append(NUMBERS[name] if name in NUMBERS else dtype(0.1))
            continue
        shape = tuple(SIZES[size] if size in SIZES else int(size) for size in sizes)
        if "int64" in str(kind):
            made.append(rng.integers(0, 5, shape))
        else:
            made.append(rng.random(shape).astype(dtype))
    return made
