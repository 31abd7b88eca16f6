"""Deadlines count the learner's work: a busy machine makes nobody late, and all ends in time."""

import subprocess
import sys
import time

import pytest
from checking import verdict_on

from dltutor.checker import effort
from dltutor.checker.student import Limits, Student

SLOW = """
import time
def dot(x, w):
    time.sleep({} if len(x) == 1 else 0)
    return float(x @ w)
"""


@pytest.mark.parametrize(
    ("used", "wall", "over"),
    [
        (5.0, 5.2, True),  # it worked all the time
        (1.2, 5.0, False),  # four others share the core
        (4.9, 30.0, False),
        (5.0, 30.0, True),
        (0.0, 5.0, True),  # it sleeps
        (1.2, 50.0, True),  # all patience has an end
        (None, 5.0, True),  # nobody counts
    ],
)
def test_the_limit_is_work_or_idle_waiting(used, wall, over):
    assert effort.is_used_up(used, wall, limit=5.0) is over


@pytest.mark.parametrize(
    ("share", "sleep", "status"),
    [(0.05, 0.3, "passed"), (0.0, 30, "timeout"), (None, 30, "timeout")],
)
def test_a_busy_machine_makes_a_right_answer_slow_and_not_wrong(share, sleep, status, monkeypatch):
    """One call takes longer than its limit; whether that counts depends on who had the core."""

    def counted(process):
        return None if share is None else share * time.monotonic()

    monkeypatch.setattr(effort, "processor_seconds", counted)
    with Student(Limits(call=0.2)) as student:
        assert verdict_on(SLOW.format(sleep), "dot", student).status == status


def test_the_operating_system_tells_work_from_sleep():
    """What each system is asked differs; this runs on all of them."""
    work = "sum(range(20_000_000)); print('ready', flush=True); input()"
    rest = "print('ready', flush=True); input()"
    running = [
        subprocess.Popen(
            [sys.executable, "-S", "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for code in (work, rest)
    ]
    try:
        for process in running:
            process.stdout.readline()
        worked, slept = map(effort.processor_seconds, running)
        assert worked > slept + 0.05
    finally:
        for process in running:
            process.communicate(b"\n")
    assert effort.processor_seconds(running[0]) is None


@pytest.mark.parametrize(
    ("told", "seconds"),
    [("  0:05.12\n", 5.12), ("00:01:02", 62.0), ("1-02:00:03", 93_603.0), ("61:00.5", 3660.5)],
)
def test_what_ps_says_is_read(told, seconds):
    assert effort.parsed(told) == seconds
