"""The learning curve: how wrong, and how often right, after each epoch."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from dlcore.plots.drawing import BLUE, INK, ORANGE, Drawing, in_our_style
from dlcore.plots.words import curve_words


@in_our_style
def learning_curve(history) -> Drawing:
    """Loss and accuracy against epochs; a mark where the validation loss was lowest."""
    if not history.loss:
        raise ValueError("this history has no epoch yet. Train with net.fit(X, y) first.")
    drawing = Drawing(figsize=(10, 4))
    draw_learning_curve(drawing.subplots(1, 2), history)
    drawing.alt = curve_words(history)
    return drawing


def draw_learning_curve(frames: Sequence[Axes], history) -> None:
    """The two panels, into two frames: loss first, then accuracy."""
    loss, accuracy = frames
    loss.set_title("How wrong: loss")
    _two_lines(loss, history.loss, history.validation_loss)
    loss.set_ylim(bottom=0)
    if history.validation_loss:
        _mark_best(loss, history.validation_loss)
    loss.legend(loc="upper right")
    accuracy.set_title("How often right: accuracy")
    _two_lines(accuracy, history.accuracy, history.validation_accuracy)
    accuracy.yaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{100 * share:.6g}%"))
    accuracy.legend(loc="lower right")


def _two_lines(frame: Axes, training: Sequence[float], unseen: Sequence[float]) -> None:
    # One epoch is a point, which a line would not show.
    dot = "o" if len(training) == 1 else ""
    epochs = np.arange(1, len(training) + 1)
    frame.plot(epochs, training, color=BLUE, marker=dot, label="training")
    if unseen:
        frame.plot(epochs, unseen, color=ORANGE, linestyle="--", marker=dot, label="unseen")
    frame.set_xlabel("epoch")
    frame.xaxis.set_major_locator(MaxNLocator(integer=True))


def _mark_best(frame: Axes, losses: Sequence[float]) -> None:
    best = int(np.argmin(losses))
    if best == len(losses) - 1:
        return
    frame.plot(best + 1, losses[best], "o", color=ORANGE, markersize=7)
    frame.annotate(
        f"lowest at epoch {best + 1}",
        (best + 1, losses[best]),
        (0, 28),
        textcoords="offset points",
        ha="right" if best > len(losses) / 2 else "left",
        color=INK,
        arrowprops={"arrowstyle": "-", "color": INK, "linewidth": 0.8},
    )
