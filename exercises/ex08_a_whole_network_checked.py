"""Lesson 08, a whole network, checked: three functions for you to write.

The rules are those of `ex01_one_neuron.py`: read the arguments, return the answer, and leave what
belongs to the caller as it was. A gradient dQ has the shape of Q, and the loss is a mean over the
examples.
"""

import numpy as np


def softmax_ce_backward(Z, y):
    """Return how the mean cross-entropy of softmax(Z) changes with each logit in Z.

    The long derivation ends short: the probabilities minus the one-hot labels, divided by n.

    Shapes   Z (n, K)   y (n,) integers from 0 to K - 1   ->   dZ (n, K)

    Each row of the answer adds up to 0. Logits may be as large as 1000, without NaN and without
    a warning. There is at least one row.

    >>> softmax_ce_backward(np.array([[0.0, 0.0], [0.0, 0.0]]), np.array([0, 1]))
    array([[-0.25,  0.25],
           [ 0.25, -0.25]])
    """
    # --- your turn: about 5 lines ---
    raise NotImplementedError("08.1 softmax_ce_backward: see lesson 08, section 1")
    # --- end ---


def gradient_check(f, grad, w, h=1e-5):
    """Compare a gradient you computed with measured slopes; return the largest relative error.

    Measure the slope of f along every coordinate of w as in lesson 06: up by h, down by h. For
    a computed slope a and a measured slope m the error is |a - m| / max(|a| + |m|, 1e-8), so two
    zeros agree. Return the largest error of all.

    Shapes   w (n,)   grad (n,)   h one float   ->   one float

    Any other shape is as good, as long as w and grad have it both. A NaN or an infinity anywhere
    in grad, or in what was measured, means float("inf"): a sick gradient must never pass. Put
    every number of w back, or nudge a copy.

    >>> w = np.array([1.0, 2.0])
    >>> gradient_check(lambda w: float((w**2).sum()), np.array([2.0, 12.0]), w).__round__(6)
    0.5
    """
    # --- your turn: about 15 lines ---
    raise NotImplementedError("08.2 gradient_check: see lesson 08, section 3")
    # --- end ---


def backprop_mlp(X, y, params):
    """Run a two-layer network forward and backward; return its loss and all its gradients.

    Forward   Z1 = X W1 + b1   A1 = relu(Z1)   Z2 = A1 W2 + b2
    The loss is the mean cross-entropy of softmax(Z2) and the labels y.

    Shapes   X (n, d)   y (n,) integers from 0 to K - 1
    params is a dict: "W1" (d, h)   "b1" (h,)   "W2" (h, K)   "b2" (K,)
    ->   (loss, grads): one float, and a dict with the keys and shapes of params

    Nothing is updated here. The slope of ReLU at exactly 0 is 0. Each gradient belongs to the
    mean loss, so a batch given twice over has the same gradients. There is at least one row.

    >>> zeros = {"W1": np.zeros((1, 2)), "b1": np.zeros(2), "W2": np.zeros((2, 2))}
    >>> loss, grads = backprop_mlp(np.ones((1, 1)), np.array([0]), {**zeros, "b2": np.zeros(2)})
    >>> round(loss, 4), grads["b2"]
    (0.6931, array([-0.5,  0.5]))
    """
    # --- your turn: about 17 lines ---
    raise NotImplementedError("08.3 backprop_mlp: see lesson 08, section 2")
    # --- end ---
