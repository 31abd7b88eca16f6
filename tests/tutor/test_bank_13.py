"""Lesson 13: compiled or not, shared or not, in order or not, and never judged by luck."""

import numpy as np
import pytest
from checking import student, verdict_on

from dltutor import bank
from dltutor.checker import ways
from dltutor.checker.races import function_text, shared_writes

__all__ = ["student"]

NJIT = "from numba import njit, prange\n@njit\n"
PARALLEL = "from numba import njit, prange\n@njit(parallel=True)\n"
LOOPS = (
    "def mean_distance(X):\n    total, pairs = 0.0, 0\n    for i in range(len(X)):\n"
    "        for j in range(i):\n            s = 0.0\n            for k in range(X.shape[1]):\n"
    "                s += (X[i, k] - X[j, k]) ** 2\n            total += s ** 0.5\n"
    "            pairs += 1\n    return total / pairs if pairs else 0.0"
)
PRODUCT = (
    "def matmul_in_order(A, B):\n    n, m, p = A.shape[0], A.shape[1], B.shape[1]\n"
    "    C = np.zeros((n, p))\n    for {} in range({}):\n        for {} in range({}):\n"
    "            for {} in range({}):\n                C[i, j] += A[i, k] * B[k, j]\n    return C"
)
SIZES = {"i": "n", "j": "p", "k": "m"}


def product(order):
    """Three loops in this order of their letters."""
    return PRODUCT.format(*(word for letter in order for word in (letter, SIZES[letter])))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (NJIT + LOOPS, "mean_distance"),
        (NJIT.replace("@njit", "@njit(nogil=True, error_model='numpy')") + LOOPS, "mean_distance"),
        (NJIT + product("ikj"), "matmul_in_order"),
        (NJIT + product("kij"), "matmul_in_order"),
        (NJIT + "def matmul_in_order(A, B): return np.dot(A, B)", "matmul_in_order"),
        (
            NJIT + "def matmul_in_order(A, B):\n    T, C = B.T.copy(), np.empty((len(A), len(B.T)))"
            "\n    for i in range(len(A)):\n        for j in range(len(T)):\n"
            "            C[i, j] = (A[i] * T[j]).sum()\n    return C",
            "matmul_in_order",
        ),
    ],
)
def test_a_fair_way_to_be_fast_passes(text, name, student):
    verdict = verdict_on(text, name, student)
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize("order", ["ijk", "jik", "jki", "kji"])
def test_loops_that_jump_are_found_by_counting(order, student):
    verdict = verdict_on(NJIT + product(order), "matmul_in_order", student)
    assert [check.name for check in verdict.checks if not check.passed] == ["walks along memory"]
    assert verdict.misconception == "jumps_through_memory"
    assert verdict.points == verdict.exercise.points / 2


def test_right_numbers_without_a_compiler_are_worth_half(student):
    verdict = verdict_on(LOOPS, "mean_distance", student)
    assert verdict.misconception == "not_compiled"
    assert verdict.points == verdict.exercise.points / 2


def test_a_compiled_function_that_gains_nothing_is_told_so(student):
    """All pairs at once, in one large array: compiled, but not faster than NumPy by itself."""
    text = (
        NJIT + "def mean_distance(X):\n    n = len(X)\n    if n < 2: return 0.0\n"
        "    D = X.copy().reshape(n, 1, -1) - X.copy().reshape(1, n, -1)\n"
        "    return np.sqrt((D ** 2).sum(axis=2)).sum() / (n * (n - 1))"
    )
    verdict = verdict_on(text, "mean_distance", student)
    assert [check.name for check in verdict.checks if not check.passed] == ["20 times faster"]
    assert "times faster\n" in verdict.message


def test_a_race_is_named_though_it_hardly_ever_shows(student):
    text = PARALLEL + (
        "def parallel_sum(x):\n    box = np.zeros(2)\n    for i in prange(len(x)):\n"
        "        box[1] = box[1] + x[i]\n    return box[1]"
    )
    verdict = verdict_on(text, "parallel_sum", student)
    assert verdict.misconception == "shared_cell_race"
    assert "write the same cell" in " ".join(verdict.message.split())


def test_a_loop_that_is_not_shared_is_found_although_parallel_is_switched_on(student):
    text = PARALLEL + (
        "def parallel_sum(x):\n    total = 0.0\n    for i in range(len(x)):\n"
        "        total += x[i]\n    return total"
    )
    assert verdict_on(text, "parallel_sum", student).misconception == "not_parallel"


@pytest.mark.parametrize(
    ("body", "races"),
    [
        ("out[i] += 1", []),
        ("out[i, labels[i]] += 1", []),
        ("out[i][labels[i]] += 1", []),
        ("row = out[i]; row[labels[i]] += 1", []),
        ("mine = np.zeros(3); mine[labels[i]] += 1; out += mine", []),
        ("first = 2 * i; out[first + 1] = 0", []),
        ("total += x[i]", []),
        ("out[i // 3, i % 3] = 1", []),
        ("row = i // 3; column = i % 3; out[row, column] = 1", []),
        ("out[i % 3] += 1", ["out[i % 3]"]),
        ("cell = i // 3; out[cell] += 1", ["out[cell]"]),
        ("out[0] += 1", ["out[0]"]),
        ("out[labels[i]] += 1", ["out[labels[i]]"]),
        ("label = labels[i]; out[label] += 1", ["out[label]"]),
        ("out[:] += x[i]", ["out[:]"]),
        ("a, out[k] = 1, 2", ["out[k]"]),
    ],
)
def test_a_write_that_turns_may_share_is_read_from_the_text(body, races):
    lines = "".join(f"        {line.strip()}\n" for line in body.split(";"))
    text = f"def f(x, labels, out):\n    for i in numba.prange(9):\n{lines}"
    assert shared_writes(text) == races


def test_a_race_in_a_helper_counts_and_one_in_another_exercise_does_not():
    race = "    for i in prange(9): out[0] += 1\n"
    text = f"def f(out):\n    g(out)\ndef g(out):\n{race}def h(out): pass\n"
    assert shared_writes(function_text(text, "f")) == ["out[0]"]
    assert shared_writes(function_text(text, "h")) == []


def test_steps_through_memory_are_counted():
    def along(A):
        return [A[i, j] for i in range(4) for j in range(5)]

    def down(A):
        return [A[i][j] for j in range(5) for i in range(4)]

    A = np.arange(20.0).reshape(4, 5)
    assert ways.walk(along, (A,)) == {"reads": 19, "next to the last": 19}
    assert ways.walk(down, (A,))["next to the last"] > 0  # A[i] reads a whole row in order
    assert ways.walk(lambda A: [A[i, 0] for i in range(4)], (A,))["next to the last"] == 0
    assert ways.walk(lambda A: A[-1, -1] + 1 / 0, (A,)) == {"reads": 0, "next to the last": 0}


def test_what_is_compiled_is_left_to_the_learner():
    (exercise, *_) = bank.find("13.1")
    from dltutor import places

    stub = (places.exercises() / "ex13_going_fast_cores.py").read_text(encoding="utf-8")
    assert "\n@njit" not in stub and f"def {exercise.name}" in stub
