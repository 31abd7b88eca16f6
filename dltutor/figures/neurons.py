"""One neuron, drawn: its line between two classes, its votes, and the scores it gives."""

import numpy as np

from dlcore.plots.drawing import GREY, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import (
    MARKS,
    canvas,
    colour_of,
    limits,
    scatter_classes,
    shade_above_zero,
    signed,
)


@in_our_style
def two_classes(X, y, names, labels, line=None) -> Drawing:
    """Dots of two kinds over two features; line=(w1, w2, b) shades where the score is above 0."""
    drawing, frame = canvas()
    low, high = limits(X)
    if line is not None:
        w1, w2, b = line
        shade_above_zero(frame, lambda points: points @ (w1, w2) + b, low, high)
    scatter_classes(frame, X, y, labels)
    frame.set(xlabel=names[0], ylabel=names[1], xlim=(low[0], high[0]), ylim=(low[1], high[1]))
    drawing.legend(loc="outside upper center", ncols=3, markerscale=1.5)
    return drawing


@in_our_style
def neuron(x, w, b, names) -> Drawing:
    """One neuron as a drawing: thick lines have much to say, dashed ones speak against."""
    reach = 0.6 * (len(x) - 1) + 0.5  # from the body up or down to the end of the inputs
    top = max(reach, 1.6)
    drawing, frame = canvas(7.5, reach + top + 0.2)
    body, end = (4.0, 0.0), (6.6, 0.0)
    loudest = max(abs(weight) for weight in w)
    for row, (value, weight, name) in enumerate(zip(x, w, names, strict=True)):
        place = (1.2, 1.2 * ((len(x) - 1) / 2 - row))
        width = 1 + 7 * abs(weight) / loudest
        _link(frame, place, body, f"weight {signed(weight)}", weight, width)
        _disc(frame, place, f"{value:g}")
        frame.text(place[0] - 0.45, place[1], name, ha="right", va="center")
    _link(frame, (body[0], top), body, f"bias {signed(b)}", b, 2)
    frame.plot(*zip(body, end, strict=True), color=INK, lw=1.5)
    frame.text(5.3, 0.1, "above 0?", ha="center")
    score = sum(weight * value for weight, value in zip(w, x, strict=True)) + b
    for place, value, word in ((body, signed(score), "score"), (end, int(score > 0), "decision")):
        _disc(frame, place, value)
        frame.text(place[0], -0.42, word, ha="center", va="top")
    frame.set(xlim=(0, 7.2), ylim=(-max(reach, 0.8), top), aspect="equal")
    frame.axis("off")
    return drawing


@in_our_style
def votes(products, b, names) -> Drawing:
    """The products and the bias one after the other, each starting where the last one ended."""
    drawing, frame = canvas(7.5, 0.55 * len(products) + 2.1)
    parts = [*products, b]
    ends = [float(end) for end in np.cumsum(parts)]
    for row, (start, part) in enumerate(zip([0.0, *ends[:-1]], parts, strict=True)):
        _bar(frame, row, start, part, strong=False)
        frame.plot([start + part] * 2, [row, row + 1], color=GREY, lw=1, ls=":")
    _bar(frame, len(parts), 0.0, ends[-1], strong=True)
    frame.set_yticks(range(len(parts) + 1), [*names, "bias", "score"])
    frame.invert_yaxis()
    frame.axvline(0, color=INK, lw=1.5)
    frame.use_sticky_edges = False
    frame.margins(x=0.14)
    frame.set_xlabel("running total")
    return drawing


@in_our_style
def curve(x, y, xlabel, ylabel, band=None, band_label=None) -> Drawing:
    """One line, and perhaps a shaded band of x that the text talks about."""
    drawing, frame = canvas(7.5, 3.6)
    frame.plot(x, y, color=INK, lw=2)
    if band is not None:
        frame.axvspan(*band, color=ORANGE, alpha=0.4, lw=0, label=band_label)
        frame.legend(loc="upper left")
    frame.set(xlabel=xlabel, ylabel=ylabel)
    return drawing


@in_our_style
def scores(z, y, labels) -> Drawing:
    """How the scores of two classes lie on both sides of 0."""
    drawing, frame = canvas(7.5, 3.8)
    width = (z.max() - z.min()) / 40
    bins = width * np.arange(np.floor(z.min() / width), np.ceil(z.max() / width) + 1)
    for kind, (colour, _) in enumerate(MARKS):
        style = {"hatch": "///", "edgecolor": colour} if kind else {"edgecolor": "white"}
        frame.hist(z[y == kind], bins, color=(colour, 0.45), label=labels[kind], **style)
    frame.axvline(0, color=INK, lw=2)
    frame.set(xlabel="score (left of 0: decision 0, right of 0: decision 1)", ylabel="how many")
    frame.legend()
    return drawing


def _disc(frame, place, value) -> None:
    frame.plot(*place, "o", ms=40, mfc="white", mec=INK, mew=1.5, zorder=3)
    frame.text(*place, value, ha="center", va="center", zorder=4)


def _link(frame, start, end, word, value, width) -> None:
    dashes = {"ls": "-" if value >= 0 else (0, (2, 1))}
    frame.plot(*zip(start, end, strict=True), color=colour_of(value), lw=width, **dashes)
    box = {"facecolor": "white", "edgecolor": "none", "pad": 2}
    middle = np.add(start, end) / 2
    frame.text(*middle, word, ha="center", va="center", bbox=box)


def _bar(frame, row, start, part, strong) -> None:
    colour = colour_of(part)
    face = colour if strong else (colour, 0.45)
    hatch = "" if part >= 0 else "///"
    frame.barh(row, part, left=start, color=face, hatch=hatch, edgecolor=colour, height=0.6)
    frame.annotate(
        signed(part, plus="+"), (max(start, start + part), row), (6, 0),
        textcoords="offset points", va="center",
    )  # fmt: skip
