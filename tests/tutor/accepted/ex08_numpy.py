"""Lesson 08 by somebody who knows NumPy well, and copies before nudging."""

import numpy as np


def softmax(Z):
    S = Z - np.max(Z, axis=-1, keepdims=True)
    return np.exp(S - np.log(np.sum(np.exp(S), axis=-1, keepdims=True)))


def softmax_ce_backward(Z, y):
    return (softmax(Z) - np.eye(Z.shape[1])[y]) / Z.shape[0]


def gradient_check(f, grad, w, h=1e-5):
    m = np.empty(w.size)
    for k in range(w.size):
        up, down = w.copy(), w.copy()
        up.flat[k] += h
        down.flat[k] -= h
        m[k] = (f(up) - f(down)) / (2 * h)
    a = grad.ravel()
    if not (np.isfinite(a).all() and np.isfinite(m).all()):
        return np.inf
    return np.max(np.abs(a - m) / np.maximum(np.abs(a) + np.abs(m), 1e-8))


def backprop_mlp(X, y, params):
    """The gate asks A1 instead of Z1: the same for ReLU."""
    A1 = (X @ params["W1"] + params["b1"]).clip(min=0)
    Z2 = A1 @ params["W2"] + params["b2"]
    rows = np.arange(len(y))
    loss = np.mean(np.logaddexp.reduce(Z2, axis=1) - Z2[rows, y])
    dZ2 = softmax_ce_backward(Z2, y)
    dZ1 = np.where(A1 > 0, dZ2 @ params["W2"].T, 0)
    grads = {"b2": dZ2.sum(0), "W2": A1.T @ dZ2, "b1": dZ1.sum(0), "W1": X.T @ dZ1}
    return loss, grads
