"""Bends, drawn: lines and curves through points, hinges and their sum, spaces that unfold."""

import itertools
from typing import Any

import numpy as np

from dlcore.plots.drawing import BLUE, GREY, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas, canvases, limits, scatter_classes, shade_above_zero

LINES: tuple[dict[str, Any], ...] = (
    {"color": ORANGE, "ls": "-"},
    {"color": BLUE, "ls": (0, (4, 1.5))},
    {"color": INK, "ls": (0, (1, 1))},
)


@in_our_style
def fits(x, y, curves, names) -> Drawing:
    """Points, and functions that were fitted to them: curves = {"line": function, ...}."""
    drawing, frame = canvas()
    frame.scatter(x, y, s=18, color=GREY, edgecolors="#707070", linewidths=0.4)
    grid = np.linspace(x.min(), x.max(), 200)
    for style, (name, curve) in zip(LINES, curves.items(), strict=False):
        frame.plot(grid, curve(grid), label=name, lw=3, **style)
    if frame.get_ylim()[0] < 0:
        frame.axhline(0, color=INK, lw=1.5)
    frame.set(xlabel=names[0], ylabel=names[1])
    frame.legend()
    return drawing


@in_our_style
def hinges(x, wanted, parts, total) -> Drawing:
    """Left the hinges, each bent at its dot; right the sum of everything beside what was wanted."""
    drawing, (left, right) = canvases(2, 9, 3.9)
    for part, dashes in zip(parts.T, itertools.cycle(["-", "--", "-.", ":"]), strict=False):
        (line,) = left.plot(x, part, ls=dashes)
        bend = np.abs(np.diff(part, 2)).argmax() + 1
        left.plot(x[bend], part[bend], "o", color=line.get_color())
    left.set_title("the hinges")
    right.plot(x, wanted, label="wanted", lw=5, color=GREY)
    right.plot(x, total, label="hinges and one line", color=ORANGE)
    right.set_ylim(wanted.min() - 0.8, wanted.max() + 0.8)
    right.set_title("all added up")
    right.legend(loc="lower left")
    for frame in (left, right):
        frame.set_xlabel("x")
    return drawing


@in_our_style
def bends(z, curves, slopes=None) -> Drawing:
    """Activations over their scores, and perhaps their slopes beside them."""
    both = (curves,) if slopes is None else (curves, slopes)
    drawing, frames = canvases(len(both), 4.5 * len(both) + 1, 3.9, squeeze=False)
    for frame, lines in zip(frames[0], both, strict=True):
        for style, (name, values) in zip(LINES, lines.items(), strict=True):
            frame.plot(z, values, label=name, **style)
        frame.axhline(0, color=INK, lw=0.8)
        frame.axvline(0, color=INK, lw=0.8)
        frame.set_xlabel("score z")
        frame.legend(loc="upper left")
    frames[0, 0].set(ylim=(-1.3, 3.2), title="activation")
    if slopes is not None:
        frames[0, 1].set(ylim=(-0.1, 1.6), title="slope")
    return drawing


@in_our_style
def unfolded(X, H, y, score, labels) -> Drawing:
    """The same examples in the space of the inputs and in that of the hidden neurons."""
    drawing, (before, after) = canvases(2, 9, 4.4)
    shade_above_zero(after, score, *limits(H))
    for frame, points, names in ((before, X, ("x[0]", "x[1]")), (after, H, ("h[0]", "h[1]"))):
        scatter_classes(frame, points, y, labels, size=45)
        frame.set(xlabel=names[0], ylabel=names[1])
    before.set_title("what goes in")
    after.set_title("what the hidden neurons see")
    before.legend(loc="center")
    return drawing


@in_our_style
def borders(X, y, scores, names, labels) -> Drawing:
    """Where each of several networks says yes: scores = {"title": function, ...}."""
    drawing, frames = canvases(len(scores), 9, 4, sharey=True, squeeze=False)
    low, high = limits(X)
    for frame, (title, score) in zip(frames[0], scores.items(), strict=True):
        shade_above_zero(frame, score, low, high)
        scatter_classes(frame, X, y, labels, size=22)
        frame.set(title=title, xlabel=names[0], xlim=(low[0], high[0]), ylim=(low[1], high[1]))
    frames[0, 0].set_ylabel(names[1])
    handles, words = frames[0, 0].get_legend_handles_labels()
    drawing.legend(handles, words, loc="outside upper center", ncols=3)
    return drawing
