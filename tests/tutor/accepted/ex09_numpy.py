"""Lesson 09 by somebody who knows NumPy well."""

import numpy as np


def minibatches(X, y, batch_size, rng):
    """Views of shuffled copies, cut at every multiple of the batch size."""
    order = np.argsort(rng.random(len(X)))
    cuts = np.arange(batch_size, len(X), batch_size)
    return list(zip(np.split(X[order], cuts), np.split(y[order], cuts), strict=True))


def init_weights(d_in, d_out, kind, rng):
    spread = {"he": (2 / d_in) ** 0.5, "xavier": (2 / (d_in + d_out)) ** 0.5}[kind]
    return rng.normal(scale=spread, size=(d_in, d_out)), np.zeros(d_out, int)


def backprop_mlp(X, y, params):
    A1 = np.maximum(X @ params["W1"] + params["b1"], 0)
    Z2 = A1 @ params["W2"] + params["b2"]
    P = np.exp(Z2 - np.logaddexp.reduce(Z2, axis=1, keepdims=True))
    loss = -np.log(P[np.arange(len(y)), y]).mean()
    dZ2 = (P - np.eye(P.shape[1])[y]) / len(y)
    dZ1 = dZ2 @ params["W2"].T * (A1 > 0)
    return loss, {"W1": X.T @ dZ1, "b1": dZ1.sum(0), "W2": A1.T @ dZ2, "b2": dZ2.sum(0)}


def train(X, y, params, lr, epochs, batch_size, rng):
    """Rows and labels are put in order once per epoch; each step makes a new dict."""
    history = []
    for _ in range(epochs):
        order = rng.permutation(len(X))
        cuts = range(batch_size, len(X), batch_size)
        losses, sizes = [], []
        for rows, labels in zip(np.split(X[order], cuts), np.split(y[order], cuts), strict=True):
            loss, grads = backprop_mlp(rows, labels, params)
            params = {name: params[name] - lr * grads[name] for name in params}
            losses.append(loss)
            sizes.append(len(labels))
        history.append(np.average(losses, weights=sizes))
    return {name: values.copy() for name, values in params.items()}, history
