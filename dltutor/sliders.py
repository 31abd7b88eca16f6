"""Sliders over a picture: any function that returns one becomes something to play with.

sliders(line_demo, w1=(-1, 2, 0.1, 1), b=(-40, 10, 0.5, -15)) calls line_demo(w1=..., b=...) again
whenever a slider moves. Each range reads (lowest, highest, step, start). Without a live notebook
behind it the first picture stays, and the function can be called by hand.
"""

from collections.abc import Callable
from pathlib import Path

import anywidget
import traitlets

from dlcore.plots import Drawing

CSS_PIXELS_PER_INCH = 96

Range = tuple[float, float, float, float]


def sliders(demo: Callable[..., Drawing], **ranges: Range) -> "Sliders":
    return Sliders(demo, ranges)


class Sliders(anywidget.AnyWidget):
    """The browser's side moves the sliders, this side draws the picture for their values."""

    _esm = Path(__file__).with_name("sliders.js")
    _css = Path(__file__).with_name("sliders.css")

    ranges = traitlets.Dict().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    png = traitlets.Bytes().tag(sync=True)
    alt = traitlets.Unicode().tag(sync=True)
    width = traitlets.Int().tag(sync=True)

    def __init__(self, demo: Callable[..., Drawing], ranges: dict[str, Range]):
        super().__init__()
        self.demo = demo
        self.ranges = {name: list(one) for name, one in ranges.items()}
        self.values = {name: start for name, (_, _, _, start) in ranges.items()}
        self.observe(self._draw, names="values")
        self._draw()

    def _draw(self, change=None) -> None:
        self.drawing = self.demo(**self.values)
        with self.hold_sync():
            self.png = self.drawing.png()
            self.alt = self.drawing.alt
            self.width = round(self.drawing.get_figwidth() * CSS_PIXELS_PER_INCH)

    def _repr_mimebundle_(self, **kwargs):
        """The widget, and the picture itself for pages that have no live notebook behind them."""
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        data = {
            **(data or {}),
            "text/html": self.drawing._repr_html_(),
            "text/plain": self.alt,
        }
        return data, metadata
