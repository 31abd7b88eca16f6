"""Lesson 12 by somebody who knows NumPy well."""

import numpy as np


def l2_penalty(params, lam):
    weights = [value for name, value in params.items() if name[0] == "W"]
    slopes = {name: 2 * lam * value * (name[0] == "W") for name, value in params.items()}
    return lam * sum(np.vdot(W, W) for W in weights), slopes


def l1_penalty(params, lam):
    slopes = {
        name: lam * (np.sign(value) if name.startswith("W") else 0 * value)
        for name, value in params.items()
    }
    return np.sum([np.sum(slopes[name] * params[name]) for name in params]), slopes


def dropout_forward(A, p_drop, rng, train):
    if train:
        mask = rng.binomial(1, 1 - p_drop, size=A.shape) / (1 - p_drop)
    else:
        mask = np.ones(A.shape)
    return A * mask, mask


def dropout_backward(dA, mask):
    return np.multiply(mask, dA)


def early_stop(val_losses, patience):
    losses = np.where(np.isnan(val_losses), np.inf, val_losses)
    for epoch in range(len(losses)):
        best = int(np.argmin(losses[: epoch + 1]))
        if epoch == best + patience or epoch == len(losses) - 1:
            return np.int64(epoch), np.int64(best)
