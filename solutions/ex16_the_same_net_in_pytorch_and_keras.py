"""Lesson 16, the same net in PyTorch and Keras: two functions for you to write.

The rules are those of the exercises of lesson 01: write between "your turn" and "end", leave the
arguments as they are, and use loops or NumPy as you like. Neither library is needed here.
"""

from itertools import pairwise

import numpy as np


def count_parameters(sizes):
    """Return how many numbers a dense network learns: all weights and all biases.

    `sizes` is a list of at least one integer: the inputs, then the neurons of every layer.
    A lone size has no layer, and nothing to learn.

    >>> count_parameters([3, 4, 2])
    26
    """
    # --- your turn: about 4 lines ---
    total = 0
    for n_in, n_out in pairwise(sizes):
        total += n_in * n_out + n_out
    return total
    # --- end ---


def to_torch_layout(params):
    """Name and lay out the parameters of our two-layer network as PyTorch would.

    There, a network Sequential(Linear, ReLU, Linear) numbers its parts 0, 1, 2, and a Linear keeps
    its weights as (out, in). So the answer is a dict with four arrays of float32:
    "0.weight" (h, d), "0.bias" (h,), "2.weight" (k, h), "2.bias" (k,).

    Shapes   params: W1 (d, h) b1 (h,) W2 (h, k) b2 (k,)   ->   a dict of four arrays

    params holds float64. This once the order in memory matters: the rows of each array must lie
    one after another, because a library may read the memory as it lies. `.T` alone turns only the
    view; np.ascontiguousarray moves the numbers.

    >>> W, b = np.array([[1.0, 2.0]]), np.zeros(2)
    >>> to_torch_layout({"W1": W, "b1": b, "W2": W, "b2": b})["0.weight"]
    array([[1.],
           [2.]], dtype=float32)
    """
    # --- your turn: about 6 lines ---
    layout = {}
    for ours, theirs in (("1", "0"), ("2", "2")):
        W, b = params["W" + ours], params["b" + ours]
        layout[theirs + ".weight"] = np.ascontiguousarray(W.T.astype(np.float32))
        layout[theirs + ".bias"] = b.astype(np.float32)
    return layout
    # --- end ---
