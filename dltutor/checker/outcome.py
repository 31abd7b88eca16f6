"""What one call came to: an answer, an error, or no answer at all."""

import copy
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from dltutor.checker import ways, wire
from dltutor.exercise import Case, Exercise

RETURNED, RAISED, TIMEOUT, CRASH = "returned", "raised", "timeout", "crash"
MISSING, UNFILLED, NOT_RUN = "missing", "unfilled", "not_run"
PUT_BACK = 1e-12  # `w[i] += h` and later `w[i] -= h` may miss the last digit


@dataclass(frozen=True)
class Trouble:
    """Why there is no answer; `line` and `function` are places in the learner's own text."""

    type: str
    message: str
    line: int = 0
    function: str = ""
    column: int = 0


@dataclass(frozen=True)
class Outcome:
    """`after` is the arguments as the call left them, `changed` the positions that differ.

    `warned` is the first floating-point warning, where the exercise asks for none.
    """

    kind: str
    value: Any = None
    after: tuple = ()
    changed: tuple[int, ...] = ()
    trouble: Trouble | None = None
    printed: str = ""
    warned: str = ""


class NoAnswer(Exception):
    """Carries an outcome without a value through an observer that wanted one."""

    def __init__(self, outcome: Outcome):
        super().__init__(outcome.kind)
        self.outcome = outcome


class Watched:
    """The function as an observer sees it: call it for its value, then look at the arguments.

    `text` is the file it stands in.
    """

    def __init__(self, call: Callable[..., Outcome], text: str):
        self._call = call
        self.text = text
        self.last = Outcome(NOT_RUN)

    def __call__(self, *arguments, way: str = ways.ANSWER) -> Any:
        self.last = self._call(*arguments, way=way)
        if self.last.kind != RETURNED:
            raise NoAnswer(self.last)
        return self.last.value

    @property
    def after(self) -> tuple:
        """The arguments of the last call, as it left them."""
        return self.last.after


def observe(exercise: Exercise, case: Case, call: Callable[..., Outcome], text: str) -> Outcome:
    """What a case shows about a function, whoever runs it: the learner's child, or we."""
    observer = exercise.observer(case)
    seen = _observed(observer, case, Watched(call, text)) if observer else call(*case.arguments)
    return seen if exercise.quiet else replace(seen, warned="")


def _observed(observer: Callable[..., Any], case: Case, watched: Watched) -> Outcome:
    try:
        seen = observer(watched, *case.arguments)
    except NoAnswer as stop:
        return stop.outcome
    except (TypeError, ValueError, LookupError, AttributeError):
        return watched.last  # an answer of a form that the observer cannot read
    return replace(watched.last, kind=RETURNED, value=seen)


def call_here(function: Callable, *arguments, way: str = ways.ANSWER) -> Outcome:
    """Call one of our own functions in this process, on copies of the arguments."""
    given = wire.living(copy.deepcopy(arguments))
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("default")
            value = ways.ask_ours(function, given, way)
    except Exception as error:  # a wrong variant may raise anything
        return Outcome(RAISED, trouble=Trouble(type(error).__name__, str(error)))
    floating = [str(one.message) for one in warned if one.category is RuntimeWarning]
    changed = changed_positions(arguments, given)
    return Outcome(RETURNED, value, given, changed, warned=floating[0] if floating else "")


def changed_positions(before: tuple, after: tuple) -> tuple[int, ...]:
    pairs = enumerate(zip(before, after, strict=True))
    return tuple(at for at, (old, new) in pairs if not same(old, new, PUT_BACK))


def same(one: Any, other: Any, allowed: float = 0.0) -> bool:
    """Equal to the last bit, unless more is allowed; a generator or function is equal to all."""
    if isinstance(one, wire.Seed | wire.Source) or other is None:
        return True
    if isinstance(one, np.ndarray | np.generic):
        return _same_numbers(one, other, allowed)
    if type(one) is not type(other):
        return False
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(
            same(*pair, allowed) for pair in zip(one, other, strict=True)
        )
    if isinstance(one, dict):
        keys = one.keys()
        return keys == other.keys() and all(same(one[key], other[key], allowed) for key in keys)
    return one == other or one != one


def _same_numbers(one: Any, other: Any, allowed: float) -> bool:
    if not isinstance(other, np.ndarray | np.generic) or one.shape != other.shape:
        return False
    if one.dtype.kind not in "fc" or other.dtype.kind not in "fc":
        return bool(np.array_equal(one, other))
    return bool(np.allclose(other, one, rtol=allowed, atol=allowed, equal_nan=True))
