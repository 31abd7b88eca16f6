"""Update rules: by hand, in place, without leaving float32."""

import numpy as np
import pytest

import dlcore as dl


def test_sgd_takes_one_step_against_the_slope(room):
    theta = np.array([1.0, -2.0])
    room.sgd_update(np.array([0.5, -4.0]), 0.5, theta)
    assert theta.tolist() == [0.75, 0.0]


def test_sgd_in_float32_has_the_bits_of_numpy(room, rng):
    theta, dtheta = (rng.normal(size=1001).astype(np.float32) for _ in range(2))
    expected = theta - np.float32(0.1) * dtheta
    room.sgd_update(dtheta, np.float32(0.1), theta)
    assert np.array_equal(theta, expected)


@pytest.mark.parametrize("lr", [0, -1, float("inf"), float("nan")])
def test_a_learning_rate_that_cannot_work_is_refused(lr):
    with pytest.raises(ValueError, match="lr must be above 0 and finite"):
        dl.SGD(lr=lr)


def test_a_learning_rate_that_is_no_number_is_refused():
    with pytest.raises(TypeError, match="lr must be a number above 0, but got '0.1'"):
        dl.SGD(lr="0.1")
