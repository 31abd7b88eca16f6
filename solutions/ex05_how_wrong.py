"""Lesson 05, how wrong: four functions for you to write.

The rules are those of the exercises of lesson 01: write between "your turn" and "end", leave the
arguments as they are, and use loops or NumPy as you like.
"""

import math

import numpy as np


def mse(pred, y):
    """Return the mean squared error: the mean of (prediction - right answer) squared.

    Shapes   pred (n,), or a column (n, 1)   y (n,)   ->   one float

    A network may hand you its predictions as a column: compare them example by example all the
    same. Whole numbers may come in. At least one example comes.

    >>> mse(np.array([1.0, 4.0]), np.array([3.0, 4.0]))
    2.0
    >>> mse(np.array([[1.0], [4.0]]), np.array([3.0, 4.0]))
    2.0
    """
    # --- your turn: about 2 lines ---
    d = pred.ravel() - y
    return float((d**2).mean())
    # --- end ---


def bce_with_logits(z, y):
    """Return the mean surprise of a yes-or-no classifier, from its scores z.

    With p = sigmoid(z), an example costs -ln p if its label is 1, and -ln(1 - p) if it is 0.

    Shapes   z (n,)   y (n,) integers 0 and 1   ->   one float

    Scores between -1000 and 1000 must work, and NumPy must not warn: at z = 1000 the label 0 costs
    1000. A cost below 1e-6 may come out as 0. At least one example comes.

    >>> round(bce_with_logits(np.array([0.0, 0.0]), np.array([0, 1])), 6)
    0.693147
    >>> bce_with_logits(np.array([1000.0]), np.array([0]))
    1000.0
    """
    # --- your turn: about 2 lines ---
    loss = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    return float(loss.mean())
    # --- end ---


def cross_entropy(Z, y):
    """Return the mean surprise of a classifier, from its scores Z.

    With P = softmax(Z), example i costs -ln P[i, y[i]]. The logarithm can be taken on paper first:
    the cost is ln(sum of e^Z[i, k] over k) - Z[i, y[i]].

    Shapes   Z (n, k)   y (n,) integers   ->   one float

    Scores between -1000 and 1000 must work, and NumPy must not warn: where the right class is 1000
    below the best, the cost is 1000. A cost below 1e-6 may come out as 0. At least one example
    comes.

    >>> round(cross_entropy(np.zeros((2, 10)), np.array([3, 7])), 6)
    2.302585
    >>> cross_entropy(np.array([[1000.0, 0.0]]), np.array([1]))
    1000.0
    """
    # --- your turn: about 3 lines ---
    S = Z - Z.max(axis=1, keepdims=True)
    log_p = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    return float(-log_p[np.arange(len(y)), y].mean())
    # --- end ---


def loss_at_start(n_classes):
    """Return the cross-entropy of a network that knows nothing yet.

    It spreads its belief evenly over all classes. Check the first loss of every training run
    against this number: far above it, something is wrong.

    Shapes   n_classes one integer, 2 or more   ->   one float

    As in all of this lesson, the logarithm is the natural one (base e).

    >>> round(loss_at_start(10), 4)
    2.3026
    """
    # --- your turn: about 1 line ---
    return math.log(n_classes)
    # --- end ---
