"""Lesson 03 by somebody who works on whole arrays."""

import numpy as np


def relu(z):
    return z * (z > 0)


def sigmoid(z):
    out = np.empty_like(z)
    high = z >= 0
    out[high] = 1 / (1 + np.exp(-z[high]))
    e = np.exp(z[~high])
    out[~high] = e / (1 + e)
    return out


def activation_slope(z, kind):
    slopes = {
        "relu": lambda: np.heaviside(z, 0.0),
        "sigmoid": lambda: sigmoid(z) * sigmoid(-z),
        "tanh": lambda: (1 - np.tanh(z)) * (1 + np.tanh(z)),
    }
    return slopes[kind]()


def xor_weights():
    """One neuron for each half of the XOR: the first input alone, the second alone."""
    W1 = np.array([[1.0, -1.0], [-1.0, 1.0]])
    return W1, np.zeros(2), np.ones((2, 1)), np.array([-0.5])
