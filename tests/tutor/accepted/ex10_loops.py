"""Lesson 10 by somebody who writes every loop."""

import math

import numpy as np


def momentum_step(w, v, grad, lr, beta):
    w_new, v_new = np.zeros(w.shape), np.zeros(v.shape)
    for at in np.ndindex(w.shape):
        v_new[at] = beta * v[at] + grad[at]
        w_new[at] = w[at] - lr * v_new[at]
    return [w_new, v_new]


def rmsprop_step(w, s, grad, lr, rho=0.9, eps=1e-8):
    w_new, s_new = w.copy(), s.copy()
    for at, g in np.ndenumerate(grad):
        s_new[at] += (1 - rho) * (g * g - s[at])
        w_new[at] -= lr / (math.sqrt(s_new[at]) + eps) * g
    return w_new, s_new


def adam_step(w, m, v, grad, t, lr=1e-3, b1=0.9, b2=0.999, eps=1e-8):
    w, m, v = w.copy(), m.copy(), v.copy()
    for at, g in np.ndenumerate(grad):
        m[at] = b1 * m[at] + (1 - b1) * g
        v[at] = b2 * v[at] + (1 - b2) * g * g
        size = math.sqrt(v[at] / (1 - b2**t)) + eps
        w[at] -= lr * (m[at] / (1 - b1**t)) / size
    return w, m, v
