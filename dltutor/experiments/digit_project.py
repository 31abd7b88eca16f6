"""What the digit project of lesson 15 works with: real pictures, a way to learn, a way to move.

The pictures are MNIST where its files lie on this machine, and the small digits otherwise.
"""

from collections.abc import Sequence

import numpy as np

import dlcore as dl

MOST = 10_000  # pictures: enough for a lesson, and learned in seconds


def real_digits() -> tuple[np.ndarray, ...]:
    """X, y to train on, X_val, y_val to choose by, X_test, y_test to open once."""
    data = dl.data.mnist() if dl.data.mnist_folder() else dl.data.digits()
    print(f"Source: {data.source}. Licence: {data.licence}.")
    rng = np.random.default_rng(0)
    parts = dl.data.split(data.X[:MOST], data.y[:MOST], (0.6, 0.2, 0.2), rng)
    return tuple(array for part in parts for array in part)


def learn(X: np.ndarray, y: np.ndarray, hidden: Sequence[int] = (), epochs: int = 30) -> dl.Network:
    """A trained network with these hidden layers; without any it draws straight lines."""
    widths = [X.shape[1], *hidden, 10]
    layers: list = []
    for n_in, n_out in zip(widths[:-1], widths[1:], strict=True):
        layers += [dl.Dense(n_in, n_out), dl.ReLU()]
    net = dl.Network(layers[:-1], loss="softmax_cross_entropy", seed=0)
    net.fit(X, y, epochs=epochs, batch_size=32, optimizer=dl.SGD(lr=0.1), progress=False)
    return net


def moved(X: np.ndarray, right: int = 0, down: int = 0) -> np.ndarray:
    """Every picture some pixels further; what opens up is paper, what leaves is lost."""
    from scipy.ndimage import shift  # comes with scikit-learn; opened late, as only this needs it

    side = int(X.shape[1] ** 0.5)
    pictures = X.reshape(-1, side, side)
    return shift(pictures, (0, down, right), order=0).reshape(X.shape)


def middle_of_ink(X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How far right of the middle of the frame, and how far below it, the mean of the ink lies."""
    side = int(X.shape[1] ** 0.5)
    ink = X.reshape(-1, side, side)
    places = np.arange(side) - (side - 1) / 2
    total = ink.sum(axis=(1, 2))
    return ink.sum(axis=1) @ places / total, ink.sum(axis=2) @ places / total


def shift_map(net: dl.Network, X: np.ndarray, y: np.ndarray, steps: Sequence[int]) -> np.ndarray:
    """The accuracy after every move: a row for each way down, a column for each to the right."""
    return np.array([[net.score(moved(X, right, down), y) for right in steps] for down in steps])
