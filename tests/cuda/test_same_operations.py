"""What holds for an operation on the processor holds on the card: the same tests, another room."""

import inspect
from importlib import import_module

import pytest

from dlcore.cuda import front_end

FILES = [
    *("test_activations", "test_dense", "test_dot", "test_dropout", "test_embedding"),
    *("test_images", "test_losses", "test_optimizers", "test_regularizers"),
]
# These hold the processor's own promise: the bits of the plain loop, and arrays of any layout.
ONLY_THERE = {
    "test_dot_has_the_very_bits_of_the_loop_in_plain_python",
    "test_dot_reads_strided_views",
    "test_sgd_in_float32_has_the_bits_of_numpy",
    "test_the_loop_you_read_is_the_loop_that_runs_bit_for_bit",
}


def operations_tested():
    for file in FILES:
        for name, test in vars(import_module(file)).items():
            if name.startswith("test_") and "room" in inspect.signature(test).parameters:
                yield name, test


globals().update({name: test for name, test in operations_tested() if name not in ONLY_THERE})


def test_the_exceptions_are_tests_that_exist():
    assert {name for name, _ in operations_tested()} >= ONLY_THERE


def test_there_is_a_card_for_these_tests():
    if front_end.why_no_gpu() is not None:
        pytest.skip("no NVIDIA graphics card: the same tests ran in the simulator only")
