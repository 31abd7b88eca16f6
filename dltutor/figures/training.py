"""Training, drawn: the loop, examples dealt like cards, losses over passes, signals by layer."""

import numpy as np
from matplotlib.patches import Rectangle

from dlcore.plots.drawing import BLUE, GREY, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas, canvases

TURN = ("deal\na batch", "forward:\nhow wrong?", "backward:\nfind slopes", "step:\nmove knobs")
CARD = 0.86  # of the width that a card may take
CROWD = 2000  # updates: their lines are drawn thinner
PALE = ("#BBD9EA", "#F5CDB4", "#E4E4E4")  # one for each batch in turn, with black letters on it


@in_our_style
def loop() -> Drawing:
    """The four stations of a training step in a ring, and what is counted."""
    drawing, frame = canvas(7.5, 4.2)
    places = [(0, 1.3), (2.7, 0), (0, -1.3), (-2.7, 0)]
    for k, (words, place) in enumerate(zip(TURN, places, strict=True)):
        box = {"facecolor": "white", "edgecolor": ORANGE if k == 3 else BLUE, "lw": 2, "pad": 8}
        frame.text(*place, words, ha="center", va="center", bbox=box, zorder=3)
        arrow = {"arrowstyle": "-|>", "lw": 2, "color": INK, "connectionstyle": "arc3,rad=-0.3"}
        arrow |= {"shrinkA": 44, "shrinkB": 44}
        frame.annotate("", places[(k + 1) % 4], place, arrowprops=arrow)
    frame.text(
        0, 0, "once round: one update\nall batches once: one epoch", ha="center", va="center"
    )
    frame.set(xlim=(-3.8, 3.8), ylim=(-1.9, 1.9))
    frame.axis("off")
    return drawing


@in_our_style
def dealt(order, y, batch_size: int) -> Drawing:
    """Indices in a shuffled order, cut into batches; below each index the label it brings along."""
    drawing, frame = canvas(8, 2.6)
    for place, index in enumerate(order):
        batch = place // batch_size
        at = place + 0.6 * batch
        for row, (value, face) in enumerate(((index, PALE[batch % 3]), (y[index], "white"))):
            corner = (at - CARD / 2, -row - CARD / 2)
            frame.add_patch(Rectangle(corner, CARD, CARD, facecolor=face, edgecolor=INK, lw=1))
            frame.text(at, -row, value, ha="center", va="center", fontsize=13)
        if place % batch_size == 0:
            frame.text(at - CARD / 2, 0.65, f"batch {batch + 1}", va="bottom")
    for row, word in enumerate(("index", "label")):
        frame.text(-0.8, -row, word, ha="right", va="center")
    last = len(order) + 0.6 * ((len(order) - 1) // batch_size)
    frame.set(xlim=(-2.2, last - 0.3), ylim=(-1.6, 1.2))
    frame.axis("off")
    return drawing


@in_our_style
def over_passes(runs, passes: int) -> Drawing:
    """Losses of several runs over the same passes: runs = {"what it is": one loss per update}."""
    drawing, frame = canvas(7.5, 4.2)
    styles = zip((BLUE, ORANGE, INK), (3, 1, 2), ("o", "", ""), strict=True)
    for (name, losses), (colour, width, mark) in zip(runs.items(), styles, strict=False):
        where = passes * np.arange(len(losses)) / len(losses)  # a loss is taken before its update
        frame.plot(where, losses, color=colour, lw=width, marker=mark, label=name)
    frame.set(xlabel="passes over the data", ylabel="loss of the batch", ylim=(0, None))
    drawing.legend(loc="outside upper center", ncols=len(runs))
    return drawing


@in_our_style
def loss_gallery(runs, passes: int, top: float = 3, columns: int = 3) -> Drawing:
    """One small frame for each run: thin the loss of every update, thick its mean in each pass."""
    rows = -(-len(runs) // columns)
    drawing, frames = canvases(columns, 9, 2.9 * rows, rows=rows, sharey=True, squeeze=False)
    for frame, (title, losses) in zip(frames.flat, runs.items(), strict=True):
        where = passes * np.arange(len(losses)) / len(losses)
        width = 0.7 if len(losses) < CROWD else 0.2
        frame.plot(where, losses, color=BLUE, lw=width, alpha=0.8)
        means = [part.mean() for part in np.array_split(losses, passes)]
        frame.plot(np.arange(passes) + 0.5, means, color=ORANGE, lw=2.5, marker="o", ms=5)
        frame.set(title=title, xlim=(-0.2, passes + 0.2), ylim=(0, top))
    for frame in frames[-1]:
        frame.set_xlabel("passes")
    for frame in frames[:, 0]:
        frame.set_ylabel("loss")
    return drawing


@in_our_style
def signals(layers, reach: float = 1.05) -> Drawing:
    """How activations are spread, layer by layer: layers = {"layer 1": all its numbers, ...}."""
    drawing, frames = canvases(len(layers), 9, 3, sharey=True, squeeze=False)
    bins = np.linspace(-reach, reach, 42)
    for frame, (title, values) in zip(frames[0], layers.items(), strict=True):
        shares = np.full(values.size, 100 / values.size)
        frame.hist(values.ravel(), bins, weights=shares.ravel(), color=BLUE)
        frame.set(title=title, xlabel="activation", ylim=(0, 40), xlim=(-reach, reach))
        frame.axvline(0, color=GREY, lw=1, zorder=0)
    frames[0, 0].set_ylabel("share, in %")
    return drawing
