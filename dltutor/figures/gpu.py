"""Threads of a graphics card, drawn: who waits for whom, a sum as a tree, when a card pays."""

import numpy as np

from dlcore.plots.drawing import BLUE, GREY, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas

GREEN = "#009E73"
STEP, GAP = 1.0, 1.4  # between two touches of a thread, and at a barrier


@in_our_style
def waiting(report, name: str) -> Drawing:
    """What each thread writes to a shared array and reads from it; lines lead from write to read.

    Dashed lines lead to a read that no barrier keeps from coming too early.
    """
    touches = [touch for touch in report.touches if touch.array == name]
    places = _places(touches)
    threads = 1 + max(touch.thread[0] for touch in touches)
    right = max(across for across, _ in places.values())
    drawing, frame = canvas(2.2 * right + 3.4, 0.5 * threads + 1.3)
    writes = {touch.index: (touch, places[touch]) for touch in touches if touch.kind == "writes"}
    for touch, place in places.items():
        if touch.kind == "reads" and touch.index in writes:
            _line(frame, touch, place, *writes[touch.index])
    for touch, (across, down) in places.items():
        shape, colour = ("s", ORANGE) if touch.kind == "writes" else ("o", BLUE)
        frame.plot(across, down, shape, color=colour, ms=17, zorder=3)
        cell = ",".join(map(str, touch.index))
        frame.text(across, down, cell, color="white", ha="center", va="center", zorder=4)
    for phase in range(1, 1 + max(touch.phase for touch in touches)):
        across = min(places[touch][0] for touch in touches if touch.phase == phase) - GAP / 2
        frame.vlines(across, -0.4, threads - 0.4, color=INK, lw=3)
        frame.text(across, -0.75, "all meet", ha="center", va="center")
    for shape, colour, word in (("s", ORANGE, "writes cell"), ("o", BLUE, "reads cell")):
        frame.plot([], [], shape, color=colour, ms=11, label=word)
    frame.set(xlim=(-0.5, right + 0.5), ylim=(threads - 0.4, -1.1), xticks=[])
    frame.set_yticks(range(threads), [f"thread {number}" for number in range(threads)])
    frame.tick_params(length=0)
    frame.grid(False)
    frame.spines[:].set_visible(False)
    drawing.legend(loc="outside lower center", ncols=2)
    return drawing


def _places(touches):
    """Across: the touches of each thread one after the other, with room for barriers between."""
    count: dict = {}
    longest: dict = {}
    for touch in touches:
        key = touch.thread[0], touch.phase
        count[key] = count.get(key, 0) + 1
        longest[touch.phase] = max(longest.get(touch.phase, 0), count[key])
    start, begins = 0.0, {}
    for phase in sorted(longest):
        begins[phase] = start
        start += STEP * (longest[phase] - 1) + GAP
    done: dict = {}
    places = {}
    for touch in touches:
        key = touch.thread[0], touch.phase
        places[touch] = begins[touch.phase] + STEP * done.get(key, 0), touch.thread[0]
        done[key] = done.get(key, 0) + 1
    return places


def _line(frame, read, there, write, here) -> None:
    """From a write to the read of the same cell; a thread's own cell needs no line."""
    if read.thread != write.thread:
        safe = read.phase > write.phase
        look = {"color": GREY, "ls": "-"} if safe else {"color": INK, "ls": (0, (3, 2))}
        frame.plot([here[0], there[0]], [here[1], there[1]], lw=1.5, zorder=1, **look)


@in_our_style
def sum_tree(values) -> Drawing:
    """Numbers side by side, added in rounds: each time one half of the threads adds the other."""
    drawing, frame = canvas(8, 4)
    row = [float(value) for value in values]
    height = 0.0
    while True:
        for place, value in enumerate(row):
            frame.plot(place, height, "o", ms=26, color=GREEN if len(row) == 1 else BLUE)
            style = {"color": "white", "ha": "center", "va": "center"}
            frame.text(place, height, f"{value:g}", **style)
        frame.text(len(values) - 0.4, height, _round(len(row), len(values)), va="center")
        if len(row) == 1:
            break
        half = len(row) // 2
        for place in range(len(row)):
            dashes = "-" if place < half else (0, (3, 2))
            frame.plot([place, place % half], [height, height + 1], color=GREY, ls=dashes, zorder=0)
        row = [row[place] + row[place + half] for place in range(half)]
        height += 1
        frame.axhline(height - 0.5, color=INK, lw=1.5, xmax=0.78)
    frame.set(xlim=(-0.5, len(values) + 1.8), ylim=(height + 0.5, -0.5))
    frame.axis("off")
    return drawing


def _round(left: int, size: int) -> str:
    return "all loaded" if left == size else f"{left} thread{'s' * (left > 1)} added"


@in_our_style
def crossing(sizes, times) -> Drawing:
    """times = {"who": seconds for each size}, on scales where each line is ten times the last."""
    drawing, frame = canvas(8, 4.2)
    looks = ((INK, "o", "-"), (BLUE, "s", "--"), (ORANGE, "^", ":"))
    for (name, values), (colour, marker, dashes) in zip(times.items(), looks, strict=True):
        frame.plot(sizes, values, color=colour, marker=marker, ls=dashes, label=name)
    low = 10 ** np.floor(np.log10(min(min(values) for values in times.values())))
    frame.set(xscale="log", yscale="log", xlabel="numbers", ylabel="seconds", ylim=(low, None))
    drawing.legend(loc="outside upper center", ncols=3)
    return drawing
