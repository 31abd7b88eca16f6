"""Is an answer right? First its shape, then its numbers, then what holds them."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from dltutor.checker.wire import with_article
from dltutor.exercise import Tolerance


@dataclass(frozen=True)
class Difference:
    """The first way in which an answer differs from ours.

    `kind` is shape, value or nan; or form, where all numbers are right and only what holds them
    is not what was asked for. `part` leads to the output ("dW",), `place` to the number in it.
    """

    kind: str
    said: str = ""
    part: tuple = ()
    place: tuple[int, ...] = ()


def difference(
    expected: Any, got: Any, tolerance: Tolerance, part: tuple = ()
) -> Difference | None:
    """None where the answer is right."""
    if isinstance(expected, dict | list | tuple):
        return _of_several(expected, got, tolerance, part)
    if isinstance(expected, str | None):
        right = type(got) is type(expected) and got == expected
        return None if right else Difference("value", part=part)
    numbers = _numbers(got)
    if numbers is None or numbers.shape != np.shape(expected):
        return Difference("shape", _shape_said(expected, got), part)
    wrong = _wrong_number(np.asarray(expected), numbers, tolerance, part)
    if wrong is None and not same_form(expected, got):
        return Difference("form", _form_said(expected, got), part)
    return wrong


def same_form(expected: Any, got: Any) -> bool:
    """Is the answer held as asked: float or integer, number or array? Empty arrays always are."""
    if isinstance(expected, dict | list | tuple):
        pairs = zip(_items(expected), _items(got), strict=False)
        return all(same_form(one, other) for (_, one), (_, other) in pairs)
    if isinstance(expected, str | None):
        return type(got) is type(expected)
    if isinstance(expected, np.ndarray) != isinstance(got, np.ndarray) or _numbers(got) is None:
        return False
    one, other = np.asarray(expected).dtype, np.asarray(got).dtype
    if one.kind in "iu" and other.kind in "iu" or np.size(expected) == 0:
        return True
    return one == other if isinstance(expected, np.ndarray) else one.kind == other.kind


def kind_of(value: Any) -> str:
    """What a value is, in words a learner knows."""
    if isinstance(value, np.ndarray):
        return f"an array of {_many(value.dtype)}"
    if isinstance(value, np.generic):
        return "a single " + _many(value.dtype).removesuffix("s")
    names = {bool: "True or False", int: "an integer", float: "a float", type(None): "None"}
    return names.get(type(value)) or with_article(type(value).__name__)


def _many(dtype: np.dtype) -> str:
    return {"i": "integers", "u": "integers", "b": "True and False"}.get(dtype.kind, str(dtype))


def _of_several(expected: Any, got: Any, tolerance: Tolerance, part: tuple) -> Difference | None:
    """Tuples, lists and arrays may stand for each other; a dict needs the same keys."""
    wanted, came = dict(_items(expected)), dict(_items(got))
    if isinstance(expected, dict) != isinstance(got, dict) or wanted.keys() != came.keys():
        return Difference("shape", _shape_said(expected, got), part)
    found = [difference(wanted[key], came[key], tolerance, (*part, key)) for key in wanted]
    wrong = [one for one in found if one is not None]
    # A wrong form is worth a word only where all numbers are right.
    return min(wrong, key=lambda one: one.kind == "form", default=None)


def _items(value: Any) -> list[tuple]:
    if isinstance(value, dict):
        return list(value.items())
    if isinstance(value, list | tuple) or (isinstance(value, np.ndarray) and value.ndim):
        return list(enumerate(value))
    return []


def _numbers(value: Any) -> np.ndarray | None:
    """The value as an array of numbers, or None where it is something else."""
    if not isinstance(value, bool | int | float | np.generic | np.ndarray | list | tuple):
        return None
    try:
        array = np.asarray(value)
    except ValueError:  # rows of different lengths
        return None
    return array if array.dtype.kind in "biufc" else None


def _wrong_number(
    expected: np.ndarray, got: np.ndarray, tolerance: Tolerance, part: tuple
) -> Difference | None:
    """The first number that is too far off. NaN is right only where NaN was asked for."""
    one, other = _wide(expected), _wide(got)
    with np.errstate(all="ignore"):
        near = np.abs(other - one) <= tolerance.allowed(np.abs(one), expected.dtype)
    near &= np.isfinite(one) & np.isfinite(other)
    right = near | (other == one) | (np.isnan(other) & np.isnan(one))
    if right.all():
        return None
    place = tuple(int(at) for at in np.argwhere(~right)[0])
    new_nan = bool((np.isnan(other) & ~np.isnan(one)).any())
    return Difference("nan" if new_nan else "value", "", part, place)


def _wide(array: np.ndarray) -> np.ndarray:
    return array if array.dtype.kind == "c" else array.astype(np.float64)


def _shape_said(expected: Any, got: Any) -> str:
    if isinstance(expected, np.ndarray) and isinstance(got, np.ndarray):
        return f"the shape should be {expected.shape}, and is {got.shape}."
    if isinstance(expected, dict) and isinstance(got, dict):
        return f"the keys should be {', '.join(expected)}, and are {', '.join(got)}."
    if isinstance(expected, list | tuple) and isinstance(got, list | tuple):
        return f"{len(expected)} values were asked for, and {len(got)} came."
    came = kind_of(got) + (f", shape {got.shape}," if isinstance(got, np.ndarray) else "")
    return f"{kind_of(expected)} was asked for, and {came} came."


def _form_said(expected: Any, got: Any) -> str:
    """What holds the numbers, what should, and what turns one into the other."""
    said = f"{kind_of(expected)} was asked for, and {kind_of(got)} came"
    if isinstance(got, list | tuple):
        return f"{said}: np.array makes an array of it."
    dtype = np.asarray(expected).dtype
    word = {"f": "float", "i": "int", "u": "int"}.get(dtype.kind)
    word = "np.float32" if dtype == np.float32 else word
    if word is None:
        return f"{said}."
    return f"{said}: {f'.astype({word})' if np.ndim(expected) else word} turns it into one."
