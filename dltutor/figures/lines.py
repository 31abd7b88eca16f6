"""Several lines in one frame, told apart by colour, dashes and a legend."""

from dlcore.plots.drawing import BLUE, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas

COLOURS = (BLUE, ORANGE, INK, "#009E73", "#CC79A7")
DASHES = ("-", "--", "-.", ":", (0, (6, 1, 1, 1)))


@in_our_style
def lines(curves, xlabel, ylabel, log: bool = False, **limits) -> Drawing:
    """One line for each name: curves = {"name": values}, over 1, 2, 3, ..."""
    drawing, frame = canvas(7.5, 4)
    for (name, values), colour, dashes in zip(curves.items(), COLOURS, DASHES, strict=False):
        mark = "o" if len(values) <= 12 else ""
        counted = range(1, len(values) + 1)
        frame.plot(counted, values, color=colour, ls=dashes, marker=mark, label=name)
    frame.set(xlabel=xlabel, ylabel=ylabel, yscale="log" if log else "linear", **limits)
    drawing.legend(loc="outside upper center", ncols=min(len(curves), 4))
    return drawing
