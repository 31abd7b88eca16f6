"""Make the same calls for every batch, without Python in between.

A training step is a list of kernel calls, and every batch makes the same ones: only the rows that
it takes, and a few numbers of the optimizer, are new. Here the list lies in memory, and a compiled
loop walks through it. It calls the machine code that Python calls, so every bit is the same.
"""

from functools import cache
from math import isfinite

import numba
import numpy as np
from numba import types

from dlcore.cpu.jit import compile_once, kernel, named
from dlcore.cpu.pointers import (
    address_of,
    call_caller,
    call_with_words,
    in_letters,
    words_of,
)

WORDS = (types.int64, types.int64)


@cache
def caller_of(letters):
    """The address of a small kernel that reads arguments of these kinds and calls a kernel."""

    def read_and_call(address, words):
        call_with_words(address, words, letters)

    short = letters.replace("float", "f").replace("int", "i").replace(" ", "").replace(",", "_")
    caller = kernel(named(read_and_call, f"caller_of_{short}"))
    compile_once(caller, WORDS)
    return address_of(caller, WORDS), caller


@kernel
def replay(calls, words, first_word, changing, values, loss, right, n, sums):
    """calls → every step of an epoch; returns how many steps were made

    `calls` holds a caller, a kernel and the place of its words for every call of a step. Before
    step t the words at `changing` become values[t]. After it the loss and the number of right
    answers are added to `sums`. A loss that is no number ends the epoch.
    """
    for t in range(values.shape[0]):
        for c in range(changing.size):
            words[changing[c]] = values[t, c]
        for c in range(calls.shape[0]):
            call_caller(calls[c, 0], calls[c, 1], first_word + 8 * calls[c, 2])
        sums[0] += loss[0] * n
        sums[1] += right[0]
        if not isfinite(loss[0]):
            return t + 1
    return values.shape[0]


def kinds_of(compiled, arguments):
    """The kinds for which a kernel is compiled, and will be called."""
    if not compiled._can_compile:  # compiled once: it takes these kinds, or what converts to them
        for kinds in compiled.overloads:
            if all(map(suits, kinds, arguments)):
                return kinds
    kinds = tuple(numba.typeof(argument) for argument in arguments)
    compiled.compile(kinds)
    return kinds


def suits(kind, argument):
    given = numba.typeof(argument)
    if isinstance(kind, types.Array):
        return isinstance(given, types.Array) and given.dtype == kind.dtype
    return given == kind


def program_of(calls):
    """[(kernel, arguments), ...] → the same as numbers: lines, words, places of arguments"""
    lines, words, places = [], [], []
    for compiled, arguments in calls:
        kinds = kinds_of(compiled, arguments)
        lines.append((caller_of(in_letters(kinds))[0], address_of(compiled, kinds), len(words)))
        places.append([])
        for argument, kind in zip(arguments, kinds, strict=True):
            places[-1].append(len(words))
            words += words_of(argument, kind)
    return np.array(lines, np.int64), np.array(words, np.int64), places
