"""How wrong something is, drawn: squares on residuals, beliefs as bars, surprise, two losses."""

import numpy as np
from matplotlib.patches import Rectangle

from dlcore.plots.drawing import BLUE, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas, canvases

SHAPE = 0.6  # height over width of the frame whose squares must look square


@in_our_style
def squared_residuals(x, y, predicted, names) -> Drawing:
    """A stick from each prediction to its right answer, and the square that the loss counts."""
    drawing, frame = canvas(7.5, 4.6)
    low, high = min(y.min(), predicted.min()), max(y.max(), predicted.max())
    tall, wide = 1.15 * (high - low), 1.5 * np.ptp(x)
    for across, truth, guess in zip(x, y, predicted, strict=True):
        side = truth - guess
        box = (abs(side) * SHAPE * wide / tall, side)
        frame.add_patch(Rectangle((across, guess), *box, fc=(ORANGE, 0.2), ec=ORANGE, hatch="//"))
        frame.plot([across, across], [guess, truth], color=ORANGE, lw=3)
    order = np.argsort(x)
    frame.plot(x[order], predicted[order], "o-", color=INK, mfc="white", label="predictions")
    frame.plot(x, y, "o", color=BLUE, ms=9, label="right answers")
    frame.set(xlabel=names[0], ylabel=names[1])
    left, bottom = x.min() - 0.05 * wide, low - 0.06 * tall
    frame.set(xlim=(left, left + wide), ylim=(bottom, bottom + tall), box_aspect=SHAPE)
    drawing.legend(loc="outside upper center", ncols=2)
    return drawing


@in_our_style
def belief_bars(models) -> Drawing:
    """What each model believed of every true answer; a bar above one half is a right answer."""
    drawing, frames = canvases(len(models), 8.5, 3.4, sharey=True)
    for frame, (name, beliefs) in zip(frames, models.items(), strict=True):
        right = beliefs > 0.5
        colours = np.where(right, BLUE, ORANGE)
        bars = frame.bar(np.arange(len(beliefs)) + 1, beliefs, color=colours)
        for bar, is_right in zip(bars, right, strict=True):
            bar.set_hatch("" if is_right else "///")
        frame.axhline(0.5, color=INK, lw=1.5, ls=(0, (4, 2)))
        frame.set(title=f"{name}: {right.sum()} of {len(beliefs)} right", xlabel="answer")
        frame.set(xticks=np.arange(len(beliefs)) + 1, ylim=(0, 1.05))
    frames[0].set_ylabel("belief in the truth")
    return drawing


@in_our_style
def surprise_curve(p) -> Drawing:
    """The surprise -ln p over all beliefs p, with one belief marked."""
    drawing, frame = canvas(7.5, 3.8)
    beliefs = np.linspace(0.004, 1, 300)
    frame.plot(beliefs, -np.log(beliefs), color=INK)
    frame.plot([p, p], [0, -np.log(p)], color=ORANGE, lw=3)
    frame.plot(p, -np.log(p), "o", color=ORANGE, ms=11, mec="white")
    frame.annotate(
        f"belief {p:g}: surprise {abs(np.log(p)):.2f}", (p, -np.log(p)), (12 if p < 0.6 else 0, 16),
        textcoords="offset points", ha="left" if p < 0.6 else "right",
    )  # fmt: skip
    frame.set(xlabel="belief in the truth, p", ylabel="surprise", xlim=(0, 1.02), ylim=(0, 5.8))
    return drawing


@in_our_style
def difference_table(predicted, y) -> Drawing:
    """Every prediction minus every answer, as a table; the wanted differences are framed."""
    drawing, frame = canvas(5.5, 4.6)
    table = np.subtract.outer(predicted, y)
    reach = np.abs(table).max()
    frame.imshow(table, cmap="PuOr_r", vmin=-1.6 * reach, vmax=1.6 * reach)
    for (row, column), value in np.ndenumerate(table):
        weight = "bold" if row == column else "normal"
        words = f"{value:g}".replace("-", "\u2212")
        frame.text(column, row, words, ha="center", va="center", fontweight=weight)
        if row == column:
            corner = (column - 0.47, row - 0.47)
            frame.add_patch(Rectangle(corner, 0.94, 0.94, fill=False, ec=INK, lw=2.5))
    places = range(len(y))
    frame.set_xticks(places, [f"answer {k}" for k in places], rotation=30, fontsize=10)
    frame.set_yticks(places, [f"prediction {k}" for k in places], fontsize=10)
    frame.grid(False)
    return drawing


@in_our_style
def steps_and_slide(settings, accuracies, losses, name) -> Drawing:
    """Accuracy moves in steps with flat ground between them, loss slides, over the same setting."""
    drawing = Drawing(figsize=(7.5, 4.8))
    above, below = drawing.subplots(2, 1, sharex=True)
    above.plot(settings, accuracies, color=BLUE)
    above.set_ylabel("accuracy")
    below.plot(settings, losses, color=ORANGE, ls=(0, (5, 1)))
    below.set(ylabel="loss", xlabel=name)
    return drawing
