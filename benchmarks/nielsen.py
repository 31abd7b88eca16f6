"""A published figure, digit for digit: how a network memorises 1,000 digits (Nielsen, chapter 3).

python -m benchmarks.nielsen [epochs]

Michael Nielsen, Neural Networks and Deep Learning, section "Overfitting and regularization":
784-30-10 sigmoid neurons, cross-entropy summed over the outputs, the first 1,000 pictures of MNIST,
400 epochs in batches of 10 with a learning rate of 0.5. His program drew its random numbers in a
way that can be drawn again, so the network here starts where his did and sees the same batches.
The points of his figure are in fig/overfitting.json of the book's repository; where that file lies
at ../shared/data/nielsen beside this checkout, or under DLCORE_DATA, ours are held against it.
"""

import json
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

import dlcore as dl

SEED, SIZES = 12345678, (784, 30, 10)
PICTURES, EPOCHS, BATCH, RATE = 1000, 400, 10, 0.5
POINTS = Path("nielsen", "overfitting.json")


class Epoch(NamedTuple):
    """One point of each of the four curves."""

    test_cost: float
    test_right: int
    training_cost: float
    training_right: int


def main(asked: Sequence[str] | None = None) -> None:
    asked = sys.argv[1:] if asked is None else asked
    epochs = int(asked[0]) if asked else EPOCHS
    start = time.perf_counter()
    ours = list(curves(dl.data.mnist(dtype="uint8"), epochs))
    seconds = time.perf_counter() - start
    print(f"{ours[-1].test_right} of 10,000 test pictures right after {epochs} epochs, ", end="")
    print(f"{ours[-1].training_right} of 1,000 training pictures, in {seconds:.1f} s")
    file = points_file()
    if file is None:
        print("The points of the published figure are not on this machine: nothing to compare.")
    else:
        print(agreement(ours, published(file)))


def curves(digits, epochs: int) -> Iterator[Epoch]:
    """Train as he did, epoch by epoch."""
    rng, shuffling = np.random.RandomState(SEED), random.Random(SEED)
    X, y = pixels(digits.X[:PICTURES]), digits.y[:PICTURES]
    X_test, y_test = pixels(digits.X_test), digits.y_test
    net, rule, order = network(rng), dl.SGD(lr=RATE), list(range(PICTURES))
    for _ in range(epochs):
        shuffle(order, shuffling)
        for first in range(0, PICTURES, BATCH):
            rows = order[first : first + BATCH]
            net.step(X[rows], y[rows], rule)
        test, training = net.evaluate(X_test, y_test), net.evaluate(X, y)
        yield Epoch(
            test["loss"],
            round(test["accuracy"] * len(y_test)),
            training["loss"],
            round(training["accuracy"] * PICTURES),
        )


def pixels(bytes_: np.ndarray) -> np.ndarray:
    """His file of digits holds byte / 256, not / 255."""
    return bytes_ / 256


def network(rng: np.random.RandomState) -> dl.Network:
    """All numbers N(0, 1): first all biases, then all weights, of which a column is one input."""
    layers = [dl.Dense(784, 30), dl.Sigmoid(), dl.Dense(30, 10)]
    net = dl.Network(layers, loss="binary_cross_entropy", dtype="float64")
    drawn(rng)  # his program makes a network, throws its numbers away, and draws again
    for dense, b, W in zip((layers[0], layers[2]), *drawn(rng), strict=True):
        dense.b[:], dense.W[:] = b, W.T
    return net


def drawn(rng: np.random.RandomState) -> tuple[list[np.ndarray], list[np.ndarray]]:
    biases = [rng.randn(n_out) for n_out in SIZES[1:]]
    weights = [rng.randn(n_out, n_in) for n_in, n_out in zip(SIZES, SIZES[1:], strict=False)]
    return biases, weights


def shuffle(order: list[int], shuffling: random.Random) -> None:
    """As Python 2.7 did: today's random.shuffle draws otherwise."""
    for i in reversed(range(1, len(order))):
        j = int(shuffling.random() * (i + 1))
        order[i], order[j] = order[j], order[i]


def points_file() -> Path | None:
    """Where the published points lie on this machine, if they do."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    folders = [Path(os.environ.get("DLCORE_DATA", beside)), beside]
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


if __name__ == "__main__":
    main()
