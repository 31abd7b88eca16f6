"""Lesson 05 by somebody who knows NumPy well."""

import numpy as np


def mse(pred, y):
    return np.square(np.ravel(pred) - y).mean()


def bce_with_logits(z, y):
    return np.mean(np.logaddexp(0, z) - y * z)


def cross_entropy(Z, y):
    right = np.take_along_axis(Z, y[:, None], axis=1)[:, 0]
    return np.mean(np.logaddexp.reduce(Z, axis=1) - right)


def loss_at_start(n_classes):
    return -np.log(1 / n_classes)
