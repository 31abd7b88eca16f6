"""Data made by a formula: as many examples and as much noise as you like, the same for one seed.

N stands for a standard normal number, drawn anew each time. Example i belongs to class i mod
(number of classes), so that any first n examples are balanced.
"""

import numpy as np

from dlcore.data.dataset import Array, Dataset

MADE_HERE = "CC0: numbers made by this function"
PLANE = ("x", "y")


def moons(n: int = 200, noise: float = 0.2, seed: int = 0) -> Dataset:
    """Two half circles that reach into each other; no straight line parts them.

    class 0: (cos t, sin t)     class 1: (1 - cos t, 0.5 - sin t)     t uniform on [0, pi]
    and noise * N is added to both coordinates.
    """
    rng, y = _start(n, noise, seed, classes=2)
    t = rng.uniform(0, np.pi, n)
    upper = np.column_stack([np.cos(t), np.sin(t)])
    lower = np.column_stack([1 - np.cos(t), 0.5 - np.sin(t)])
    X = np.where(y[:, None] == 0, upper, lower) + noise * rng.standard_normal((n, 2))
    return _plane(X, y, ("upper", "lower"), f"moons(n={n}, noise={noise}, seed={seed})")


def circles(n: int = 200, noise: float = 0.1, seed: int = 0) -> Dataset:
    """A small circle inside a large one.

    class 0: radius 1     class 1: radius 0.5     (r cos t, r sin t), t uniform on [0, 2 pi]
    and noise * N is added to both coordinates.
    """
    rng, y = _start(n, noise, seed, classes=2)
    t, radius = rng.uniform(0, 2 * np.pi, n), np.where(y == 0, 1.0, 0.5)
    X = radius[:, None] * np.column_stack([np.cos(t), np.sin(t)])
    X = X + noise * rng.standard_normal((n, 2))
    return _plane(X, y, ("outer", "inner"), f"circles(n={n}, noise={noise}, seed={seed})")


def spirals(n: int = 300, noise: float = 0.2, seed: int = 0, classes: int = 3) -> Dataset:
    """The arms of a galaxy, one arm a class.

    class k: radius r uniform on [0, 1], angle 2 pi k / classes + 4 r + noise * N
    """
    if classes < 2:
        raise ValueError(f"spirals need at least 2 classes, but got {classes}.")
    rng, y = _start(n, noise, seed, classes)
    radius = rng.uniform(0, 1, n)
    angle = 2 * np.pi * y / classes + 4 * radius + noise * rng.standard_normal(n)
    X = radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    names = tuple(f"arm {k}" for k in range(classes))
    call = f"spirals(n={n}, noise={noise}, seed={seed}, classes={classes})"
    return _plane(X, y, names, call)


def xor(n: int = 200, noise: float = 0.15, seed: int = 0) -> Dataset:
    """The four corners of a square, and the question "is exactly one of the two a 1?"

    corners (0, 0), (1, 0), (1, 1), (0, 1) in turn, of class 0, 1, 0, 1; noise * N is added to both
    coordinates. xor(n=4, noise=0) is the truth table.
    """
    rng, y = _start(n, noise, seed, classes=2)
    corners = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])
    X = corners[np.arange(n) % 4] + noise * rng.standard_normal((n, 2))
    names = ("both the same", "exactly one")
    return _plane(X, y, names, f"xor(n={n}, noise={noise}, seed={seed})")


def height_weight(
    n: int = 200,
    noise: float = 0.08,
    seed: int = 0,
    low: float = 0.5,
    high: float = 2.0,
) -> Dataset:
    """Heights in m and weights in kg, from a baby of 0.5 m to a giant of 2 m.

    height h uniform on [low, high]     weight (20 + h) h^2 (1 + noise * N)

    So the body mass index rises a little with height, and heavy people differ by more kilograms
    than light ones. Made up, not measured. A line through these points gives a baby a negative
    weight; between low=1.5 and high=1.95 (adults only) a line does as well as a curve.
    """
    if not 0 < low < high:
        raise ValueError(f"heights need 0 < low < high, but got low={low}, high={high}.")
    rng, _ = _start(n, noise, seed, classes=1)
    height = rng.uniform(low, high, n)
    weight = (20 + height) * height**2 * (1 + noise * rng.standard_normal(n))
    call = f"height_weight(n={n}, noise={noise}, seed={seed}, low={low}, high={high})"
    return Dataset(
        height.reshape(n, 1), weight, ("height in m",), (), f"generated: {call}", MADE_HERE
    )


def _start(n: int, noise: float, seed: int, classes: int) -> tuple[np.random.Generator, Array]:
    if n < classes:
        raise ValueError(f"n must be at least {classes}, one example for each class, but got {n}.")
    if not noise >= 0:
        raise ValueError(f"noise must be 0 or more, but got {noise}.")
    return np.random.default_rng(seed), np.arange(n, dtype=np.int64) % classes


def _plane(X: Array, y: Array, class_names: tuple[str, ...], call: str) -> Dataset:
    return Dataset(X, y, PLANE, class_names, f"generated: {call}", MADE_HERE)
