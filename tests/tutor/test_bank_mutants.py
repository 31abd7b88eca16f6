"""The checker notices nearly every small change to our functions, and the others have a reason."""

import functools
import tomllib
from pathlib import Path

import pytest
from checking import every_exercise
from mutants import mutants

from dltutor import bank
from dltutor.checker.judge import try_case
from dltutor.checker.student import Limits, Student

REASONS = Path(__file__).parent / "survivors"
PATIENCE = Limits(load=20.0, compile=20.0, call=2.0, total=60.0)


@functools.cache
def results(exercise) -> dict[str, bool]:
    """What was changed -> whether the checker noticed."""
    with Student(PATIENCE) as student:
        return {what: noticed(exercise, text, student) for what, text in mutants(exercise).items()}


def noticed(exercise, text, student) -> bool:
    student.load(text, bank.stem(exercise.lesson))
    return not all(try_case(exercise, student, case).flawless for case in exercise.draw(seed=0))


def reasons(exercise) -> dict[str, str]:
    """What was changed -> why nobody can notice."""
    path = REASONS / f"ex{exercise.lesson}.toml"
    known = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return known.get(exercise.name, {})


@pytest.mark.parametrize("exercise", every_exercise(), ids=lambda one: one.name)
def test_a_small_change_is_noticed_or_has_a_reason_not_to_be(exercise):
    unnoticed = {what for what, seen in results(exercise).items() if not seen}
    assert unnoticed == set(reasons(exercise))
    assert all(reasons(exercise).values())


def test_nineteen_of_twenty_small_changes_are_noticed():
    seen = [seen for exercise in every_exercise() for seen in results(exercise).values()]
    assert sum(seen) >= 0.95 * len(seen)
