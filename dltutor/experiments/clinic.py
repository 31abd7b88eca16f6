"""Five networks for lesson 08, alike but for their backward pass: in four of them it is wrong.

The engine finds the right slopes; a patient then spoils some of them before the step is taken.
"""

from collections.abc import Callable

import numpy as np

import dlcore as dl
from dlcore.gradient_check import measured_slopes, relative_error

HIDDEN = 8
ARRAYS = ("W1", "b1", "W2", "b2")


def two_moons(n: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    moons = dl.data.moons(n, noise=0.25, seed=seed)
    return moons.X, moons.y


def averages_biases_again(net: dl.Network, n: int) -> None:
    for layer in dense_layers(net):
        layer.db /= n


def leaves_gates_open(net: dl.Network, n: int) -> None:
    """The blame goes through ReLU whether it was on or off."""
    first, second = dense_layers(net)
    blame = net.loss.dZ @ second.W.T
    first.dW[:], first.db[:] = first.X.T @ blame, blame.sum(axis=0)


def does_nothing(net: dl.Network, n: int) -> None:
    """The healthy one."""


def averages_first_weights_again(net: dl.Network, n: int) -> None:
    dense_layers(net)[0].dW /= n


def freezes_biases(net: dl.Network, n: int) -> None:
    for layer in dense_layers(net):
        layer.db[:] = 0


Fault = Callable[[dl.Network, int], None]
PATIENTS: dict[str, Fault] = {
    "A": averages_biases_again,
    "B": leaves_gates_open,
    "C": does_nothing,
    "D": averages_first_weights_again,
    "E": freezes_biases,
}


def dense_layers(net: dl.Network) -> list:
    return [layer for layer in net.layers if layer.kind == "dense"]


def network(start: int = 0) -> dl.Network:
    return dl.Network(
        [dl.Dense(2, HIDDEN), dl.ReLU(), dl.Dense(HIDDEN, 2)], dtype="float64", seed=start
    )


def slopes(net: dl.Network, patient: str, X, y) -> float:
    """One pass forward and back, as this patient does it; the slopes are then in net.dtheta."""
    net.forward(X)
    loss = net.backward(y)
    PATIENTS[patient](net, len(X))
    return loss


def train(patient: str, X, y, start: int = 0, steps: int = 300, lr: float = 1.0):
    """The trained network, and its loss at every step."""
    net, losses = network(start), []
    for _ in range(steps):
        losses.append(slopes(net, patient, X, y))
        net.theta -= lr * net.dtheta
    return net, losses


def check_up(patient: str, X, y) -> dict[str, float]:
    """The relative error of each array's slopes against measured ones, after a few steps."""
    net, _ = train(patient, X, y, steps=20)
    slopes(net, patient, X, y)
    found = [slope.copy() for layer in dense_layers(net) for slope in (layer.dW, layer.db)]
    parts = zip(ARRAYS, found, net.parameters().values(), strict=True)
    return {name: relative_error(slope, measured_slopes(net, q, X, y)) for name, slope, q in parts}
