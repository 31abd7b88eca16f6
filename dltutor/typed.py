"""Turn what a learner types, such as [1, 2] or 0.5, into the arguments an exercise takes."""

import ast
from typing import Any

import numpy as np

from dltutor.checker import reference, report
from dltutor.checker.wire import Seed, Source
from dltutor.exercise import Exercise


def arguments(exercise: Exercise, texts: list[str]) -> tuple:
    """The typed texts as arrays, numbers and words, in the form of the exercise's own inputs."""
    first = exercise.draw(seed=0)[0]
    like, names = first.arguments, reference.parameters(exercise)[: len(first.arguments)]
    if exercise.observer(first) is not None or any(isinstance(one, Source) for one in like):
        raise ValueError(
            f"{exercise.name} takes something that cannot be typed, or is judged by more than one "
            f"call. See an input that we have drawn: dlcore explore {exercise.id} --case 1"
        )
    if len(texts) != len(like):
        raise ValueError(
            f"expected {_counted(len(like))} ({', '.join(names)}), but got {len(texts)}. Put each "
            f"in quotes.\n{reference.shapes(exercise)}"
        )
    given = tuple(
        _like(one, text if isinstance(one, str) else _literal(name, text), name)
        for name, text, one in zip(names, texts, like, strict=True)
    )
    _expect_sizes(exercise, names, given)
    return given


def _literal(name: str, text: str) -> Any:
    try:
        return ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        raise ValueError(
            f"expected {name} as Python writes it, like 3, 0.5, [1, 2] or "
            f"[[1, 2], [3, 4]], but got {text!r}."
        ) from None


def _like(ours: Any, typed: Any, name: str) -> Any:
    """What was typed, in the type that ours has."""
    if isinstance(ours, np.ndarray):
        return _array(ours.dtype.kind, typed, name)
    if isinstance(ours, Seed):
        return Seed(_number(int, typed, f"{name} (a seed for the random numbers)"))
    if isinstance(ours, str):
        return typed.strip("'\" ")
    if isinstance(ours, bool) or not isinstance(ours, int | float):
        return _container(ours, typed, name)
    return _number(type(ours), typed, name)


def _container(ours: Any, typed: Any, name: str) -> Any:
    if type(typed) is not type(ours):
        raise ValueError(
            f"expected {name} as a {type(ours).__name__}, but got {typed!r}. "
            f"One of ours: {report.show(ours, short=True)}"
        )
    if isinstance(ours, dict) and ours:
        some = next(iter(ours.values()))
        return {
            str(key): _like(ours.get(key, some), one, f"{name}[{key!r}]")
            for key, one in typed.items()
        }
    return typed


def _number(kind: type, typed: Any, name: str) -> Any:
    fits = (int,) if kind is int else (int, float)
    if isinstance(typed, bool) or not isinstance(typed, fits):
        what = "a whole number" if kind is int else "a number"
        raise ValueError(f"expected {name} as {what}, but got {typed!r}.")
    return kind(typed)


def _array(kind: str, typed: Any, name: str) -> np.ndarray:
    try:
        array = np.array(typed)
    except ValueError:
        raise ValueError(f"expected rows of equal length in {name}, but got {typed!r}.") from None
    if array.dtype.kind not in "iufb" or array.ndim == 0 or isinstance(typed, str):
        raise ValueError(f"expected {name} as a list of numbers, but got {typed!r}.")
    if kind in "iu" and array.size and array.dtype.kind not in "iu":
        raise ValueError(f"expected whole numbers in {name}, but got {typed!r}.")
    return array.astype(np.int64 if kind in "iu" else np.float64)


def _expect_sizes(exercise: Exercise, names: tuple[str, ...], given: tuple) -> None:
    """Axes with the same name have the same length, as the Shapes line of the statement says."""
    if ", or " in reference.shapes(exercise):
        return  # more than one shape is welcome
    axes = reference.sizes(exercise)
    lengths: dict[str, tuple[int, str]] = {}
    for name, array in _arrays(names, given):
        wanted = axes.get(name, ())
        if wanted and array.ndim != len(wanted):
            raise ValueError(
                f"expected {name} with the axes ({', '.join(wanted)}), but its shape is "
                f"{array.shape}.\n{reference.shapes(exercise)}"
            )
        for axis, length in zip(wanted, array.shape, strict=False):
            before, where = lengths.setdefault(axis, (length, f", as in {name}"))
            before, where = (int(axis), "") if axis.isdigit() else (before, where)
            if length != before:
                raise ValueError(
                    f"expected {before} for the axis {axis} of {name}{where}, but its shape is "
                    f"{array.shape}.\n{reference.shapes(exercise)}"
                )


def _arrays(names: tuple[str, ...], given: tuple) -> list[tuple[str, np.ndarray]]:
    found = []
    for name, one in zip(names, given, strict=True):
        parts = one.items() if isinstance(one, dict) else [(name, one)]
        found += [(part, array) for part, array in parts if isinstance(array, np.ndarray)]
    return found


def _counted(number: int) -> str:
    return "1 input" if number == 1 else f"{number} inputs"
