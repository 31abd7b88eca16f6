"""An array as a kernel sees it: every index is checked, and every cell remembers its visitors."""

import operator

import numpy as np

CONVERTIBLE = "?bBhHiIlLqQfd"  # the types whose cells Python can read and write one by one


class Array:
    """Numbers in one stretch of memory, and what is known about each of them.

    space     "global", "shared" or "local"
    written   one byte per cell, 1 where something was stored; None where all of it counts as stored
    cells     {flat position: who touched it}
    """

    __slots__ = (
        *("name", "space", "dtype", "shape", "strides", "start", "size", "ndim", "line"),
        *("view", "written", "cells", "key", "itemsize", "watched"),
    )

    def __init__(self, name, space, values, key, written=None, line=None):
        self.name, self.space, self.key, self.line = name, space, key, line
        self.dtype, self.shape, self.ndim = values.dtype, values.shape, values.ndim
        self.strides = tuple(step // values.itemsize for step in values.strides)
        self.start, self.size, self.itemsize = 0, values.size, values.itemsize
        self.view = memoryview(values.reshape(-1))
        self.written, self.cells, self.watched = written, {}, space != "local"

    def __len__(self):
        return self.shape[0]

    def __iter__(self):
        raise TypeError(f"loop over the indexes, for i in range(len({self.name})), not the array")

    def locate(self, index):
        """The flat position of a cell, or None where the index names no cell."""
        if index.__class__ is tuple:
            if len(index) == 2 == self.ndim:
                i, j = index
                if i.__class__ is int and j.__class__ is int:
                    n, m = self.shape
                    if 0 <= i < n and 0 <= j < m:
                        return self.start + i * self.strides[0] + j * self.strides[1]
                    return None
        elif index.__class__ is int and self.ndim == 1:
            if 0 <= index < self.size:
                return self.start + index * self.strides[0]
            return None
        return self.locate_any(index)

    def locate_any(self, index):
        index = index if isinstance(index, tuple) else (index,)
        if len(index) != self.ndim:
            return None
        flat = self.start
        for i, size, stride in zip(index, self.shape, self.strides, strict=True):
            i = whole(i)
            if i is None or not 0 <= i < size:
                return None
            flat += i * stride
        return flat

    def part(self, index):
        """The row, column or stretch that a slice or a short index names, or None."""
        index = index if isinstance(index, tuple) else (index,)
        if len(index) > self.ndim:
            return None
        index += (slice(None),) * (self.ndim - len(index))
        start, shape, strides = self.start, [], []
        for i, size, stride in zip(index, self.shape, self.strides, strict=True):
            if isinstance(i, slice):
                first, stop, step = i.indices(size)
                start += first * stride
                shape.append(len(range(first, stop, step)))
                strides.append(step * stride)
            else:
                i = whole(i)
                if i is None or not 0 <= i < size:
                    return None
                start += i * stride
        return self.seen_as(start, tuple(shape), tuple(strides))

    def seen_as(self, start, shape, strides):
        view = Array.__new__(Array)
        for name in Array.__slots__:
            setattr(view, name, getattr(self, name))
        view.start, view.shape, view.strides = start, shape, strides
        view.ndim, view.size = len(shape), int(np.prod(shape))
        return view

    def position(self, flat):
        """The index of a cell, from its flat position in the memory of the whole array."""
        flat -= self.start
        index = []
        for size, stride in zip(self.shape, self.strides, strict=True):
            index.append(flat // stride % size if stride and size else 0)
        return tuple(index)

    def store(self, flat, value):
        """Keep the value as the type of the array can: rounded, cut to whole, wrapped around."""
        try:
            self.view[flat] = value
        except (TypeError, ValueError):
            with np.errstate(all="ignore"):
                if isinstance(value, float) and self.dtype.kind in "iu":
                    value = int(value) if np.isfinite(value) else 0
                if self.dtype.kind in "iu":
                    value = wrapped(operator.index(value), self.dtype)
                self.view[flat] = value


def whole(i):
    """The index as an int, or None if it is no whole number."""
    try:
        return operator.index(i)
    except TypeError:
        return None


def wrapped(value, dtype):
    """A whole number as a type of fixed size keeps it: too large, and it starts from below."""
    bits = 8 * dtype.itemsize
    value &= (1 << bits) - 1
    if dtype.kind == "i" and value >> (bits - 1):
        value -= 1 << bits
    return value


def fresh(shape, dtype):
    """Memory as it comes: nobody has stored anything, and the numbers in it mean nothing."""
    values = np.zeros(shape, dtype)
    if dtype.kind == "f":
        values.fill(np.nan)
    return values, bytearray(values.size)
