"""Ways downhill, drawn: one knob and its loss, steps in a bowl, paths over a map, two valleys."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from dlcore.plots.drawing import BLUE, GREY, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas, canvases

MARKERS = ("o", "^", "s")
COLOURS = (BLUE, ORANGE, INK)
DASHES = ("-", (0, (4, 2)), (0, (1, 1)))
LEVELS = 12
NUDGE = 1e-4


@in_our_style
def knob(x, y, w, loss, names) -> Drawing:
    """Left a line of steepness w among the examples, right how wrong every w would be."""
    slope = (loss(w + NUDGE) - loss(w - NUDGE)) / (2 * NUDGE)
    drawing, (left, right) = canvases(2, 9, 3.8, width_ratios=(1, 1.1))
    left.scatter(x, y, s=14, color=BLUE, alpha=0.4, linewidths=0)
    ends = np.array([x.min(), x.max()])
    left.plot(ends, w * ends + y.mean(), color=ORANGE, lw=3)
    left.set(xlabel=names[0], ylabel=names[1], title=f"the line at w = {w:g}")
    settings = np.linspace(-20, 110, 131)
    right.plot(settings, [loss(one) for one in settings], color=INK)
    near = np.array([w - 22, w + 22])
    right.plot(near, loss(w) + slope * (near - w), color=ORANGE, lw=3, ls=DASHES[1])
    right.plot(w, loss(w), "o", color=ORANGE, ms=11, mec="white")
    words = f"the ground under the foot\nfalls {-slope:.0f} for each step of w"
    middle, high = settings.mean(), 0.85 * loss(settings[-1])
    right.annotate(words, (w, loss(w)), (middle, high), ha="center", arrowprops={"arrowstyle": "-"})
    right.set(xlabel="the knob: steepness w", ylabel="loss", title="the hillside")
    return drawing


@in_our_style
def errors_of_slopes(widths, errors) -> Drawing:
    """How far measured slopes are from the true one, for every width h and each way to measure."""
    drawing, frame = canvas(7.5, 4)
    for k, (name, values) in enumerate(errors.items()):
        style = {"color": COLOURS[k], "marker": MARKERS[k], "ls": DASHES[k]}
        frame.loglog(widths, values, label=name, **style)
    frame.set(xlabel="h, the width of the nudge", ylabel="error of the slope")
    frame.legend(loc="upper center")
    return drawing


@in_our_style
def steps_in_a_bowl(loss, path, reach: float) -> Drawing:
    """The places that descent visits on a curve, in order; those off the page are counted."""
    drawing, frame = canvas(7.5, 4)
    ground = np.linspace(-reach, reach, 200)
    frame.plot(ground, loss(ground), color=INK)
    top = 1.15 * loss(reach)
    seen = np.array([w for w in path if abs(w) <= reach])
    frame.plot(seen, loss(seen), color=ORANGE, lw=1.2, ls=DASHES[1], marker="o", ms=7, mec="white")
    for turn, w in enumerate(seen[:4]):
        if np.abs(seen[:turn] - w).min(initial=reach) < 0.05 * reach:
            continue  # it was here before, and the first number stays readable
        frame.annotate(
            f"{turn}", (w, loss(w)), (9 if w > 0 else -9, -9), textcoords="offset points",
            ha="center", va="center", color=ORANGE, fontweight="bold",
        )  # fmt: skip
    away = len(path) - len(seen)
    title = f"{len(path) - 1} steps, the first ones numbered"
    frame.set_title(title if away == 0 else f"{title}; {away} are off the page")
    frame.set(xlabel="w", ylabel="loss", xlim=(-reach, reach), ylim=(-0.12 * top, top))
    return drawing


@in_our_style
def maps(y, *walks) -> Drawing:
    """Maps of a line's mean squared error over w and b: title, inputs, path, ends of w and b."""
    drawing, frames = canvases(len(walks), 4.6 * len(walks), 4.2, squeeze=False)
    for frame, (title, x, path, w_ends, b_ends) in zip(frames[0], walks, strict=True):
        w, b = (np.linspace(low, high, 80) for low, high in (w_ends, b_ends))
        error = w[None, :, None] * x + b[:, None, None] - y
        heights = (error**2).mean(axis=2)
        levels = np.geomspace(1, 1 + np.ptp(heights), LEVELS) - 1 + heights.min()
        frame.contour(w, b, heights, levels=levels, colors=[GREY], linewidths=1)
        frame.plot(*path.T, color=ORANGE, marker=".", ms=6, lw=1)
        frame.plot(*path[0], "s", color=INK, ms=9, label="start")
        frame.plot(*path[-1], "*", color=BLUE, ms=16, mec="white", label="end")
        frame.set(xlabel="w", ylabel="b", title=title, xlim=w_ends, ylim=b_ends)
        frame.xaxis.set_major_locator(MaxNLocator(5))
        frame.grid(False)
    frames[0][0].legend(loc="lower right")
    return drawing


@in_our_style
def valleys(loss, paths, ends) -> Drawing:
    """One landscape with several valleys, and where a walker from each start comes to rest."""
    drawing, frame = canvas(7.5, 4)
    ground = np.linspace(ends[0], ends[1], 300)
    frame.plot(ground, loss(ground), color=INK)
    for k, path in enumerate(paths):
        style = {"color": COLOURS[k], "marker": MARKERS[k], "ls": DASHES[k], "mec": "white"}
        where = f"from {path[0]:g} to {path[-1]:.2f}".replace("-", "\u2212")
        frame.plot(path, loss(path), ms=8, lw=1, label=where, **style)
    frame.set(xlabel="w", ylabel="loss")
    frame.legend(loc="upper center")
    return drawing
