"""Lesson 16 by somebody who knows NumPy well."""

import numpy as np


def count_parameters(sizes):
    return np.dot(np.add(sizes[:-1], 1), sizes[1:]) if len(sizes) > 1 else 0


def to_torch_layout(params):
    names = {"0.weight": "W1", "0.bias": "b1", "2.weight": "W2", "2.bias": "b2"}
    return {
        theirs: np.array(params[ours].T, dtype=np.float32, order="C")
        for theirs, ours in names.items()
    }
