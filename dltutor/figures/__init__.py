"""The drawings that lessons share, one file for each subject; a lesson calls them figures.name.

Orange triangles and blue circles, in every lesson: orange is class 1 and what speaks for it,
blue is class 0 and what speaks for that. Shapes, dashes and hatching say the same without colour.
"""

from dltutor.figures.frame import canvas
from dltutor.figures.layers import (
    flattened,
    pictures,
    pixels_to_neurons,
    plane,
    shape_cards,
    weights_as_pictures,
)
from dltutor.figures.neurons import curve, neuron, scores, two_classes, votes

__all__ = [
    "canvas",
    "curve",
    "flattened",
    "neuron",
    "pictures",
    "pixels_to_neurons",
    "plane",
    "scores",
    "shape_cards",
    "two_classes",
    "votes",
    "weights_as_pictures",
]
