"""Lesson 02 by somebody who knows NumPy well."""

import numpy as np


def dense_forward(X, W, b):
    return np.einsum("ik,kj->ij", X, W) + b[np.newaxis, :]


def transform_points(P, M):
    return (M @ P.T).T


def collapse_layers(W1, b1, W2, b2):
    """Ask the two layers themselves: zeros give the bias, unit inputs give the weights."""

    def both(X):
        return (X @ W1 + b1) @ W2 + b2

    b = both(np.zeros((1, len(W1))))[0]
    return both(np.eye(len(W1))) - b, b


def flatten_images(images, max_value):
    return images.reshape(len(images), -1) * (1.0 / max_value)
