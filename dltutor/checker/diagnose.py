"""Which named mistake behaves like this answer? We run them all on the same inputs and compare."""

import functools
from dataclasses import dataclass

from dltutor.checker import reference
from dltutor.checker.compare import Difference, difference
from dltutor.checker.outcome import RAISED, RETURNED, Outcome, call_here, observe
from dltutor.exercise import Case, Exercise, Tolerance, Variant


@dataclass(frozen=True)
class Trial:
    """One case, what we make of it, what the learner's function made of it, and how they differ."""

    case: Case
    expected: Outcome
    got: Outcome
    difference: Difference | None

    @property
    def right(self) -> bool:
        """The numbers are right; what holds them is a check of its own."""
        returned = self.got.kind == RETURNED
        return returned and (self.difference is None or self.difference.kind == "form")

    @property
    def flawless(self) -> bool:
        return self.right and self.difference is None and not self.spoilt and not self.warned

    @property
    def spoilt(self) -> tuple[int, ...]:
        """The positions of the arguments that the learner's function changed, and ours did not."""
        return tuple(at for at in self.got.changed if at not in self.expected.changed)

    @property
    def warned(self) -> str:
        """The floating-point warning that the learner's function gave, and ours did not."""
        return "" if self.expected.warned else self.got.warned


@dataclass(frozen=True)
class Diagnosis:
    """A mistake that behaves like the answer: on all inputs, or in part of what went wrong."""

    variant: Variant
    partly: bool = False


def diagnose(exercise: Exercise, trials: list[Trial]) -> Diagnosis | None:
    """The one mistake that explains what was seen; None where none or several would."""
    failing = [trial for trial in trials if not trial.flawless]
    wrong = [trial for trial in failing if trial.got.kind == RETURNED and not trial.right]
    # The closest likeness first: 0 for 0.0, or an error elsewhere, must not hide the mistake.
    for group, form_counts in ((failing, True), (failing, False), (wrong, False)):
        likely = [v for v in exercise.variants if behaves_like(exercise, v, group, form_counts)]
        sure = [v for v in likely if behaves_like(exercise, v, trials, form_counts)]
        if sure and (form_counts or wrong):
            return Diagnosis(sure[0]) if len(sure) == 1 else None
        if len(likely) == 1 and wrong and len(group) > 1:
            return Diagnosis(likely[0], partly=True)
    return _in_one_output(exercise, failing)


def behaves_like(
    exercise: Exercise, variant: Variant, trials: list[Trial], form_counts: bool = True
) -> bool:
    return bool(trials) and all(
        alike(outcome_of(exercise, variant, trial.case), trial.got, exercise.tolerance, form_counts)
        for trial in trials
    )


def is_telling(exercise: Exercise, trial: Trial, diagnosis: Diagnosis | None) -> bool:
    """Would this trial alone point at the diagnosis, and at no other mistake?"""
    if diagnosis is None or diagnosis.partly:
        return True
    here = [one for one in exercise.variants if behaves_like(exercise, one, [trial], trial.right)]
    return here == [diagnosis.variant]


def outcome_of(exercise: Exercise, variant: Variant | None, case: Case) -> Outcome:
    """What our function, right or with a mistake, makes of a case."""
    if exercise.seconds:
        return _remembered_outcome(exercise, variant, case)
    return _outcome_of(exercise, variant, case)


def _outcome_of(exercise: Exercise, variant: Variant | None, case: Case) -> Outcome:
    ask = functools.partial(call_here, reference.build(exercise, variant))
    return observe(exercise, case, ask, reference.module_text(exercise, variant))


# Where a call takes seconds, its cases are made of sizes and seeds, which can be remembered.
_remembered_outcome = functools.lru_cache(maxsize=256)(_outcome_of)


def alike(one: Outcome, other: Outcome, tolerance: Tolerance, form_counts: bool = True) -> bool:
    """Do two outcomes look the same from outside?"""
    if one.kind == other.kind == RAISED:
        return (one.trouble and one.trouble.type) == (other.trouble and other.trouble.type)
    if not one.kind == other.kind == RETURNED or one.changed != other.changed:
        return False
    if form_counts and bool(one.warned) != bool(other.warned):
        return False
    apart = difference(one.value, other.value, tolerance)
    return apart is None or (apart.kind == "form" and not form_counts)


def _in_one_output(exercise: Exercise, failing: list[Trial]) -> Diagnosis | None:
    """Two mistakes in two outputs hide each other: look for one that explains one output."""
    for at in range(len(exercise.outputs)):
        parts = [_part(trial, at, exercise.tolerance) for trial in failing]
        wrong = [part for part in parts if part is not None and not part.flawless]
        found = [
            one
            for one in exercise.variants
            if len(wrong) > 1 and all(_explains(exercise, one, part, at) for part in wrong)
        ]
        if len(found) == 1:
            return Diagnosis(found[0], partly=True)
    return None


def _part(trial: Trial, at: int, tolerance: Tolerance) -> Trial | None:
    """The trial as if the function had returned one of its outputs alone."""
    values = trial.got.value
    if not isinstance(values, list | tuple) or at >= len(values):
        return None
    expected, got = Outcome(RETURNED, trial.expected.value[at]), Outcome(RETURNED, values[at])
    return Trial(trial.case, expected, got, difference(expected.value, got.value, tolerance))


def _explains(exercise: Exercise, variant: Variant, part: Trial, at: int) -> bool:
    whole = outcome_of(exercise, variant, part.case)
    if whole.kind != RETURNED:
        return False
    return alike(Outcome(RETURNED, whole.value[at]), part.got, exercise.tolerance)
