"""Pictures of what a network learned, each with a sentence that says the same in words.

Every function returns a Drawing: a matplotlib figure that knows its `alt` text, shows itself at
the end of a notebook cell, and saves itself with `drawing.save("picture.png")`.
"""

from dlcore.plots.digits import digit_gallery, digit_report
from dlcore.plots.drawing import Drawing, png_path
from dlcore.plots.learning import learning_curve
from dlcore.plots.words import curve_words, gallery_words

__all__ = [
    "Drawing",
    "curve_words",
    "digit_gallery",
    "digit_report",
    "gallery_words",
    "learning_curve",
    "png_path",
]
