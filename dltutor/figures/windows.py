"""A small window that slides over a picture, drawn: where it lies, what it answers, what stays."""

import numpy as np
from matplotlib.patches import Rectangle

from dlcore.plots.drawing import BLUE, GREY, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas, canvases, signed
from dltutor.figures.layers import AGAINST_TO_FOR, PAPER_TO_INK

SIGNED = {"cmap": AGAINST_TO_FOR}
WIDE = 1.25  # inches for each picture in a row of many


@in_our_style
def two_rows(top, bottom, names) -> Drawing:
    """Pictures above, and below each the same picture after something was done to it."""
    drawing = Drawing(figsize=(WIDE * len(top) + 1.2, 2 * WIDE + 0.4))
    frames = drawing.subplots(2, len(top))
    for row, images, name in zip(frames, (top, bottom), names, strict=True):
        for frame, image in zip(row, images, strict=True):
            frame.imshow(image, cmap=PAPER_TO_INK, vmin=0)
            _bare(frame)
        row[0].set_ylabel(name)
    return drawing


@in_our_style
def window(image, kernel, answer, place) -> Drawing:
    """The window on the picture, the weights in it, and the answers up to this place."""
    row, column = place
    height, width = kernel.shape
    drawing, (left, middle, right) = canvases(3, 9, 3.9, width_ratios=(1.5, 0.9, 1.3))
    _table(left, image, cmap=PAPER_TO_INK, vmin=0, vmax=1.6 * image.max())
    _outline(left, row, column, height, width)
    _table(middle, kernel, **SIGNED, **_both_ways(kernel))
    _outline(middle, 0, 0, height, width)
    places = np.arange(answer.size).reshape(answer.shape)
    seen = places <= row * answer.shape[1] + column
    _table(right, np.where(seen, answer, np.nan), **SIGNED, **_both_ways(answer))
    _outline(right, row, column, 1, 1)
    for frame, title in ((left, "picture"), (middle, "window"), (right, "answers so far")):
        frame.set_title(title, loc="center")
    return drawing


@in_our_style
def answers(image, kernels, maps) -> Drawing:
    """A picture, and under each window what it answers: orange yes, blue (with a minus) no."""
    drawing = Drawing(figsize=(9, 4.6))
    frames = drawing.subplots(2, 1 + len(kernels), height_ratios=(1, 2))
    frames[0, 0].axis("off")
    frames[1, 0].imshow(image, cmap=PAPER_TO_INK, vmin=0)
    frames[1, 0].set_title("picture", loc="center", fontsize=12)
    _bare(frames[1, 0])
    strongest = max(np.abs(one).max() for one in maps.values())
    for (above, below), name in zip(frames.T[1:], kernels, strict=True):
        _table(above, kernels[name], **SIGNED, **_both_ways(kernels[name]))
        above.set_title(name, loc="center", fontsize=12)
        below.imshow(maps[name], **SIGNED, vmin=-strongest, vmax=strongest)
        for row, column in np.argwhere(maps[name] < -strongest / 4):
            below.plot(column, row, "_", color=INK, ms=6, mew=1)
        _bare(below)
    return drawing


@in_our_style
def pooled(table, largest) -> Drawing:
    """Squares of two by two, the largest number of each in bold, and what is kept of them."""
    drawing, (left, right) = canvases(2, 8, 3.4, width_ratios=(table.shape[1], 3))
    shades = {"cmap": "Greys", "vmin": min(0, table.min()), "vmax": 2.2 * table.max()}
    _table(left, table, **shades)
    _table(right, largest, **shades)
    for row, column in np.ndindex(*largest.shape):
        _outline(left, 2 * row, 2 * column, 2, 2)
        square = table[2 * row : 2 * row + 2, 2 * column : 2 * column + 2]
        down, across = np.unravel_index(square.argmax(), square.shape)
        left.plot(2 * column + across, 2 * row + down, "o", ms=30, mfc="none", mec=BLUE, mew=2)
    left.set_title("before: the winner of each square is ringed", loc="center", fontsize=12)
    right.set_title("after", loc="center", fontsize=12)
    return drawing


@in_our_style
def tests_of_networks(results) -> Drawing:
    """results[network][test] is a share of right answers: one group of bars for each test."""
    drawing, frame = canvas(9, 3.9)
    tests = list(next(iter(results.values())))
    for k, (network, shares) in enumerate(results.items()):
        style = {"color": (BLUE, ORANGE)[k], "hatch": ("", "///")[k], "edgecolor": "white"}
        rows = np.arange(len(tests)) + 0.38 * k - 0.19
        values = [100 * share for share in shares.values()]
        frame.barh(rows, values, height=0.36, label=network, **style)
        for row, value in zip(rows, values, strict=True):
            frame.text(value + 1, row, f"{value:.1f}", va="center")
    frame.set_yticks(range(len(tests)), tests)
    frame.invert_yaxis()
    frame.set(xlim=(0, 108), xlabel="right, of 100 new digits")
    drawing.legend(loc="outside upper center", ncols=2)
    return drawing


def _table(frame, values, **shades) -> None:
    """Numbers in coloured cells; a NaN leaves its cell empty."""
    frame.imshow(values, **shades)
    for (row, column), value in np.ndenumerate(values):
        if not np.isnan(value):
            frame.text(column, row, signed(value), ha="center", va="center", fontsize=11)
    _bare(frame)


def _outline(frame, row, column, height, width) -> None:
    corner = (column - 0.5, row - 0.5)
    frame.add_patch(Rectangle(corner, width, height, fill=False, ec=ORANGE, lw=3.5, zorder=4))


def _both_ways(values) -> dict[str, float]:
    """Colours that are white at 0 and pale enough for black numbers."""
    reach = 1.5 * float(np.abs(values).max())
    return {"vmin": -reach, "vmax": reach}


def _bare(frame) -> None:
    frame.set(xticks=[], yticks=[])
    frame.grid(False)
    frame.spines[:].set_visible(True)
    frame.spines[:].set_color(GREY)
