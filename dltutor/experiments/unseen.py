"""Experiments of lesson 11: what a network scores on new examples, in a fair trial and in a leak.

Each leak is a function of a seed and of `leaky`; it returns the share of right answers on the
examples that were kept apart, or that should have been.
"""

from collections.abc import Callable

import numpy as np

import dlcore as dl

SEEDS = range(10)


def trained(X, y, kinds: int, hidden: int = 16, epochs: int = 50, lr: float = 0.05) -> dl.Network:
    net = dl.Network(
        [dl.Dense(X.shape[1], hidden), dl.ReLU(), dl.Dense(hidden, kinds)], dtype="float64"
    )
    net.fit(X, y, epochs=epochs, batch_size=10, optimizer=dl.SGD(lr=lr), progress=False)
    return net


def scaled(X_measured, *others) -> list[np.ndarray]:
    """Every table by the mean and the spread of the first."""
    mean, spread = X_measured.mean(axis=0), X_measured.std(axis=0)
    return [(X - mean) / spread for X in others]


def scaled_by_all(seed: int, leaky: bool) -> float:
    """Wines: mean and spread are measured before the split, or after it on the training rows."""
    wine = dl.data.wine()
    order = np.random.default_rng(seed).permutation(len(wine.y))
    train, new = order[:120], order[120:]
    measured = wine.X if leaky else wine.X[train]
    X_train, X_new = scaled(measured, wine.X[train], wine.X[new])
    return trained(X_train, wine.y[train], kinds=3).score(X_new, wine.y[new])


def features_chosen_first(seed: int, leaky: bool) -> float:
    """Pure noise: 20 of 5,000 features are chosen before the split, or after it."""
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(100, 5000)), rng.integers(0, 2, 100)
    rows = slice(0, 100) if leaky else slice(0, 50)
    agreement = abs((2 * y[rows] - 1) @ X[rows])
    best = np.argsort(agreement)[-20:]
    net = trained(X[:50, best], y[:50], kinds=2, hidden=4, lr=0.1)
    return net.score(X[50:, best], y[50:])


def twins_in_both(seed: int, leaky: bool) -> float:
    """Noise again, every patient measured twice: rows are split, or patients."""
    rng = np.random.default_rng(seed)
    first, y = rng.normal(size=(100, 20)), rng.integers(0, 2, 100)
    second = first + 0.05 * rng.normal(size=first.shape)
    X, y, patient = np.concatenate([first, second]), np.tile(y, 2), np.tile(np.arange(100), 2)
    new = np.isin(patient, rng.permutation(100)[:25])
    if leaky:
        new = rng.permutation(new)
    net = trained(X[~new], y[~new], kinds=2, hidden=32, lr=0.1)
    return net.score(X[new], y[new])


LEAKS: dict[str, Callable[[int, bool], float]] = {
    "scaled by all rows": scaled_by_all,
    "features chosen first": features_chosen_first,
    "the same patient twice": twins_in_both,
}


def scoreboard() -> dict[str, tuple[float, float]]:
    """For each leak the mean share of right answers in a fair trial, and with the leak."""
    return {
        name: (
            float(np.mean([leak(seed, False) for seed in SEEDS])),
            float(np.mean([leak(seed, True) for seed in SEEDS])),
        )
        for name, leak in LEAKS.items()
    }


def tumours_in_parts(seed: int, cuts: tuple[int, ...]) -> list[tuple[np.ndarray, np.ndarray]]:
    """Shuffled tumours, cut into parts and scaled by the first; label 1 is dangerous."""
    tumours = dl.data.breast_cancer()
    dangerous = (tumours.y == tumours.class_names.index("malignant")).astype(int)
    parts = np.split(np.random.default_rng(seed).permutation(len(dangerous)), cuts)
    tables = scaled(tumours.X[parts[0]], *(tumours.X[part] for part in parts))
    return [(X, dangerous[part]) for X, part in zip(tables, parts, strict=True)]


def tumour_beliefs() -> tuple[np.ndarray, np.ndarray]:
    """How firmly one neuron believes new tumours to be dangerous, and which of them are (1)."""
    (X, y), (X_new, y_new) = tumours_in_parts(seed=11, cuts=(300,))
    net = dl.Network([dl.Dense(30, 1)], loss="binary_cross_entropy", dtype="float64")
    net.fit(X, y, 30, 10, dl.SGD(lr=0.05), progress=False)
    return net.predict_proba(X_new)[:, 1], y_new
