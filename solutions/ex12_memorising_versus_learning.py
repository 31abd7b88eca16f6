"""Lesson 12, memorising versus learning: five functions for you to write.

The rules are those of the exercises of lesson 01: write between "your turn" and "end", leave the
arguments as they are, and use loops or NumPy as you like.
"""

import math

import numpy as np


def l2_penalty(params, lam):
    """Return the L2 penalty of a network, and its slope for every parameter.

    The penalty is lam times the sum of all squared weights, not lam/2. Weights are the arrays
    whose name begins with "W". All others are biases: they cost nothing, and their slopes are
    zeros in their own shape. The slopes are a dict with the names of `params`.

    Shapes   params: W1 (d, h) b1 (h,) W2 (h, k) b2 (k,) ...   lam one float   ->   float, dict

    Every value of params is an array of floats; there may be any number of layers, and a bias
    may have any shape.

    >>> l2_penalty({"W1": np.array([[1.0, -2.0]]), "b1": np.array([9.0, 9.0])}, 0.5)
    (2.5, {'W1': array([[ 1., -2.]]), 'b1': array([0., 0.])})
    """
    # --- your turn: about 9 lines ---
    penalty = 0.0
    slopes = {}
    for name, values in params.items():
        if name.startswith("W"):
            penalty += lam * (values**2).sum()
            slopes[name] = 2 * lam * values
        else:
            slopes[name] = np.zeros_like(values)
    return float(penalty), slopes
    # --- end ---


def l1_penalty(params, lam):
    """Return the L1 penalty of a network, and its slope for every parameter.

    The penalty is lam times the sum of the absolute values of all weights. The slope is lam times
    the sign of the weight; at a weight of exactly 0 it is 0. Biases are treated as in l2_penalty.

    Shapes   params: W1 (d, h) b1 (h,) W2 (h, k) b2 (k,) ...   lam one float   ->   float, dict

    >>> l1_penalty({"W1": np.array([[1.0, -2.0]]), "b1": np.array([9.0, 9.0])}, 0.5)
    (1.5, {'W1': array([[ 0.5, -0.5]]), 'b1': array([0., 0.])})
    """
    # --- your turn: about 9 lines ---
    penalty = 0.0
    slopes = {}
    for name, values in params.items():
        if name.startswith("W"):
            penalty += lam * np.abs(values).sum()
            slopes[name] = lam * np.sign(values)
        else:
            slopes[name] = np.zeros_like(values)
    return float(penalty), slopes
    # --- end ---


def dropout_forward(A, p_drop, rng, train):
    """Switch activations off at random while training; leave them alone at any other time.

    While training, each activation by itself is dropped, set to 0, with probability p_drop. The
    survivors are multiplied by 1/(1 - p_drop), so that the average stays. Return the new
    activations and the mask: the factor of every activation, 0 or 1/(1 - p_drop).
    When not training, return A as it is and a mask of ones.

    Shapes   A (n, h)   p_drop one float   ->   (n, h) and the mask (n, h)

    A holds floats, and 0 <= p_drop < 1. Everything random comes from `rng`, a NumPy generator;
    how you draw from it is up to you.

    >>> out, mask = dropout_forward(np.ones((1, 2)), 0.5, np.random.default_rng(0), False)
    >>> mask
    array([[1., 1.]])
    """
    # --- your turn: about 4 lines ---
    if not train:
        return A.copy(), np.ones_like(A)
    mask = (rng.random(A.shape) >= p_drop) / (1.0 - p_drop)
    return A * mask, mask
    # --- end ---


def dropout_backward(dA, mask):
    """Send the slopes back through dropout. dA belongs to the activations that dropout returned.

    The mask is the one that the forward pass returned: 0, or the factor of a survivor.

    Shapes   dA (n, h)   mask (n, h)   ->   (n, h)

    >>> dropout_backward(np.array([[3.0, 5.0]]), np.array([[0.0, 2.0]]))
    array([[ 0., 10.]])
    """
    # --- your turn: about 1 line ---
    return dA * mask
    # --- end ---


def early_stop(val_losses, patience):
    """Find the epoch at which training should have stopped, and the one whose weights to restore.

    Epochs count from 0. Walk through the validation losses and remember the best, the smallest,
    so far; an equal loss is not better, and neither is NaN. Stop at the first epoch at which
    the best one lies `patience` epochs back. If that never happens, stop at the last epoch.
    Return two integers: the epoch of the stop, and the epoch of the best loss up to there.

    `val_losses` is a list of floats, not empty, and begins with a number; patience is 1 or more.

    >>> early_stop([0.9, 0.7, 0.8, 0.75, 0.6], 2)
    (3, 1)
    """
    # --- your turn: about 7 lines ---
    best, best_epoch = math.inf, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best:
            best, best_epoch = loss, epoch
        if epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(val_losses) - 1, best_epoch
    # --- end ---
