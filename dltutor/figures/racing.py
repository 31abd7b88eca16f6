"""Ways down a ravine, drawn: paths on the map of a loss, and the ball with its velocity."""

import numpy as np

from dlcore.plots.drawing import BLUE, GREY, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas, canvases

ALONG, ACROSS = (-3.5, 11.0), (-1.5, 1.5)
LEVELS = 10
COLUMNS = 2


@in_our_style
def ravine_paths(loss, walks) -> Drawing:
    """One map for each walk: walks = {"title": path}; contour lines join places of equal loss."""
    columns = min(COLUMNS, len(walks))
    rows = -(-len(walks) // columns)
    size = (4.5 * columns, 2.8 * rows) if columns > 1 else (7.5, 3.4)
    drawing, frames = canvases(columns, *size, rows=rows, sharex=True, sharey=True, squeeze=False)
    for frame, (title, path) in zip(frames.flat, walks.items(), strict=True):
        contours(frame, loss)
        frame.plot(*path.T, color=ORANGE, marker=".", ms=5, lw=1)
        frame.plot(*path[0], "s", color=INK, ms=9)
        frame.plot(0, 0, "+", color=INK, ms=14, mew=2)
        frame.set(title=title, xlim=ALONG, ylim=ACROSS)
    for frame in frames[-1]:
        frame.set_xlabel("weight along the floor")
    for frame in frames[:, 0]:
        frame.set_ylabel("weight across")
    return drawing


@in_our_style
def velocities(loss, path, pushes, at) -> Drawing:
    """The ball's path; at some steps, where slope alone would lead (blue) and where it goes."""
    drawing, frame = canvas(8.5, 4.2)
    contours(frame, loss)
    frame.plot(*path.T, color=GREY, marker="o", ms=4, lw=1)
    for step in at:
        for end, colour, width, dashes in (
            (path[step] + pushes[step], BLUE, 2, "--"),
            (path[step + 1], ORANGE, 3, "-"),
        ):
            look = {"arrowstyle": "-|>", "color": colour, "lw": width, "ls": dashes}
            look |= {"shrinkA": 0, "shrinkB": 0, "mutation_scale": 16}
            frame.annotate("", end, path[step], arrowprops=look, zorder=4)
    frame.plot([], [], color=BLUE, lw=2, ls="--", label="the slope of now, alone")
    frame.plot([], [], color=ORANGE, lw=3, label="the velocity: where it goes")
    reach = path[: max(at) + 3]
    frame.set(xlim=(reach[:, 0].min() - 0.2, reach[:, 0].max() + 0.3), ylim=ACROSS)
    frame.set(xlabel="weight along the floor", ylabel="weight across")
    drawing.legend(loc="outside upper center", ncols=2)
    return drawing


def contours(frame, loss) -> None:
    along, across = np.linspace(*ALONG, 150), np.linspace(*ACROSS, 100)
    heights = loss(np.stack(np.meshgrid(along, across), axis=-1))
    levels = np.geomspace(0.5, heights.max(), LEVELS)
    frame.contour(along, across, heights, levels=levels, colors=[GREY], linewidths=1)
    frame.grid(False)
