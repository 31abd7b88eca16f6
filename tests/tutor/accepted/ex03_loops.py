"""Lesson 03 by somebody who takes one score at a time."""

import math

import numpy as np


def relu(z):
    out = z.copy()
    for place in np.ndindex(z.shape):
        if z[place] < 0:
            out[place] = 0
    return out


def sigmoid(z):
    out = np.zeros_like(z)
    for place in np.ndindex(z.shape):
        score = float(z[place])
        if score >= 0:
            out[place] = 1 / (1 + math.exp(-score))
        else:
            out[place] = math.exp(score) / (1 + math.exp(score))
    return out


def activation_slope(z, kind):
    flat = []
    for score in z.ravel():
        if kind == "relu":
            flat.append(1.0 if score > 0 else 0.0)
        elif kind == "sigmoid":
            flat.append(math.exp(-score) / (1 + math.exp(-score)) ** 2)
        else:
            flat.append(1 / math.cosh(score) ** 2)
    return np.array(flat).reshape(z.shape)


def xor_weights():
    """The answer of the Deep Learning book, whose score is exactly 0 for a no."""
    return [[1, 1], [1, 1]], [0, -1], [1, -2], 0
