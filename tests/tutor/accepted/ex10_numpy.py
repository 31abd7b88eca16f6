"""Lesson 10 by somebody who works in place, on copies."""

import numpy as np


def momentum_step(w, v, grad, lr, beta):
    """One velocity that holds the sign: it points downhill until it is returned."""
    down = -beta * v - grad
    return w + lr * down, -down


def rmsprop_step(w, s, grad, lr, rho=0.9, eps=1e-8):
    s = s.copy()
    s *= rho
    s += (1 - rho) * np.square(grad)
    return w - np.divide(lr * grad, np.sqrt(s) + eps), s


def adam_step(w, m, v, grad, t, lr=1e-3, b1=0.9, b2=0.999, eps=1e-8):
    """Both corrections are gathered in the learning rate and in eps."""
    m = m + (1 - b1) * (grad - m)
    v = v + (1 - b2) * (grad**2 - v)
    root = np.sqrt(1 - b2**t)
    return w - lr * root / (1 - b1**t) * m / (np.sqrt(v) + eps * root), m, v
