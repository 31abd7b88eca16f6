"""Several lines in one frame, told apart by colour, dashes and a legend."""

from dlcore.plots.drawing import BLUE, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas

COLOURS = (BLUE, ORANGE, INK, "#009E73", "#CC79A7")
DASHES = ("-", "--", "-.", ":", (0, (6, 1, 1, 1)))
MARKS = "o^sDv"
FEW = 12  # points: each gets a mark


@in_our_style
def lines(curves, xlabel, ylabel, x=None, **settings) -> Drawing:
    """One line for each name: curves = {"name": values}, over x, or over 1, 2, 3, ..."""
    drawing, frame = canvas(7.5, 4)
    looks = zip(COLOURS, DASHES, MARKS, strict=True)
    for (name, values), (colour, dashes, mark) in zip(curves.items(), looks, strict=False):
        where = range(1, len(values) + 1) if x is None else x
        marker = mark if len(values) <= FEW else ""
        frame.plot(where, values, color=colour, ls=dashes, marker=marker, label=name)
    frame.set(xlabel=xlabel, ylabel=ylabel, **settings)
    drawing.legend(loc="outside upper center", ncols=min(len(curves), 4))
    return drawing
