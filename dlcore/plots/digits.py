"""The digits it got wrong: what was written, what it thought, and how firmly."""

import math

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure, SubFigure
from matplotlib.transforms import ScaledTranslation

from dlcore.data.dataset import Array
from dlcore.plots.drawing import BLUE, GREY, INK, ORANGE, Drawing, in_our_style
from dlcore.plots.learning import draw_learning_curve
from dlcore.plots.words import curve_words, gallery_words

ROWS, COLUMNS = 4, 4
KEY = "bars: how much it believes in each digit; blue is the right one"
BELIEFS = 3  # how many bars beside each picture
SMALL = 0.01  # a belief under this is not worth a bar


@in_our_style
def digit_gallery(images: Array, truth: Array, probabilities: Array) -> Drawing:
    """Some mistakes and some right answers, each picture with its largest beliefs beside it."""
    images = as_squares(images, truth, probabilities)
    drawing = Drawing(figsize=(9.4, 7.4))
    draw_gallery(drawing, images, truth, probabilities)
    drawing.alt = gallery_words(truth, probabilities)
    return drawing


@in_our_style
def digit_report(title: str, history, images: Array, truth: Array, probabilities: Array) -> Drawing:
    """One picture of a whole training: the learning curve on the left, the digits on the right."""
    images = as_squares(images, truth, probabilities)
    drawing = Drawing(figsize=(13.6, 7.4))
    left, right = split_page(drawing.subfigures(1, 2, width_ratios=(0.34, 0.66), wspace=0.03))
    drawing.suptitle(title, fontsize=16, fontweight="bold", x=0.01, ha="left")
    draw_learning_curve(left.subplots(2, 1), history)
    draw_gallery(right, images, truth, probabilities)
    drawing.alt = f"{title}. {curve_words(history)} {gallery_words(truth, probabilities)}"
    return drawing


def split_page(parts: Array | SubFigure) -> list[SubFigure]:
    """matplotlib hands out an array of parts, or the part itself where there is one."""
    return [parts] if isinstance(parts, SubFigure) else list(parts.ravel())


def as_squares(images: Array, truth: Array, probabilities: Array) -> Array:
    """Rows of pixels as square pictures, if there is one answer and one row of beliefs for each."""
    n, pixels = len(images), math.prod(images.shape[1:])
    if truth.shape != (n,) or probabilities.ndim != 2 or len(probabilities) != n or n == 0:
        raise ValueError(
            "expected images (n, pixels), truth (n,) and probabilities (n, n_classes) with one n, "
            f"but got {images.shape}, {truth.shape} and {probabilities.shape}."
        )
    side = math.isqrt(pixels)
    if side * side != pixels:
        raise ValueError(
            f"a digit is a square picture, but the rows of shape {images.shape} have {pixels} "
            "pixels, which is no square number."
        )
    return images.reshape(n, side, side)


def draw_gallery(page: Figure | SubFigure, images: Array, truth: Array, beliefs: Array) -> None:
    """Two rows of mistakes and one of right answers; few mistakes leave room for more of these."""
    said = beliefs.argmax(axis=1)
    mistakes, successes = np.flatnonzero(said != truth), np.flatnonzero(said == truth)
    rows = min(math.ceil(len(mistakes) / COLUMNS), ROWS - 1)
    wrong = _from_surest_to_closest(mistakes, beliefs, rows * COLUMNS)
    right, close = _sure_and_close(successes, truth, beliefs, (ROWS - rows) * COLUMNS)
    strips = [
        (f"{_some(len(wrong), len(mistakes))} it read wrong", wrong),
        (_right_title(len(right), close, len(successes)), right),
    ]
    strips = [(title, chosen) for title, chosen in strips if len(chosen)]
    heights = [math.ceil(len(chosen) / COLUMNS) + 0.15 for _, chosen in strips]
    parts = split_page(page.subfigures(len(strips), 1, height_ratios=heights))
    # matplotlib sets a title this far below the upper edge; the key stands in the same line.
    below = ScaledTranslation(0, -0.11, page.dpi_scale_trans)
    corner = parts[0].transSubfigure + below
    parts[0].text(0.985, 1, KEY, ha="right", va="top", fontsize=11, transform=corner)
    for part, (title, chosen) in zip(parts, strips, strict=True):
        part.suptitle(title, fontsize=13, fontweight="bold", x=0.01, ha="left")
        _cards(part, chosen, images, truth, beliefs)


def _from_surest_to_closest(mistakes: Array, beliefs: Array, room: int) -> Array:
    """As many as there is room for, evenly from those made without doubt to the close calls."""
    ordered = mistakes[np.argsort(-beliefs[mistakes].max(axis=1), kind="stable")]
    places = np.linspace(0, len(ordered) - 1, min(room, len(ordered)))
    return ordered[np.rint(places).astype(np.int64)]


def _sure_and_close(chosen: Array, truth: Array, beliefs: Array, room: int) -> tuple[Array, int]:
    """Half of the room for different digits, then half for those it believed in least."""
    ordered = chosen[np.argsort(-beliefs[chosen].max(axis=1), kind="stable")]
    close = min(room, len(ordered)) // 2
    sure, least = np.split(ordered, [len(ordered) - close])
    return np.concatenate([_different_digits(np.sort(sure), truth)[: room - close], least]), close


def _right_title(shown: int, close: int, there_are: int) -> str:
    title = f"{_some(shown, there_are)} it read right"
    return f"{title}, the last {close} with the least belief" if close else title


def _different_digits(chosen: Array, truth: Array) -> Array:
    """First one of each digit, then a second one of each, and so on."""
    turn = np.empty(len(chosen), dtype=np.int64)
    for digit in np.unique(truth[chosen]):
        members = np.flatnonzero(truth[chosen] == digit)
        turn[members] = np.arange(len(members))
    return chosen[np.lexsort((truth[chosen], turn))]


def _some(shown: int, there_are: int) -> str:
    return f"All {there_are:,}" if shown == there_are else f"{shown} of the {there_are:,}"


def _cards(part: SubFigure, chosen: Array, images: Array, truth: Array, beliefs: Array) -> None:
    rows = math.ceil(len(chosen) / COLUMNS)
    frames = part.subplots(rows, 2 * COLUMNS, squeeze=False, width_ratios=(1, 1) * COLUMNS)
    pairs = frames.reshape(-1, 2)
    for (picture, bars), i in zip(pairs, chosen, strict=False):
        _picture(picture, images[i], int(truth[i]), int(beliefs[i].argmax()))
        _bars(bars, int(truth[i]), beliefs[i])
    for frame in pairs[len(chosen) :].ravel():
        frame.set_axis_off()


def _picture(frame: Axes, image: Array, truth: int, said: int) -> None:
    frame.imshow(image, cmap="gray_r", interpolation="nearest")
    frame.set(xticks=[], yticks=[])
    frame.grid(False)
    frame.spines[:].set(visible=True, color=GREY)
    words = f"says {said}" if said == truth else f"says {said}, is {truth}"
    frame.set_title(words, fontsize=12, fontweight="normal", pad=4)


def _bars(frame: Axes, truth: int, belief: Array) -> None:
    shown = [digit for digit in np.argsort(-belief)[:BELIEFS] if belief[digit] >= SMALL]
    if truth not in shown:
        shown = [*shown[: BELIEFS - 1], truth]
    for row, digit in enumerate(shown):
        colour = BLUE if digit == truth else ORANGE if row == 0 else GREY
        frame.barh(row, belief[digit], height=0.62, color=colour)
        share = f"{belief[digit]:.0%}" if belief[digit] >= SMALL else f"<{SMALL:.0%}"
        frame.text(belief[digit] + 0.06, row, share, fontsize=11, va="center", color=INK)
    frame.set(xlim=(0, 1.6), ylim=(BELIEFS - 0.5, -0.5), xticks=[], box_aspect=1)
    frame.set_yticks(range(len(shown)), [str(digit) for digit in shown], fontsize=12)
    frame.tick_params(length=0)
    frame.grid(False)
    frame.spines["bottom"].set_visible(False)
