"""Lesson 02, a layer is a matrix: four functions for you to write.

The rules are those of the exercises of lesson 01: write between "your turn" and "end", leave the
arguments as they are, and use loops or NumPy as you like.
"""

import numpy as np


def dense_forward(X, W, b):
    """Run a batch of examples through a dense layer: a row of answers for every row of X.

    Each neuron has a column of W and a number of b. It takes the dot product of the example with
    its column, and adds its bias.

    Shapes   X (n, d_in)   W (d_in, d_out)   b (d_out,)   ->   (n, d_out)

    X, W and b share one number type, and the answer keeps it: float32 stays float32. Without
    examples the answer has no rows.

    >>> X, W = np.array([[1.0, 2.0]]), np.array([[3.0, 0.0], [4.0, 1.0]])
    >>> dense_forward(X, W, np.array([0.5, -1.0]))
    array([[11.5,  1. ]])
    """
    # --- your turn: about 3 lines ---
    Z = X @ W
    Z = Z + b
    return Z
    # --- end ---


def transform_points(P, M):
    """Apply the linear map M to every point: the point p becomes M p, the product of M with p.

    The points are the rows of P, so think about the side on which M belongs, and how it lies.

    Shapes   P (n, 2)   M (2, 2)   ->   (n, 2)

    P and M hold floats. At least one point comes, and the origin stays where it is.

    >>> quarter_turn = np.array([[0.0, -1.0], [1.0, 0.0]])
    >>> transform_points(np.array([[1.0, 0.0]]), quarter_turn)
    array([[0., 1.]])
    """
    # --- your turn: about 1 line ---
    return P @ M.T
    # --- end ---


def collapse_layers(W1, b1, W2, b2):
    """Return the weights and the bias of the one layer that does the work of these two.

    Nothing bends between the two layers, so there is a W and a b with which X @ W + b equals
    (X @ W1 + b1) @ W2 + b2, whatever X is. Return both, W first.

    Shapes   W1 (d, h)   b1 (h,)   W2 (h, k)   b2 (k,)   ->   W (d, k), b (k,)

    >>> W, b = collapse_layers(np.eye(2), np.array([1.0, 2.0]), 3 * np.eye(2), np.array([0.5, 0.5]))
    >>> W
    array([[3., 0.],
           [0., 3.]])
    >>> b
    array([3.5, 6.5])
    """
    # --- your turn: about 3 lines ---
    W = W1 @ W2
    b = b1 @ W2 + b2
    return W, b
    # --- end ---


def flatten_images(images, max_value):
    """Turn every image into one row of numbers between 0 and 1.

    A row holds the image's pixels from left to right, the top line first, each divided by
    max_value: the largest value a pixel can have, 16 for our digits and 255 for MNIST.

    Shapes   images (n, h, w)   max_value one float   ->   (n, h*w)

    Pixels are uint8 or float64, and the answer is float64. At least one image comes. Two equal
    images give equal rows, whichever other images are beside them.

    >>> flatten_images(np.array([[[0, 8], [16, 4]]], dtype=np.uint8), 16.0)
    array([[0.  , 0.5 , 1.  , 0.25]])
    """
    # --- your turn: about 3 lines ---
    n, h, w = images.shape
    flat = images.reshape(n, h * w)
    return flat.astype(np.float64) / max_value
    # --- end ---
