"""The machine code of the hot loop is what we think it is: no new compiler can quietly halve it."""

import platform
import re
from functools import cache

import numba
import numpy as np
import pytest

from dlcore.cpu import sweep
from dlcore.cpu.processor import (
    LARGE_ROWS,
    LARGE_VECTORS,
    TILE_ROWS,
    TILE_VECTORS,
    VECTOR_BITS,
    is_arm,
)

X86 = platform.machine().lower() in {"x86_64", "amd64"}
FUSED = r"\bfmla\b" if is_arm() else r"\bvfn?m(?:add|sub)\d+p[sd]\b"
ON_THE_STACK = r"\[sp\b|\[x29\b" if is_arm() else r"\(%r[sb]p"
REGISTER = {128: "xmm", 256: "ymm", 512: "zmm"}

pytestmark = pytest.mark.skipif(
    VECTOR_BITS == 0 or not (X86 or is_arm()),
    reason="this processor runs the products as plain loops: there is no tile to look at",
)


@cache
def hot_loop(strip, dtype):
    """The piece of machine code between two labels that has the most fused multiply-adds.

    Compiled anew for this test, because code that was kept on disk has no text to read.
    """
    anew = numba.njit(strip.py_func, error_model="numpy", nogil=True)
    anew.compile(sweep.sweep_types(numba.from_dtype(np.dtype(dtype))))
    (code,) = anew.inspect_asm().values()
    pieces = re.split(r"\n(?=\.?L\w+:)", code)
    return max(pieces, key=lambda piece: len(re.findall(FUSED, piece)))


@pytest.mark.parametrize(
    "strip, dtype, sums",
    [
        (sweep.sweep_tiles, "float32", TILE_ROWS * TILE_VECTORS),
        (sweep.sweep_tiles, "float64", TILE_ROWS * TILE_VECTORS),
        (sweep.sweep_large, "float32", LARGE_ROWS * LARGE_VECTORS),
        (sweep.sweep_narrow, "float32", sweep.NARROW_ROWS),
        (sweep.sweep_rows, "float32", sweep.LONG_VECTORS),
    ],
    ids=["tiles", "tiles in float64", "large", "narrow", "rows"],
)
def test_the_hot_loop_is_one_fused_multiply_add_per_register_of_the_tile(strip, dtype, sums):
    loop = hot_loop(strip, dtype)
    fused = re.findall(FUSED + ".*", loop)
    assert len(fused) == sums, loop
    if X86:
        assert all(REGISTER[VECTOR_BITS] in line for line in fused), loop


@pytest.mark.parametrize(
    "strip, dtype",
    [
        (sweep.sweep_tiles, "float32"),
        (sweep.sweep_tiles, "float64"),
        (sweep.sweep_large, "float32"),
    ],
    ids=["tiles", "tiles in float64", "large"],
)
def test_the_hot_loop_keeps_its_sums_in_registers(strip, dtype):
    """A sum that visits the stack costs more than the product; a counter there does not."""
    loop = hot_loop(strip, dtype)
    spilled = [line for line in loop.splitlines() if re.search(ON_THE_STACK, line)]
    assert not [line for line in spilled if re.search(r"[xyz]mm\d|\b[qv]\d", line)], loop
    assert len(spilled) <= 4, loop
    assert not re.search(r"\bcallq?\b|\bbl\b", loop), loop
