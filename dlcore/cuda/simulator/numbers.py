"""Arithmetic as a graphics card does it, with Python's numbers: no exception, but inf and NaN."""

import math

import numpy as np

from dlcore.cuda.simulator.arrays import wrapped

TYPES = {
    name: np.dtype(name)
    for name in (
        *("float32", "float64", "int8", "int16", "int32", "int64"),
        *("uint8", "uint16", "uint32", "uint64"),
    )
}
TYPES |= {"boolean": np.dtype(bool), "bool_": np.dtype(bool), "bool": np.dtype(bool)}


class NumberType:
    """float32, int32 and so on inside a kernel: the type of an array, or a number converted."""

    def __init__(self, dtype):
        self.dtype = dtype

    def __call__(self, value=0):
        kind = self.dtype.kind
        if kind == "f":
            with np.errstate(over="ignore"):
                return float(self.dtype.type(value))
        return bool(value) if kind == "b" else wrapped(int(value), self.dtype)


NUMBER_TYPES = {name: NumberType(dtype) for name, dtype in TYPES.items()}


def number_type(thing):
    """Our number type for a type of Numba or NumPy, or None for anything else."""
    if isinstance(thing, type) and issubclass(thing, np.generic):
        return NUMBER_TYPES.get(thing.__name__)
    if type(thing).__module__.startswith("numba"):
        return NUMBER_TYPES.get(str(thing))
    return None


def divide(a, b):
    """a / b, where b = 0 gives inf or NaN instead of an exception."""
    try:
        return a / b
    except ZeroDivisionError:
        return math.nan if a == 0 or a != a else math.copysign(math.inf, a) * math.copysign(1, b)


def quiet(function, overflow):
    """A function of `math` that gives NaN where it has no value, and overflows silently."""

    def on_the_card(*numbers):
        try:
            return function(*numbers)
        except OverflowError:
            return overflow
        except ValueError:
            logarithm = function.__name__.startswith("log")
            zero = -1 if function.__name__ == "log1p" else 0
            return -math.inf if logarithm and numbers[0] == zero else math.nan

    return on_the_card


MATH = {
    getattr(math, name): quiet(getattr(math, name), math.inf)
    for name in ("exp", "expm1", "log", "log1p", "log2", "log10", "sqrt", "pow", "cosh", "sinh")
}
