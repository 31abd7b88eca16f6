"""Every array is checked once, at the door: kernels trust what they get."""

from math import prod

import numpy as np


def examples(X, shape: tuple[int, ...], dtype) -> np.ndarray:
    """X as a checked array (n, *shape) of the network's dtype, row after row in memory.

    Numbers of any kind are converted to the network's dtype here, and nowhere else; except bytes
    (uint8), which stay bytes to save memory, and are converted batch by batch. They keep their
    values 0 to 255: begin the network with Rescale(1 / 255) for numbers from 0 to 1.
    """
    X = np.asarray(X)
    if X.dtype.kind not in "fiub":
        raise TypeError(f"X must hold real numbers, but got {X.dtype}.")
    refuse_other_shapes(X, shape)
    if X.dtype == np.uint8:
        return np.ascontiguousarray(X)
    with np.errstate(over="ignore"):
        converted = np.ascontiguousarray(X, dtype)
    refuse_not_finite(X, converted)
    return converted


def symbols(X, shape: tuple[int, ...], n_symbols: int) -> np.ndarray:
    """X as a checked array (n, *shape) of whole numbers from 0 to n_symbols - 1."""
    X = np.asarray(X)
    if X.dtype.kind not in "iu":
        raise TypeError(f"X must hold the numbers of symbols as integers, but got {X.dtype}.")
    refuse_other_shapes(X, shape)
    if not 0 <= X.min() <= X.max() < n_symbols:
        raise ValueError(
            f"X must hold symbols 0 to {n_symbols - 1}, because the Embedding knows {n_symbols}, "
            f"but got {X.min()} to {X.max()}."
        )
    return np.ascontiguousarray(X, np.int64)


def refuse_other_shapes(X: np.ndarray, shape: tuple[int, ...]) -> None:
    if X.shape[1:] != shape or X.ndim == 0:
        wanted = (
            f"X with {shape[0]} columns"
            if len(shape) == 1
            else f"X of shape (n, {', '.join(map(str, shape))})"
        )
        raise ValueError(
            f"this network takes {wanted}, but got X of shape {X.shape}." + advice(X, shape)
        )
    if X.shape[0] == 0:
        raise ValueError(f"X must have at least one example, but got X of shape {X.shape}.")


def advice(X: np.ndarray, shape: tuple[int, ...]) -> str:
    """What to type when the numbers are right and only the shape is wrong."""
    size, inside = prod(shape), ", ".join(map(str, shape))
    if X.shape == shape:
        return f" A single example is a row: X.reshape(1, {inside})."
    if X.ndim > 1 and X[:1].size == size:
        verb = "Flatten the images" if len(shape) == 1 else "The numbers fit"
        return f" {verb}: X.reshape({X.shape[0]}, {inside})."
    if X.ndim == 2 and len(shape) == 1 and X.shape[0] == size:
        return " One example is one row: did you mean X.T?"
    return ""


def refuse_not_finite(X: np.ndarray, converted: np.ndarray) -> None:
    bad = ~np.isfinite(converted)
    if bad.any():
        place = tuple(np.argwhere(bad)[0].tolist())
        value = X[place]
        where = f"row {place[0]}, column {place[1]}" if len(place) == 2 else f"place {place}"
        reason = (
            "Fill in or leave out what is missing before training."
            if not np.isfinite(value)
            else f"It is too large for {converted.dtype}; scale the column down."
        )
        raise ValueError(
            f"X must hold finite numbers, but {bad.sum()} of {bad.size} are not: the first is "
            f"{value} in {where}. {reason}"
        )
