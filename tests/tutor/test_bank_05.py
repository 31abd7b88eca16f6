"""Lesson 05: fair readings of its statements, and formulas that fit ordinary scores alone."""

import pytest
from checking import student, verdict_on

__all__ = ["student"]


@pytest.mark.parametrize(
    "text",
    [
        "def mse(pred, y): return float(((pred.T - y) ** 2).sum() / y.size)",
        "def mse(pred, y):\n    e = np.asarray(pred, float).squeeze(-1) if np.ndim(pred) == 2 "
        "else np.asarray(pred, float)\n    return float(np.dot(e - y, e - y) / len(y))",
        "def bce_with_logits(z, y): return float(np.where(y == 1, np.logaddexp(0, -z), "
        "np.logaddexp(0, z)).mean())",
        "def bce_with_logits(z, y):\n    s = z * (1 - 2 * y)\n"
        "    return float((s.clip(min=0) + np.log(1 + np.exp(-abs(s)))).mean())",
        "def cross_entropy(Z, y):\n    m = Z.max(1)\n"
        "    lse = m + np.log(np.exp(Z - m[:, None]).sum(1))\n"
        "    return float(np.mean(lse - Z[range(len(y)), y]))",
        "def cross_entropy(Z, y):\n    Y = np.eye(Z.shape[1])[y]\n"
        "    S = Z - Z.max(1, keepdims=True)\n"
        "    log_p = S - np.log(np.exp(S).sum(1, keepdims=True))\n"
        "    return -float((Y * log_p).sum()) / len(y)",
        "def loss_at_start(n_classes): return float(-np.log(np.full(n_classes, 1 / n_classes))[0])",
        "import math\ndef loss_at_start(n_classes): return math.log2(n_classes) * math.log(2)",
    ],
)
def test_a_fair_reading_passes(text, student):
    name = text[text.index("def ") + 4 : text.index("(")]
    verdict = verdict_on(text, name, student)
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "def bce_with_logits(z, y):\n    p = 1 / (1 + np.exp(-z))\n"
            "    return float(-np.mean(np.where(y == 1, np.log(p), np.log(1 - p))))",
            "naive_log_of_zero",
        ),
        (
            "def cross_entropy(Z, y):\n    E = np.exp(Z)\n    P = E / E.sum(1, keepdims=True)\n"
            "    return float(-np.log(P[np.arange(len(y)), y]).mean())",
            "softmax_without_shift",
        ),
    ],
)
def test_the_formula_as_it_stands_in_books_is_named(text, named, student):
    verdict = verdict_on(text, text[4 : text.index("(")], student)
    assert verdict.misconception == named, verdict.message
