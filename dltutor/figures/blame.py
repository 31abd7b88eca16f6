"""Blame on its way back, drawn: graphs of a computation, gates, tables that multiply and add."""

import numpy as np

from dlcore.plots.drawing import BLUE, GREY, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas, colour_of, signed
from dltutor.figures.layers import AGAINST_TO_FOR

PLACES = {
    "x": (0, 0), "z": (2.2, 0), "a": (4.4, 0), "p": (6.6, 0), "loss": (8.8, 0),
    "w1": (1.5, 1.55), "b1": (2.9, 1.55), "w2": (5.9, 1.55), "b2": (7.3, 1.55), "y": (8.8, 1.55),
}  # fmt: skip
WIRES = ["x z", "w1 z", "b1 z", "z a", "a p", "w2 p", "b2 p", "p loss", "y loss"]
FORK = {"x": (0, 0), "first": (2.6, 0.9), "second": (2.6, -0.9), "product": (5.2, 0)}
FORK_WIRES = ["x first", "x second", "first product", "second product"]
LINES = (("-", "o"), ("--", "^"), ("-.", "s"))
WHITE = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}


@in_our_style
def smallest_network(values, blame=None, slopes=None) -> Drawing:
    """The network p = w2 tanh(w1 x + b1) + b2 as a graph; values forward, blame where it is."""
    drawing, frame = canvas(9, 4.2)
    _graph(frame, PLACES, WIRES, values, blame or {}, slopes or {})
    frame.text(3.3, -0.28, "tanh", ha="center", fontsize=11)
    frame.text(7.7, -0.28, "square", ha="center", fontsize=11)
    frame.set(xlim=(-0.7, 9.5), ylim=(-1.5, 2.75), aspect="equal")
    return drawing


@in_our_style
def fork(values, blame=None, slopes=None) -> Drawing:
    """One value that goes two ways and meets itself in a product."""
    drawing, frame = canvas(6.5, 3.6)
    _graph(frame, FORK, FORK_WIRES, values, blame or {}, slopes or {})
    frame.set(xlim=(-0.8, 6), ylim=(-2.1, 1.9), aspect="equal")
    return drawing


@in_our_style
def gates(scores, blame) -> Drawing:
    """ReLU as a row of gates: open where the score is above 0, and blame comes from the right."""
    drawing, frame = canvas(7.5, 0.75 * len(scores) + 1)
    loudest = max(abs(value) for value in blame)
    for row, (score, value) in enumerate(zip(scores, blame, strict=True)):
        end, width = 0.4 if score > 0 else 2.1, 1 + 6 * abs(value) / loudest
        dashes = {"ls": "-" if value >= 0 else (0, (2, 1))}
        frame.plot([4, end], [-row, -row], color=colour_of(value), lw=width, **dashes)
        frame.plot([2, 2], [-row - 0.3, -row + 0.3], color=INK, lw=0 if score > 0 else 5)
        frame.plot([2, 2], [-row - 0.4, -row - 0.25], color=INK, lw=5)
        frame.plot([2, 2], [-row + 0.25, -row + 0.4], color=INK, lw=5)
        frame.text(4.1, -row, signed(value), va="center")
        frame.text(0.3, -row, signed(value) if score > 0 else "0", va="center", ha="right")
        word = "open" if score > 0 else "shut"
        frame.text(5.4, -row, f"score {signed(score)}: {word}", va="center")
    frame.text(0.3, 0.6, "out: dZ", ha="right")
    frame.text(4.1, 0.6, "in: dA")
    frame.set(xlim=(-0.8, 7.2), ylim=(-len(scores) + 0.4, 1))
    frame.axis("off")
    return drawing


@in_our_style
def tables(parts, titles, signs) -> Drawing:
    """Tables of numbers beside each other with signs between them, such as A + B = C."""
    drawing = Drawing(figsize=(9, 0.55 * max(part.shape[0] for part in parts) + 1.3))
    widths = [part.shape[1] for part in parts]
    frames = drawing.subplots(1, len(parts), width_ratios=widths, squeeze=False)[0]
    strongest = max(np.abs(part).max() for part in parts)
    for frame, part, title, sign in zip(frames, parts, titles, ["", *signs], strict=True):
        frame.imshow(part, cmap=AGAINST_TO_FOR, vmin=-1.6 * strongest, vmax=1.6 * strongest)
        for (row, column), value in np.ndenumerate(part):
            frame.text(column, row, signed(value + 0.0), ha="center", va="center", fontsize=11)
        frame.set_title(title, loc="center", fontsize=12)
        frame.set(xticks=[], yticks=[])
        frame.grid(False)
        frame.text(
            -0.16, 0.5, sign, transform=frame.transAxes, ha="right", va="center", fontsize=18
        )
    return drawing


@in_our_style
def fading(layers) -> Drawing:
    """How much blame reaches each layer, from the last to the first: layers = {"name": sizes}."""
    drawing, frame = canvas(7.5, 4)
    for (name, sizes), (dashes, marker), colour in zip(
        layers.items(), LINES, (BLUE, ORANGE, INK), strict=False
    ):
        frame.plot(np.arange(1, len(sizes) + 1), sizes, dashes, marker=marker, color=colour,
                   label=name)  # fmt: skip
    frame.set_yscale("log")
    frame.set(xlabel="layer (1 is the first; blame comes from the right)", ylabel="blame left")
    frame.legend()
    return drawing


def _graph(frame, places, wires, values, blame, slopes) -> None:
    for wire in wires:
        start, end = (np.array(places[name]) for name in wire.split())
        way = (end - start) / np.linalg.norm(end - start)
        style = {"arrowstyle": "-|>", "color": BLUE, "lw": 1.6}
        frame.annotate("", end - 0.42 * way, start + 0.42 * way, arrowprops=style)
        if wire in slopes:
            words, middle = f"× {signed(slopes[wire])}", (start + end) / 2
            frame.text(*middle, words, color=ORANGE, ha="center", va="center", bbox=WHITE)
    for name, place in places.items():
        _node(frame, place, name, values[name], blame.get(name))
    frame.axis("off")


def _node(frame, place, name, value, blame) -> None:
    """The value in the circle, its name and its blame outside; upper nodes carry them on top."""
    side = 1 if place[1] > 0.5 else -1
    edge = GREY if blame is None else ORANGE
    frame.plot(*place, "o", ms=36, mfc="white", mec=edge, mew=2.5, zorder=3)
    frame.text(*place, signed(value), ha="center", va="center", fontsize=11, color=BLUE, zorder=4)
    frame.text(place[0], place[1] + 0.55 * side, name, ha="center", va="center", fontweight="bold")
    if blame is not None:
        words = f"blame {signed(blame)}"
        frame.text(place[0], place[1] + 0.95 * side, words, ha="center", va="center", color=ORANGE)
