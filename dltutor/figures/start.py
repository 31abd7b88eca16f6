"""The drawings of the first lesson: a scribble, what a program believes, sets inside sets."""

from matplotlib.patches import FancyBboxPatch

from dlcore.plots.drawing import BLUE, GREY, INK, Drawing, in_our_style
from dltutor.figures.frame import canvas, canvases


@in_our_style
def scribble(image, beliefs=None) -> Drawing:
    """One digit, large; with beliefs, a bar for each of the ten answers beside it."""
    if beliefs is None:
        drawing, left = canvas(4, 4)
    else:
        drawing, (left, right) = canvases(2, 8, 4)
        right.barh(range(len(beliefs)), beliefs, color=BLUE, height=0.7)
        for digit, belief in enumerate(beliefs):
            right.text(belief + 0.02, digit, f"{belief:.0%}", va="center")
        right.set_yticks(range(len(beliefs)))
        right.set(xlim=(0, 1.1), xlabel="how much the program believes in it", ylabel="answer")
        right.invert_yaxis()
        right.grid(False, axis="y")
    left.imshow(image, cmap="Greys", vmin=0)
    left.set(xticks=[], yticks=[])
    left.grid(False)
    left.spines[:].set_visible(True)
    return drawing


@in_our_style
def sets_in_sets(names, examples) -> Drawing:
    """Boxes inside boxes, the widest first, each with an example that is in no smaller one."""
    drawing, frame = canvas(8, 3.5)
    shades = ("#F2F2F2", "#DCE9F3", "#BFD9EC")
    for step, (name, example, shade) in enumerate(zip(names, examples, shades, strict=True)):
        left, bottom = 0.25 + 0.3 * step, 0.15 + 0.12 * step
        width, height = 9.5 - 0.6 * step, 1.25 + 1.42 * (2 - step)
        corner, style = (left, bottom), "round,pad=0.1"
        frame.add_patch(FancyBboxPatch(corner, width, height, style, fc=shade, ec=GREY, lw=1.5))
        top = bottom + height
        frame.text(left + 0.15, top - 0.3, name, fontweight="bold", color=INK, va="center")
        frame.text(left + 0.15, top - 0.85, f"for example {example}", color=INK, va="center")
    frame.set(xlim=(0, 10), ylim=(-0.1, 4.5))
    frame.axis("off")
    return drawing
