"""The same network elsewhere, drawn: equal scores, two layouts, equal losses, a systolic array."""

import numpy as np
from matplotlib.patches import Rectangle

from dlcore.plots.drawing import BLUE, GREY, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas, canvases

RINGS = (  # one inside the other, so that equal answers can all be seen
    {"marker": "s", "s": 260, "edgecolors": INK},
    {"marker": "o", "s": 130, "edgecolors": BLUE},
    {"marker": "D", "s": 45, "edgecolors": ORANGE},
    {"marker": ".", "s": 14, "edgecolors": INK},
)
LINES = (
    {"color": GREY, "lw": 7},
    {"color": BLUE, "lw": 2.5, "ls": "-"},
    {"color": ORANGE, "lw": 2, "ls": (0, (2, 4))},
)
PALE_BLUE, PALE_ORANGE = "#CFE3F1", "#F8D9C4"


@in_our_style
def same_scores(scores) -> Drawing:
    """The ten scores of one picture in several libraries: {"library": scores}"""
    drawing, frame = canvas(8.5, 4)
    for (name, values), ring in zip(scores.items(), RINGS, strict=False):
        style = {"facecolors": "none", "linewidths": 2, "label": name} | ring
        frame.scatter(range(len(values)), values, **style)
    frame.set_xticks(range(len(values)))
    frame.set(xlabel="digit", ylabel="score")
    frame.margins(x=0.06, y=0.15)
    frame.legend(ncols=len(scores), loc="lower center", bbox_to_anchor=(0.5, 1))
    return drawing


@in_our_style
def layouts(W) -> Drawing:
    """Our weights, the same turned for PyTorch, and the same numbers merely reshaped."""
    drawing, frames = canvases(3, 9, 3.1)
    neuron = np.broadcast_to(np.arange(W.shape[1]), W.shape)
    tables = (
        ("ours: W, a neuron is a column", W, neuron),
        ("PyTorch: W.T, a neuron is a row", W.T, neuron.T),
        ("W.reshape: neurons mixed up", W.reshape(W.T.shape), neuron.reshape(W.T.shape)),
    )
    for frame, (title, table, owners) in zip(frames, tables, strict=True):
        for (row, column), value in np.ndenumerate(table):
            first = owners[row, column] == 0
            box = {"fc": PALE_BLUE if first else PALE_ORANGE, "ec": "white", "lw": 2}
            box["hatch"] = None if first else "//"
            frame.add_patch(_square(column, row, box))
            frame.text(column, row, f"{value:g}", ha="center", va="center", fontweight="bold")
        memory = " ".join(f"{value:g}" for value in table.ravel())
        frame.text(0.5, -0.08, f"in memory: {memory}", transform=frame.transAxes, ha="center")
        frame.set(xlim=(-0.6, 2.6), ylim=(2.6, -0.6), aspect="equal")
        frame.set_title(title, fontsize=10, loc="center")
        frame.axis("off")
    return drawing


@in_our_style
def losses_together(curves, top=None) -> Drawing:
    """Losses step by step: the first as a broad band, the others on it."""
    drawing, frame = canvas(8.5, 3.8)
    for (name, losses), line in zip(curves.items(), LINES, strict=False):
        frame.plot(losses, label=name, **line)
    frame.set(xlabel="step", ylabel="loss of the batch", ylim=(0, top))
    frame.legend()
    return drawing


@in_our_style
def systolic(n: int, shape, ticks) -> Drawing:
    """A grid of multipliers at several ticks, each with the example that it is working on."""
    drawing, frames = canvases(len(ticks), 9, 2.9)
    rows, columns = shape
    delay = np.add.outer(np.arange(rows), np.arange(columns))  # further right or down is later
    for frame, tick in zip(frames, ticks, strict=True):
        for (row, column), example in np.ndenumerate(tick - delay):
            busy = 0 <= example < n
            box = {"fc": PALE_ORANGE if busy else "#F2F2F2", "ec": GREY, "lw": 1}
            frame.add_patch(_square(column, row, box))
            if busy:
                frame.text(column, row, f"x{example}", ha="center", va="center")
        frame.set(xlim=(-0.6, columns - 0.4), ylim=(rows - 0.4, -0.6), aspect="equal")
        frame.set_title(f"tick {tick}", fontsize=11, loc="center")
        frame.axis("off")
    return drawing


def _square(column, row, style):
    return Rectangle((column - 0.5, row - 0.5), 1, 1, **style)
