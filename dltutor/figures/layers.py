"""Layers, drawn: pictures and their pixels, wires, the shapes of a product, a plane that moves."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from dlcore.plots.drawing import BLUE, GREY, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas, canvases, signed

PAPER_TO_INK = "Greys"
AGAINST_TO_FOR = LinearSegmentedColormap.from_list("votes", [BLUE, "white", ORANGE])
STROKES = [(0, 0), (0, 1.5), (0.9, 1.5), (0, 1.5), (0, 0.8), (0.6, 0.8)]  # the letter F
LETTER = np.array(STROKES) + (-2.2, 0.4)
REACH = 3  # how far the plane is drawn


@in_our_style
def pixels_to_neurons(image, neurons: int) -> Drawing:
    """A picture with the numbers in it, and one wire from every pixel to every neuron."""
    drawing, (left, right) = canvases(2, 9, 4.2, width_ratios=(1, 1.15))
    _numbers_on(left, image)
    pixels = np.linspace(0, 1, image.size)
    bodies = np.linspace(0, 1, neurons)
    for start in pixels:
        right.plot([[0] * neurons, [1] * neurons], [[start] * neurons, bodies], color=GREY, lw=0.4)
    right.plot([0] * image.size, pixels, ".", color=INK, ms=4)
    right.plot([1] * neurons, bodies, "o", color=BLUE, ms=13, mec="white")
    right.text(0, 1.05, f"{image.size} pixels", ha="center")
    right.text(1, 1.05, f"{neurons} neurons", ha="center")
    right.set(xlim=(-0.2, 1.2), ylim=(-0.05, 1.12))
    right.axis("off")
    return drawing


@in_our_style
def weights_as_pictures(W, side: int) -> Drawing:
    """Every column of W as a picture: orange speaks for this neuron, blue with a minus against."""
    neurons = W.shape[1]
    drawing = Drawing(figsize=(9, 4.4))
    strongest = np.abs(W).max()
    for j, frame in enumerate(drawing.subplots(2, neurons // 2).ravel()):
        picture = W[:, j].reshape(side, side)
        style = {"cmap": AGAINST_TO_FOR, "vmin": -strongest, "vmax": strongest}
        frame.imshow(picture, **style)
        for row, column in np.argwhere(picture < -strongest / 8):
            frame.plot(column, row, "_", color=INK, ms=6, mew=1)
        frame.set_title(f"W[:, {j}]", loc="center", fontsize=12)
        _bare(frame)
    return drawing


@in_our_style
def pictures(images, titles) -> Drawing:
    """Pictures beside each other."""
    drawing, frames = canvases(len(images), 2.6 * len(images), 2.9, squeeze=False)
    for frame, image, title in zip(frames[0], images, titles, strict=True):
        frame.imshow(image, cmap=PAPER_TO_INK, vmin=0)
        frame.set_title(title, loc="center", fontsize=11)
        _bare(frame)
    return drawing


@in_our_style
def flattened(image) -> Drawing:
    """A picture with its numbers, and the same numbers in one row."""
    drawing = Drawing(figsize=(9, 4.9))
    top, bottom = drawing.subplots(2, 1, height_ratios=(8, 1))
    _numbers_on(top, image)
    rows, columns = image.shape
    bottom.imshow(image.reshape(1, -1), cmap=PAPER_TO_INK, vmin=0, aspect="auto")
    for k in range(rows):
        bottom.axvline(k * columns - 0.5, color=ORANGE, lw=2)
        bottom.text((k + 0.5) * columns - 0.5, -0.8, f"row {k}", ha="center", va="bottom")
    bottom.set(yticks=[], xlabel="place in the vector")
    bottom.grid(False)
    return drawing


@in_our_style
def shape_cards(n: int, d_in: int, d_out: int) -> Drawing:
    """X @ W + b = Z as cards with their shapes; the two sides that must agree are drawn alike."""
    drawing, frame = canvas(9, 3)
    cards = [
        (0.0, "X", 2.4, 1.5, f"({n}, {d_in})"),
        (3.6, "W", 1.1, 2.4, f"({d_in}, {d_out})"),
        (5.9, "b", 1.1, 0.4, f"({d_out},)"),
        (8.2, "Z", 1.1, 1.5, f"({n}, {d_out})"),
    ]
    for left, name, width, height, shape in cards:
        corner = (left, -height / 2)
        frame.add_patch(Rectangle(corner, width, height, fc="#F2F2F2", ec=INK, lw=1.5))
        middle = left + width / 2
        frame.text(middle, 0, name, ha="center", va="center", fontsize=16, fontweight="bold")
        frame.text(middle, -1.65, shape, ha="center", fontsize=13, family="monospace")
    for place, sign in ((3.0, "@"), (5.3, "+"), (7.6, "=")):
        frame.text(place, 0, sign, ha="center", va="center", fontsize=18)
    frame.plot([0, 2.4], [0.75, 0.75], color=ORANGE, lw=5, ls=(0, (3, 1)))
    frame.plot([3.6, 3.6], [-1.2, 1.2], color=ORANGE, lw=5, ls=(0, (3, 1)))
    frame.text(1.2, 0.95, f"these two sides must agree: {d_in}", color=ORANGE, ha="center")
    frame.set(xlim=(-1.2, 9.6), ylim=(-1.9, 1.4), aspect="equal")
    frame.axis("off")
    return drawing


@in_our_style
def plane(M, b=(0.0, 0.0)) -> Drawing:
    """Where a grid and a letter F go when each point p becomes M p + b; arrows are M's columns."""
    drawing, (before, after) = canvases(2, 9, 4.6, sharey=True)
    for frame, matrix, shift in ((before, np.eye(2), np.zeros(2)), (after, M, b)):
        matrix, shift = np.asarray(matrix, dtype=float), np.asarray(shift, dtype=float)
        _grid(frame, matrix, shift)
        frame.plot(*(LETTER @ matrix.T + shift).T, color=INK, lw=4)
        for k, (colour, name) in enumerate(((ORANGE, "(1, 0)"), (BLUE, "(0, 1)"))):
            _arrow(frame, shift, matrix[:, k], colour, ("-", (0, (2, 1)))[k], name)
        frame.plot(*shift, "o", color=INK, ms=8)
        frame.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), aspect="equal")
        frame.grid(False)
    before.set_title("before")
    after.set_title("after")
    return drawing


def _grid(frame, matrix, shift) -> None:
    """Straight lines stay straight: two ends are enough for each."""
    for step in range(-2 * REACH, 2 * REACH + 1):
        for ends in (
            [(step, -2 * REACH), (step, 2 * REACH)],
            [(-2 * REACH, step), (2 * REACH, step)],
        ):
            moved = np.array(ends) @ matrix.T + shift
            frame.plot(*moved.T, color=GREY, lw=1.6 if step == 0 else 0.7)


def _arrow(frame, start, way, colour, dashes, name) -> None:
    """The arrow goes along one column of the matrix; the first is solid, the second dashed."""
    end = start + way
    frame.plot(*zip(start, end, strict=True), color=colour, lw=4, ls=dashes)
    frame.plot(*end, "s", color=colour, ms=7)
    words = f"{name} at ({signed(end[0])}, {signed(end[1])})"
    box = {"facecolor": "white", "edgecolor": colour, "pad": 2}
    beside = (0, 12) if way[1] >= 0 else (0, -20)
    frame.annotate(
        words, np.clip(end, -REACH + 0.9, REACH - 0.9), beside, textcoords="offset points",
        ha="center", fontsize=10, bbox=box,
    )  # fmt: skip


def _numbers_on(frame, image) -> None:
    frame.imshow(image, cmap=PAPER_TO_INK, vmin=0)
    for (row, column), value in np.ndenumerate(image):
        colour = "white" if value > 0.6 * image.max() else INK
        frame.text(column, row, f"{value:g}", ha="center", va="center", fontsize=9, color=colour)
    _bare(frame)


def _bare(frame) -> None:
    frame.set(xticks=[], yticks=[])
    frame.grid(False)
    frame.spines[:].set_visible(True)
    frame.spines[:].set_color(GREY)
