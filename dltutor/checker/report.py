"""A verdict in words: what works, the smallest failing input, the likely mistake, where to read."""

import re
import textwrap
from typing import Any

import numpy as np

from dltutor import terminal
from dltutor.checker import reference
from dltutor.checker import verdict as v
from dltutor.checker.compare import difference
from dltutor.checker.diagnose import Trial
from dltutor.checker.outcome import RETURNED
from dltutor.checker.verdict import Verdict
from dltutor.checker.wire import Seed, Source
from dltutor.exercise import Exercise

WIDTH = 92
NAME = 29
LABEL = 19
MAX_CELLS = 24
MAX_TEXT = 200
DIGITS = 10  # the rounding behind them, as in 0.8198399999999999, tells a learner nothing
TINY = 1e-4  # smaller numbers are written as 1e-09, or they would all read 0
BY_HAND = "No known mistake fits. Work this input out by hand: which line leaves your path?"
SIGNS = {v.PASSED: "✓", v.NOT_STARTED: "·"}
TITLES = {
    v.REFUSED: "refused",
    v.NOT_RUN: "not checked",
    v.MISSING: "missing",
    v.TIMEOUT: "no answer in time",
    v.CRASH: "crashed",
    v.ERROR: "stopped by an error",
    v.GRADER_ERROR: "not checked: the checker failed",
}


def headline(verdict: Verdict) -> str:
    """One line: which exercise, how it stands, and its points."""
    exercise = verdict.exercise
    name = f"{SIGNS.get(verdict.status, '✗')} {exercise.id} {exercise.name}"
    counted = f"{verdict.checks_passed} of {len(verdict.checks)} checks pass"
    state = TITLES.get(verdict.status, counted)
    if verdict.status == v.NOT_STARTED:
        return f"{name:<{NAME}}not started: {exercise.pointer}"
    if verdict.status == v.ERROR and verdict.checks_passed:
        state = f"{state}, {counted}"
    points = f"{verdict.points:g} of {exercise.points} points" if exercise.points else "a warm-up"
    points += ", extension" * exercise.extension
    return f"{name:<{NAME}}{state}, {points}" if verdict.checks else f"{name:<{NAME}}{state}"


def message(verdict: Verdict) -> str:
    """All that is to be said, in lines; empty for an exercise that passed."""
    if not verdict.checks or verdict.status not in (v.FAILED, v.ERROR, v.TIMEOUT, v.CRASH):
        return _lines([("your line", verdict.line)] * bool(verdict.line) + [("", verdict.said)])
    works = [check.name for check in verdict.checks if check.passed]
    rows = [("works", _some(works))] if works else []
    rows += _gap(verdict) if verdict.shown else []
    rows += [("your line", verdict.line)] if verdict.line else []
    rows += [("what happened", verdict.said)] if verdict.said else []
    rows += _likely(verdict)
    rows += [
        ("read", verdict.exercise.pointer),
        ("next", f"mend it and check again, or: dlcore hint {verdict.exercise.id}"),
    ]
    return _lines(rows)


def full(verdict: Verdict) -> str:
    """Headline and message, as the terminal shows them."""
    return "\n".join([headline(verdict), *body(verdict)])


def body(verdict: Verdict) -> list[str]:
    """The lines under the headline; none where the headline says it all."""
    if verdict.status == v.NOT_STARTED:
        return []
    return [f"  {line}" for line in verdict.message.splitlines()]


def ascii_only(text: str) -> str:
    return text.translate(terminal.ASCII).encode("ascii", "replace").decode("ascii")


def show(value: Any, short: bool = False) -> str:
    """A value as a learner would write it; long arrays lose their middle, short ones their .0."""
    if isinstance(value, np.ndarray):
        if not value.size:
            return "[]" if value.ndim == 1 else f"[] of shape {value.shape}"
        tiny = np.any((value != 0) & (np.abs(value) < TINY))
        each: Any = {"float_kind": _one_float} if tiny else None  # 0.9 beside 1e-09, not 9.e-01
        with np.printoptions(
            threshold=MAX_CELLS, edgeitems=2, precision=6, suppress=True, formatter=each
        ):
            # + 0.0: -0.0 is right, and would raise a question for nothing.
            shown = value + 0.0 if value.dtype.kind == "f" else value
            written = np.array2string(shown, separator=", ", max_line_width=10_000)
        whole = r"\1" if short and np.all(value == np.round(value)) else r"\1.0"
        written = re.sub(r"(\d)\.(?=[,\] ])", whole, written)
        return re.sub(r" +(?=[,\]])", "", " ".join(written.split()).replace("[ ", "["))
    if isinstance(value, np.generic):
        return show(value.item())
    if isinstance(value, float):
        return repr(float(f"{value + 0.0:.{DIGITS}g}"))
    if isinstance(value, Source):
        return value.text.removeprefix(f"{value.name} = ")
    if isinstance(value, Seed):
        return f"np.random.default_rng({value.number})"
    if isinstance(value, list | tuple):
        opened, closed = "[]" if isinstance(value, list) else "()"
        return (opened + ", ".join(map(show, value)) + closed)[:MAX_TEXT]
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {show(one, short)}" for key, one in value.items()) + "}"
    return repr(value)[:MAX_TEXT]


def _one_float(value: float) -> str:
    return repr(float(f"{value:.6g}"))


def _gap(verdict: Verdict) -> list[tuple[str, str]]:
    """Input, expected, returned; for many numbers also the first that differs."""
    trial = verdict.shown
    assert trial is not None
    names = reference.argument_names(verdict.exercise, trial.case)
    given = zip(names, trial.case.arguments, strict=False)
    said = ", ".join(f"{name} = {show(one, short=True)}" for name, one in given)
    label = "with" if verdict.status in (v.TIMEOUT, v.CRASH) else "smallest input"
    if verdict.exercise.observer(trial.case) is not None:  # sizes and seeds alone tell little
        label, said = "tried", f"{trial.case.kind}: {said}"
    rows = [(label, said)]
    if trial.got.kind == RETURNED:
        rows += _answers(verdict.exercise, trial) + _where(verdict, trial)
    if trial.got.printed.strip():
        printed = trial.got.printed.strip().splitlines()
        rows.append(("it printed", "\n".join(line[:80] for line in printed[:5])))
    return rows


def _answers(exercise: Exercise, trial: Trial) -> list[tuple[str, str]]:
    """Our answer and the learner's; of the many things an observer looks at, those that differ."""
    ours, theirs = trial.expected.value, trial.got.value
    observed = exercise.observer(trial.case) is not None
    if observed and isinstance(ours, dict) and isinstance(theirs, dict):
        if ours.keys() == theirs.keys():
            at = [key for key in ours if difference(ours[key], theirs[key], exercise.tolerance)]
            at = [key for key in at if theirs[key] is not None] or at  # None: it could not look
            ours, theirs = ({key: one[key] for key in at} for one in (ours, theirs))
    if not observed:
        return [("expected", show(ours)), ("you returned", show(theirs))]
    if isinstance(ours, dict) and not ours:
        return []
    return [("expected", _seen(ours)), ("found", _seen(theirs))]


def _seen(value: Any) -> str:
    """What an observer saw, in words; of many things, each in its own line."""
    if isinstance(value, dict):
        return "\n".join(f"{key}: {_seen(one)}" for key, one in value.items())
    return value if isinstance(value, str) else show(value)


def _where(verdict: Verdict, trial: Trial) -> list[tuple[str, str]]:
    """In what the answer differs, as far as a mistake that is named does not say it already."""
    apart, named = trial.difference, verdict.diagnosis is not None
    if apart is None and trial.warned:
        return [("but", f"NumPy warned: {trial.warned}.")]
    if apart is None:
        return []
    seen = show(trial.expected.value) != show(trial.got.value)
    if named and apart.kind == "form" and seen:
        return []
    part = _part_named(verdict.exercise.outputs, apart.part)
    if apart.said:
        return [("but", f"in {', '.join(part)}, {apart.said}" if part else apart.said)]
    ours, theirs = trial.expected.value, trial.got.value
    for step in apart.part:
        ours, theirs = ours[step], theirs[step]
    if not apart.part and np.size(ours) <= 3 and show(ours) != show(theirs):
        return []  # the eye finds it
    if named and len(part) == 1 and verdict.exercise.observer(trial.case) is not None:
        return []
    inside = ", ".join([*part, *map(str, apart.place)])
    one, other = show(np.asarray(ours)[apart.place]), show(np.asarray(theirs)[apart.place])
    return [("first difference", f"at [{inside}]: {one} expected, {other} returned")]


def _part_named(outputs: tuple[str, ...], part: tuple) -> list[str]:
    """The way to a part of the answer; an output has its name in place of its number."""
    if part and outputs:
        part = (outputs[part[0]], *part[1:])
    return [str(step) for step in part]


def _likely(verdict: Verdict) -> list[tuple[str, str]]:
    if verdict.diagnosis is None:
        rows = [("clue", clue) for clue in verdict.clues]
        unexplained = verdict.shown and not (rows or verdict.said or _where(verdict, verdict.shown))
        return [("try", BY_HAND)] if unexplained else rows
    variant = verdict.diagnosis.variant
    label = "looks like, partly" if verdict.diagnosis.partly else "looks like"
    rows = [(label, f'"{variant.title}"'), ("", variant.feedback)]
    return rows + [("clue", clue) for clue in verdict.clues]


def _some(names: list[str]) -> str:
    shown = ", ".join(names[-5:])
    return shown if len(names) <= 5 else f"{shown}, and {len(names) - 5} more"


def _lines(rows: list[tuple[str, str]]) -> str:
    """Labels in one column, texts wrapped in another."""
    lines: list[str] = []
    indent = LABEL if any(label for label, _ in rows) else 0
    for label, text in rows:
        start = f"{label:<{indent}}"
        for paragraph in text.splitlines():
            wrapped = textwrap.wrap(paragraph, WIDTH - indent) or [""]
            for line in wrapped:
                lines.append(start + line)
                start = " " * indent
    return "\n".join(line.rstrip() for line in lines)
