"""Lesson 12 by somebody who writes every loop."""

import numpy as np


def l2_penalty(params, lam):
    total, slopes = 0.0, {}
    for name in params:
        slopes[name] = np.zeros(params[name].shape)
        if not name.startswith("b"):
            for place, w in np.ndenumerate(params[name]):
                total += lam * w * w
                slopes[name][place] = lam * w + lam * w
    return total, slopes


def l1_penalty(params, lam):
    total, slopes = 0.0, {}
    for name, values in params.items():
        slopes[name] = np.zeros(values.shape)
        if name.startswith("W"):
            for place, w in np.ndenumerate(values):
                total += lam * abs(w)
                slopes[name][place] = lam if w > 0 else -lam if w < 0 else 0.0
    return total, slopes


def dropout_forward(A, p_drop, rng, train):
    """Exactly the asked share is dropped, at places that are drawn; in use, A itself comes back."""
    mask = np.ones(A.shape)
    if not train:
        return A, mask
    places = rng.choice(A.size, size=int(round(p_drop * A.size)), replace=False)
    mask = np.full(A.size, 1 / (1 - p_drop))
    for place in places:
        mask[place] = 0.0
    mask = mask.reshape(A.shape)
    return A * mask, mask


def dropout_backward(dA, mask):
    out = np.empty(dA.shape)
    for i in range(len(dA)):
        for j in range(dA.shape[1]):
            out[i, j] = 0.0 if mask[i, j] == 0 else dA[i, j] * mask[i, j]
    return out


def early_stop(val_losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            return epoch, best
    return len(val_losses) - 1, best
