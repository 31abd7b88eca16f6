"""What a search for a wrong number shares: how long it looks, what it draws, what is close."""

import os

import numpy as np
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from tolerances import FLOAT32, FLOAT64

EXAMPLES = int(os.environ.get("DLCORE_EXAMPLES", "25"))
search = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
DTYPES = st.sampled_from([np.float32, np.float64])
SIDES = st.one_of(st.integers(0, 9), st.integers(0, 70))
SEEDS = st.integers(0, 2**32 - 1)
CLOSE = {np.float32: FLOAT32, np.float64: FLOAT64}


def numbers(seed, dtype, *shape):
    return np.random.default_rng(seed).normal(size=shape).astype(dtype)


def wide(array):
    return array.astype(np.float64)


def same(found, expected, dtype, terms=1):
    """Close in the measure of how many numbers were added."""
    tolerance = CLOSE[dtype] * max(1, terms) ** 0.5
    np.testing.assert_allclose(found, expected, rtol=tolerance, atol=tolerance)
