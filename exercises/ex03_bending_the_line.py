"""Lesson 03, bending the line: four functions for you to write.

The rules are those of the exercises of lesson 01: write between "your turn" and "end", leave the
arguments as they are, and use loops or NumPy as you like.
"""

import numpy as np


def relu(z):
    """Return z where it is positive, and 0 everywhere else.

    Shapes   z of any shape with one axis or more   ->   the same shape

    The answer has the number type of z: float32 stays float32. A NaN (not a number) stays NaN, so
    that a sick network can be seen. Numbers may be huge, but none is infinite.

    >>> relu(np.array([-2.0, 0.0, 3.0]))
    array([0., 0., 3.])
    """
    # --- your turn: about 1 line ---
    raise NotImplementedError("03.1 relu: see lesson 03, section 2")
    # --- end ---


def sigmoid(z):
    """Return 1 / (1 + e^-z) for every score, however large or small.

    Shapes   z of any shape with one axis or more   ->   the same shape

    Scores between -1000 and 1000 must work in float64 and in float32, whose type the answer keeps,
    and NumPy must not warn. Small answers keep their digits: at -40 the answer is 4.2e-18, not 0.
    (Two formulas are equal on paper: 1 / (1 + e^-z) and e^z / (1 + e^z).)

    >>> sigmoid(np.array([0.0, 2.0]))
    array([0.5       , 0.88079708])
    """
    # --- your turn: about 2 lines ---
    raise NotImplementedError("03.2 sigmoid: see lesson 03, section 3")
    # --- end ---


def activation_slope(z, kind):
    """Return the slope of an activation at every score z: how fast it rises there.

    The kind is "relu", "sigmoid" or "tanh". z is the score that goes into the activation.

    Shapes   z of any shape with one axis or more   ->   the same shape, float64

    ReLU has a corner at exactly 0; this course calls its slope 0 there. Scores lie between -30 and
    30, none is NaN, and a slope below 1e-9 may come out as 0.

    >>> activation_slope(np.array([0.0, 2.0]), "relu")
    array([0., 1.])
    >>> activation_slope(np.array([0.0]), "sigmoid")
    array([0.25])
    """
    # --- your turn: about 7 lines ---
    raise NotImplementedError("03.3 activation_slope: see lesson 03, section 4")
    # --- end ---


def xor_weights():
    """Choose the numbers of a small network that says yes when exactly one of two inputs is 1.

    The network is relu(x @ W1 + b1) @ W2 + b2: two inputs, two hidden neurons, one score. The score
    has to be above 0 for the inputs (0, 1) and (1, 0), and 0 or below for (0, 0) and (1, 1).

    Shapes   nothing   ->   W1 (2, 2), b1 (2,), W2 (2,), b2 one float

    Many answers are right; the checker runs your network. A score below 1e-9 counts as 0.

    >>> W1, b1, W2, b2 = xor_weights()
    >>> bool(np.maximum(np.array([0, 1]) @ W1 + b1, 0) @ W2 + b2 > 0)
    True
    """
    # --- your turn: about 5 lines ---
    raise NotImplementedError("03.4 xor_weights: see lesson 03, section 5")
    # --- end ---
