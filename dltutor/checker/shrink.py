"""Make a failing input smaller while it still fails: fewer numbers first, then rounder ones."""

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from dltutor.checker.wire import Seed, Source

MAX_TRIES = 150


def shrink(
    arguments: tuple, axes: list[tuple[str, ...]], still_fails: Callable[[tuple], bool]
) -> tuple:
    """The smallest input found. `axes` names the axes of each argument; equal names go together."""
    tries = 0

    def fails(candidate: tuple) -> bool:
        nonlocal tries
        tries += 1
        return tries <= MAX_TRIES and still_fails(candidate)

    arguments = _with_fewer_numbers(arguments, axes, fails)
    for rounder in _rounder(arguments):
        if fails(rounder):
            return _with_fewer_numbers(rounder, axes, fails)
    return arguments


def count(arguments: tuple) -> int:
    """How many numbers a reader has to look at."""
    parts = open_dicts(arguments)
    return sum(int(np.size(part)) for part in parts if not isinstance(part, Seed | Source))


def length(arguments: tuple) -> int:
    """How long the lone numbers are to read; 33 is better than 734233."""
    return sum(len(repr(part)) for part in arguments if isinstance(part, int | float | list))


def open_dicts(arguments: tuple) -> tuple:
    """The arguments side by side, the entries of a dict in its place."""
    opened = [list(one.values()) if type(one) is dict else [one] for one in arguments]
    return tuple(part for parts in opened for part in parts)


def close_dicts(parts: tuple, like: tuple) -> tuple:
    """Arguments made of these parts, with dicts where `like` has them."""
    left = iter(parts)
    return tuple(
        {key: next(left) for key in one} if type(one) is dict else next(left) for one in like
    )


def _with_fewer_numbers(
    arguments: tuple, axes: list[tuple[str, ...]], fails: Callable[[tuple], bool]
) -> tuple:
    found = True
    while found:
        found = False
        for candidate in _shorter(arguments, axes):
            if fails(candidate):
                arguments, found = candidate, True
                break
    return arguments


def _shorter(arguments: tuple, axes: list[tuple[str, ...]]) -> Iterator[tuple]:
    """The input without a half, a quarter or an eighth of an axis; at last, without one place."""
    for names, size in _groups(arguments, axes):
        places = np.arange(size)
        for pieces in (2, 4, 8) if size > 1 else ():
            length = math.ceil(size / pieces)
            for start in range(0, size, length):
                left = np.delete(places, slice(start, start + length))
                yield _take(arguments, axes, names, left)


def _groups(arguments: tuple, axes: list[tuple[str, ...]]) -> list[tuple[set[str], int]]:
    """The names to shorten: each by itself, and all of one size, which keeps a square square.

    An axis named by a number, like P (n, 2), keeps its length.
    """
    sizes: dict[str, int] = {}
    for argument, names in zip(arguments, axes, strict=True):
        named = [(name, axis) for axis, name in enumerate(names) if not name.isdigit()]
        sizes |= {name: argument.shape[axis] for name, axis in named}
    together = [
        ({name for name in sizes if sizes[name] == size}, size) for size in set(sizes.values())
    ]
    alone = [({name}, size) for name, size in sizes.items()]
    return alone + [group for group in together if len(group[0]) > 1]


def _take(
    arguments: tuple, axes: list[tuple[str, ...]], names: set[str], places: np.ndarray
) -> tuple:
    taken = []
    for argument, own in zip(arguments, axes, strict=True):
        for axis, name in enumerate(own):
            if name in names:
                argument = np.take(argument, places, axis=axis)
        taken.append(argument)
    return tuple(taken)


def _rounder(arguments: tuple) -> Iterator[tuple]:
    """The same shapes with 1, 2, 3, ... in them; with their signs; with whole or short numbers."""
    for first in (1, 2):  # a sum and a product of 1 and something are too alike
        yield _counting(arguments, first, keep_signs=False)
        yield _counting(arguments, first, keep_signs=True)
    yield tuple(np.round(one, 0) + 0.0 if _changes(one) else one for one in arguments)
    yield tuple(np.round(one, 1) + 0.0 if _changes(one) else one for one in arguments)


def _counting(arguments: tuple, first: int, keep_signs: bool) -> tuple:
    counted, following = [], first
    for argument in arguments:
        if _changes(argument):
            numbers = np.arange(following, following + argument.size).reshape(argument.shape)
            following += argument.size
            signs = np.sign(argument) if keep_signs else 1
            argument = (signs * numbers + 0.0).astype(argument.dtype)  # + 0.0: no -0
        counted.append(argument)
    return tuple(counted)


def _changes(argument: Any) -> bool:
    """Only arrays of floats: whole numbers may be labels, lone numbers are chosen readable."""
    return isinstance(argument, np.ndarray) and argument.dtype.kind == "f" and argument.size > 0
