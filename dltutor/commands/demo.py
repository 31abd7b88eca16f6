"""Watch a network learn to read handwriting: a few seconds, one number, one picture."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

import numpy as np

from dlcore.progress import duration
from dltutor import places, terminal

HELP = "train a network on real handwritten digits; see what it learned and where it errs"

HIDDEN, BATCH, LEARNING_RATE = 256, 8, 0.1
DIGITS_EPOCHS, MNIST_EPOCHS = 40, 15
PICTURE = "demo.png"
DIGIT_PIXELS = 64


class Task(NamedTuple):
    """Pictures to learn from, pictures it never learns from, and how often to look at the first."""

    X: np.ndarray
    y: np.ndarray
    X_unseen: np.ndarray
    y_unseen: np.ndarray
    epochs: int


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--epochs", type=_from(1), help="how often to look at all pictures")
    parser.add_argument("--out", type=Path, help="where to write the picture (a .png)")
    parser.add_argument("--seed", type=_from(0), default=0, help="another number, another network")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--digits", action="store_true", help="read small digits (8 x 8 pixels)")
    which.add_argument(
        "--mnist", action="store_true", help="read MNIST (28 x 28 pixels); download it if need be"
    )


def _from(lowest: int) -> Callable[[str], int]:
    def whole_number(text: str) -> int:
        if not text.isdecimal() or int(text) < lowest:
            raise argparse.ArgumentTypeError(
                f"expected a whole number from {lowest} up, but got {text!r}"
            )
        return int(text)

    return whole_number


def run(arguments: argparse.Namespace) -> int:
    try:
        task = _demonstrate(arguments)
    except (ValueError, OSError) as error:  # a broken data file, a place where none can be written
        print(f"dlcore demo: {terminal.plain(str(error))}", file=sys.stderr)
        return 1
    asked_for_mnist_in_vain = arguments.mnist and task.X.shape[1] == DIGIT_PIXELS
    return 1 if asked_for_mnist_in_vain else 0


def _demonstrate(arguments: argparse.Namespace) -> Task:
    plots = _plots()
    target = plots.png_path(arguments.out or _default_target())
    task = _task(arguments)
    net, history = _learn(task, arguments.seed)
    beliefs = net.predict_proba(task.X_unseen)
    score = _score(task, beliefs)
    title = f"It reads {score} handwritten digits it had never seen"
    drawing = plots.digit_report(title, history, task.X_unseen, task.y_unseen, beliefs)
    drawing.save(target)
    terminal.say(f"\nIt now reads {score} digits it had never seen.", "bold")
    terminal.say(f"\nThe picture: {target}")
    terminal.say(f"What it shows: {drawing.alt}")
    return task


def _plots() -> Any:
    try:
        from dlcore import plots
    except ModuleNotFoundError as error:
        raise RuntimeError(
            "the demo draws a picture and needs matplotlib, which is not installed. "
            'Install it with: pip install "dlcore[lessons]"'
        ) from error
    return plots


def _default_target() -> Path:
    """In the learner's own folder, or right here when there is no course around."""
    try:
        folder = places.mine()
    except RuntimeError:
        return Path.cwd() / PICTURE
    folder.mkdir(parents=True, exist_ok=True)
    return folder / PICTURE


def _task(arguments: argparse.Namespace) -> Task:
    from dlcore import data

    use_mnist = arguments.mnist or (not arguments.digits and data.mnist_folder() is not None)
    return (_mnist(arguments) if use_mnist else None) or _digits(arguments)


def _mnist(arguments: argparse.Namespace) -> Task | None:
    from dlcore import data

    try:
        mnist = data.mnist()
    except RuntimeError as not_to_be_had:
        terminal.say(f"{not_to_be_had}\n\nSo here are the small digits instead.")
        return None
    epochs = arguments.epochs or MNIST_EPOCHS
    return Task(mnist.X, mnist.y, mnist.X_test, mnist.y_test, epochs)


def _digits(arguments: argparse.Namespace) -> Task:
    from dlcore import data

    digits = data.digits()
    # The same fifth is held back for every seed, so that networks can be compared.
    rng = np.random.default_rng(0)
    seen, unseen = data.split(digits.X, digits.y, (0.8, 0.2), rng, stratified=True)
    terminal.say(
        f"Digits: {len(seen[1]):,} pictures to learn from and {len(unseen[1]):,} to test on, "
        "from scikit-learn"
    )
    if not arguments.digits and not arguments.mnist:
        terminal.say("(MNIST, with larger pictures, is not here; dlcore demo --mnist gets it.)")
    return Task(*seen, *unseen, arguments.epochs or DIGITS_EPOCHS)


def _learn(task: Task, seed: int) -> tuple[Any, Any]:
    import dlcore as dl

    pixels = task.X.shape[1]
    net = dl.Network([dl.Dense(pixels, HIDDEN), dl.ReLU(), dl.Dense(HIDDEN, 10)], seed=seed)
    terminal.say(
        f"The network: {pixels} pixels in, {HIDDEN} neurons, 10 beliefs out; "
        f"{net.theta.size:,} weights, all random so far."
    )
    before = _score(task, net.predict_proba(task.X_unseen))
    terminal.say(f"Before it learns, it reads {before} right. Guessing would give 10%.\n")
    start = perf_counter()
    history = net.fit(
        task.X,
        task.y,
        epochs=task.epochs,
        batch_size=BATCH,
        optimizer=dl.SGD(lr=LEARNING_RATE),
        validation=(task.X_unseen, task.y_unseen),
    )
    often = "once" if task.epochs == 1 else f"{task.epochs} times"
    seconds = duration(perf_counter() - start)
    terminal.say(f"It looked at {len(task.y):,} pictures, {often} each, in {seconds}.")
    return net, history


def _score(task: Task, beliefs: np.ndarray) -> str:
    right = np.mean(beliefs.argmax(axis=1) == task.y_unseen)
    return f"{right:.1%} of {len(task.y_unseen):,}"
