"""Every array is checked once, at the door: kernels trust what they get."""

import numpy as np


def examples(X, n_in: int, dtype) -> np.ndarray:
    """X as a checked array (n, n_in) of the network's dtype, row after row in memory.

    Numbers of any kind are converted to the network's dtype here, and nowhere else.
    """
    X = np.asarray(X)
    if X.dtype.kind not in "fiub":
        raise TypeError(f"X must hold real numbers, but got {X.dtype}.")
    if X.ndim != 2 or X.shape[1] != n_in:
        raise ValueError(
            f"this network takes X with {n_in} columns, but got X of shape {X.shape}."
            + advice(X, n_in)
        )
    if X.shape[0] == 0:
        raise ValueError(f"X must have at least one example, but got X of shape {X.shape}.")
    with np.errstate(over="ignore"):
        converted = np.ascontiguousarray(X, dtype)
    refuse_not_finite(X, converted)
    return converted


def advice(X: np.ndarray, n_in: int) -> str:
    """What to type when the numbers are right and only the shape is wrong."""
    if X.ndim > 2 and X[:1].size == n_in:
        return f" Flatten the images: X.reshape({X.shape[0]}, {n_in})."
    if X.ndim == 1 and X.size == n_in:
        return f" A single example is a row: X.reshape(1, {n_in})."
    if X.ndim == 2 and X.shape[0] == n_in:
        return " One example is one row: did you mean X.T?"
    return ""


def refuse_not_finite(X: np.ndarray, converted: np.ndarray) -> None:
    bad = ~np.isfinite(converted)
    if bad.any():
        row, column = np.argwhere(bad)[0]
        value = X[row, column]
        reason = (
            "Fill in or leave out what is missing before training."
            if not np.isfinite(value)
            else f"It is too large for {converted.dtype}; scale the column down."
        )
        raise ValueError(
            f"X must hold finite numbers, but {bad.sum()} of {bad.size} are not: the first is "
            f"{value} in row {row}, column {column}. {reason}"
        )
