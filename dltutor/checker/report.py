"""A verdict in words: what works, the smallest failing input, the likely mistake, where to read."""

import re
import textwrap
from typing import Any

import numpy as np

from dltutor import terminal
from dltutor.checker import reference
from dltutor.checker import verdict as v
from dltutor.checker.diagnose import Trial
from dltutor.checker.outcome import RETURNED
from dltutor.checker.verdict import Verdict

WIDTH = 92
LABEL = 19
MAX_CELLS = 24
SIGNS = {v.PASSED: "✓", v.NOT_STARTED: "·"}
TITLES = {
    v.REFUSED: "refused",
    v.NOT_STARTED: "not started",
    v.NOT_RUN: "not checked",
    v.MISSING: "missing",
    v.TIMEOUT: "stopped",
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
    if verdict.status == v.ERROR and verdict.checks_passed:
        state = f"{state}, {counted}"
    points = f"{verdict.points:g} of {exercise.points} points"
    return f"{name:<24}{state}, {points}" if verdict.checks else f"{name:<24}{state}"


def message(verdict: Verdict) -> str:
    """All that is to be said, in lines; empty for an exercise that passed."""
    if verdict.status in (v.PASSED, v.NOT_RUN, v.REFUSED, v.MISSING, v.GRADER_ERROR):
        return _lines([("", verdict.said)])
    if verdict.status == v.NOT_STARTED:
        return _lines([("", verdict.said)])
    works = [check.name for check in verdict.checks if check.passed]
    rows = [("works", _some(works))] if works else []
    rows += _gap(verdict) if verdict.shown else []
    rows += [("what happened", verdict.said)] if verdict.said else []
    rows += _likely(verdict)
    rows += [
        ("read", verdict.exercise.pointer),
        ("next", f"mend it and check again, or: dlcore hint {verdict.exercise.id}"),
    ]
    return _lines(rows)


def full(verdict: Verdict) -> str:
    """Headline and message, as the terminal shows them."""
    body = textwrap.indent(verdict.message, "  ")
    return headline(verdict) + ("\n" + body if body else "")


def ascii_only(text: str) -> str:
    return text.translate(terminal.ASCII).encode("ascii", "replace").decode("ascii")


def show(value: Any) -> str:
    """A value as a learner would write it; long arrays lose their middle."""
    if isinstance(value, np.ndarray):
        whole = value.dtype.kind == "f" and bool(np.all(value == np.round(value)))
        with np.printoptions(threshold=MAX_CELLS, edgeitems=2, precision=6, suppress=True):
            written = np.array2string(value, separator=", ", max_line_width=10_000)
        written = re.sub(r"(\d)\.(?=[,\]])", r"\1", written) if whole else written
        return " ".join(written.split()).replace("[ ", "[") if value.size else f"[] {value.shape}"
    if isinstance(value, np.generic):
        return repr(value.item())
    if isinstance(value, tuple):
        return "(" + ", ".join(map(show, value)) + ")"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {show(one)}" for key, one in value.items()) + "}"
    return repr(value)[:200]


def _gap(verdict: Verdict) -> list[tuple[str, str]]:
    """Input, expected, returned; for many numbers also the first that differs."""
    trial = verdict.shown
    assert trial is not None
    given = zip(reference.parameters(verdict.exercise), trial.case.arguments, strict=False)
    rows = [("smallest input", ", ".join(f"{name} = {show(one)}" for name, one in given))]
    if trial.got.kind == RETURNED:
        rows += [
            ("expected", show(trial.expected.value)),
            ("you returned", show(trial.got.value)),
        ]
        rows += _where(trial, named=verdict.diagnosis is not None)
    if trial.got.printed.strip():
        printed = trial.got.printed.strip().splitlines()
        rows.append(("it printed", "\n".join(line[:80] for line in printed[:5])))
    return rows


def _where(trial: Trial, named: bool) -> list[tuple[str, str]]:
    apart = trial.difference
    if apart is None or (named and apart.kind == "form"):  # then the name says it already
        return []
    if apart.said:
        return [("but", f"{apart.said}.")]
    if not apart.place or np.size(trial.expected.value) <= 3:
        return []
    ours, theirs = trial.expected.value, trial.got.value
    for step in apart.part:
        ours, theirs = ours[step], theirs[step]
    inside = ", ".join(map(str, (*apart.part, *apart.place)))
    one, other = show(np.asarray(ours)[apart.place]), show(np.asarray(theirs)[apart.place])
    return [("first difference", f"at [{inside}]: {one} expected, {other} returned")]


def _likely(verdict: Verdict) -> list[tuple[str, str]]:
    if verdict.diagnosis is None:
        return [("clue", clue) for clue in verdict.clues]
    variant = verdict.diagnosis.variant
    label = "looks like, partly" if verdict.diagnosis.partly else "looks like"
    return [(label, f'"{variant.title}"'), ("", variant.feedback)]


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
