"""Gradients on trial, drawn: losses that fall, pushes on logits, the way back, an error table."""

import numpy as np
from matplotlib.patches import Rectangle

from dlcore.plots.drawing import BLUE, GREY, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas, canvases, signed
from dltutor.figures.layers import AGAINST_TO_FOR

DASHES = ("-", "--", "-.", ":", (0, (6, 1, 1, 1)))
COLOURS = (BLUE, ORANGE, INK, "#009E73", "#CC79A7")
BOX_WIDTH, BOX_HEIGHT = 1.1, 0.7


@in_our_style
def falling_losses(losses, accuracies) -> Drawing:
    """Left the loss of several networks at every step, right how often each is right at the end."""
    drawing, (left, right) = canvases(2, 9, 4, width_ratios=(1.6, 1))
    for (name, curve), dashes, colour in zip(losses.items(), DASHES, COLOURS, strict=True):
        left.plot(curve, ls=dashes, color=colour, label=name)
    left.set(xlabel="step", ylabel="loss", ylim=(0, None), title="all of them learn")
    left.legend(ncols=3)
    names, shares = list(accuracies)[::-1], [100 * one for one in accuracies.values()][::-1]
    right.barh(names, shares, color=GREY, height=0.6)
    for row, share in enumerate(shares):
        right.text(share - 2, row, f"{share:.1f} %", ha="right", va="center")
    right.set(xlim=(0, 100), xlabel="right answers on new points, in %", title="how well?")
    return drawing


@in_our_style
def pushes(beliefs, push, names) -> Drawing:
    """Left what the network believes, right how a step of descent pushes each logit."""
    drawing, (left, right) = canvases(2, 9, 3.6)
    places = range(len(names))
    left.bar(places, beliefs, color=GREY, width=0.6)
    right.axhline(0, color=INK, lw=1.5)
    for place, value in zip(places, push, strict=True):
        left.text(place, beliefs[place] + 0.02, f"{beliefs[place]:.2g}", ha="center")
        style = {"arrowstyle": "-|>", "lw": 5, "color": ORANGE if value > 0 else BLUE}
        if abs(value) > 0.01:
            right.annotate("", (place, value), (place, 0), arrowprops=style)
        right.text(place + 0.15, value / 2 + 0.03, signed(round(value, 9) + 0.0))
    reach = 1.3 * np.abs(push).max()
    left.set(ylim=(0, 1), title="belief")
    right.set(ylim=(-reach, reach), xlim=(-0.5, len(names) - 0.2), title="push of one step")
    for frame in (left, right):
        frame.set_xticks(places, names)
    return drawing


@in_our_style
def there_and_back() -> Drawing:
    """The passes of dense-ReLU-dense-softmax: forward above, backward below, what each needs."""
    drawing, frame = canvas(9, 4)
    above = ["X", "Z1", "A1", "Z2", "loss"]
    for column, name in enumerate(above):
        _box(frame, 2 * column, 1.6, name, BLUE)
    for column, word in enumerate(["dense", "ReLU", "dense", "surprise"]):
        _arrow(frame, (2 * column, 1.6), (2 * column + 2, 1.6), word, BLUE, "-")
    for column, name in ((1, "dZ1"), (2, "dA1"), (3, "dZ2")):
        _box(frame, 2 * column, 0, name, ORANGE)
    for column, word in ((1, "bend"), (2, "layer"), (3, "start")):
        _arrow(frame, (2 * column + 2, 0), (2 * column, 0), word, ORANGE, "-")
    frame.plot([8, 8], [1.2, 0], color=ORANGE, lw=2)
    for column, name in ((1, "dW1, db1"), (3, "dW2, db2")):
        _box(frame, 2 * column, -1.5, name, ORANGE, width=1.7)
        style = {"arrowstyle": "-|>", "color": ORANGE, "lw": 2}
        frame.annotate("", (2 * column, -1.1), (2 * column, -0.4), arrowprops=style)
    for start, end in ((0, 2), (2, 2), (4, 6), (6, 6)):
        frame.plot([start, end - 0.2], [1.2, 0.38], color=GREY, lw=1.5, ls=":")
    frame.text(0, 0.5, "dotted: kept\nfrom forward", ha="center", va="top", color="#606060")
    frame.set(xlim=(-0.8, 8.8), ylim=(-2, 2.2), aspect="equal")
    frame.axis("off")
    return drawing


@in_our_style
def error_map(errors) -> Drawing:
    """Relative errors as a table: errors = {"network": {"array": error}}; orange is near 1."""
    rows, columns = list(errors), list(next(iter(errors.values())))
    numbers = np.array([[errors[row][column] for column in columns] for row in rows])
    drawing, frame = canvas(7, 0.6 * len(rows) + 1.2)
    frame.imshow(
        np.log10(np.maximum(numbers, 1e-16)), cmap=AGAINST_TO_FOR, vmin=-12, vmax=2, aspect="auto"
    )
    for (row, column), value in np.ndenumerate(numbers):
        weight = "bold" if value > 1e-4 else "normal"
        frame.text(column, row, f"{value:.0e}", ha="center", va="center", fontweight=weight)
    frame.set_xticks(range(len(columns)), columns)
    frame.set_yticks(range(len(rows)), rows)
    frame.xaxis.tick_top()
    frame.grid(False)
    return drawing


def _box(frame, x, y, words, colour, width=BOX_WIDTH) -> None:
    corner = (x - width / 2, y - BOX_HEIGHT / 2)
    style = {"facecolor": "white", "edgecolor": colour, "lw": 2, "zorder": 2}
    frame.add_patch(Rectangle(corner, width, BOX_HEIGHT, **style))
    frame.text(x, y, words, ha="center", va="center", zorder=3)


def _arrow(frame, start, end, words, colour, dashes) -> None:
    way = np.sign(end[0] - start[0])
    gap = 0 if start[0] == 8 and way < 0 else BOX_WIDTH / 2 + 0.05
    tip = (end[0] - way * (BOX_WIDTH / 2 + 0.05), end[1])
    style = {"arrowstyle": "-|>", "color": colour, "lw": 2, "ls": dashes}
    frame.annotate("", tip, (start[0] + way * gap, start[1]), arrowprops=style)
    middle = (start[0] + end[0]) / 2
    frame.text(middle, start[1] + 0.14, words, ha="center", fontsize=9, color=colour)
