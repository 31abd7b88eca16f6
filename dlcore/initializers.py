"""Where a network starts: small random weights, so that no two neurons are the same."""

from collections.abc import Callable
from math import sqrt

import numpy as np

Initializer = Callable[[np.random.Generator, int, int], np.ndarray]


def he(rng: np.random.Generator, n_in: int, n_out: int) -> np.ndarray:
    """N(0, 2 / n_in): keeps the size of signals through ReLU layers (He et al. 2015)"""
    return rng.normal(0.0, sqrt(2 / n_in), (n_in, n_out))


def xavier(rng: np.random.Generator, n_in: int, n_out: int) -> np.ndarray:
    """N(0, 2 / (n_in + n_out)): for sigmoid and tanh (Glorot and Bengio 2010)"""
    return rng.normal(0.0, sqrt(2 / (n_in + n_out)), (n_in, n_out))


def normal(rng: np.random.Generator, n_in: int, n_out: int) -> np.ndarray:
    """N(0, 1), as in the first chapters of Nielsen's book"""
    return rng.normal(0.0, 1.0, (n_in, n_out))


def zeros(rng: np.random.Generator, n_in: int, n_out: int) -> np.ndarray:
    """All 0: every neuron of a layer then stays the same as its neighbour (lesson 09)"""
    return np.zeros((n_in, n_out))


INITIALIZERS: dict[str, Initializer] = {
    "he": he,
    "xavier": xavier,
    "normal": normal,
    "zeros": zeros,
}


def initializer(init: str | Initializer) -> Initializer:
    """The function behind a name; a function of (rng, n_in, n_out) stays itself."""
    if callable(init):
        return init
    if init not in INITIALIZERS:
        known = ", ".join(repr(name) for name in INITIALIZERS)
        raise ValueError(
            f"init must be one of {known} or a function of (rng, n_in, n_out), but got {init!r}."
        )
    return INITIALIZERS[init]


def name_of(init: Initializer) -> str:
    """The name of an initializer; a function of your own has done its work: "zeros" stands in."""
    return next((name for name, known in INITIALIZERS.items() if known is init), "zeros")


def initial_weights(init: Initializer, rng: np.random.Generator, n_in: int, n_out: int):
    """Weights of one layer, checked: a function of your own may return anything."""
    W = np.asarray(init(rng, n_in, n_out))
    if W.shape != (n_in, n_out) or W.dtype.kind not in "fiu" or not np.isfinite(W).all():
        raise ValueError(
            f"init must return finite numbers of shape ({n_in}, {n_out}), "
            f"but returned {W.dtype} of shape {W.shape}."
        )
    return W
