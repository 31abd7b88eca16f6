"""What lessons 13 and 14 measure and draw with: a stopwatch, a small cache, threads that wait."""

import numpy as np

from dlcore.cuda import simulator
from dltutor import figures
from dltutor.stopwatch import seconds

SHIFT = """
    def shift(x, out):
        cache = cuda.shared.array(4, float32)
        t = cuda.threadIdx.x
        cache[t] = x[t]
        {}
        out[t] = cache[t - 1] if t > 0 else 0
"""


def dashed_lines(between):
    kernel = simulator.kernel_from_text(SHIFT.format(between))
    x, out = np.ones((2, 4), np.float32)
    report = simulator.launch(kernel, 1, 4, x, out, check=False, trace=True)
    (frame,) = figures.waiting(report, "cache").axes
    return sum(line.get_linestyle() == "--" for line in frame.lines)


def test_the_stopwatch_runs_once_without_counting():
    calls = []
    assert seconds(calls.append, "run", runs=3) >= 0
    assert len(calls) == 4


def test_a_walk_along_the_rows_fetches_each_line_once_and_one_down_the_columns_every_time():
    columns = [16 * row + column for column in range(3) for row in range(8)]
    assert figures.fetches(range(24), per_line=16, kept=4) == (2, [0, 1])
    assert figures.fetches(columns, per_line=16, kept=4) == (24, [4, 5, 6, 7])
    assert figures.fetches(columns, per_line=16, kept=8)[0] == 8


def test_a_read_that_nothing_holds_back_is_drawn_with_a_dashed_line():
    assert dashed_lines("cuda.syncthreads()") == 0
    assert dashed_lines("pass") == 3
