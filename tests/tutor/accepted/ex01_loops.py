"""Lesson 01 by somebody who writes Python."""

import numpy as np


def dot(x, w):
    return float(sum(a * b for a, b in zip(x, w, strict=True)))


def neuron_score(inputs, weights, bias):
    return dot(inputs, weights) + bias


def decide(X, w, b):
    labels = []
    for row in X:
        labels.append(1 if neuron_score(row, w, b) > 0 else 0)
    return np.array(labels)
