"""Lesson 06 by somebody who copies before nudging, and thinks in matrices."""

import numpy as np


def numerical_gradient(f, w, h=1e-5):
    nudges = h * np.eye(w.size).reshape(w.size, *w.shape)
    slopes = [(f(w + nudge) - f(w - nudge)) / (2 * h) for nudge in nudges]
    return np.array(slopes, dtype=float).reshape(w.shape)


def gd_step(w, grad, lr):
    new = w.copy()
    new -= np.multiply(lr, grad)
    return new


def fit_line(x, y, lr, steps):
    """The slopes as one product: 2 / n times the transpose of [x, 1], times the errors."""
    X = np.column_stack([x, np.ones(len(x))])
    theta = np.zeros(2)
    for _ in range(steps):
        theta = theta - lr * 2 / len(x) * X.T @ (X @ theta - y)
    return theta


def largest_stable_lr(curvatures):
    return min(2 / np.asarray(curvatures))
