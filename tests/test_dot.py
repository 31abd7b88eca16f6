"""The dot product: by hand, against einsum, bit for bit, and at its edges."""

import numpy as np
import pytest
from tolerances import FLOAT64


def test_dot_multiplies_matching_numbers_and_adds_them_up(room):
    assert room.dot(np.array([1.0, 2.0, 3.0]), np.array([4.0, -5.0, 6.0])) == 12.0


def test_dot_equals_einsum(room, rng):
    x, w = rng.normal(size=101), rng.normal(size=101)
    assert room.dot(x, w) == pytest.approx(np.einsum("k,k->", x, w), rel=FLOAT64)


def test_dot_has_the_very_bits_of_the_loop_in_plain_python(room, rng):
    x, w = rng.normal(size=1000), rng.normal(size=1000)
    total = 0.0
    for k in range(len(x)):
        total += x[k] * w[k]
    assert room.dot(x, w) == total


def test_dot_of_nothing_is_zero(room):
    assert room.dot(np.zeros(0), np.zeros(0)) == 0.0


def test_dot_reads_strided_views(room):
    x = np.arange(10.0)
    assert room.dot(x[::2], np.ones(5)) == 20.0


def test_dot_keeps_a_nan(room):
    assert np.isnan(room.dot(np.array([1.0, np.nan]), np.ones(2)))
