"""Lesson 06 by somebody who writes every loop, and puts numbers back by adding."""

import numpy as np


def numerical_gradient(f, w, h=1e-5):
    gradient = np.empty(w.shape)
    for at, _ in np.ndenumerate(w):
        w[at] += h
        right = f(w)
        w[at] -= 2 * h
        left = f(w)
        w[at] += h
        gradient[at] = (right - left) / h / 2
    return gradient


def gd_step(w, grad, lr):
    new = np.zeros(w.shape)
    for at in np.ndindex(w.shape):
        new[at] = w[at] + (-lr) * grad[at]
    return new


def fit_line(x, y, lr, steps):
    w = b = 0
    n = len(x)
    for _ in range(steps):
        dw = db = 0
        for i in range(n):
            error = w * x[i] + b - y[i]
            dw += 2 * error * x[i] / n
            db += 2 * error / n
        w, b = w - lr * dw, b - lr * db
    return [float(w), float(b)]


def largest_stable_lr(curvatures):
    steepest = curvatures[0]
    for a in curvatures:
        if a > steepest:
            steepest = a
    return 2.0 / steepest
