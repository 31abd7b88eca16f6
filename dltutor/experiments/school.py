"""The digits of lesson 09, a network that learns them, and its loss at every single update."""

import numpy as np

import dlcore as dl

SHARE_TO_LEARN = 0.75


def digits() -> tuple[np.ndarray, ...]:
    """X, y to learn from; X_new, y_new that no network has seen."""
    data = dl.data.digits()
    fractions = (SHARE_TO_LEARN, 1 - SHARE_TO_LEARN)
    (X, y), (X_new, y_new) = dl.data.split(data.X, data.y, fractions, np.random.default_rng(0))
    return X, y, X_new, y_new


def network(init="he") -> dl.Network:
    return dl.Network(
        [dl.Dense(64, 32, init), dl.ReLU(), dl.Dense(32, 10, init)], dtype="float64", seed=0
    )


def learn(X, y, batch_size, lr=0.2, passes=10, init="he", shuffled=True):
    """The trained network, and the loss of each batch just before its update."""
    net, rule, rng = network(init), dl.SGD(lr), np.random.default_rng(0)
    losses = []
    for _ in range(passes):
        order = rng.permutation(len(X)) if shuffled else np.arange(len(X))
        for start in range(0, len(X), batch_size):
            pick = order[start : start + batch_size]
            losses.append(net.step(X[pick], y[pick], rule))
    return net, np.array(losses)
