"""What threads do, as pictures: who writes what, what a warp asks for, how tiles walk.

Each takes the report of a launch that kept its touches:
    report = simulator.launch(kernel, grid, block, *arrays, trace=True)
"""

from collections.abc import Iterable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from dlcore.plots.drawing import GREY, INK, ORANGE, Drawing, in_our_style

BLOCKS = ("#56B4E9", "#E69F00", "#5FC3A5", "#E3A5C7", "#F0E442", "#B7C9E8", "#F0A070")
TRAVELS = "#BFDDF0"
ROW = 16  # cells of a one-dimensional array side by side
READABLE = 320  # cells that can carry the name of their thread
PHASES = ("#CFE8F7", "#8CC6EA", "#4A98CF", "#1F6AA5", "#0B3C66")


@in_our_style
def who_writes(report, name: str) -> Drawing:
    """Every cell of an array in the colour of its block, with the thread that wrote it."""
    shape = two_dimensional(shape_of(report, name))
    writers = {touch.index: touch for touch in touches(report, name, ("writes", "atomics"))}
    rows, columns = shape if len(shape_of(report, name)) == 2 else table_of(shape[1])
    drawing = Drawing(figsize=(max(5.0, 0.56 * columns + 1.2), max(2.2, 0.44 * rows + 1.5)))
    frame = drawing.subplots()
    colours = {block: BLOCKS[k % len(BLOCKS)] for k, block in enumerate(blocks_of(writers))}
    for place in range(shape[0] * shape[1]):
        index = (place,) if len(shape_of(report, name)) == 1 else divmod(place, shape[1])
        touch = writers.get(tuple(int(i) for i in index))
        row, column = divmod(place, columns)
        cell(frame, row, column, colours[touch.block] if touch else None)
        if touch and rows * columns <= READABLE:
            label = short(touch.thread, report.block)
            frame.text(column + 0.5, row + 0.5, label, ha="center", va="center", fontsize=9)
    finish(frame, rows, columns, f"{name}: the thread that writes each number")
    for block, colour in colours.items():
        frame.plot([], [], "s", color=colour, label=f"block {short(block, report.grid)}")
    beside = max(1, int(drawing.get_figwidth() / 1.4))
    drawing.legend(loc="outside lower center", ncols=min(beside, len(colours)), markerscale=1.6)
    drawing.alt = writer_words(report, name, writers, shape)
    return drawing


@in_our_style
def warp_request(report, name: str, kind: str = "reads") -> Drawing:
    """Memory as rows of one segment each: what the first warp asks for, and what has to travel."""
    asked = first_request(report, name, kind)
    itemsize, segment = report.itemsizes[name], report.segment
    wide = segment // itemsize
    size = int(np.prod(shape_of(report, name)))
    rows = -(-size // wide)
    travelling = {place // wide for place in asked}
    drawing = Drawing(figsize=(max(5.0, 0.2 * wide + 2.4), max(2.0, 0.2 * rows + 1.3)))
    frame = drawing.subplots()
    for row in range(rows):
        full = min(wide, size - row * wide)
        colour = TRAVELS if row in travelling else "white"
        frame.add_patch(Rectangle((0, row), full, 1, facecolor=colour, edgecolor=GREY, lw=0.6))
    for place in asked:
        row, column = divmod(place, wide)
        frame.add_patch(Rectangle((column, row), 1, 1, facecolor=ORANGE, edgecolor="white", lw=0.5))
    number = len(travelling)
    times = "1 transaction" if number == 1 else f"{number} transactions"
    finish(frame, rows, wide, f"{name}: {times} for one warp")
    frame.set_ylabel(f"segments of {segment} bytes")
    frame.plot([], [], "s", color=ORANGE, label="asked for")
    if number * wide > len(asked):
        frame.plot([], [], "s", color=TRAVELS, label="travels too")
    drawing.legend(loc="outside lower center", ncols=2, markerscale=1.6)
    drawing.alt = (
        f"The first warp of {report.kernel} {kind} {len(asked)} different numbers of {name}, which "
        f"lie in {number} of {rows} memory segments of {segment} bytes: {times}, and "
        f"{number * wide} numbers travel."
    )
    return drawing


@in_our_style
def tile_walk(report, block: tuple[int, int, int] = (0, 0, 0), names=("A", "B", "C")) -> Drawing:
    """A product C = A B: which tiles of A and B one block loads, one after the other, for its C."""
    first, second, result = names
    drawing = Drawing(figsize=(8.6, 8.0))
    frames = drawing.subplots(
        2,
        2,
        width_ratios=(shape_of(report, first)[1], shape_of(report, second)[1]),
        height_ratios=(shape_of(report, second)[0], shape_of(report, first)[0]),
    )
    frames[0, 0].axis("off")
    steps = 0
    for frame, name in ((frames[0, 1], second), (frames[1, 0], first)):
        steps = max(steps, draw_tiles(frame, report, name, block))
    rows, columns = shape_of(report, result)
    own = [t.index for t in touches(report, result, ("writes",)) if t.block == block]
    for row in range(rows):
        for column in range(columns):
            cell(frames[1, 1], row, column, ORANGE if (row, column) in own else None)
    finish(frames[1, 1], rows, columns, f"{result}: {len(own)} sums of this block")
    drawing.alt = (
        f"Block {short(block, report.grid)} of {report.kernel} walks along the rows of {first} and "
        f"down the columns of {second} in {steps} steps, one tile of each at a time, and then "
        f"writes its {len(own)} numbers of {result}."
    )
    return drawing


def draw_tiles(frame: Axes, report, name: str, block: tuple[int, int, int]) -> int:
    """The cells of one array, numbered by the step in which the block loads them."""
    rows, columns = shape_of(report, name)
    loaded = {t.index: t.phase for t in touches(report, name, ("reads",)) if t.block == block}
    phases = sorted(set(loaded.values()))
    for row in range(rows):
        for column in range(columns):
            step = phases.index(loaded[row, column]) if (row, column) in loaded else None
            cell(frame, row, column, None if step is None else PHASES[step % len(PHASES)])
    for step, phase in enumerate(phases):
        places = np.array([index for index, when in loaded.items() if when == phase])
        row, column = places.mean(axis=0) + 0.5
        dark = step % len(PHASES) > 1
        ink = "white" if dark else INK
        frame.text(column, row, str(step + 1), ha="center", va="center", fontsize=15, color=ink)
    finish(frame, rows, columns, f"{name}: {len(phases)} tiles, in this order")
    return len(phases)


def touches(report, name: str, kinds: Iterable[str]):
    """The touches of one array, if the launch kept them."""
    if not report.touches:
        raise ValueError(
            "a drawing needs every touch of memory, but the report has none. Launch again with "
            "trace=True."
        )
    return [t for t in report.touches if t.array == name and t.kind in kinds]


def shape_of(report, name: str) -> tuple[int, ...]:
    if name not in report.shapes:
        known = ", ".join(report.shapes)
        raise ValueError(f"{report.kernel} has the arrays {known}, but got {name!r}.")
    return report.shapes[name]


def two_dimensional(shape: tuple[int, ...]) -> tuple[int, int]:
    if len(shape) > 2:
        raise ValueError(f"only arrays of one or two dimensions can be drawn, but got {shape}.")
    return shape if len(shape) == 2 else (1, shape[0])


def table_of(size: int) -> tuple[int, int]:
    """Rows and columns for a long line of cells."""
    columns = min(size, ROW)
    return -(-size // columns), columns


def first_request(report, name: str, kind: str) -> list[int]:
    """The flat places that the first warp touches when it first comes to this array."""
    shape = shape_of(report, name)
    found: dict[tuple[int, int, int], int] = {}
    line = None
    for touch in touches(report, name, (kind,)):
        line = touch.line if line is None else line
        flat = int(np.ravel_multi_index(touch.index, shape))
        if touch.line == line and touch.block == (0, 0, 0) and in_first_warp(touch, report):
            found.setdefault(touch.thread, flat)
    if not found:
        raise ValueError(f"no thread of the first warp {kind} {name}.")
    return sorted(set(found.values()))


def in_first_warp(touch, report) -> bool:
    x, y, z = touch.thread
    return x + report.block[0] * (y + report.block[1] * z) < 32


def blocks_of(writers: dict) -> list[tuple[int, int, int]]:
    found = {touch.block for touch in writers.values()}
    return sorted(found, key=lambda block: block[::-1])


def short(place: tuple[int, int, int], size: tuple[int, int, int]) -> str:
    """3 in a row, 1,2 in a table"""
    used = 3 if size[2] > 1 else 2 if size[1] > 1 else 1
    return ",".join(map(str, place[:used]))


def cell(frame: Axes, row: int, column: int, colour: str | None) -> None:
    look = colour or "white"
    box = Rectangle((column, row), 1, 1, facecolor=look, edgecolor=GREY, lw=0.6)
    if colour is None:
        box.set_hatch("////")
    frame.add_patch(box)


def finish(frame: Axes, rows: int, columns: int, title: str) -> None:
    frame.set(
        xlim=(-0.05, columns + 0.05),
        ylim=(rows + 0.05, -0.05),
        aspect="equal",
        xticks=[],
        yticks=[],
    )
    frame.grid(False)
    frame.spines[:].set_visible(False)
    frame.set_title(title)


def writer_words(report, name: str, writers: dict, shape: tuple[int, int]) -> str:
    """The picture of who_writes in a sentence."""
    size, number = shape[0] * shape[1], len(blocks_of(writers))
    threads = {(touch.block, touch.thread) for touch in writers.values()}
    idle = report.threads - len(threads)
    written = "all" if len(writers) == size else f"{len(writers)} of"
    idle_words = f"{idle} of the {report.threads} threads write nothing" if idle else "none is idle"
    return (
        f"{report.kernel} writes {written} {size} numbers of {name} with {len(threads)} threads of "
        f"{number} block{'s' if number > 1 else ''}; {idle_words}."
    )
