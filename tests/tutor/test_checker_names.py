"""The checker names the mistake: every known one, through the path a learner's file takes."""

import pytest
from checking import every_exercise, student, verdict_on

from dltutor.checker import reference
from dltutor.checker.diagnose import is_telling
from dltutor.checker.judge import try_case
from dltutor.checker.shrink import count

__all__ = ["student"]

MOST_NUMBERS = 16  # more than that, and a learner does not work them through
VARIANTS = [(exercise, variant) for exercise in every_exercise() for variant in exercise.variants]
each_variant = pytest.mark.parametrize(
    ("exercise", "variant"), VARIANTS, ids=lambda one: getattr(one, "name", "")
)


@each_variant
def test_a_named_mistake_fails_and_is_named(exercise, variant, student):
    verdict = verdict_on(reference.module_text(exercise, variant), exercise.name, student)
    assert verdict.status in ("failed", "error")
    assert verdict.misconception == variant.name
    assert not verdict.diagnosis.partly
    assert verdict.points < exercise.points or not exercise.points
    said = " ".join(verdict.message.split())
    assert variant.title in said and variant.feedback in said and exercise.pointer in said


@each_variant
def test_the_input_shown_is_small_and_points_at_one_mistake_alone(exercise, variant, student):
    verdict = verdict_on(reference.module_text(exercise, variant), exercise.name, student, seed=1)
    trials = [try_case(exercise, student, case) for case in exercise.draw(seed=1)]
    wrong = [trial for trial in trials if not trial.flawless]
    can_tell = any(is_telling(exercise, trial, verdict.diagnosis) for trial in wrong)
    assert is_telling(exercise, verdict.shown, verdict.diagnosis) or not can_tell
    assert count(verdict.shown.case.arguments) <= MOST_NUMBERS


def test_a_wrong_type_beside_a_mistake_does_not_hide_its_name(student):
    """z = 0 makes the answer without inputs an integer; the bias is still added every turn."""
    verdict = verdict_on(
        """
def neuron_score(x, w, b):
    z = 0
    for i in range(len(x)):
        z += x[i] * w[i] + b
    return z
""",
        "neuron_score",
        student,
    )
    assert verdict.misconception == "bias_added_every_turn"


def test_a_mistake_in_another_dress_has_the_same_name(student):
    text = """
def decide(data, weights, offset):
    labels = []
    for row in data:
        score = offset
        for value, weight in zip(row, weights):
            score = score + value * weight
        labels.append(int(not score < 0))
    return np.array(labels)
"""
    assert verdict_on(text, "decide", student).misconception == "zero_counts_as_yes"


def test_a_mistake_on_some_inputs_only_is_named_in_part(student):
    """Right for positive weights; negative ones lose their sign where the input is negative too."""
    text = """
def neuron_score(x, w, b):
    if len(x) == 30:
        return float(x @ w + b)
    return float(x @ w)
"""
    verdict = verdict_on(text, "neuron_score", student)
    assert verdict.misconception == "bias_forgotten"
    assert verdict.diagnosis.partly and "partly" in verdict.message


def test_an_error_on_other_inputs_does_not_hide_the_name(student):
    text = """
def dot(x, w):
    for i in range(len(x)):
        total = x[i] * w[i]
    return total
"""
    verdict = verdict_on(text, "dot", student)
    assert verdict.misconception == "overwrites_total" and verdict.diagnosis.partly


@pytest.mark.parametrize(
    ("body", "clue"),
    [
        ("return -float(x @ w)", "opposite sign"),
        ("return 2 * float(x @ w)", "2 times the right one"),
        ("return float(x @ w) + 3", "the right one plus 3"),
        ("float(x @ w)", "returned None"),
        ("x *= w; return float(x.sum())", "changed its argument x"),
        ("return float('nan')", "NaN"),
        ("return float(x[0] * w[0]) if len(x) == 1 else 7.0", "length 1"),
    ],
)
def test_an_unknown_mistake_gets_a_clue(body, clue, student):
    verdict = verdict_on(f"def dot(x, w):\n    {body}\n", "dot", student)
    assert verdict.misconception is None and clue in verdict.message


def test_a_random_answer_gets_no_name(student):
    """A name must not fit by chance: forty answers without sense, none of them called a mistake."""
    for factor in range(40):
        text = (
            f"def dot(x, w):\n    return float(np.sin(x + {factor}) @ np.cos(w * {factor}) + 1)\n"
        )
        assert verdict_on(text, "dot", student).misconception is None
