"""A number that someone typed is checked where it is typed."""

import numpy as np


def whole(name: str, value: int, least: int = 1) -> int:
    """The value as an int, if it is a whole number of at least `least`."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} must be a whole number, but got {value!r}.")
    if value < least:
        raise ValueError(f"{name} must be at least {least}, but got {value}.")
    return int(value)


def number(name: str, value: float, wanted: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise TypeError(f"{name} must be a number {wanted}, but got {value!r}.")
    return float(value)


def positive(name: str, value: float) -> float:
    """The value as a float, if it is a finite number above 0."""
    if not 0 < number(name, value, "above 0") < float("inf"):
        raise ValueError(f"{name} must be above 0 and finite, but got {value}.")
    return float(value)


def not_negative(name: str, value: float) -> float:
    """The value as a float, if it is a finite number of at least 0."""
    if not 0 <= number(name, value, "of at least 0") < float("inf"):
        raise ValueError(f"{name} must be at least 0 and finite, but got {value}.")
    return float(value)


def share(name: str, value: float) -> float:
    """The value as a float, if it is at least 0 and below 1."""
    if not 0 <= number(name, value, "from 0 to below 1") < 1:
        raise ValueError(f"{name} must be at least 0 and below 1, but got {value}.")
    return float(value)
