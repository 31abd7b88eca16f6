"""What was learned and what is new, drawn: sorted files, three parts, leaks, confusion, limits."""

import numpy as np
from matplotlib.patches import Rectangle

from dlcore.plots.drawing import BLUE, GREY, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas, canvases, pairs_of_bars

GREEN = "#009E73"
KINDS = ((BLUE, "o"), (ORANGE, "^"), (GREEN, "s"))
HATCHES = ("", "///", "...")


@in_our_style
def learned_and_new(X, y, cut: int, names, kinds) -> Drawing:
    """Examples of three kinds: small ones were learned, large hollow ones are new."""
    drawing, frame = canvas(7.5, 4.2)
    for kind, (colour, marker) in enumerate(KINDS):
        mine = np.flatnonzero(y == kind)
        learned, new = X[mine[mine < cut]], X[mine[mine >= cut]]
        style = {"color": colour, "marker": marker, "ls": ""}
        if len(learned):
            frame.plot(*learned.T, ms=5, alpha=0.5, label=f"{kinds[kind]}, learned", **style)
        if len(new):
            frame.plot(*new.T, ms=9, mfc="none", mew=1.8, label=f"{kinds[kind]}, new", **style)
    frame.set(xlabel=names[0], ylabel=names[1])
    frame.legend(loc="upper left")
    return drawing


@in_our_style
def file_strips(orders, cut: int, kinds) -> Drawing:
    """The kinds of all examples in the order of a file, one strip an order; training is left."""
    drawing = Drawing(figsize=(9, 1.0 * len(orders) + 1.3))
    frame = drawing.subplots()
    for row, labels in enumerate(orders.values()):
        for place, kind in enumerate(labels):
            colour, hatch = KINDS[kind][0], HATCHES[kind]
            box = Rectangle((place, row - 0.32), 1, 0.64, fc=colour, ec="white", lw=0, hatch=hatch)
            frame.add_patch(box)
    for (colour, _), hatch, name in zip(KINDS, HATCHES, kinds, strict=True):
        frame.add_patch(Rectangle((0, 0), 0, 0, fc=colour, ec="white", hatch=hatch, label=name))
    n = len(next(iter(orders.values())))
    frame.axvline(cut, color=INK, lw=3)
    for middle, word in ((cut / 2, "training"), ((cut + n) / 2, "test")):
        frame.text(middle, -0.45, word, ha="center", va="bottom", fontweight="bold")
    frame.set(xlim=(0, n), ylim=(len(orders) - 0.55, -0.8), xlabel="place in the file")
    frame.set_yticks(range(len(orders)), list(orders))
    frame.grid(False)
    drawing.legend(loc="outside lower center", ncols=3)
    return drawing


@in_our_style
def three_parts() -> Drawing:
    """Training, validation and test: what each part may be used for, and what is forbidden."""
    drawing, frame = canvas(9, 3.4)
    parts = (("training", 3.4, BLUE), ("validation", 1.7, GREEN), ("test", 1.7, ORANGE))
    uses = (
        "weights and biases\nare fitted here",
        "settings and models\nare compared here",
        "one look,\nat the very end",
    )
    left = 0.0
    for (name, width, colour), use in zip(parts, uses, strict=True):
        box = Rectangle((left, 1.1), width, 0.7, fc=(colour, 0.25), ec=colour, lw=2)
        frame.add_patch(box)
        frame.text(left + width / 2, 1.45, name, ha="center", va="center", fontweight="bold")
        frame.text(left + width / 2, 0.95, use, ha="center", va="top")
        left += width + 0.5
    _bow(frame, (4.75, 2.6), 0.28, BLUE, "-")
    _bow(frame, (7.2, 1.2), 0.34, ORANGE, (0, (3, 2)))
    frame.text(3.7, 2.28, "choose, then fit again", ha="center")
    frame.text(4.2, 3.1, "never back", ha="center")
    frame.plot(4.2, 2.87, "x", color=ORANGE, ms=13, mew=4)
    frame.set(xlim=(-0.1, 8), ylim=(0.2, 3.4))
    frame.axis("off")
    return drawing


@in_our_style
def chosen_by_luck(first, second) -> Drawing:
    """Scores of many guessers in two trials; the best of the first trial is marked."""
    drawing, frame = canvas(6.5, 4.6)
    best = int(np.argmax(first))
    # Many have the same two scores: a hair of distance keeps them apart.
    offset = np.random.default_rng(0).uniform(-0.6, 0.6, (2, len(first)))
    frame.plot(100 * first + offset[0], 100 * second + offset[1], "o", color=GREY, mec="white")
    frame.plot(100 * first[best], 100 * second[best], "^", color=ORANGE, ms=13)
    frame.annotate(
        "the winner", (100 * first[best], 100 * second[best]), (0, -14),
        textcoords="offset points", ha="center", va="top",
    )  # fmt: skip
    frame.axhline(50, color=INK, lw=1, ls=":")
    frame.axvline(50, color=INK, lw=1, ls=":")
    frame.set(xlabel="right in the first trial, in %", ylabel="right in the second trial, in %")
    frame.set(xlim=(25, 75), ylim=(25, 75), aspect="equal")
    return drawing


@in_our_style
def leak_board(trials) -> Drawing:
    """For each leak two bars: the fair score and the leaky one; trials = {name: (fair, leaky)}."""
    drawing, frame = canvas(8.5, 0.95 * len(trials) + 1.5)
    pairs_of_bars(frame, trials, ((BLUE, "fair trial"), (ORANGE, "with the leak")))
    frame.set(xlim=(0, 110), xlabel="right answers on the examples kept apart, in %")
    drawing.legend(loc="outside upper center", ncols=2)
    return drawing


@in_our_style
def confusion_table(M, names) -> Drawing:
    """Rows are the truth, columns the answer; mistakes are hatched orange, with their counts."""
    M = np.asarray(M)
    size = len(names)
    side = max(4.4, 0.62 * size + 1.6)
    drawing, frame = canvas(side + 0.8, side * 0.85)
    right, wrong = max(1, np.diag(M).max()), max(1, (M - np.diag(np.diag(M))).max())
    for (row, column), count in np.ndenumerate(M):
        is_right = row == column
        colour, share = (BLUE, count / right) if is_right else (ORANGE, count / wrong)
        face = (colour, 0.1 + 0.45 * share if count else 0.0)
        hatch = "///" if count and not is_right else ""
        edge = "white" if count else "#E2E2E2"
        corner = (column - 0.5, row - 0.5)
        frame.add_patch(Rectangle(corner, 1, 1, fc=face, ec=edge, lw=2, hatch=hatch))
        box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5} if hatch else None
        weight = "bold" if count else "normal"
        frame.text(column, row, count, ha="center", va="center", fontweight=weight, bbox=box)
    frame.set(xlim=(-0.5, size - 0.5), ylim=(size - 0.5, -0.5), ylabel="truth")
    frame.set_xticks(range(size), names)
    frame.set_yticks(range(size), names)
    frame.xaxis.tick_top()
    frame.set_xlabel("answer")
    frame.xaxis.set_label_position("top")
    frame.spines[:].set_visible(False)
    frame.grid(False)
    return drawing


@in_our_style
def belief_limit(beliefs, truth, limit: float, labels) -> Drawing:
    """Left the beliefs of both kinds and the limit; right precision and recall at every limit."""
    drawing, (left, right) = canvases(2, 9.5, 4)
    bins = np.linspace(0, 1, 21)
    for kind, (colour, hatch) in enumerate(((BLUE, ""), (ORANGE, "///"))):
        style = {"color": (colour, 0.45), "edgecolor": colour, "hatch": hatch}
        left.hist(beliefs[truth == kind], bins, label=labels[kind], **style)
    left.axvline(limit, color=INK, lw=2.5)
    left.set(xlabel="belief in dangerous", ylabel="how many", yscale="log", title="the limit")
    left.yaxis.set_major_formatter("{x:g}")
    left.legend(loc="upper center", frameon=True, framealpha=0.9, edgecolor="none")
    limits = np.linspace(0.01, 0.99, 99)
    called = [beliefs > one for one in limits]
    found = np.array([(one & (truth == 1)).sum() for one in called])
    precision = found / np.maximum(1, [one.sum() for one in called])
    for share, colour, dashes, word in (
        (precision, BLUE, "-", "precision"),
        (found / (truth == 1).sum(), ORANGE, "--", "recall"),
    ):
        right.plot(limits, 100 * share, color=colour, ls=dashes, label=word)
        right.plot(limit, 100 * np.interp(limit, limits, share), "o", color=colour, ms=9)
    right.axvline(limit, color=INK, lw=1)
    right.set(xlabel="limit", ylabel="in %", ylim=(70, 101), title="what it costs")
    right.legend(loc="lower center")
    return drawing


def _bow(frame, ends, bend: float, colour, dashes) -> None:
    """An arrow that leaves one part upwards and comes down on another."""
    style = {"arrowstyle": "-|>", "lw": 2.2, "color": colour, "ls": dashes}
    style["connectionstyle"] = f"arc3,rad={bend}"
    start, end = ends
    frame.annotate("", (end, 1.85), (start, 1.85), arrowprops=style)
