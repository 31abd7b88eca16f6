"""A digit classifier on trial, drawn: what it reads, what it confuses, what it cannot bear."""

import math

import numpy as np
from matplotlib.patches import Rectangle

from dlcore.plots.drawing import BLUE, GREY, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas, canvases
from dltutor.figures.layers import PAPER_TO_INK

MARKERS = ("o", "s", "^")
COLOURS = (GREY, BLUE, ORANGE)
SPREAD = 0.22  # marks with the same number lie beside each other
DARK = 0.55  # a field of a table that is filled more than this gets white letters


@in_our_style
def read_and_moved(before, after, y) -> Drawing:
    """One picture of each digit that is read rightly, and its moved copy: (pictures, answers)."""
    drawing = Drawing(figsize=(9, 2.7))
    frames = drawing.subplots(2, 10)
    for digit, (above, below) in enumerate(frames.T):
        k = np.flatnonzero((y == digit) & (before[1] == digit))[0]
        for frame, (pictures, answers) in ((above, before), (below, after)):
            _picture(frame, pictures[k], f"says {answers[k]}", answers[k] != digit)
    frames[0, 0].set_ylabel("as they are")
    frames[1, 0].set_ylabel("moved")
    return drawing


@in_our_style
def average_digits(X, y) -> Drawing:
    """The mean picture of each digit, with the middle of the frame marked."""
    drawing = Drawing(figsize=(9, 3.9))
    for digit, frame in enumerate(drawing.subplots(2, 5).ravel()):
        _picture(frame, X[y == digit].mean(axis=0), str(digit), False)
    return drawing


def _picture(frame, pixels, title, wrong) -> None:
    """A row of pixels as a picture; a wrong reading has a thick frame and bold words."""
    side = math.isqrt(len(pixels))
    frame.imshow(pixels.reshape(side, side), cmap=PAPER_TO_INK, vmin=0)
    frame.set_title(title, loc="center", fontsize=11, fontweight="bold" if wrong else "normal")
    frame.set(xticks=[], yticks=[])
    frame.grid(False)
    frame.spines[:].set(visible=True, color=ORANGE if wrong else GREY, lw=4 if wrong else 1)


@in_our_style
def rivals(scores, lazy: float) -> Drawing:
    """How often each kind of model was right, split by split: {"model": one share per split}."""
    drawing, frame = canvas(8, 1.4 + 0.7 * len(scores))
    for row, shares in enumerate(scores.values()):
        colour, marker = COLOURS[1 + row % 2], MARKERS[row % 3]
        places = row + SPREAD * np.linspace(-1, 1, len(shares))
        frame.plot(100 * np.array(shares), places, marker, color=colour, ms=10, mec="w")
        frame.plot([100 * np.mean(shares)] * 2, [row - 0.3, row + 0.3], color=INK, lw=2)
    frame.set_yticks(range(len(scores)), list(scores))
    frame.set(ylim=(len(scores) - 0.4, -0.6), xlabel="right answers on validation pictures, in %")
    frame.set_title(
        f"each mark is one shuffle; always the same answer gets {lazy:.0%}", fontsize=12
    )
    return drawing


@in_our_style
def confusion_map(M) -> Drawing:
    """A confusion table: the diagonal grey, and every mistake the darker, the more frequent."""
    mistakes = np.array(M, dtype=float)
    np.fill_diagonal(mistakes, 0)
    drawing, frame = canvas(6.6, 5.8)
    frame.imshow(mistakes, cmap="Oranges", vmin=0)
    for (truth, guess), count in np.ndenumerate(M):
        if truth == guess:
            frame.add_patch(Rectangle((guess - 0.5, truth - 0.5), 1, 1, fc="#E4E4E4"))
        if count:
            colour = "white" if mistakes[truth, guess] > DARK * mistakes.max() else INK
            frame.text(guess, truth, int(count), ha="center", va="center", color=colour)
    frame.set_xticks(range(len(M)))
    frame.set_yticks(range(len(M)))
    frame.set(xlabel="answer", ylabel="truth")
    frame.grid(False)
    return drawing


@in_our_style
def shift_maps(maps, steps) -> Drawing:
    """Accuracy after every shift, one table a network: {"network": (len(steps), len(steps))}."""
    drawing, frames = canvases(len(maps), 4.6 * len(maps), 4.5, squeeze=False)
    for frame, (name, shares) in zip(frames[0], maps.items(), strict=True):
        frame.imshow(shares, cmap="Blues", vmin=0, vmax=1)
        for (row, column), share in np.ndenumerate(shares):
            colour = "white" if share > DARK else INK
            frame.text(column, row, f"{100 * share:.0f}", ha="center", va="center", color=colour)
        middle = len(steps) // 2
        corner = (middle - 0.5, middle - 0.5)
        frame.add_patch(Rectangle(corner, 1, 1, fill=False, edgecolor=ORANGE, lw=3))
        frame.set_xticks(range(len(steps)), steps)
        frame.set_yticks(range(len(steps)), steps)
        frame.set(xlabel="pixels to the right", ylabel="pixels down")
        frame.set_title(f"{name}\nright answers in %", fontsize=12)
        frame.grid(False)
    return drawing


@in_our_style
def what_counts(groups) -> Drawing:
    """Accuracies side by side, a panel for each thing that was changed: {"what": {"how": share}}"""
    drawing, frames = canvases(len(groups), 9, 3.4, sharey=True)
    lowest = min(share for shares in groups.values() for share in shares.values())
    for k, (frame, (what, shares)) in enumerate(zip(frames, groups.items(), strict=True)):
        heights = [100 * share for share in shares.values()]
        frame.plot(range(len(heights)), heights, MARKERS[k], color=COLOURS[1 + k], ms=10)
        for place, height in enumerate(heights):
            frame.annotate(
                f"{height:.0f}", (place, height), (0, 9), textcoords="offset points", ha="center"
            )
        frame.set_xticks(range(len(heights)), list(shares))
        frame.set(title=what, xlim=(-0.5, len(heights) - 0.5), ylim=(100 * lowest - 5, 104))
    frames[0].set(ylabel="right answers, in %", yticks=np.arange(100, 100 * lowest - 5, -5))
    return drawing


@in_our_style
def time_shares(parts) -> Drawing:
    """How long each part of a step takes: {"part": microseconds}"""
    drawing, frame = canvas(8, 0.9 + 0.5 * len(parts))
    names, times = list(parts)[::-1], list(parts.values())[::-1]
    frame.barh(names, times, color=BLUE, height=0.6)
    for row, time in enumerate(times):
        frame.text(time, row, f" {time:.1f}", va="center")
    frame.set(xlabel="microseconds in each step, on this machine")
    frame.margins(x=0.12)
    frame.grid(False, axis="y")
    return drawing
