"""A data set is its examples, their answers, the names of both, and where they come from."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

Array = np.ndarray[Any, Any]


class Dataset(NamedTuple):
    """X (n, n_features), y (n,), their names, and whom to thank. Class k is class_names[k]."""

    X: Array
    y: Array
    feature_names: tuple[str, ...]
    class_names: tuple[str, ...]  # empty for a regression
    source: str
    licence: str

    def __repr__(self) -> str:
        return _summary(self, {"X": self.X, "y": self.y})


class SplitDataset(NamedTuple):
    """The same, with the examples that were set apart for testing by those who made the set."""

    X: Array
    y: Array
    feature_names: tuple[str, ...]
    class_names: tuple[str, ...]
    source: str
    licence: str
    X_test: Array
    y_test: Array

    def __repr__(self) -> str:
        arrays = {"X": self.X, "y": self.y, "X_test": self.X_test, "y_test": self.y_test}
        return _summary(self, arrays)


def _summary(data: Dataset | SplitDataset, arrays: dict[str, Array]) -> str:
    lines = [f"{name:<8}{array.shape} {array.dtype}" for name, array in arrays.items()]
    if data.class_names:
        lines.append(f"classes {', '.join(data.class_names)}")
    return "\n".join([*lines, f"source  {data.source}", f"licence {data.licence}"])


def split(
    X: Array,
    y: Array,
    fractions: Sequence[float],
    rng: np.random.Generator,
    stratified: bool = False,
) -> list[tuple[Array, Array]]:
    """Deal the examples out at random: one (X, y) pair for each fraction.

    (X_train, y_train), (X_test, y_test) = split(X, y, (0.8, 0.2), np.random.default_rng(0))

    With `stratified`, every part gets its fair share of every class, as near as whole examples go.
    """
    X, y = np.asarray(X), np.asarray(y)
    _check_split(X, y, fractions, rng)
    order = rng.permutation(len(X))
    if stratified:
        order = order[np.argsort(_place_in_class(y[order]), kind="stable")]
    cuts = np.rint(np.cumsum(fractions)[:-1] * len(X)).astype(int)
    parts = np.split(order, cuts)
    if min(len(part) for part in parts) == 0:
        sizes = tuple(len(part) for part in parts)
        raise ValueError(
            f"every part needs an example, but {len(X)} examples in fractions {tuple(fractions)} "
            f"make parts of {sizes}. Give larger fractions or more examples."
        )
    return [(np.ascontiguousarray(X[part]), np.ascontiguousarray(y[part])) for part in parts]


def _check_split(X: Array, y: Array, fractions: Sequence[float], rng: object) -> None:
    if not isinstance(rng, np.random.Generator):
        raise TypeError(
            f"rng must be a random generator, but got {rng!r}. Pass np.random.default_rng(0)."
        )
    if X.ndim == 0 or y.ndim == 0 or len(X) != len(y):
        raise ValueError(
            f"X and y need one row for each example, but got X of shape {X.shape} "
            f"and y of shape {y.shape}."
        )
    if min(fractions, default=0) <= 0 or abs(sum(fractions) - 1) > 1e-9:
        raise ValueError(
            f"fractions must be positive and add up to 1, as in (0.8, 0.2), but got "
            f"{tuple(fractions)}."
        )


def _place_in_class(y: Array) -> Array:
    """Where in its own class each example stands, 0 to 1: cutting there cuts every class alike."""
    place = np.empty(len(y))
    for label in np.unique(y):
        members = np.flatnonzero(y == label)
        place[members] = (np.arange(len(members)) + 0.5) / len(members)
    return place
