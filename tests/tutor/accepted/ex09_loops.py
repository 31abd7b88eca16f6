"""Lesson 09 by somebody who deals examples out one by one, and draws weights one by one."""

import math

import numpy as np


def minibatches(X, y, batch_size, rng):
    """A generator; the order comes from a shuffled list."""
    left = list(range(len(X)))
    rng.shuffle(left)
    while left:
        now, left = left[:batch_size], left[batch_size:]
        yield [np.array([X[i] for i in now]), np.array([y[i] for i in now])]


def init_weights(d_in, d_out, kind, rng):
    """A uniform draw from -a to a has the spread a / sqrt(3)."""
    a = math.sqrt(6 / d_in) if kind == "he" else math.sqrt(6 / (d_in + d_out))
    W = np.empty((d_in, d_out))
    for i in range(d_in):
        for j in range(d_out):
            W[i, j] = rng.uniform(-a, a)
    return [W, [0] * d_out]


def backprop_mlp(X, y, params):
    A1 = np.maximum(X @ params["W1"] + params["b1"], 0)
    Z2 = A1 @ params["W2"] + params["b2"]
    E = np.exp(Z2 - Z2.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.log(P[np.arange(len(y)), y]).sum() / len(y)
    P[np.arange(len(y)), y] -= 1
    P /= len(y)
    dZ1 = P @ params["W2"].T * (A1 > 0)
    return loss, {"W1": X.T @ dZ1, "b1": dZ1.sum(0), "W2": A1.T @ P, "b2": P.sum(0)}


def train(X, y, params, lr, epochs, batch_size, rng):
    """Steps in place, on copies; the history by a loop over single losses."""
    new = {}
    for name in params:
        new[name] = params[name] + 0
    history = np.zeros(epochs)
    for epoch in range(epochs):
        order = rng.permutation(len(y)).tolist()
        losses = []
        while order:
            now, order = order[:batch_size], order[batch_size:]
            loss, grads = backprop_mlp(X[now], y[now], new)
            for name in new:
                new[name] -= lr * grads[name]
            losses += [loss] * len(now)
        history[epoch] = sum(losses) / len(losses)
    return new, history
