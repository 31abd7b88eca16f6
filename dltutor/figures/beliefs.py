"""From scores to beliefs, drawn: bars that share a whole, tables with sums, a forward pass."""

import numpy as np
from matplotlib.patches import FancyBboxPatch

from dlcore.plots.drawing import BLUE, GREY, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas, canvases, signed


@in_our_style
def scores_and_beliefs(scores, beliefs, names) -> Drawing:
    """Left the score of each class, right the share of belief it gets; the winner is hatched."""
    drawing, (left, right) = canvases(2, 9, 3.2, sharey=True)
    winner = int(np.argmax(scores))
    for frame, values, title in ((left, scores, "scores"), (right, beliefs, "beliefs")):
        colours = [ORANGE if k == winner else BLUE for k in range(len(names))]
        bars = frame.barh(range(len(names)), values, color=colours, height=0.6)
        bars[winner].set(hatch="///", edgecolor="white")
        for k, value in enumerate(values):
            text = signed(value) if frame is left else f"{value:.3f}"
            beside = (6, 0) if value >= 0 else (-6, 0)
            where = "left" if value >= 0 else "right"
            style = {"textcoords": "offset points", "va": "center", "ha": where}
            frame.annotate(text, (value, k), beside, **style)
        frame.axvline(0, color=INK, lw=1.5)
        frame.set(title=title)
        frame.margins(x=0.22)
        frame.use_sticky_edges = False
    left.set_yticks(range(len(names)), names)
    left.invert_yaxis()
    right.set_xlim(0, 1.18)
    return drawing


@in_our_style
def belief_tables(tables) -> Drawing:
    """Tables side by side, with the sum of every row and every column; sums of 1 are framed."""
    drawing, frames = canvases(len(tables), 9, 3.6)
    for frame, (title, P) in zip(frames, tables.items(), strict=True):
        rows, columns = P.shape
        for (i, k), value in np.ndenumerate(P):
            frame.text(k, i, f"{value:.2f}", ha="center", va="center")
        for i, total in enumerate(P.sum(axis=1)):
            _sum(frame, (columns + 0.2, i), total)
        for k, total in enumerate(P.sum(axis=0)):
            _sum(frame, (k, rows + 0.2), total)
        frame.axvline(columns - 0.4, color=GREY)
        frame.axhline(rows - 0.4, color=GREY)
        frame.set_xticks(range(columns), [f"class {k}" for k in range(columns)])
        frame.set_yticks(range(rows), [f"example {i}" for i in range(rows)])
        frame.set(title=title, xlim=(-0.6, columns + 0.8), ylim=(rows + 0.7, -0.6))
        frame.xaxis.tick_top()
        frame.tick_params(length=0)
        frame.spines[:].set_visible(False)
        frame.grid(False)
    return drawing


@in_our_style
def whole_pass(stations) -> Drawing:
    """A batch on its way through a network: (name, shape) boxes, and between them what is done."""
    drawing, frame = canvas(9, 2.3)
    for place, station in enumerate(stations):
        if place % 2:
            frame.annotate(
                "", (place + 0.45, 0), (place - 0.45, 0), arrowprops={"arrowstyle": "->", "lw": 2}
            )
            frame.text(place, 0.16, station, ha="center", va="bottom", fontsize=11)
            continue
        name, shape = station
        box = FancyBboxPatch((place - 0.42, -0.4), 0.84, 0.8, boxstyle="round,pad=0.02")
        box.set(facecolor="#F2F2F2", edgecolor=INK)
        frame.add_patch(box)
        frame.text(place, 0.12, name, ha="center", va="center", fontweight="bold", fontsize=15)
        frame.text(place, -0.2, str(shape), ha="center", va="center", family="monospace")
    frame.set(xlim=(-0.6, len(stations) - 0.4), ylim=(-0.7, 0.9))
    frame.axis("off")
    return drawing


def _sum(frame, place, total) -> None:
    """The sum at the edge of a table, framed where it is a whole belief."""
    is_one = abs(total - 1) < 1e-9
    box = {"facecolor": "white", "edgecolor": ORANGE if is_one else "none", "pad": 3}
    style = {"fontweight": "bold"} if is_one else {"color": "#606060"}
    frame.text(*place, f"{total:.2f}", ha="center", va="center", bbox=box, **style)
