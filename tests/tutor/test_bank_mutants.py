"""The checker notices nearly every small change to our functions, and the others have a reason."""

import functools
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from checking import every_exercise
from mutants import mutants

from dltutor import bank
from dltutor.checker import reference
from dltutor.checker.diagnose import alike, outcome_of
from dltutor.checker.judge import try_case
from dltutor.checker.student import Limits, Student

REASONS = Path(__file__).parent / "survivors"
PATIENCE = Limits(load=20.0, compile=20.0, call=2.0, total=60.0)
# A training of many seconds forgives small changes, another start or another step, and should.
EXERCISES = [exercise for exercise in every_exercise() if not exercise.seconds]


@functools.cache
def results(exercise) -> dict[str, bool]:
    """What was changed -> whether the checker noticed."""
    with Student(PATIENCE) as student:
        return {what: noticed(exercise, text, student) for what, text in mutants(exercise).items()}


def noticed(exercise, text, student) -> bool:
    if "@njit" in reference.code_text(exercise):
        return noticed_uncompiled(exercise, text)
    student.load(text, bank.home(exercise))
    return not all(try_case(exercise, student, case).flawless for case in exercise.draw(seed=0))


def noticed_uncompiled(exercise, text) -> bool:
    """The same without the learner's process, for functions that would take long to compile."""
    changed = replace(exercise, reference=text)
    pairs = [
        (outcome_of(exercise, None, case), outcome_of(changed, None, case))
        for case in exercise.draw(seed=0)
    ]
    return not all(alike(ours, theirs, exercise.tolerance) for ours, theirs in pairs)


def reasons(exercise) -> dict[str, str]:
    """What was changed -> why nobody can notice."""
    path = REASONS / f"{'ex_twins' if exercise.is_twin else 'ex' + exercise.lesson}.toml"
    known = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return known.get(exercise.name, {})


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.name)
def test_a_small_change_is_noticed_or_has_a_reason_not_to_be(exercise):
    unnoticed = {what for what, seen in results(exercise).items() if not seen}
    assert unnoticed == set(reasons(exercise))
    assert all(reasons(exercise).values())


@pytest.mark.parametrize(("first", "last"), [("00", "05"), ("06", "10"), ("11", "18")])
def test_nineteen_of_twenty_small_changes_are_noticed(first, last):
    chosen = [exercise for exercise in EXERCISES if first <= exercise.lesson <= last]
    seen = [seen for exercise in chosen for seen in results(exercise).values()]
    assert len(seen) > 100 and sum(seen) >= 0.95 * len(seen)
