"""The drawings that lessons share, one file for each subject; a lesson calls them figures.name.

Orange triangles and blue circles, in every lesson: orange is class 1 and what speaks for it,
blue is class 0 and what speaks for that. Shapes, dashes and hatching say the same without colour.
"""

from dltutor.figures.frame import canvas
from dltutor.figures.neurons import curve, neuron, scores, two_classes, votes

__all__ = ["canvas", "curve", "neuron", "scores", "two_classes", "votes"]
