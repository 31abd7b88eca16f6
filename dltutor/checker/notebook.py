"""The source of a function from a notebook, with all it needs, as one text a child can run."""

import ast
import inspect
import textwrap
import types
from collections.abc import Callable
from typing import Any

import numpy as np

from dltutor.cards import Card
from dltutor.checker.compare import kind_of

MAX_ARRAY = 100
PLAIN = (bool, int, float, complex, str, bytes, type(None))


def report(function: Callable) -> Card:
    """What the checker says about a function of this notebook, as a card to display."""
    from dltutor import bank, mastery
    from dltutor.checker import check_text
    from dltutor.checker.report import headline

    try:
        (exercise,) = bank.find(function.__name__)
        (verdict,) = check_text(source_of(function), exercise.id)
    except (ValueError, AttributeError) as error:
        return Card("This cannot be checked.", str(error), tone="look")
    mastery.note(verdict)
    tone = {"passed": "right", "not_started": "question"}.get(verdict.status, "look")
    return Card(headline(verdict), code=verdict.message, tone=tone)


def source_of(function: Callable) -> str:
    """The function's source after what it uses: imports, plain constants, other functions.

    ValueError where a name it uses has no form that could be sent, and where Python cannot see
    the source.
    """
    collected = Collected()
    collected.add_function(_unwrapped(function))
    return "\n".join(collected.imports) + "\n" + "\n".join(collected.parts)


class Collected:
    """Grows by what the functions use, each thing once, and before it is used."""

    def __init__(self) -> None:
        self.imports: list[str] = []
        self.parts: list[str] = []
        self._seen: set[str] = set()

    def add_function(self, function: Callable) -> None:
        name = function.__name__
        self._seen.add(name)
        source = _source(function)
        known = getattr(function, "__globals__", {})
        for used in _names(source):
            if used in known and used not in self._seen:
                self._add(used, known[used], name)
        self.parts.append(source)

    def _add(self, name: str, value: Any, user: str) -> None:
        self._seen.add(name)
        inner = _unwrapped(value)
        home = getattr(inner, "__module__", None)
        if isinstance(value, types.ModuleType):
            self.imports.append(_import_of(value, name))
        elif isinstance(inner, types.FunctionType | type) and home == "__main__":
            self.add_function(inner)
        elif isinstance(home, str) and callable(value) and hasattr(inner, "__qualname__"):
            self.imports.append(f"from {home} import {inner.__qualname__} as {name}")
        elif type(value).__module__.startswith("numba.core.types"):  # such as float32
            self.imports.append(f"from numba import {value} as {name}")
        else:
            self.parts.append(f"{name} = {_written(name, value, user)}\n")


def _import_of(module: types.ModuleType, name: str) -> str:
    """A part of a package may stand for another module, so it is asked of its package."""
    package, _, last = module.__name__.rpartition(".")
    return f"from {package} import {last} as {name}" if package else f"import {last} as {name}"


def _unwrapped(value: Any) -> Any:
    """The Python function inside a function that Numba compiled."""
    return getattr(value, "py_func", value)


def _source(function: Callable) -> str:
    name = function.__name__
    if name == "<lambda>":
        raise ValueError("expected a function made with `def`, but got a lambda. Give it a name.")
    if getattr(function, "__closure__", None):
        raise ValueError(
            f"expected {name} to be defined at the top of a cell, but it stands inside another "
            "function. Move it out."
        )
    try:
        return textwrap.dedent(inspect.getsource(function))
    except (OSError, TypeError):
        raise ValueError(
            f"expected to see the source of {name}, but Python does not have it. "
            "Run the cell that defines it once more, then check again."
        ) from None


def _names(source: str) -> list[str]:
    """Every name the source reads from outside, in the order of the text."""
    nodes = list(ast.walk(ast.parse(source)))
    read = [node for node in nodes if isinstance(node, ast.Name)]
    own = {node.arg for node in nodes if isinstance(node, ast.arg)}
    own |= {node.id for node in read if isinstance(node.ctx, ast.Store)}
    return list(dict.fromkeys(node.id for node in read if node.id not in own))


def _written(name: str, value: Any, user: str) -> str:
    """A constant as Python text."""
    if _is_plain(value):
        return repr(value)
    if isinstance(value, np.ndarray) and value.size <= MAX_ARRAY and value.dtype.kind in "biuf":
        return f"__import__('numpy').array({value.tolist()!r}, dtype={value.dtype.str!r})"
    raise ValueError(
        f"expected {user} to use its arguments, imports, plain constants and functions of this "
        f"notebook, but it also uses `{name}`, {kind_of(value)}. Pass it as an argument."
    )


def _is_plain(value: Any) -> bool:
    if isinstance(value, list | tuple | set):
        return all(map(_is_plain, value))
    if isinstance(value, dict):
        return all(map(_is_plain, value)) and all(map(_is_plain, value.values()))
    return type(value) in PLAIN and value == value and value not in (float("inf"), -float("inf"))
