"""The twins in loops."""

import math

import numpy as np


def log_softmax_column(z):
    scores = [row[0] for row in z]
    m = max(scores)
    total = 0.0
    for score in scores:
        total += math.exp(score - m)
    return np.array([[score - m - math.log(total)] for score in scores])


def shared_backward(dZ, X, W):
    """Back through one layer at a time, adding up what W gets."""
    n, d = X.shape
    H = [[sum(X[r, i] * W[i, j] for i in range(d)) for j in range(d)] for r in range(n)]
    dW, dH, dX = np.zeros((d, d)), np.zeros((n, d)), np.zeros((n, d))
    for r in range(n):
        for i in range(d):
            for j in range(d):
                dW[i, j] += H[r][i] * dZ[r, j]
                dH[r, i] += dZ[r, j] * W[i, j]
    for r in range(n):
        for i in range(d):
            for j in range(d):
                dW[i, j] += X[r, i] * dH[r, j]
                dX[r, i] += dH[r, j] * W[i, j]
    return dX, dW
