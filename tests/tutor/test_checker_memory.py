"""A submission that has learned the inputs of earlier checks by heart fails on fresh ones."""

import numpy as np
import pytest
from checking import every_exercise, student, verdict_on  # noqa: F401

from dltutor.checker import diagnose
from dltutor.checker.wire import Seed, Source
from dltutor.exercise import Exercise

SEEN = range(3)


def by_heart(exercise: Exercise) -> str:
    """A file that knows the answer to every input of the seeds seen, and to no other."""
    cases = [case for seed in SEEN for case in exercise.draw(seed)]
    known = {key(case.arguments): literal(answer(exercise, case)) for case in cases}
    table = "".join(f"    {asked!r}: {found},\n" for asked, found in known.items())
    return (
        f"from numpy import array\nnan, inf = np.nan, np.inf\nKNOWN = {{\n{table}}}\n"
        "def plain(value):\n    return value.tolist() if hasattr(value, 'tolist') else value\n"
        f"def {exercise.name}(*given):\n    return KNOWN[repr([plain(one) for one in given])]\n"
    )


def answer(exercise, case):
    return diagnose.outcome_of(exercise, None, case).value


def key(arguments: tuple) -> str:
    return repr([one.tolist() if hasattr(one, "tolist") else one for one in arguments])


def literal(value) -> str:
    if isinstance(value, np.ndarray):
        return f"array({value.tolist()!r}, dtype='{value.dtype}').reshape({value.shape})"
    if isinstance(value, np.generic):
        return repr(value.item())
    if isinstance(value, tuple):
        return f"({''.join(f'{literal(one)},' for one in value)})"
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name!r}: {literal(one)}' for name, one in value.items())}}}"
    return repr(value)


def can_be_learned(exercise: Exercise) -> bool:
    """Can answers be looked up by what goes in? Not where functions, generators or dicts do."""
    cases = exercise.draw(0)
    special = [
        one for case in cases for one in case.arguments if isinstance(one, Seed | Source | dict)
    ]
    return not special and not any(exercise.observer(case) for case in cases)


LEARNABLE = [one for one in every_exercise() if can_be_learned(one)]


@pytest.mark.parametrize("exercise", LEARNABLE, ids=lambda one: one.name)
def test_what_was_learned_by_heart_fails_on_fresh_inputs(exercise, student):  # noqa: F811
    text = by_heart(exercise)
    assert verdict_on(text, exercise.id, student, seed=SEEN[-1]).status == "passed"
    fresh = verdict_on(text, exercise.id, student, seed=1001)
    assert fresh.status != "passed" and fresh.points == 0


@pytest.mark.parametrize("exercise", LEARNABLE, ids=lambda one: one.name)
def test_every_seed_asks_something_ordinary_that_is_new(exercise):
    known = {key(case.arguments) for seed in SEEN for case in exercise.draw(seed)}
    for seed in range(1000, 1030):
        new = [case for case in exercise.draw(seed) if key(case.arguments) not in known]
        assert [case for case in new if not case.stress], f"seed {seed} asks nothing new"


def test_most_exercises_are_among_those():
    assert len(LEARNABLE) > len(every_exercise()) / 2
