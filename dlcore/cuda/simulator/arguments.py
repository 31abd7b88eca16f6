"""What a launch is given, checked once: sizes, arrays and numbers."""

import numpy as np

from dlcore.cuda.simulator.arrays import CONVERTIBLE, Array
from dlcore.cuda.simulator.thread import Dim3

MOST_THREADS, MOST_DEEP = 1024, 64


def as_shape(name, size):
    """A grid or block as (x, y, z)."""
    sizes = size if isinstance(size, (tuple, list)) else (size,)
    if not 1 <= len(sizes) <= 3:
        raise ValueError(f"{name} must have one to three numbers, but got {size!r}.")
    for number in sizes:
        if isinstance(number, bool) or not isinstance(number, (int, np.integer)):
            raise TypeError(
                f"{name} must be a whole number or up to three, but got {size!r}. To round up, "
                f"write (n + size - 1) // size."
            )
        if number < 1:
            raise ValueError(f"{name} must be at least 1 in every direction, but got {size!r}.")
    return Dim3(*(int(number) for number in sizes), *(1,) * (3 - len(sizes)))


def refuse_wrong_block(block):
    if block.x * block.y * block.z > MOST_THREADS or block.z > MOST_DEEP:
        raise ValueError(
            f"a block has at most {MOST_THREADS} threads and is at most {MOST_DEEP} deep, but got "
            f"{tuple(block)}. Use smaller blocks and more of them."
        )


def as_arguments(machine, given, unwritten):
    """The arguments of the kernel: arrays as the simulator sees them, numbers as Python's."""
    names = machine.program.parameters
    if len(given) != len(names):
        raise TypeError(
            f"{machine.program.name} takes {len(names)} arguments ({', '.join(names)}), "
            f"but got {len(given)}."
        )
    for name in unwritten:
        if name not in names:
            raise ValueError(f"unwritten names {name!r}, but the kernel has {', '.join(names)}.")
    seen, arguments = [], []
    for name, value in zip(names, given, strict=True):
        if isinstance(value, np.ndarray):
            value = as_array(machine, name, value, name in unwritten, seen)
        else:
            value = as_number(name, value)
        arguments.append(value)
    return arguments


def as_array(machine, name, values, unwritten, seen):
    refuse_what_no_card_takes(name, values)
    for other_name, other, array in seen:
        if values.size and other.size and np.may_share_memory(values, other):
            if values.shape == other.shape and values.ctypes.data == other.ctypes.data:
                return array
            if np.shares_memory(values, other):
                raise ValueError(
                    f"{name} and {other_name} overlap in memory, so that a write to one changes "
                    f"the other. Pass a copy: {name}.copy()."
                )
    written = bytearray(values.size) if unwritten else None
    array = machine.add(Array(name, "global", values, machine.key(), written))
    seen.append((name, values, array))
    return array


def refuse_what_no_card_takes(name, values):
    if values.dtype.char not in CONVERTIBLE or not values.dtype.isnative:
        raise TypeError(
            f"{name} must hold numbers of a type that kernels can take, such as float32 or int64, "
            f"but got {values.dtype}. Convert it: {name}.astype(np.float32)."
        )
    if not values.flags.c_contiguous:
        raise ValueError(
            f"{name} must lie row after row in memory, but got a view with strides "
            f"{values.strides}. Pass np.ascontiguousarray({name})."
        )
    if values.ndim == 0:
        raise ValueError(
            f"{name} is an array without dimensions. Pass it as an array of shape (1,)."
        )
    if not values.flags.writeable:
        raise ValueError(f"{name} is read-only. Pass a copy: {name}.copy().")


def as_number(name, value):
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, (bool, int, float)):
        return value
    advice = f" Make it an array: np.array({name})." if isinstance(value, (list, tuple)) else ""
    raise TypeError(
        f"{name} must be a NumPy array or a number, but got {type(value).__name__}.{advice}"
    )
