"""Lessons 11 and 12: fair readings of the statements, and mistakes as people type them."""

import numpy as np
import pytest
from checking import every_exercise, student, verdict_on

from dltutor.checker.diagnose import outcome_of

__all__ = ["student"]


@pytest.mark.parametrize(
    "text",
    [
        # The parts may be cut from either end, be lists, and be sorted inside.
        "def split_indices(n, v, t, rng):\n    o = list(rng.permutation(n))\n"
        "    a, b = int(n * v), int(n * t)\n    return sorted(o[a + b:]), o[:a], o[a:a + b]",
        "def split_indices(n, v, t, rng):\n    keys = rng.random(n).argsort()\n"
        "    a, b = int(n * t), int(n * v)\n    return keys[a + b:], keys[a:a + b], keys[:a]",
        # A constant feature may be left out of the division, or meet a tiny number.
        "def standardise(X, Z):\n    m, s = X.mean(0), X.std(0)\n    s[s < 1e-12] = 1\n"
        "    return (X - m) / s, (Z - m) / s",
        "def standardise(X, Z):\n    m, s = X.mean(0), X.std(0) + 1e-12\n"
        "    return X / s - m / s, Z / s - m / s",
        # One-dimensional counting; the labels are int64, so y * K + p cannot overflow.
        "def confusion_matrix(y, p, K):\n"
        "    return np.bincount(y * K + p, minlength=K * K).reshape(K, K)",
        "def confusion_matrix(y, p, K):\n    one_hot = np.eye(K, dtype=int)\n"
        "    return one_hot[:, y] @ one_hot[p]",
        # F1 straight from the counts is 0 where there is nothing.
        "def precision_recall_f1(M):\n    h, c, r = np.diag(M), M.sum(0), M.sum(1)\n"
        "    return h / np.maximum(c, 1), h / np.maximum(r, 1), 2 * h / np.maximum(c + r, 1)",
        # Biases of shape (1, h); slopes in any order; a start at the integer 0.
        "def l2_penalty(params, lam):\n    s = {k: 0 * v for k, v in params.items()}\n"
        "    total = 0\n    for k in reversed(list(params)):\n        if k[0] == 'W':\n"
        "            total += lam * np.linalg.norm(params[k]) ** 2\n"
        "            s[k] = lam * params[k] * 2\n    return total, s",
        "def l1_penalty(params, lam):\n    sign = {k: np.sign(v) * (k[0] == 'W')"
        " for k, v in params.items()}\n"
        "    return lam * sum((sign[k] * params[k]).sum() for k in sign),"
        " {k: lam * v for k, v in sign.items()}",
        # Any fair draw: a uniform interval, a choice, a keep mask; A itself when not training.
        "def dropout_forward(A, p, rng, train):\n    if not train: return A, np.ones(A.shape)\n"
        "    m = (rng.uniform(0, 1, A.shape) > p) / (1 - p)\n    return m * A, m",
        "def dropout_forward(A, p, rng, train):\n    if not train: p = 0\n"
        "    m = rng.choice([0, 1 / (1 - p)], size=A.shape, p=[p, 1 - p])\n    return A * m, m",
        "def early_stop(losses, patience):\n    best = 0\n    for e, x in enumerate(losses):\n"
        "        if x < losses[best]: best = e\n        if e == best + patience: break\n"
        "    return e, best",
    ],
)
def test_a_fair_reading_passes(text, student):
    verdict = verdict_on(text, text[4 : text.index("(")], student)
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "def split_indices(n, v, t, rng):\n    a, b = int(n * v), int(n * t)\n"
            "    return np.arange(a + b, n), np.arange(a), np.arange(a, a + b)",
            "not_shuffled",
        ),
        (
            "def standardise(X, Z):\n"
            "    return (X - X.mean(0)) / X.std(0), (Z - X.mean(0)) / X.std(0)",
            "divides_by_zero",
        ),
        (
            "def confusion_matrix(truth, guess, K):\n    M = np.zeros((K, K), int)\n"
            "    for k in range(len(truth)): M[guess[k]][truth[k]] += 1\n    return M",
            "transposed",
        ),
        (
            "def l2_penalty(p, lam):\n"
            "    return lam * sum((v * v).sum() for v in p.values()),"
            " {k: 2 * lam * v for k, v in p.items()}",
            "biases_punished",
        ),
        (
            "def dropout_forward(A, p, rng, train):\n    m = rng.random(A.shape) > p\n"
            "    return (A * m, m * 1.0) if train else (A, np.ones(A.shape))",
            "no_rescaling",
        ),
        ("def dropout_backward(dA, mask): return dA * (mask != 0)", "scale_forgotten"),
        (
            "def early_stop(losses, patience):\n    best = 0\n    for e, x in enumerate(losses):\n"
            "        if x <= losses[best]: best = e\n"
            "        if e - best >= patience: return e, best\n    return e, best",
            "ties_count_as_better",
        ),
    ],
)
def test_a_mistake_as_people_type_it_is_named(text, named, student):
    verdict = verdict_on(text, text[4 : text.index("(")], student)
    assert verdict.misconception == named, verdict.message


@pytest.mark.parametrize("name", ["l2_penalty", "l1_penalty"])
def test_the_slopes_of_our_penalty_are_its_derivatives(name):
    exercise = next(one for one in every_exercise() if one.name == name)
    for case in exercise.draw(seed=3)[:3]:
        params, lam = case.arguments
        _, slopes = outcome_of(exercise, None, case).value
        for key, values in params.items():
            nudged = dict(params) | {key: values + 1e-6 * np.sign(values)}
            nudged_case = case._replace(arguments=(nudged, lam))
            rise = outcome_of(exercise, None, nudged_case).value[0]
            rise -= outcome_of(exercise, None, case).value[0]
            assert rise == pytest.approx(1e-6 * np.sum(np.sign(values) * slopes[key]), abs=1e-9)


def test_a_message_about_a_split_shows_what_differs_alone(student):
    verdict = verdict_on(
        "def split_indices(n, v, t, rng):\n    o, a, b = rng.permutation(n), int(n * v), int(n * t)"
        "\n    return o[a + b:], o[:a], o[:b]",
        "split_indices",
        student,
    )
    assert "examples in no part: 0" in verdict.message
    assert "integers" not in verdict.message
