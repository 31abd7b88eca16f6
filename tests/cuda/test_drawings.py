"""Drawings of threads: they say the same in words, and refuse what they cannot show."""

import numpy as np
import pytest
from faults import KERNELS

from dlcore.cuda import simulator

pytest.importorskip("matplotlib")

from dlcore.plots.kernels import tile_walk, warp_request, who_writes  # noqa: E402

COPIES = """
@cuda.jit
def copy(A, out):
    j, i = cuda.grid(2)
    {}
"""
BY_ROWS, BY_COLUMNS = COPIES.format("out[i, j] = A[i, j]"), COPIES.format("out[j, i] = A[j, i]")


def traced(name):
    kernel = KERNELS[name]
    made = simulator.kernel_from_text(kernel.text)
    return simulator.launch(made, kernel.grid, kernel.block, *kernel.arrays(), trace=True)


def copied(text):
    A, out = np.ones((32, 32), np.float32), np.zeros((32, 32), np.float32)
    made = simulator.kernel_from_text(text)
    return simulator.launch(made, (1, 4), (32, 8), A, out, trace=True)


def test_a_warp_that_walks_along_a_row_needs_one_segment_and_along_a_column_32():
    rows, columns = copied(BY_ROWS), copied(BY_COLUMNS)
    assert rows.counts["A"].transactions == 32
    assert columns.counts["A"].transactions == 1024
    assert "1 of 32 memory segments" in warp_request(rows, "A").alt
    assert "32 of 32 memory segments" in warp_request(columns, "A").alt


def test_who_writes_counts_the_idle_threads():
    drawing = who_writes(traced("add"), "out")
    assert drawing.alt.endswith("33 threads of 2 blocks; 31 of the 64 threads write nothing.")
    assert drawing.png()[:4] == b"\x89PNG"


def test_the_tiles_walk_in_steps():
    drawing = tile_walk(traced("tiled"))
    assert "in 2 steps" in drawing.alt and "16 numbers of C" in drawing.alt
    assert drawing.png()[:4] == b"\x89PNG"


def test_a_drawing_without_touches_says_how_to_get_them():
    kernel = KERNELS["add"]
    made = simulator.kernel_from_text(kernel.text)
    report = simulator.launch(made, kernel.grid, kernel.block, *kernel.arrays())
    with pytest.raises(ValueError, match="trace=True"):
        who_writes(report, "out")
    with pytest.raises(ValueError, match="has the arrays a, b, out, but got 'C'"):
        who_writes(traced("add"), "C")
