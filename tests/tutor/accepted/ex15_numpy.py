"""Lesson 15 by somebody who knows NumPy well; the classifier asks the nearest training pictures."""

import numpy as np


def shift_images(images, dx, dy):
    n, h, w = images.shape
    moved = np.zeros((n, h, w), images.dtype)
    if abs(dx) < w and abs(dy) < h:
        to_y, to_x = slice(max(dy, 0), h + min(dy, 0)), slice(max(dx, 0), w + min(dx, 0))
        from_y, from_x = slice(max(-dy, 0), h + min(-dy, 0)), slice(max(-dx, 0), w + min(-dx, 0))
        moved[:, to_y, to_x] = images[:, from_y, from_x]
    return moved


def top_confusions(M, k):
    mistakes = M - np.diag(np.diag(M))
    order = np.argsort(-mistakes, axis=None, kind="stable")[:k]
    places = zip(*np.unravel_index(order, M.shape), strict=True)
    return [(i, j, mistakes[i, j]) for i, j in places if mistakes[i, j]]


def classify_digits(X_train, y_train, X_test):
    labels = []
    for x in X_test:
        nearest = np.argsort(((X_train - x) ** 2).sum(axis=1))[:3]
        labels.append(np.bincount(y_train[nearest]).argmax())
    return np.array(labels, dtype=int)
