"""Lesson 04 by somebody who works on whole arrays."""

import numpy as np


def softmax(Z):
    return np.exp(Z - np.logaddexp.reduce(Z, axis=1)[:, np.newaxis])


def one_hot(y, K):
    return np.eye(K)[y]


def accuracy(Z, y):
    return np.mean(np.argmax(Z, axis=-1) == y) if y.size else 0.0


def mlp_forward(X, params):
    W1, b1, W2, b2 = params.values()
    hidden = X @ W1 + b1
    Z = (hidden * (hidden > 0)) @ W2 + b2
    return softmax(Z)
