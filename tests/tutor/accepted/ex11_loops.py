"""Lesson 11 by somebody who writes every loop."""

import math

import numpy as np


def split_indices(n, val_frac, test_frac, rng):
    """Draw one number at a time, as from a hat."""
    hat = list(range(n))
    drawn = []
    while hat:
        drawn.append(hat.pop(int(rng.integers(len(hat)))))
    n_val, n_test = math.floor(val_frac * n), math.floor(test_frac * n)
    val, test = drawn[:n_val], drawn[n_val : n_val + n_test]
    return np.array(drawn[n_val + n_test :], dtype=int), np.array(val), np.array(test)


def standardise(X_train, X_other):
    """A tiny number keeps 0/0 away."""
    n, d = X_train.shape
    train, other = np.empty((n, d)), np.empty((len(X_other), d))
    for j in range(d):
        mean = sum(X_train[:, j]) / n
        spread = math.sqrt(sum((x - mean) ** 2 for x in X_train[:, j]) / n) + 1e-8
        for i in range(n):
            train[i, j] = (X_train[i, j] - mean) / spread
        for i in range(len(X_other)):
            other[i, j] = (X_other[i, j] - mean) / spread
    return train, other


def confusion_matrix(y_true, y_pred, K):
    return np.array(
        [[sum((y_true == i) & (y_pred == j)) for j in range(K)] for i in range(K)]
    ).astype(int)


def precision_recall_f1(M):
    precision, recall, f1 = [], [], []
    for k in range(len(M)):
        called, there = sum(M[:, k]), sum(M[k])
        p = M[k, k] / called if called else 0.0
        r = M[k, k] / there if there else 0.0
        precision.append(p)
        recall.append(r)
        f1.append(2 / (1 / p + 1 / r) if p and r else 0.0)
    return np.array(precision), np.array(recall), np.array(f1)
