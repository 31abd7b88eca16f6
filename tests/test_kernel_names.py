"""Kept machine code is found again by name, so no two kernels may share one."""

from dlcore.cpu import epoch, matmul


def names_of(kernels):
    return [kernel.py_func.__qualname__ for kernel in kernels]


def test_sweeps_made_by_the_same_lines_have_names_of_their_own():
    sweeps = matmul.sweep_tiles, matmul.sweep_large, matmul.sweep_narrow, matmul.sweep_rows
    kinds_of_tile = {id(sweep) for sweep in sweeps}
    assert len(set(names_of(sweeps))) == len(kinds_of_tile)


def test_callers_made_by_the_same_lines_have_names_of_their_own():
    letters = "float32, int64", "float64, int64", "float32 1 C, int64", "float32 1 A, int64"
    callers = [epoch.caller_of(words)[1] for words in letters]
    assert len(set(names_of(callers))) == len(letters)
