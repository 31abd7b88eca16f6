"""Lesson 03: fair readings of its statements, and answers that look right and are not."""

import pytest
from checking import student, verdict_on

__all__ = ["student"]


@pytest.mark.parametrize(
    "text",
    [
        "def relu(z): return np.where(np.isnan(z), z, np.maximum(z, z.dtype.type(0)))",
        "def relu(z): return (z + np.abs(z)) / 2",
        "def relu(z): return -np.minimum(-z, 0)",
        "def sigmoid(z):\n    with np.errstate(all='ignore'):\n        return 1 / (1 + np.exp(-z))",
        "def sigmoid(z): return np.exp(-np.logaddexp(0, -z))",
        "def sigmoid(z):\n    e = np.exp(np.clip(z, -690, 36))\n    return e / (1 + e)",
        "def activation_slope(z, kind):\n"
        "    f = {'relu': lambda z: np.maximum(z, 0), 'tanh': np.tanh,\n"
        "         'sigmoid': lambda z: (1 + np.tanh(z / 2)) / 2}[kind]\n"
        "    h = 1e-5\n"
        "    rising = (f(z + h) - f(z - h)) / (2 * h)\n"
        "    return np.where(z == 0, 0, rising) if kind == 'relu' else rising",
        "def xor_weights(): return np.array([[-1, 1], [1, -1]]), [0.0, 0.0], [7, 7], -0.1",
        "def xor_weights(): return ((0.1, 0.1), (0.1, 0.1)), (0, -0.1), ((3,), (-6,)), 0.0",
    ],
)
def test_a_fair_reading_passes(text, student):
    verdict = verdict_on(text, text[4 : text.index("(")], student)
    assert verdict.status == "passed", verdict.message


def test_a_half_of_tanh_is_exact_near_0_and_has_no_digits_far_out(student):
    text = "def sigmoid(z): return (1 + np.tanh(z / 2)) / 2"
    assert verdict_on(text, "sigmoid", student).misconception == "saturates_to_zero"


@pytest.mark.parametrize(
    "answer",
    [
        "np.eye(2)",
        "1.0",
        "np.eye(2), np.zeros(2), np.zeros(2)",
        "np.eye(3), np.zeros(3), np.zeros(3), 0",
    ],
)
def test_a_network_of_another_form_fails_without_breaking_the_checker(answer, student):
    verdict = verdict_on(f"def xor_weights(): return {answer}", "xor_weights", student)
    assert verdict.status == "failed" and verdict.message
