"""What can be said about a wrong answer when no named mistake fits it."""

from collections.abc import Callable

import numpy as np

from dltutor.checker.diagnose import Trial
from dltutor.checker.outcome import RAISED, RETURNED
from dltutor.exercise import Tolerance

ROUNDING = Tolerance(1e-9, 1e-12, "clues compare numbers that went through one more operation")


def clues(trials: list[Trial], parameters: tuple[str, ...], named: bool) -> tuple[str, ...]:
    """Facts about the answers, the most telling first; at most two are worth reading.

    Where a mistake is named, only what it leaves unexplained: errors and changed arguments.
    """
    wrong = [trial for trial in trials if trial.got.kind == RETURNED and not trial.right]
    pairs = [_arrays(trial) for trial in wrong]
    beside = _about_arguments(trials, parameters), _about_other_errors(trials, wrong)
    if named:
        return tuple(beside[0] + beside[1])
    found: list[str] = []
    if wrong and all(trial.got.value is None for trial in wrong):
        found.append("Your function returned None. Did it come to a `return`?")
    elif wrong and all(pair is not None for pair in pairs):
        found += _about_numbers([pair for pair in pairs if pair is not None], wrong)
    found += _about_single_rows(trials, wrong) + beside[1]
    return tuple(beside[0] + found[:2])


def _about_numbers(pairs: list[tuple[np.ndarray, np.ndarray]], wrong: list[Trial]) -> list[str]:
    tests: list[tuple[Callable, str]] = [
        (lambda ours, got: ours.ndim == 2 and _near(got.T, ours), "Every answer is transposed."),
        (lambda ours, got: _near(-got, ours), "Every number has the opposite sign."),
    ]
    for holds, said in tests:
        if all(holds(*pair) for pair in pairs):
            return [said]
    if not all(ours.shape == got.shape for ours, got in pairs):
        return []
    if any(trial.difference and trial.difference.kind == "nan" for trial in wrong):
        return ["There is a NaN (not a number): which step divides by 0 or takes inf - inf?"]
    return _constant("is {} times the right one", pairs, _ratio) + _constant(
        "is the right one plus {}", pairs, _shift
    )


def _constant(said: str, pairs: list, measure: Callable) -> list[str]:
    """A number that turns our answers into the learner's, if it is the same everywhere."""
    seen = [measure(*pair) for pair in pairs if np.size(pair[0])]
    values = np.concatenate([np.ravel(one) for one in seen]) if seen else np.zeros(0)
    if len(values) < 2 or not np.isfinite(values).all() or not _near(values, values[0]):
        return []
    return [f"Every number {said.format(f'{values[0]:.4g}')}."] if abs(values[0]) > 1e-9 else []


def _ratio(ours: np.ndarray, got: np.ndarray) -> np.ndarray:
    with np.errstate(all="ignore"):
        return np.asarray(got / ours)


def _shift(ours: np.ndarray, got: np.ndarray) -> np.ndarray:
    return np.asarray(got - ours)


def _about_single_rows(trials: list[Trial], wrong: list[Trial]) -> list[str]:
    """Right for one example and never for more: something mixes the examples."""
    right_ones = [trial for trial in trials if trial.right and _longest(trial) > 0]
    long_ones = [trial for trial in wrong if _longest(trial) > 0]
    if long_ones and right_ones and all(_longest(trial) == 1 for trial in right_ones):
        if all(_longest(trial) > 1 for trial in long_ones):
            return ["Right where the first argument has length 1, wrong where it is longer."]
    return []


def _about_other_errors(trials: list[Trial], wrong: list[Trial]) -> list[str]:
    raised = [trial for trial in trials if trial.got.kind == RAISED]
    if not wrong or not raised or raised[0].got.trouble is None:
        return []
    kinds = ", ".join(dict.fromkeys(trial.case.kind for trial in raised[:3]))
    return [f"With other inputs ({kinds}) it stopped with {raised[0].got.trouble.type}."]


def _about_arguments(trials: list[Trial], parameters: tuple[str, ...]) -> list[str]:
    changed = sorted({at for trial in trials for at in trial.spoilt})
    names = " and ".join(parameters[at] for at in changed)
    said = f"Your function changed its argument {names}. The caller still needs it: make a copy."
    return [said] * bool(names)


def _longest(trial: Trial) -> int:
    return len(trial.case.arguments[0]) if np.ndim(trial.case.arguments[0]) else 0


def _arrays(trial: Trial) -> tuple[np.ndarray, np.ndarray] | None:
    """Our answer and the learner's as arrays, where both are numbers."""
    try:
        ours, got = np.asarray(trial.expected.value), np.asarray(trial.got.value)
    except ValueError:  # rows of different lengths
        return None
    numeric = ours.dtype.kind in "iuf" and got.dtype.kind in "iuf"
    return (ours.astype(float), got.astype(float)) if numeric else None


def _near(one: np.ndarray, other: np.ndarray) -> bool:
    if np.shape(one) != np.shape(other) and np.ndim(other):
        return False
    return bool(np.allclose(one, other, ROUNDING.relative, ROUNDING.absolute))
