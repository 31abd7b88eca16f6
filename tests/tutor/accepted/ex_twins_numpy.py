"""The twins in a few lines of NumPy."""

import numpy as np


def log_softmax_column(z):
    """Adding two logarithms at a time needs no largest score."""
    return z - np.logaddexp.reduce(z, axis=0)


def shared_backward(dZ, X, W):
    dW = np.einsum("ri,rj->ij", X, dZ @ W.T) + np.einsum("ri,rj->ij", X @ W, dZ)
    return dZ @ (W @ W).T, dW
