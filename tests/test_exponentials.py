"""e^x in float32: how far from the truth, at which ends, and that it never hides a NaN."""

import numpy as np
import pytest

from dlcore.cpu.exponentials import exp, exp32
from dlcore.cpu.jit import kernel


@kernel
def exp_of_all(x, e):
    for k in range(x.size):
        e[k] = exp(x[k])


def exp_of(x):
    e = np.empty_like(x)
    exp_of_all(x, e)
    return e


def test_the_quick_exponential_is_within_one_unit_in_the_last_place():
    x = np.linspace(-87, 0, 100_001).astype(np.float32)
    true = np.exp(x.astype(np.float64))
    assert (np.abs(exp_of(x) - true) / np.spacing(true.astype(np.float32))).max() <= 1


def test_double_precision_gets_the_library():
    x = np.linspace(-700, 700, 5001)
    np.testing.assert_allclose(exp_of(x), np.exp(x), rtol=3e-16)


def test_what_is_too_small_for_float32_is_zero_and_a_nan_stays():
    x = np.array([-88, -1e4, -np.inf, 0, np.nan], np.float32)
    assert exp_of(x)[:4].tolist() == [0, 0, 0, 1]
    assert np.isnan(exp_of(x)[4])


@pytest.mark.parametrize("x", [-87.0, -1.5, -0.25, 0.0])
def test_one_number_alone_has_the_bits_of_a_number_in_a_row(x):
    row = np.full(100, x, np.float32)
    assert set(exp_of(row).tolist()) == {float(exp32(np.float32(x)))}
