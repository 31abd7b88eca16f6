"""A figure that can also be heard: no picture leaves a lesson without words for its finding."""

import base64
import html
import io
import re

FEWEST_WORDS = 8
CSS_PIXELS_PER_INCH = 96
SHARPNESS = 2  # picture dots per screen dot, so that small letters stay clear on any screen


class Picture:
    """A Matplotlib figure, drawn once, with the sentence that says what it shows."""

    def __init__(self, figure, alt: str):
        self.alt = _checked(alt)
        self.width = round(figure.get_figwidth() * CSS_PIXELS_PER_INCH)
        self.png = _png(figure)

    def _repr_html_(self) -> str:
        data = base64.b64encode(self.png).decode("ascii")
        return (
            f'<img alt="{html.escape(self.alt)}" width="{self.width}" '
            f'style="max-width:100%;height:auto" src="data:image/png;base64,{data}">'
        )

    def __repr__(self) -> str:
        return f"[picture: {self.alt}]"


def _checked(alt: str) -> str:
    alt = " ".join(alt.split())
    if len(alt.split()) < FEWEST_WORDS or re.match(
        r"(an? )?(image|picture|plot|figure) of", alt, re.I
    ):
        raise ValueError(
            f"expected alt text of at least {FEWEST_WORDS} words that tells the finding, "
            f"but got {alt!r}. Say what a reader who cannot see the figure should learn from it."
        )
    return alt


def _png(figure) -> bytes:
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=CSS_PIXELS_PER_INCH * SHARPNESS, facecolor="white")
    _forget(figure)
    return file.getvalue()


def _forget(figure) -> None:
    """Close a figure that pyplot keeps, or the notebook would show it a second time."""
    if figure.canvas.manager is not None:
        import matplotlib.pyplot as plt

        plt.close(figure)
