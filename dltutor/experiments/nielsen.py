"""A published figure, digit for digit: how a network memorises 1,000 digits (Nielsen, chapter 3).

Michael Nielsen, Neural Networks and Deep Learning, section "Overfitting and regularization":
784-30-10 sigmoid neurons, cross-entropy summed over the outputs, the first 1,000 pictures of MNIST,
400 epochs in batches of 10 with a learning rate of 0.5. His program drew its random numbers in a
way that can be drawn again, so the network here starts where his did and sees the same batches.

Lesson 12 and `python -m benchmarks.nielsen` run it. Without MNIST it runs on the small digits that
are always there, with the same recipe: another figure of the same kind.
"""

import json
import os
import random
from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

import dlcore as dl
from dlcore.data import places

SEED, PIXELS, HIDDEN, CLASSES = 12345678, 784, 30, 10
PICTURES, EPOCHS, BATCH, RATE = 1000, 400, 10, 0.5
LOOKS = (*range(30), *range(34, EPOCHS, 5))  # epochs that are enough to draw the curves
POINTS = "overfitting.json"


class Pictures(NamedTuple):
    """What the network learns from, and what it is tested on."""

    X: np.ndarray
    y: np.ndarray
    X_test: np.ndarray
    y_test: np.ndarray


class Epoch(NamedTuple):
    """One point of each of the four curves."""

    test_cost: float
    test_right: int
    training_cost: float
    training_right: int


def his_pictures() -> Pictures:
    """MNIST as in his file of digits, which holds byte / 256, not / 255."""
    digits = dl.data.mnist(dtype="uint8")
    return Pictures(
        digits.X[:PICTURES] / 256, digits.y[:PICTURES], digits.X_test / 256, digits.y_test
    )


def small_pictures() -> Pictures:
    """The digits of 8 x 8 pixels: again 1,000 to learn from, the other 797 to test on."""
    X, y, *_ = dl.data.digits()
    return Pictures(X[:PICTURES], y[:PICTURES], X[PICTURES:], y[PICTURES:])


def at_hand() -> tuple[Pictures, list[Epoch] | None]:
    """His pictures and the points of his figure, or what is on this machine instead of them."""
    if dl.data.mnist_folder() is None:
        return small_pictures(), None
    file = points_file()
    return his_pictures(), published(file) if file else None


def curves(
    pictures: Pictures, epochs: int = EPOCHS, looks: Container[int] | None = None
) -> Iterator[Epoch]:
    """Train as he did; give the points of these epochs, counted from 0, or else of all."""
    rng, shuffling = np.random.RandomState(SEED), random.Random(SEED)
    X, y, X_test, y_test = pictures
    net, rule, order = network(rng, X.shape[1]), dl.SGD(lr=RATE), list(range(len(y)))
    for epoch in range(epochs):
        shuffle(order, shuffling)
        for first in range(0, len(y), BATCH):
            rows = order[first : first + BATCH]
            net.step(X[rows], y[rows], rule)
        if looks is None or epoch in looks:
            test, training = net.evaluate(X_test, y_test), net.evaluate(X, y)
            yield Epoch(
                test["loss"],
                round(test["accuracy"] * len(y_test)),
                training["loss"],
                round(training["accuracy"] * len(y)),
            )


def network(rng: np.random.RandomState, pixels: int = PIXELS) -> dl.Network:
    """All numbers N(0, 1): first all biases, then all weights, of which a column is one input."""
    first, last = dl.Dense(pixels, HIDDEN), dl.Dense(HIDDEN, CLASSES)
    net = dl.Network([first, dl.Sigmoid(), last], loss="binary_cross_entropy", dtype="float64")
    drawn(rng, pixels)  # his program makes a network, throws its numbers away, and draws again
    for dense, b, W in zip((first, last), *drawn(rng, pixels), strict=True):
        dense.b[:], dense.W[:] = b, W.T
    return net


def drawn(rng: np.random.RandomState, pixels: int) -> tuple[list[np.ndarray], list[np.ndarray]]:
    biases = [rng.randn(n_out) for n_out in (HIDDEN, CLASSES)]
    weights = [rng.randn(HIDDEN, pixels), rng.randn(CLASSES, HIDDEN)]
    return biases, weights


def shuffle(order: list[int], shuffling: random.Random) -> None:
    """As Python 2.7 did: today's random.shuffle draws otherwise."""
    for i in reversed(range(1, len(order))):
        j = int(shuffling.random() * (i + 1))
        order[i], order[j] = order[j], order[i]


def points_file() -> Path | None:
    """Where the published points lie on this machine, if they do.

    They are the file fig/overfitting.json of the book's repository; it is looked for as
    nielsen/overfitting.json in the folder that DLCORE_DATA names, beside this checkout, and in
    the user's cache.
    """
    folders = [places.beside_checkout("nielsen"), places.cache("nielsen")]
    if os.environ.get(places.VARIABLE):
        folders.insert(0, Path(os.environ[places.VARIABLE]).expanduser() / "nielsen")
    return next((folder / POINTS for folder in folders if (folder / POINTS).is_file()), None)


def published(file: Path) -> list[Epoch]:
    return [Epoch(*point) for point in zip(*json.loads(file.read_text("utf-8")), strict=True)]


class Agreement(NamedTuple):
    """How far two runs are the same, over the epochs that both have."""

    epochs: int
    exact: int  # epochs from the first on with the same number of right test pictures
    pictures: int  # the largest difference in that number
    training_cost: float  # the largest differences in cost
    test_cost: float

    def __str__(self) -> str:
        where = (
            f"in all {self.epochs} epochs"
            if self.exact == self.epochs
            else f"in the first {self.exact} of {self.epochs} epochs and to {self.pictures} "
            f"pictures in the others"
        )
        return (
            f"Test accuracy agrees exactly with the published figure {where}; "
            f"training cost to {self.training_cost:.0e}, test cost to {self.test_cost:.0e}."
        )


def compared(ours: Sequence[Epoch], theirs: Sequence[Epoch] | None, pictures: Pictures) -> str:
    """What can be said about a run over LOOKS, in a sentence."""
    if theirs is not None:
        return str(agreement(ours, [theirs[epoch] for epoch in LOOKS]))
    if pictures.X.shape[1] == PIXELS:
        return "The points of the published figure are not on this machine: nothing to compare."
    return "MNIST is not on this machine, so these are the small digits: another figure, alike."


def agreement(ours: Sequence[Epoch], theirs: Sequence[Epoch]) -> Agreement:
    pairs = list(zip(ours, theirs, strict=False))
    apart = [abs(a.test_right - b.test_right) for a, b in pairs]
    return Agreement(
        epochs=len(pairs),
        exact=next((epoch for epoch, pictures in enumerate(apart) if pictures), len(pairs)),
        pictures=max(apart),
        training_cost=max(abs(a.training_cost - b.training_cost) for a, b in pairs),
        test_cost=max(abs(a.test_cost - b.test_cost) for a, b in pairs),
    )
