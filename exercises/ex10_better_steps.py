"""Lesson 10, better steps: three functions for you to write.

The rules are those of `ex01_one_neuron.py`: read the arguments, return the answer, and leave what
belongs to the caller as it was. Each function takes one step and returns new arrays: the weights,
and the memory that the next step starts from. All arrays hold float64 numbers and have one shape,
(n,) or any other; empty ones stay empty.
"""

import numpy as np


def momentum_step(w, v, grad, lr, beta):
    """Take one step of gradient descent with momentum, as a heavy ball rolls.

    The new velocity is beta times the old one plus the gradient. The weights then move by lr
    times the new velocity, downhill. (Some books put 1 - beta before the gradient; not here.)

    Shapes   w (n,)   v (n,)   grad (n,)   lr, beta one float each
    ->   new w (n,)   new v (n,)

    >>> momentum_step(np.array([1.0]), np.array([10.0]), np.array([2.0]), 0.5, 0.9)
    (array([-4.5]), array([11.]))
    """
    # --- your turn: about 3 lines ---
    raise NotImplementedError("10.1 momentum_step: see lesson 10, section 2")
    # --- end ---


def rmsprop_step(w, s, grad, lr, rho=0.9, eps=1e-8):
    """Take one step of RMSProp: divide each slope by its own usual size.

    s remembers squared gradients: the new s keeps a share rho of the old one and takes a share
    1 - rho of the squared gradient. Each weight then moves downhill by lr times its gradient,
    divided by (the root of the new s, plus eps). eps stands outside the root.

    Shapes   w (n,)   s (n,)   grad (n,)   lr, rho, eps one float each
    ->   new w (n,)   new s (n,)

    s is never negative.

    >>> rmsprop_step(np.array([1.0]), np.array([0.0]), np.array([3.0]), 0.1, 0.75, 0.5)
    (array([0.85]), array([2.25]))
    """
    # --- your turn: about 3 lines ---
    raise NotImplementedError("10.2 rmsprop_step: see lesson 10, section 3")
    # --- end ---


def adam_step(w, m, v, grad, t, lr=1e-3, b1=0.9, b2=0.999, eps=1e-8):
    """Take step number t of Adam: one memory for the direction, one for the size.

    The new m keeps a share b1 of the old one and takes a share 1 - b1 of the gradient. The new v
    does the same with b2 and the squared gradient. Both began at 0, so for the step they are
    corrected: m is divided by 1 - b1**t and v by 1 - b2**t. The weights move downhill by lr times
    the corrected m, divided by (the root of the corrected v, plus eps).

    Shapes   w (n,)   m (n,)   v (n,)   grad (n,)   t one integer   lr, b1, b2, eps one float each
    ->   new w (n,)   new m (n,)   new v (n,)

    Steps are counted from t = 1. Return m and v as they are remembered, not corrected. v is never
    negative.

    >>> w, m, v, grad = np.ones(1), np.zeros(1), np.zeros(1), np.array([4.0])
    >>> adam_step(w, m, v, grad, 1, lr=0.5, b1=0.5, b2=0.75, eps=0.0)
    (array([0.5]), array([2.]), array([4.]))
    """
    # --- your turn: about 6 lines ---
    raise NotImplementedError("10.3 adam_step: see lesson 10, section 5")
    # --- end ---
