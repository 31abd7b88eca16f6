"""A board to draw a digit on, with mouse, finger or keys, and what a network believes it to be.

draw_digit(net.predict_proba, X) shows the board. Beside the page stands the picture that the
network gets, and ten bars. Instead of drawing, one of the pictures X can be chosen by its number.
"""

from collections.abc import Callable
from pathlib import Path

import anywidget
import numpy as np
import traitlets

from dltutor import figures
from dltutor.handwriting import PAPER, picture_of

SQUARES = 32  # along each side of the page
STORED = 100  # how many pictures can be chosen by number

Beliefs = Callable[[np.ndarray], np.ndarray]


def draw_digit(beliefs: Beliefs, pictures: np.ndarray) -> "Board":
    return Board(beliefs, np.asarray(pictures))


class Board(anywidget.AnyWidget):
    """The browser keeps the page, this side asks the network what it sees on it."""

    _esm = Path(__file__).with_name("board.js")
    _css = Path(__file__).with_name("board.css")

    squares = traitlets.Int(SQUARES).tag(sync=True)
    stored = traitlets.Int().tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)
    fit = traitlets.Bool(True).tag(sync=True)
    number = traitlets.Int(0).tag(sync=True)  # of a stored picture; -1 while a page is drawn on
    picture: traitlets.List = traitlets.List().tag(sync=True)
    bars: traitlets.List = traitlets.List().tag(sync=True)
    said = traitlets.Unicode().tag(sync=True)

    def __init__(self, beliefs: Beliefs, pictures: np.ndarray):
        super().__init__()
        self.beliefs, self.pictures = beliefs, pictures[:STORED]
        self.stored = len(self.pictures)
        self.page = "\n".join([PAPER * SQUARES] * SQUARES)
        self.observe(self._look, names=["page", "fit", "number"])
        self._look()

    def _look(self, change=None) -> None:
        blank = self.number < 0 and "#" not in self.page
        row = self._row()
        bars = np.zeros(10) if blank else self.beliefs(row[None])[0]
        with self.hold_sync():
            self.picture = [round(255 * float(pixel)) for pixel in row]
            self.bars = [float(belief) for belief in bars]
            self.said = "An empty page. Draw a digit." if blank else sentence(bars)

    def _row(self) -> np.ndarray:
        if self.number >= 0:
            return self.pictures[min(self.number, self.stored - 1)]
        return picture_of(self.page, self.pictures, self.fit)

    def _repr_mimebundle_(self, **kwargs):
        """The board, and a picture of it for pages that have no live notebook behind them."""
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        side = int(len(self.picture) ** 0.5)
        drawing = figures.scribble(np.reshape(self.picture, (side, side)), self.bars)
        drawing.alt = self.said
        data = {**(data or {}), "text/html": drawing._repr_html_(), "text/plain": self.said}
        return data, metadata


def sentence(bars: np.ndarray) -> str:
    """What the two largest beliefs are, in words."""
    first, second = np.argsort(-bars, kind="stable")[:2]
    return f"It says {first}, with {bars[first]:.0%}; next comes {second}, with {bars[second]:.0%}."
