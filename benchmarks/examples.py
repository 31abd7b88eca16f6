"""The examples that networks train on, written once to a folder from which all contenders read."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

import dlcore as dl
from benchmarks.tasks import MOST_EXAMPLES, Task, Training


@contextmanager
def folder_for(tasks: Iterable[Task]) -> Iterator[Path]:
    """A folder with X_784.npy and y_784.npy, and so on for every number of inputs."""
    with tempfile.TemporaryDirectory() as name:
        for n_in in {task.sizes[0] for task in tasks if isinstance(task, Training)}:
            X, y = examples(n_in)
            np.save(Path(name) / f"X_{n_in}.npy", X.astype(np.float32))
            np.save(Path(name) / f"y_{n_in}.npy", y)
        yield Path(name)


def examples(n_in: int) -> tuple[np.ndarray, np.ndarray]:
    """Digits for 784 inputs, half moons for 2; for other widths random numbers, ten classes."""
    if n_in == 784:
        digits = dl.data.mnist()
        return digits.X[:MOST_EXAMPLES], digits.y[:MOST_EXAMPLES]
    if n_in == 2:
        moons = dl.data.moons(MOST_EXAMPLES)
        return moons.X, moons.y
    rng = np.random.default_rng(0)
    return rng.standard_normal((MOST_EXAMPLES, n_in)), rng.integers(0, 10, MOST_EXAMPLES)
