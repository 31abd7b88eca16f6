"""Judge one exercise: try every case, name the mistake, find the smallest failing input."""

import functools
import time
from dataclasses import replace

from dltutor.checker import diagnose, reference, report
from dltutor.checker import outcome as o
from dltutor.checker import verdict as v
from dltutor.checker.clues import clues
from dltutor.checker.compare import difference, same_form
from dltutor.checker.diagnose import Diagnosis, Trial
from dltutor.checker.seeds import fresh_seed
from dltutor.checker.shrink import close_dicts, count, length, open_dicts, shrink
from dltutor.checker.student import Student
from dltutor.checker.trouble import quoted_line, sentence
from dltutor.checker.verdict import Check, Verdict
from dltutor.exercise import Case, Exercise

SHRINK_SECONDS = 2.0


def judge(exercise: Exercise, student: Student, seed: int | None = None) -> Verdict:
    """The verdict on one exercise, on fresh inputs unless a seed is given."""
    began = time.monotonic()
    try:
        seed = fresh_seed() if seed is None else seed
        verdict = _judge(exercise, student, seed)
        verdict = replace(verdict, message=report.message(verdict))
    except Exception as error:  # the boundary: whatever breaks here must not become a mark
        said = f"The checker itself failed (seed {seed}): {type(error).__name__}: {error}"
        verdict = Verdict(exercise, v.GRADER_ERROR, said=said, message=said)
    return replace(verdict, seconds=time.monotonic() - began)


def _judge(exercise: Exercise, student: Student, seed: int) -> Verdict:
    trials: list[Trial] = []
    cases = exercise.draw(seed)
    for case in cases:
        trial = try_case(exercise, student, case)
        if trials and trial.got.kind == o.UNFILLED:  # some of it works: that is a start
            trial = replace(trial, got=replace(trial.got, kind=o.RAISED))
        trials.append(trial)
        if student.failed_to_load:
            return _unloaded(exercise, student, trial.got)
        if trial.got.kind not in (o.RETURNED, o.RAISED) or _has_other_parameters(trial):
            break  # the same would happen again, and take its time again
    checks = _checks(exercise, trials, cases)
    if all(check.passed for check in checks):
        return Verdict(exercise, v.PASSED, checks)
    status = _status(trials)
    if status not in (v.FAILED, v.ERROR) or _has_other_parameters(trials[0]):
        shown = trials[-1] if status in (v.TIMEOUT, v.CRASH) else None
        said = sentence(trials[-1].got, student, exercise)
        return Verdict(exercise, status, checks, said, shown=shown)
    return _explained(exercise, student, trials, checks, status)


def _unloaded(exercise: Exercise, student: Student, got: o.Outcome) -> Verdict:
    """The file itself fails, before any of its functions can be asked."""
    status = {o.TIMEOUT: v.TIMEOUT, o.CRASH: v.CRASH}.get(got.kind, v.ERROR)
    said, line = sentence(got, student, exercise), quoted_line(got, student)
    return Verdict(exercise, status, said=said, line=line)


def try_case(exercise: Exercise, student: Student, case: Case) -> Trial:
    expected = diagnose.outcome_of(exercise, None, case)
    if expected.kind != o.RETURNED:
        raise RuntimeError(f"our own function fails on {case.kind}: {expected.trouble}")
    ask = functools.partial(student.call, exercise.name, seconds=exercise.seconds)
    got = o.observe(exercise, case, ask, student.text)
    apart = None
    if got.kind == o.RETURNED:
        apart = difference(expected.value, got.value, exercise.tolerance)
    return Trial(case, expected, got, apart)


def _checks(exercise: Exercise, trials: list[Trial], cases: list[Case]) -> tuple[Check, ...]:
    """One check for every kind of input; then the type of the answers, and what they cost."""
    checks = [Check(trial.case.kind, trial.right, trial.case.stress) for trial in trials]
    checks += [Check(case.kind, False, case.stress) for case in cases[len(trials) :]]
    returned = [trial for trial in trials if trial.got.kind == o.RETURNED]
    forms = [same_form(trial.expected.value, trial.got.value) for trial in returned]
    untouched = [not trial.spoilt for trial in returned]
    silent = [not trial.warned for trial in returned]
    return (
        *checks,
        Check("type of the answer", bool(returned) and all(forms), "type"),
        Check("arguments unchanged", bool(returned) and all(untouched), "arguments"),
        *[Check("no warning", bool(returned) and all(silent), "warning")] * exercise.quiet,
    )


def _status(trials: list[Trial]) -> str:
    last = {
        o.TIMEOUT: v.TIMEOUT,
        o.CRASH: v.CRASH,
        o.MISSING: v.MISSING,
        o.UNFILLED: v.NOT_STARTED,
        o.NOT_RUN: v.NOT_RUN,
    }.get(trials[-1].got.kind)
    if last is not None:
        return last
    gravest = min(_rank(trial) for trial in trials)
    return v.ERROR if gravest == 1 else v.FAILED


def _has_other_parameters(trial: Trial) -> bool:
    return trial.got.trouble is not None and trial.got.trouble.type == "arguments"


def _rank(trial: Trial) -> int:
    """What to talk about first: a wrong answer, then an error, then a flaw of form."""
    if trial.got.kind == o.RAISED:
        return 1
    return 0 if not trial.right else 2 if not trial.flawless else 3


def _explained(
    exercise: Exercise,
    student: Student,
    trials: list[Trial],
    checks: tuple[Check, ...],
    status: str,
) -> Verdict:
    diagnosis = diagnose.diagnose(exercise, trials)
    shown = _smallest(exercise, student, trials, diagnosis)
    known: tuple[str, ...] = ()
    if diagnosis is None or diagnosis.partly:
        known = clues(trials, reference.parameters(exercise), named=diagnosis is not None)
    said = sentence(shown.got, student, exercise) if shown.got.kind == o.RAISED else ""
    line = quoted_line(shown.got, student)
    return Verdict(exercise, status, checks, said, line, shown, diagnosis, known)


def _smallest(
    exercise: Exercise,
    student: Student,
    trials: list[Trial],
    diagnosis: Diagnosis | None,
) -> Trial:
    """The failing trial to show: an ordinary one with an answer, made as small as it goes."""
    best = start = min(
        (trial for trial in trials if not trial.flawless),
        key=lambda trial: (
            _rank(trial),
            not diagnose.is_telling(exercise, trial, diagnosis),
            bool(trial.case.stress),
            count(trial.case.arguments),
            length(trial.case.arguments),
        ),
    )
    if exercise.observer(start.case) is not None:
        return start  # its arguments are sizes and seeds, which have no smaller form
    deadline = student.spent + SHRINK_SECONDS

    def still_fails(parts: tuple) -> bool:
        nonlocal best
        if student.spent > deadline:
            return False
        arguments = close_dicts(parts, start.case.arguments)
        trial = _try_smaller(exercise, student, start.case._replace(arguments=arguments))
        if trial is None or not _fails_alike(exercise, trial, start, diagnosis):
            return False
        best = trial
        return True

    parts = open_dicts(start.case.arguments)
    shrink(parts, _axes(exercise, start.case.arguments), still_fails)
    return best


def _try_smaller(exercise: Exercise, student: Student, case: Case) -> Trial | None:
    try:
        return try_case(exercise, student, case)
    except RuntimeError:  # our own function does not take every smaller input
        return None


def _fails_alike(
    exercise: Exercise, trial: Trial, start: Trial, diagnosis: Diagnosis | None
) -> bool:
    """A smaller input is worth showing if it fails in the same way, and shows as much."""
    if trial.flawless or trial.got.kind != start.got.kind:
        return False
    if trial.got.kind == o.RAISED:
        return diagnose.alike(trial.got, start.got, exercise.tolerance)
    kinds = {one.difference.kind if one.difference else "changed" for one in (trial, start)}
    was_telling = diagnose.is_telling(exercise, start, diagnosis)
    return len(kinds) == 1 and diagnose.is_telling(exercise, trial, diagnosis) >= was_telling


def _axes(exercise: Exercise, arguments: tuple) -> list[tuple[str, ...]]:
    """The names of the axes of each argument; a lone array of any shape gets names from us."""
    named = reference.sizes(exercise)
    pairs = zip(reference.parameters(exercise), arguments, strict=False)
    keys = [list(one) if type(one) is dict else [name] for name, one in pairs]
    axes = [named.get(name, ()) for names in keys for name in names]
    ranks = [getattr(part, "ndim", 0) for part in open_dicts(arguments)]
    alone = sum(rank > 0 for rank in ranks) == 1
    ours = ("axis 0", "axis 1", "axis 2") * alone
    return [
        names if len(names) == rank else ours[:rank]
        for names, rank in zip(axes, ranks, strict=False)
    ]
