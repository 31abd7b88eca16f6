"""Letters and what follows them, drawn: beliefs, tables, losses, and letters as points."""

import numpy as np

from dlcore.plots.drawing import BLUE, GREY, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas

MARK = "end"  # what the mark before and after a word is called in a drawing
VOWELS = "aeiou"


@in_our_style
def next_letters(shares, letters, title, top=None) -> Drawing:
    """One bar for each symbol that may come next; the likeliest is orange and hatched."""
    drawing, frame = canvas(9, 3.2)
    percent = 100 * np.asarray(shares)
    bars = frame.bar(range(len(letters)), percent, color=BLUE, width=0.8)
    winner = int(np.argmax(shares))
    bars[winner].set(facecolor=ORANGE, hatch="///", edgecolor="white")
    above = {"textcoords": "offset points", "ha": "center"}
    frame.annotate(f"{percent[winner]:.0f}%", (winner, percent[winner]), (0, 3), **above)
    frame.set_xticks(range(len(letters)), _named(letters))
    frame.grid(False, axis="x")
    frame.set(title=title, ylabel="of 100", ylim=(0, top or 1.15 * percent.max()))
    return drawing


@in_our_style
def letter_table(table, letters) -> Drawing:
    """Rows: the letter that is known. Columns: the one that follows. Dark means often."""
    drawing, frame = canvas(7.5, 6.9)
    frame.imshow(np.sqrt(table), cmap="Blues", vmin=0)  # a root, so that rare pairs show, too
    frame.set_xticks(range(len(letters)), _named(letters), fontsize=10)
    frame.set_yticks(range(len(letters)), _named(letters, "start"), fontsize=10)
    frame.get_xticklabels()[0].set_rotation(90)
    frame.xaxis.tick_top()
    frame.xaxis.set_label_position("top")
    frame.set(xlabel="the next letter", ylabel="a letter")
    frame.tick_params(length=0)
    frame.grid(False)
    return drawing


@in_our_style
def down_to(losses, floor, name) -> Drawing:
    """A loss that falls from epoch to epoch, and a level that it comes near to."""
    drawing, frame = canvas(7.5, 3.6)
    frame.plot(range(1, len(losses) + 1), losses, color=BLUE, label="the network")
    frame.axhline(floor, color=ORANGE, ls="--", label=name)
    frame.set(xlabel="epoch", ylabel="mean surprise")
    frame.legend()
    return drawing


@in_our_style
def surprises(values) -> Drawing:
    """A bar for the mean surprise of each model; shorter is better."""
    drawing, frame = canvas(8, 0.6 * len(values) + 1.2)
    names = list(values)
    for row, name in enumerate(names):
        best = values[name] == min(values.values())
        style = {"color": ORANGE, "hatch": "///"} if best else {"color": BLUE}
        frame.barh(row, values[name], height=0.6, edgecolor="white", **style)
        frame.text(values[name] + 0.03, row, f"{values[name]:.2f}", va="center")
    frame.set_yticks(range(len(names)), names)
    frame.invert_yaxis()
    frame.set(xlabel="mean surprise at the next letter of new words", xlim=(0, 3.7))
    return drawing


@in_our_style
def letters_in_the_plane(points, letters) -> Drawing:
    """Each letter near where its numbers put it: vowels orange in triangles, all others blue."""
    drawing, frame = canvas(7.5, 5.5)
    for (x, y), letter in zip(_apart(points), letters, strict=True):
        vowel = letter in VOWELS
        style = {"mec": ORANGE if vowel else BLUE, "marker": "^" if vowel else "o"}
        frame.plot(x, y, ms=28 if vowel else 22, mfc="white", mew=1.5, **style)
        size, down = (9 if letter == "." else 13), (0.012 if vowel else 0)
        frame.text(x, y - down, *_named([letter]), ha="center", va="center", fontsize=size)
    frame.plot([], [], "^", mec=ORANGE, mfc="white", ms=11, mew=1.5, label="vowels")
    frame.plot([], [], "o", mec=BLUE, mfc="white", ms=11, mew=1.5, label="all others")
    frame.set(xticks=[], yticks=[])
    frame.spines[:].set_visible(True)
    frame.spines[:].set_color(GREY)
    frame.margins(0.06)
    drawing.legend(loc="outside upper center", ncols=2)
    return drawing


def _named(letters, mark=MARK) -> list[str]:
    return [mark if letter == "." else letter for letter in letters]


def _apart(points, gap=0.07, rounds=200) -> np.ndarray:
    """The points in a square of side 1, those that would cover each other pushed apart."""
    placed = (points - points.min(axis=0)) / np.ptp(points, axis=0)
    for _ in range(rounds):
        ways = placed[:, None] - placed
        far = np.linalg.norm(ways, axis=2) + np.eye(len(placed))
        push = np.clip(gap - far, 0, None) / far
        placed = placed + 0.5 * (ways * push[..., None]).sum(axis=1)
    return placed
