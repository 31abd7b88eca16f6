"""Lesson 06, which way is down: four functions for you to write.

The rules are those of `ex01_one_neuron.py`: read the arguments, return the answer, and leave what
belongs to the caller as it was. All arrays here hold float64 numbers unless a line says otherwise.
"""

import numpy as np


def numerical_gradient(f, w, h=1e-5):
    """Measure the slope of f at w along every coordinate: nudge one number by h, up and down.

    The slope along w[i] is the change of f from w[i] - h to w[i] + h, divided by the way between
    the two, 2h. While one number is nudged, all others stay where they are.

    Shapes   w (n,), or any other shape with an axis   ->   slopes in the shape of w

    f takes an array like w and returns one float. It looks at nothing but the array it is given:
    nudge w itself and put every number back, or nudge a copy. An empty w has no slopes.

    >>> numerical_gradient(lambda w: float(w[0] * w[1]), np.array([2.0, 3.0])).round(6)
    array([3., 2.])
    """
    # --- your turn: about 10 lines ---
    raise NotImplementedError("06.1 numerical_gradient: see lesson 06, section 2")
    # --- end ---


def gd_step(w, grad, lr):
    """Take one step of gradient descent: against the gradient, scaled by the learning rate lr.

    Shapes   w (n,)   grad (n,)   lr one float   ->   the new weights (n,)

    Any other shape is as good, as long as w and grad have it both; the answer has it, too.

    The answer is a new array; w and grad stay as they were.

    >>> gd_step(np.array([1.0, 5.0]), np.array([2.0, -4.0]), 0.5)
    array([0., 7.])
    """
    # --- your turn: about 1 line ---
    raise NotImplementedError("06.2 gd_step: see lesson 06, section 3")
    # --- end ---


def fit_line(x, y, lr, steps):
    """Fit the line w x + b to the points by gradient descent, from w = 0 and b = 0.

    The loss is the mean of the squared errors, (w x + b - y) squared: the mean itself, not half
    of it. In each step measure both slopes first; then move both numbers.

    Shapes   x (n,)   y (n,)   lr one float   steps one integer   ->   (w, b), two floats

    Take exactly `steps` steps; none at all leaves w and b at 0.0. There is at least one point.

    >>> fit_line(np.array([1.0, 3.0]), np.array([2.0, 6.0]), 0.1, 1)
    (2.0, 0.8)
    """
    # --- your turn: about 8 lines ---
    raise NotImplementedError("06.3 fit_line: see lesson 06, section 5")
    # --- end ---


def largest_stable_lr(curvatures):
    """Return the learning rate at which descent in a bowl stops coming nearer to the bottom.

    The bowl is L(w) = (a[0] w[0]**2 + a[1] w[1]**2 + ...) / 2, with the curvatures a. Below the
    limit every direction shrinks from step to step; above it at least one grows.

    Shapes   curvatures (k,)   ->   one float

    Return the limit itself, not a number below it. All curvatures are positive, and there is at
    least one.

    >>> largest_stable_lr(np.array([4.0]))
    0.5
    """
    # --- your turn: about 1 line ---
    raise NotImplementedError("06.4 largest_stable_lr: see lesson 06, section 4")
    # --- end ---
