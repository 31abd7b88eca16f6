"""Memory and threads, drawn: a walk over a table, who takes which turn, counts that get lost."""

from collections import OrderedDict

from matplotlib.patches import Rectangle

from dlcore.plots.drawing import BLUE, GREY, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas, canvases

NEAR = "#BFDDF0"
THREADS = ("#56B4E9", "#E69F00", "#5FC3A5", "#E3A5C7", "#F0E442", "#B7C9E8", "#F0A070", "#D0D0D0")


def fetches(places, per_line: int, kept: int) -> tuple[int, list[int]]:
    """How often a line must come from far memory, and which lines are near in the end."""
    near: OrderedDict[int, None] = OrderedDict()
    count = 0
    for place in places:
        line = place // per_line
        count += line not in near
        near[line] = None
        near.move_to_end(line)
        if len(near) > kept:
            near.popitem(last=False)
    return count, list(near)


@in_our_style
def memory_walk(places, rows: int, per_line: int, kept: int) -> Drawing:
    """A table in memory, one line of the cache in each row: read these places, one by one."""
    count, near = fetches(places, per_line, kept)
    drawing, frame = canvas(8.5, 0.46 * rows + 1.1)
    for place in range(rows * per_line):
        row, column = divmod(place, per_line)
        colour = ORANGE if place in places else NEAR if row in near else "white"
        frame.add_patch(Rectangle((column, row), 1, 1, facecolor=colour, edgecolor=GREY, lw=0.6))
    for turn, place in enumerate(places, start=1):
        row, column = divmod(place, per_line)
        white = {"ha": "center", "va": "center", "fontsize": 9, "color": "white"}
        frame.text(column + 0.5, row + 0.5, str(turn), fontweight="bold", **white)
    for row in range(rows):
        word = "near" if row in near else ""
        frame.text(per_line + 0.2, row + 0.5, word, va="center", fontsize=10, color=BLUE)
    frame.set_title(f"{len(places)} numbers read, {count} lines fetched")
    frame.set(xlim=(-0.1, per_line + 1.6), ylim=(rows + 0.1, -0.1), aspect="equal")
    frame.axis("off")
    return drawing


@in_our_style
def turns(threads) -> Drawing:
    """The turns of a shared loop, each with the number of the thread that took it."""
    drawing, frame = canvas(9, 1.5)
    for turn, thread in enumerate(threads):
        colour = THREADS[thread % len(THREADS)]
        frame.add_patch(Rectangle((turn, 0), 1, 1, facecolor=colour, edgecolor="white", lw=1.5))
        frame.text(turn + 0.5, 0.5, str(thread), ha="center", va="center")
    frame.set(xlim=(0, len(threads)), ylim=(0, 1), yticks=[], xlabel="turn of the loop")
    frame.set_title("number of the thread that took it")
    frame.spines[:].set_visible(False)
    frame.grid(False)
    return drawing


@in_our_style
def lost_counts(shares) -> Drawing:
    """For each size a frame: what share of the labels each of many runs has counted."""
    drawing, frames = canvases(len(shares), 9, 3.4, sharey=True)
    for frame, (size, parts) in zip(frames, shares.items(), strict=True):
        right = [run for run, part in enumerate(parts) if part == 1]
        wrong = [run for run, part in enumerate(parts) if part < 1]
        frame.axhline(100, color=INK, lw=1)
        frame.plot(right, [100] * len(right), "o", color=BLUE, label="right")
        frame.plot(wrong, [100 * parts[run] for run in wrong], "^", color=ORANGE, label="wrong")
        frame.set(title=f"{size:,} labels", xlabel="run", ylim=(0, 108))
    frames[0].set_ylabel("counted, in %")
    frames[0].legend(loc="lower left")
    return drawing
