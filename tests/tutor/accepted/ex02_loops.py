"""Lesson 02 by somebody who writes every loop."""

import numpy as np


def dense_forward(X, W, b):
    n, d_in = X.shape
    d_out = W.shape[1]
    Z = np.empty((n, d_out), dtype=X.dtype)
    for i in range(n):
        for j in range(d_out):
            z = b[j]
            for k in range(d_in):
                z += X[i, k] * W[k, j]
            Z[i, j] = z
    return Z


def transform_points(P, M):
    moved = []
    for x, y in P:
        moved.append([M[0, 0] * x + M[0, 1] * y, M[1, 0] * x + M[1, 1] * y])
    return np.array(moved)


def collapse_layers(W1, b1, W2, b2):
    d, k = W1.shape[0], W2.shape[1]
    W, b = np.zeros((d, k)), np.zeros(k)
    for j in range(k):
        b[j] = b2[j]
        for m in range(len(b1)):
            b[j] += b1[m] * W2[m, j]
            for i in range(d):
                W[i, j] += W1[i, m] * W2[m, j]
    return [W, b]


def flatten_images(images, max_value):
    rows = []
    for image in images:
        rows.append([pixel / max_value for line in image for pixel in line])
    return np.array(rows)
