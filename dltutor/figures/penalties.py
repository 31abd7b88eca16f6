"""Weights that have to pay, drawn: how widely they spread, which become zero; a strip of masks."""

import numpy as np
from matplotlib.patches import Rectangle

from dlcore.plots.drawing import BLUE, GREY, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas, canvases

WIDEST = 0.8  # weights beyond it are counted at the edge


@in_our_style
def penalised(W, history) -> Drawing:
    """Left how the weights are spread, right how training and validation accuracy went."""
    drawing, (left, right) = canvases(2, 9.5, 3.8)
    bins = np.linspace(-WIDEST, WIDEST, 49)
    left.hist(np.clip(W.ravel(), -WIDEST, WIDEST), bins, color=(BLUE, 0.45), edgecolor=BLUE)
    left.set(xlabel="weight", ylabel="how many", ylim=(0, 2500), title="all weights of a layer")
    epochs = np.arange(1, len(history.accuracy) + 1)
    for shares, colour, dashes, word in (
        (history.accuracy, BLUE, "-", "training"),
        (history.validation_accuracy, ORANGE, "--", "validation"),
    ):
        right.plot(epochs, 100 * np.array(shares), color=colour, ls=dashes, label=word)
    right.set(xlabel="epoch", ylim=(0, 102), title="right answers, in %")
    right.legend(loc="lower right")
    return drawing


@in_our_style
def zeros(ways) -> Drawing:
    """Weights under two ways of taking the L1 step; real zeros are marked by a hollow square."""
    drawing = Drawing(figsize=(9, 2.3 * len(ways) + 0.8))
    frames = drawing.subplots(len(ways), 1, sharex=True, sharey=True)
    for frame, (name, weights) in zip(frames, ways.items(), strict=True):
        places = np.arange(len(weights))
        colours = np.where(weights > 0, ORANGE, BLUE)
        frame.bar(places, weights, color=colours)
        none = weights == 0
        frame.plot(places[none], weights[none], "s", mfc="white", mec=INK, ms=7)
        frame.axhline(0, color=INK, lw=1)
        frame.set(title=f"{name}: {none.sum()} of {len(weights)} exactly 0", ylabel="weight")
    frames[-1].set_xlabel("feature")
    return drawing


@in_our_style
def film_strip(masks) -> Drawing:
    """One row a step: neurons that are switched off are crossed out, the others count more."""
    steps, neurons = masks.shape
    drawing, frame = canvas(8.5, 0.5 * steps + 1.2)
    for (row, column), factor in np.ndenumerate(masks):
        face = "white" if factor == 0 else (BLUE, 0.55)
        box = Rectangle((column - 0.45, row - 0.42), 0.9, 0.84, fc=face, ec=GREY)
        frame.add_patch(box)
        word, colour = ("\u00d7", GREY) if factor == 0 else (f"{factor:.3g}", INK)
        frame.text(column, row, word, ha="center", va="center", color=colour)
    frame.set(xlim=(-0.6, neurons - 0.4), ylim=(steps - 0.5, -0.5), xlabel="neuron")
    frame.set_xticks(range(neurons))
    frame.set_yticks(range(steps), [f"step {row + 1}" for row in range(steps)])
    frame.spines[:].set_visible(False)
    frame.grid(False)
    return drawing
