"""Handwritten digits, learned in seconds and counted on 10,000 pictures that it has never seen.

python -m benchmarks.mnist
"""

from collections.abc import Sequence

import dlcore as dl

EPOCHS = 20


def main(asked: Sequence[str] = ()) -> None:
    digits = dl.data.mnist()
    layers = [dl.Dense(784, 128), dl.ReLU(), dl.Dense(128, 10)]
    net = dl.Network(layers, loss="softmax_cross_entropy", seed=0)
    history = net.fit(
        digits.X, digits.y, epochs=EPOCHS, batch_size=32, optimizer=dl.SGD(lr=0.1, momentum=0.5)
    )
    first, *others = history.seconds
    print(
        f"{net.score(digits.X_test, digits.y_test):.2%} of {len(digits.X_test):,} unseen pictures "
        f"are read right, after {EPOCHS} epochs on {len(digits.X):,} in {sum(history.seconds):.1f} "
        f"s ({first:.1f} s for the first, which may compile, then {sum(others) / len(others):.2f} "
        f"s each)"
    )


if __name__ == "__main__":
    main()
