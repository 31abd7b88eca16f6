"""A right answer is never marked wrong, and a wrong one never right."""

import numpy as np
import pytest
from checking import every_exercise, student, verdict_on

from dltutor import bank, places
from dltutor.checker import check_text, reference
from dltutor.checker.diagnose import outcome_of
from dltutor.checker.judge import judge
from dltutor.checker.shrink import count
from dltutor.checker.student import Limits, Student

__all__ = ["student"]

RIGHT = {
    "dot": [
        "def dot(x, w): return float(sum(a * b for a, b in zip(x, w)))",
        "def dot(x, w): return np.sum(np.asarray(x, float) * w)",
        "def dot(x, w): return np.float64(x @ w)",
        "def dot(x, w):\n    t = 0.0\n    for i, a in enumerate(x): t = t + a * w[i]\n    return t",
        "def dot(x, w):\n    t, i = 0.0, 0\n    while i < len(w):\n        t += w[i] * x[i]\n"
        "        i += 1\n    return t",
        "import math\ndef dot(x, w): return math.fsum(x[::-1] * w[::-1])",
        "from numba import njit\n@njit\ndef dot(x, w):\n    t = 0.0\n"
        "    for i in range(x.size):\n        t += x[i] * w[i]\n    return t",
        "from functools import reduce\n"
        "def dot(x, w): return reduce(lambda t, p: t + p[0] * p[1], zip(x, w), 0.0)",
    ],
    "neuron_score": [
        "def neuron_score(x, w, b): return x @ w + b",
        "def neuron_score(x, w, b): return b + sum(x * w)",
        "def dot(x, w): return float(x @ w)\ndef neuron_score(x, w, b): return dot(x, w) + b",
        "def neuron_score(inputs, weights, bias):\n    z = bias\n"
        "    for i in range(len(inputs)): z += inputs[i] * weights[i]\n    return z",
    ],
    "decide": [
        "def decide(X, w, b): return (X @ w + b > 0) * 1",
        "def decide(X, w, b): return np.where(X @ w > -b, 1, 0).astype(np.uint8)",
        "def decide(X, w, b): return np.array([1 if r @ w + b > 0 else 0 for r in X])",
        "def decide(X, w, b): return np.heaviside(X @ w + b, 0).astype(np.int32)",
        "def decide(X, w, b): return np.array([int(sum(r * w) + b > 0) for r in X], dtype=int)",
        "def decide(X, w, b):\n    out = np.zeros(len(X), dtype=np.int8)\n"
        "    out[(X * w).sum(axis=1) + b > 0] = 1\n    return out",
        "from numba import njit\n@njit\ndef decide(X, w, b):\n"
        "    out = np.zeros(X.shape[0], np.int64)\n    for i in range(X.shape[0]):\n        z = b\n"
        "        for k in range(X.shape[1]):\n            z += X[i, k] * w[k]\n"
        "        if z > 0:\n            out[i] = 1\n    return out",
    ],
}


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in RIGHT.items() for text in texts]
)
def test_another_way_to_be_right_passes(name, text, student):
    verdict = verdict_on(text, name, student)
    assert verdict.status == "passed", verdict.message
    assert verdict.checks_passed == len(verdict.checks)


@pytest.mark.parametrize("stem", bank.stems())
def test_the_solutions_pass_with_fifty_seeds(stem):
    exercises = bank.exercises(stem)
    with Student(Limits(total=600.0)) as patient:
        patient.load(reference.module_text(exercises[0]), stem)
        for seed in range(50):
            for verdict in (judge(exercise, patient, seed) for exercise in exercises):
                assert verdict.status == "passed", f"seed {seed}: {verdict.message}"
                assert verdict.points == verdict.exercise.points


@pytest.mark.parametrize("stem", bank.stems())
def test_the_unfilled_exercises_are_not_started(stem, student):
    text = (places.exercises() / f"{stem}.py").read_text(encoding="utf-8")
    verdicts = check_text(text, stem, student=student)
    assert {(verdict.status, verdict.points) for verdict in verdicts} == {("not_started", 0.0)}


@pytest.mark.parametrize("body", ["...", "pass", '"""Words."""', '"""Words."""\n    ...'])
def test_a_function_with_nothing_in_it_is_not_started(body, student):
    assert verdict_on(f"def dot(x, w):\n    {body}\n", "dot", student).status == "not_started"


def test_answers_learnt_by_heart_fail_on_fresh_inputs(student):
    """The first inputs of seed 1, hard-coded, are right for seed 1 and worth nothing later."""
    cases = every_exercise()[0].draw(seed=1)
    known = {repr(case.arguments[0].tolist()): float(np.dot(*case.arguments)) for case in cases}
    text = f"KNOWN = {known!r}\ndef dot(x, w): return KNOWN.get(repr(x.tolist()), 0.0)\n"
    assert verdict_on(text, "dot", student, seed=1).status == "passed"
    assert verdict_on(text, "dot", student, seed=2).points == 0.0


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("def dot(x, w):\n    return sum(x[i] * w[i] for i in range(len(x)))", 2.5),
        ("def dot(x, w):\n    return float(x @ w) if len(x) else None", 0.0),
        ("def dot(x, w):\n    return float(x @ w) if len(x) else 1.0", 2.5),
        ("def dot(x, w):\n    x += 1\n    return float((x - 1) @ w)", 2.5),
        ("def dot(x, w):\n    w *= 2\n    return float(x @ w) / 2", 2.5),
        ("def dot(x, w):\n    return np.array(float(x @ w))", 2.5),
        ("def dot(x, w):\n    return str(float(x @ w))", 0.0),
        ("def decide(X, w, b):\n    return (X @ w + b > 0).astype(float)", 2.5),
        ("def decide(X, w, b):\n    return (X @ w + b > 0).astype(int).tolist()", 2.5),
        ("def decide(X, w, b):\n    return (X @ w + b > 0).astype(int).reshape(-1, 1)", 0.0),
    ],
)
def test_one_flaw_beside_right_numbers_is_worth_half(text, points, student):
    name = text[4 : text.index("(")]
    verdict = verdict_on(text, name, student)
    assert (verdict.status, verdict.points) == ("failed", points)


def test_the_smallest_failing_input_is_shown_and_really_fails(student):
    text = "def dot(x, w):\n    return float(x @ w) + (len(x) > 40)\n"
    verdict = verdict_on(text, "dot", student, seed=3)
    shown = verdict.shown
    assert 82 <= count(shown.case.arguments) <= 88
    again = outcome_of(verdict.exercise, None, shown.case)
    assert again.value == shown.expected.value != shown.got.value


def test_a_failure_of_our_own_is_never_the_learners(student, monkeypatch):
    monkeypatch.setattr("dltutor.checker.judge.difference", lambda *_: 1 / 0)
    verdict = verdict_on("def dot(x, w): return 1.0", "dot", student, seed=5)
    assert verdict.status == "grader_error"
    assert "checker itself" in verdict.message and "seed 5" in verdict.message


def test_the_same_seed_gives_the_same_verdict(student):
    text = "def dot(x, w): return float(x[:3] @ w[:3])\n"
    first, second = (verdict_on(text, "dot", student, seed=8).message for _ in range(2))
    assert first == second


def test_two_learners_never_share_a_child():
    """What one file does to NumPy is gone when the next learner's file comes."""
    patching = "np.sum = lambda *_, **__: 0.0\ndef dot(x, w): return 1.0\n"
    honest = "def dot(x, w): return float(np.sum(x * w))\n"
    assert verdict_on(patching, "dot").status == "failed"
    assert verdict_on(honest, "dot").status == "passed"
    with Student() as shared:
        verdict_on(patching, "dot", shared)
        assert verdict_on(honest, "dot", shared).status == "failed"
