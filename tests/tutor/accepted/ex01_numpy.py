"""Lesson 01 by somebody who writes NumPy."""

import numpy as np


def dot(x, w):
    return np.float64(x @ w)


def neuron_score(x, w, b):
    return b + np.sum(x * w)


def decide(X, w, b):
    return np.where(X @ w > -b, 1, 0).astype(np.uint8)
