"""Lesson 15 by somebody who uses the engine of the course, with another seed each time."""

import numpy as np

import dlcore as dl


def shift_images(images, dx, dy):
    h, w = images.shape[1:]
    wide = np.pad(images, ((0, 0), (abs(dy), abs(dy)), (abs(dx), abs(dx))))
    return wide[:, abs(dy) - dy : abs(dy) - dy + h, abs(dx) - dx : abs(dx) - dx + w]


def top_confusions(M, k):
    found = [[i, j, M[i, j]] for i, j in np.argwhere(M > 0) if i != j]
    return sorted(found, key=lambda one: -one[2])[:k]


def classify_digits(X_train, y_train, X_test):
    seed = int(np.random.default_rng().integers(1_000))
    net = dl.Network(
        [dl.Dense(64, 48), dl.ReLU(), dl.Dense(48, 10)], loss="softmax_cross_entropy", seed=seed
    )
    X = X_train / 16
    net.fit(X, y_train, epochs=40, batch_size=16, optimizer=dl.SGD(lr=0.1), progress=False)
    return net.predict(X_test / 16) if len(X_test) else np.zeros(0, dtype=int)
