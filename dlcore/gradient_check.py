"""Trust no gradient you have not checked: nudge each parameter and watch the loss."""

from dataclasses import dataclass

import numpy as np

NUDGE = 1e-5  # near the cube root of float64's rounding: smaller nudges drown in it
LIMIT = 1e-6  # a right gradient in float64 stays well below, a wrong one is near 1


@dataclass
class GradientReport:
    """Relative error of each parameter's gradient: |dq - measured| / (|dq| + |measured|)"""

    errors: dict[str, float]

    @property
    def worst(self) -> str:
        return max(self.errors, key=lambda name: self.errors[name])

    @property
    def passed(self) -> bool:
        return all(error <= LIMIT for error in self.errors.values())  # a NaN does not pass

    def __repr__(self) -> str:
        width = max(map(len, self.errors))
        return "\n".join(
            f"{name:{width}}  {error:.1e}  {'right' if error <= LIMIT else 'WRONG'}"
            for name, error in self.errors.items()
        )


def gradient_check(net, X, y) -> GradientReport:
    """Every gradient of the network against (loss(q + h) - loss(q - h)) / 2h, for every q.

    Two forward passes per parameter: take a small network and a few examples. An error near 1 in
    one name only tells where to look. A ReLU exactly at its kink can be off without being wrong.
    """
    if net.dtype != "float64":
        raise ValueError(
            f"a gradient check needs float64, because float32 rounds to 7 digits, but this network "
            f'is {net.dtype}. Build it with dtype="float64".'
        )
    X, y = net.check(X, y)
    computed = gradients_of(net, X, y)
    measured = {name: measured_slopes(net, view, X, y) for name, view in net.parameters().items()}
    return GradientReport(
        {name: relative_error(computed[name], measured[name]) for name in computed}
    )


def gradients_of(net, X: np.ndarray, y: np.ndarray) -> dict[str, np.ndarray]:
    trace = net.trace(X, y)
    return {name: trace[name.replace(".", ".d")] for name in net.parameters()}


def measured_slopes(net, parameter: np.ndarray, X: np.ndarray, y: np.ndarray) -> np.ndarray:
    slopes, flat = np.empty(parameter.shape), parameter.reshape(-1)
    for p in range(flat.size):
        kept = flat[p]
        flat[p] = kept + NUDGE
        higher = loss_of(net, X, y)
        flat[p] = kept - NUDGE
        slopes.flat[p] = (higher - loss_of(net, X, y)) / (2 * NUDGE)
        flat[p] = kept
    return slopes


def loss_of(net, X: np.ndarray, y: np.ndarray) -> float:
    return net.loss.forward(net.forward_checked(X), y)


def relative_error(computed: np.ndarray, measured: np.ndarray) -> float:
    gap = np.linalg.norm(computed - measured)
    size = np.linalg.norm(computed) + np.linalg.norm(measured)
    return 0.0 if gap == 0 else float(gap / size)
