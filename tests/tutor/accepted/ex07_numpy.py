"""Lesson 07 by somebody who knows NumPy well."""

import numpy as np


def chain_gradients(x, y, w1, b1, w2, b2):
    a = np.tanh(w1 * x + b1)
    to_p = 2 * (w2 * a + b2 - y)
    to_z = to_p * w2 * (1 - a) * (1 + a)
    return dict(zip(("w1", "b1", "w2", "b2"), (to_z * x, to_z, to_p * a, to_p), strict=True))


def sigmoid(Z):
    return 0.5 * (1 + np.tanh(Z / 2))


def activation_backward(dA, Z, kind):
    slopes = {
        "relu": lambda: np.heaviside(Z, 0.0),
        "sigmoid": lambda: sigmoid(Z) * sigmoid(-Z),
        "tanh": lambda: 1 - np.square(np.tanh(Z)),
    }
    return np.multiply(slopes[kind](), dA)


def dense_backward(dZ, X, W):
    dW = np.einsum("ik,ij->kj", X, dZ)
    return dZ.dot(np.transpose(W)), dW, np.ones(len(dZ), dZ.dtype) @ dZ


def tape_backward(values, tape):
    """An array in place of a list; for tanh the second input gets nothing."""
    values, blame = np.array(values), np.zeros(len(values))
    blame[tape[-1][1]] = 1
    for operation, out, i, j in tape[::-1]:
        first, second = {
            "add": (1.0, 1.0),
            "mul": (values[j], values[i]),
            "tanh": (1 - values[out] ** 2, 0.0),
        }[operation]
        blame[i] += blame[out] * first
        blame[j] += blame[out] * second
    return blame
