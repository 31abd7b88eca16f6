"""Right answers are checked at the door as well: class numbers, one-hot rows, or values."""

import numpy as np


def class_numbers(y, n: int, n_classes: int) -> np.ndarray:
    """Class numbers as int64 (n,), checked; one-hot rows (n, n_classes) are read as such."""
    y = np.asarray(y)
    if y.ndim == 2 and y.shape == (n, n_classes):
        y = columns_of_ones(y)
    if y.shape != (n,):
        raise ValueError(
            f"y must have one class number per example, shape ({n},), or one-hot rows, shape "
            f"({n}, {n_classes}), but got shape {y.shape}." + hint_for(y, n)
        )
    return whole_labels(y, n_classes)


def columns_of_ones(Y: np.ndarray) -> np.ndarray:
    """One-hot rows → the column of each 1"""
    if not (((Y == 0) | (Y == 1)).all() and (Y.sum(axis=1) == 1).all()):
        raise ValueError("one-hot rows must hold a single 1 and zeros, but y has other rows.")
    return Y.argmax(axis=1)


def whole_labels(y: np.ndarray, n_classes: int) -> np.ndarray:
    if y.dtype.kind not in "iufb":
        raise TypeError(
            f"y must hold class numbers 0 to {n_classes - 1}, but got {y.dtype}. "
            f"Turn names into numbers: names, y = np.unique(y, return_inverse=True)."
        )
    labels = y.astype(np.int64, casting="unsafe") if np.isfinite(y).all() else None
    if labels is None or (labels != y).any():
        raise ValueError(f"y must hold whole class numbers, but got {first_bad(y)}.")
    if labels.size and not 0 <= labels.min() <= labels.max() < n_classes:
        raise ValueError(
            f"y must hold class numbers 0 to {n_classes - 1}, because the network tells "
            f"{n_classes} classes apart, but got {labels.min()} to {labels.max()}."
        )
    return labels


def yes_or_no(y, n: int, n_out: int, dtype) -> np.ndarray:
    """Targets from 0 to 1 of shape (n, n_out); of several outputs also as class numbers (n,)."""
    y = np.asarray(y)
    if n_out > 1 and y.shape == (n,):
        return np.eye(n_out, dtype=dtype)[whole_labels(y, n_out)]
    Y = values(y, n, n_out, dtype)
    outside = (Y < 0) | (Y > 1)
    if outside.any():
        raise ValueError(
            f"y must hold numbers from 0 (no) to 1 (yes), but got {Y[outside][0]:g}. "
            f"Turn two other labels into 0 and 1: y == the_label_for_yes."
        )
    return Y


def values(y, n: int, n_out: int, dtype) -> np.ndarray:
    """Numbers of shape (n, n_out) in the network's dtype; of one output also (n,).

    Nothing is stretched: (n,) for several outputs, or (1, n), is refused.
    """
    y = np.asarray(y)
    if y.dtype.kind not in "fiub":
        raise TypeError(f"y must hold real numbers, but got {y.dtype}.")
    if n_out == 1 and y.shape == (n,):
        y = y.reshape(n, 1)
    if y.shape != (n, n_out):
        also = f" or ({n},)" if n_out == 1 else ""
        raise ValueError(
            f"y must have one row per example and one column per output, shape ({n}, {n_out})"
            f"{also}, but got shape {y.shape}." + (hint_for(y, n) if n_out == 1 else "")
        )
    with np.errstate(over="ignore"):
        Y = np.ascontiguousarray(y, dtype)
    if not np.isfinite(Y).all():
        row, column = np.argwhere(~np.isfinite(Y))[0]
        raise ValueError(
            f"y must hold finite numbers that fit into {np.dtype(dtype)}, "
            f"but got {y[row, column]} in row {row}."
        )
    return Y


def first_bad(y: np.ndarray) -> str:
    """The first label that is no whole number, for a message."""
    i = int(np.argmax(~np.isfinite(y) | (y != np.floor(y))))
    return f"{y[i]} at position {i}"


def hint_for(y: np.ndarray, n: int) -> str:
    return f" Use y.ravel() to make it ({n},)." if y.shape in {(n, 1), (1, n)} else ""
