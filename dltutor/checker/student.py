"""The parent's side of a learner's file: ask a function, get an outcome, always in time."""

from typing import Any, NamedTuple

import numpy as np

from dltutor.checker.outcome import (
    CRASH,
    MISSING,
    NOT_RUN,
    RAISED,
    RETURNED,
    TIMEOUT,
    UNFILLED,
    Outcome,
    Trouble,
    changed_positions,
)
from dltutor.checker.process import Child, ChildDied
from dltutor.checker.ways import ANSWER


class Limits(NamedTuple):
    """Seconds of work: to load a file, to compile a function, for one call, for one file in all."""

    load: float = 30.0
    compile: float = 30.0
    call: float = 5.0
    total: float = 60.0


class Student:
    """One learner's files in a warm child process. Make it early: the child starts meanwhile.

    Two learners never share a child: what one has changed in it would meet the other.
    """

    def __init__(self, limits: Limits = Limits()):  # noqa: B008
        self._limits = limits
        self._child: Child | None = Child()
        self._text = ""
        self._stem = "exercise"
        self._loaded = False
        self._failure: Outcome | None = None  # why the text could not be loaded
        self._seen: set[tuple] = set()  # calls whose compilation is behind us
        self.spent = 0.0  # the learner's seconds, on this file

    def load(self, text: str, stem: str) -> None:
        """The file to ask from now on, in the same child; its time starts here."""
        self._text, self._stem, self._failure, self._loaded = text, stem, None, False
        self._seen.clear()
        self.spent = 0.0

    def call(self, name: str, *arguments, way: str = ANSWER, seconds: float = 0.0) -> Outcome:
        """What the learner's function makes of these arguments; `way` may ask something else.

        A call with `seconds` of its own does not use up the time for the file.
        """
        if self.spent >= self._limits.total:
            return Outcome(NOT_RUN)
        failure = self._load_if_needed() or self._compile_if_new(name, arguments)
        if failure is not None:
            return failure
        limit = seconds or self._limits.call
        if self._key(name, arguments) not in self._seen and "numba" in self._text:
            limit = max(seconds, self._limits.compile)  # a helper may have to be compiled
        return self._ask({"do": "call", "name": name, "way": way}, arguments, limit, free=seconds)

    @property
    def text(self) -> str:
        return self._text

    @property
    def failed_to_load(self) -> bool:
        return self._failure is not None

    def close(self) -> None:
        if self._child is not None:
            self._child.close()
        self._child, self._loaded = None, False
        self._seen.clear()

    def __enter__(self) -> "Student":
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def _load_if_needed(self) -> Outcome | None:
        if self._failure is not None or self._loaded:
            return self._failure
        message = {"do": "load", "stem": self._stem, "numba": "numba" in self._text}
        outcome = self._ask(message, self._text, self._limits.load)
        self._loaded = outcome.kind == RETURNED
        self._failure = None if self._loaded else outcome
        return self._failure

    def _compile_if_new(self, name: str, arguments: tuple) -> Outcome | None:
        key = self._key(name, arguments)
        if key in self._seen or "numba" not in self._text:
            return None
        outcome = self._ask({"do": "compile", "name": name}, arguments, self._limits.compile)
        if outcome.kind != RETURNED:
            return outcome
        if outcome.value:
            self._seen.add(key)
        return None

    def _ask(self, message: dict, value: Any, seconds: float, free: float = 0.0) -> Outcome:
        """`free` seconds are not taken from the time for the file."""
        child = self._child = self._child or Child()
        child.wait_until_ready()
        before = child.spent  # starting Python is not the learner's time
        seconds = min(seconds, self._limits.total - self.spent + free)
        try:
            reply, answer = child.ask(message, value, seconds)
        except TimeoutError:
            self._forget()
            return Outcome(TIMEOUT, trouble=Trouble("timeout", _spelled(seconds)))
        except ChildDied as death:
            self._forget()
            return Outcome(CRASH, trouble=Trouble("crash", death.how))
        finally:
            self.spent += max(0.0, child.spent - before - free)
        return self._outcome(message, value, reply, answer)

    def _outcome(self, message: dict, given: Any, reply: dict, answer: Any) -> Outcome:
        printed = str(reply.get("printed", ""))
        if reply.get("missing"):
            return Outcome(MISSING)
        if "trouble" in reply:
            return _troubled(reply["trouble"], printed, message.get("name", ""))
        if message["do"] == "compile":
            return Outcome(RETURNED, bool(reply.get("compiled")))
        if message["do"] == "load":
            return Outcome(RETURNED)
        self._seen.add(self._key(message["name"], given))
        value, after = answer
        changed, warned = changed_positions(given, after), str(reply.get("warned", ""))[:200]
        return Outcome(RETURNED, value, after, changed, printed=printed, warned=warned)

    def _forget(self) -> None:
        """The child is gone; the next call starts another one."""
        self._child, self._loaded = None, False
        self._seen.clear()

    @staticmethod
    def _key(name: str, arguments: tuple) -> tuple:
        """Calls with the same key need no new compilation."""
        return (name, *map(_numba_kind, arguments))


def _numba_kind(value: Any) -> tuple:
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.ndim, value.flags.c_contiguous, value.flags.f_contiguous
    return (type(value).__name__,)


def _spelled(seconds: float) -> str:
    return "1 second" if round(seconds) == 1 else f"{seconds:.0f} seconds"


def _troubled(said: dict, printed: str, asked: str) -> Outcome:
    trouble = Trouble(
        type=str(said.get("type", ""))[:80],
        message=str(said.get("message", ""))[:2_000],
        line=int(said.get("line") or 0),
        function=str(said.get("function", ""))[:80],
        column=int(said.get("column") or 0),
    )
    # The stub that was asked is unfilled; one that a filled function calls is its error.
    unfilled = trouble.type == "NotImplementedError" and trouble.function in ("", asked)
    kind = UNFILLED if unfilled else RAISED
    return Outcome(kind, trouble=trouble, printed=printed)
