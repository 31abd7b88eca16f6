"""Lesson 08 by somebody who writes every loop, and puts numbers back by adding."""

import math

import numpy as np


def probabilities(z):
    largest = max(z)
    powers = [math.exp(value - largest) for value in z]
    return [power / sum(powers) for power in powers]


def softmax_ce_backward(Z, y):
    dZ = np.zeros(Z.shape)
    for i in range(len(Z)):
        for j, p in enumerate(probabilities(Z[i])):
            dZ[i, j] = (p - (1 if j == y[i] else 0)) / len(Z)
    return dZ


def gradient_check(f, grad, w, h=1e-5):
    errors = []
    for at, a in np.ndenumerate(grad):
        w[at] += h
        right = f(w)
        w[at] -= 2 * h
        left = f(w)
        w[at] += h
        measured = (right - left) / (2 * h)
        size = abs(a) + abs(measured)
        errors.append(abs(a - measured) / (size if size > 1e-8 else 1e-8))
    if any(math.isnan(error) or math.isinf(error) for error in errors):
        return math.inf
    return max(errors)


def backprop_mlp(X, y, params):
    """One example after the other; log(p + 1e-12) guards the logarithm."""
    grads = {name: np.zeros_like(values) for name, values in params.items()}
    loss = 0.0
    for x, label in zip(X, y, strict=True):
        a1 = np.maximum(params["b1"] + x @ params["W1"], 0)
        p = np.array(probabilities(params["b2"] + a1 @ params["W2"]))
        loss -= math.log(p[label] + 1e-12) / len(X)
        dz2 = p / len(X)
        dz2[label] -= 1 / len(X)
        dz1 = (params["W2"] @ dz2) * (a1 > 0)
        grads["W2"] += np.outer(a1, dz2)
        grads["b2"] += dz2
        grads["W1"] += np.outer(x, dz1)
        grads["b1"] += dz1
    return loss, grads
