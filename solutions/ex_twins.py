"""Twins: two functions that ask for a skill of the course once more, under another surface.

Write a twin from memory, a week or three lessons after the exercise it belongs to: what you can
do then, you will keep. Check one with `dlcore check 05.3t`. The rules are those of the exercises
of lesson 01.
"""

import numpy as np


def log_softmax_column(z):
    """Return the natural logarithm of softmax, for the scores of one example in a column.

    Entry k is the logarithm of the probability of class k. A probability may be too small for a
    float, and its logarithm is an ordinary number all the same: scores near 1000 or -1000 may
    come, and gaps of 2000.

    Shapes   z (K, 1)   ->   (K, 1)

    There is one class at least.

    >>> log_softmax_column(np.array([[0.0], [0.0]]))
    array([[-0.69314718],
           [-0.69314718]])
    """
    # --- your turn: about 2 lines ---
    s = z - z.max()
    return s - np.log(np.exp(s).sum())
    # --- end ---


def shared_backward(dZ, X, W):
    """Send the gradient back through two layers that share their weights: Z = (X @ W) @ W.

    dZ says how the loss changes with each entry of Z. Return how it changes with the inputs, and
    with the weights that both layers use. The 1/n of the mean is in dZ already.

    Shapes   dZ (n, d)   X (n, d)   W (d, d)   ->   dX (n, d) and dW (d, d)

    Without rows dX is empty, and dW is zeros.

    >>> shared_backward(np.array([[1.0]]), np.array([[2.0]]), np.array([[3.0]]))
    (array([[9.]]), array([[12.]]))
    """
    # --- your turn: about 4 lines ---
    H = X @ W
    dH = dZ @ W.T
    dW = X.T @ dH + H.T @ dZ
    return dH @ W.T, dW
    # --- end ---
