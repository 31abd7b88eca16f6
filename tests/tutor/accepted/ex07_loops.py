"""Lesson 07 by somebody who writes every loop."""

import math

import numpy as np


def chain_gradients(x, y, w1, b1, w2, b2):
    a = math.tanh(w1 * x + b1)
    error = w2 * a + b2 - y
    flat = 1 / math.cosh(w1 * x + b1) ** 2
    grads = {}
    grads["b2"] = 2 * error
    grads["w2"] = 2 * error * a
    grads["b1"] = 2 * error * w2 * flat
    grads["w1"] = grads["b1"] * x
    return grads


def activation_backward(dA, Z, kind):
    dZ = np.empty_like(dA)
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            z = Z[i, j]
            if kind == "relu":
                slope = 1.0 if z > 0 else 0.0
            elif kind == "sigmoid":
                slope = math.exp(-z) / (1 + math.exp(-z)) ** 2
            else:
                slope = 1 / math.cosh(z) ** 2
            dZ[i, j] = dA[i, j] * slope
    return dZ


def dense_backward(dZ, X, W):
    n, d_in = X.shape
    d_out = dZ.shape[1]
    dX, dW, db = np.zeros_like(X), np.zeros_like(W), np.zeros_like(dZ, shape=d_out)
    for i in range(n):
        for j in range(d_out):
            db[j] += dZ[i, j]
            for k in range(d_in):
                dW[k, j] += X[i, k] * dZ[i, j]
                dX[i, k] += W[k, j] * dZ[i, j]
    return [dX, dW, db]


def tape_backward(values, tape):
    """Every slot asks who used it, and how much of the user's blame is its own."""
    loss = tape[-1][1]

    def slope(slot):
        total = 1.0 if slot == loss else 0.0
        for operation, out, i, j in tape:
            if operation == "tanh":
                total += slope(out) * (1 - values[out] ** 2) if i == slot else 0.0
            else:
                for mine, other in ((i, j), (j, i)):
                    if mine == slot:
                        total += slope(out) * (values[other] if operation == "mul" else 1)
        return total

    return [slope(slot) for slot in range(len(values))]
