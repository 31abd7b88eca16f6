"""Lesson 16 by somebody who writes every loop."""

import numpy as np


def count_parameters(sizes):
    total = 0
    for layer in range(1, len(sizes)):
        for _ in range(sizes[layer]):
            total += sizes[layer - 1] + 1
    return total


def turned(W):
    out = np.empty((W.shape[1], W.shape[0]), np.float32)
    for i in range(W.shape[0]):
        for j in range(W.shape[1]):
            out[j, i] = W[i, j]
    return out


def to_torch_layout(params):
    bias = {f"{2 * i}.bias": np.float32(params[f"b{i + 1}"]) for i in (0, 1)}
    return {f"{2 * i}.weight": turned(params[f"W{i + 1}"]) for i in (1, 0)} | bias
