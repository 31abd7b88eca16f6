"""Lesson 14: kernels are judged by what each thread touches, on a simulated card."""

import numpy as np
import pytest
from checking import student, verdict_on

from dlcore.cuda import simulator
from dlcore.cuda.front_end import cuda
from dltutor import bank, cut
from dltutor.checker import reference

__all__ = ["student"]

CUDA = "from dlcore.cuda.front_end import cuda, float32\n"
ADD = CUDA + "def add_kernel(a, b, out):\n"


def test_a_guard_may_look_at_any_of_the_three_arrays(student):
    for size in ("len(a)", "b.size", "out.shape[0]"):
        text = f"{ADD}    i = cuda.grid(1)\n    if i < {size}:\n        out[i] = a[i] + b[i]\n"
        assert verdict_on(text, "add_kernel", student).status == "passed"


def test_an_empty_kernel_is_not_started_yet(student):
    solution = reference.module_text(bank.find("14.1")[0])
    stub = cut.stub_text(solution, bank.find("14"))
    for name in ("add_kernel", "block_sum_kernel", "tiled_matmul_kernel"):
        assert verdict_on(stub, name, student).status == "not_started"


def test_a_kernel_that_never_ends_is_told_so_in_time(student):
    text = ADD + "    i = 0\n    while i < 1:\n        out[0] = 0.0\n"
    verdict = verdict_on(text, "add_kernel", student)
    assert verdict.status == "error" and "never ends" in verdict.message


def test_the_message_names_thread_index_and_line(student):
    text = ADD + "    i = cuda.grid(1)\n    out[i] = a[i] + b[i]\n"
    verdict = verdict_on(text, "add_kernel", student)
    assert verdict.misconception == "no_guard"
    assert "thread" in verdict.message and "out[i] = a[i] + b[i]" in verdict.message


def test_a_kernel_must_not_write_into_its_inputs(student):
    text = ADD + (
        "    i = cuda.grid(1)\n    if i < out.size:\n        a[i] += b[i]\n        out[i] = a[i]\n"
    )
    verdict = verdict_on(text, "add_kernel", student)
    assert [check.name for check in verdict.checks if not check.passed] == ["arguments unchanged"]


def test_a_call_that_no_card_knows_is_an_error(student):
    verdict = verdict_on(ADD + "    out[:] = np.add(a, b)\n", "add_kernel", student)
    assert verdict.status == "error"


def test_a_name_that_does_not_exist_is_quoted_with_its_line(student):
    verdict = verdict_on(ADD + "    i = cuda.grid(1)\n    out[i] = c[i]\n", "add_kernel", student)
    assert verdict.status == "error" and "'c'" in verdict.message and "c[i]" in verdict.line


@pytest.mark.parametrize("stride", [1, 2, 8, 32])
def test_the_count_of_segments_is_the_one_of_the_simulator(stride):
    def reads(x, out):
        t = cuda.threadIdx.x
        out[t] = x[t * stride]

    x, out = np.ones(32 * stride, np.float32), np.zeros(32, np.float32)
    report = simulator.launch(reads, 1, 32, x, out)
    count = reference.build(bank.find("warp_transactions")[0])
    assert report.counts["x"].read_transactions == count(0, stride, 4)
