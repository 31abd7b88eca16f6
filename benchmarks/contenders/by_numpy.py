"""NumPy, written by hand with care: arrays are reused wherever NumPy allows it."""

import numpy as np

BETA1, BETA2, EPSILON = np.float32(0.9), np.float32(0.999), np.float32(1e-8)


def product(task):
    X, W, dZ = task.matrices()
    A, B = {"X W": (X, W), "Xt dZ": (X.T, dZ), "dZ Wt": (dZ, W.T)}[task.which]
    out = np.empty((A.shape[0], B.shape[1]), A.dtype)

    def run(times):
        for _ in range(times):
            np.dot(A, B, out=out)
        return float(np.abs(out).mean())

    return run


def epoch(task, X, y):
    orders, batch = task.orders(), task.batch
    layers = [array for pair in task.start() for array in pair]
    blame_of = softmax_blame if task.sizes[-1] > 1 else logistic_blame
    update = {"sgd": descent, "adam": Adam(layers)}[task.rule]
    lr = np.float32(task.lr)

    def run(epochs):
        for _ in range(epochs):
            order, total = orders.permutation(len(X)), 0.0
            for start in range(0, len(X), batch):
                rows = order[start : start + batch]
                outputs = forward(X[rows], layers, task.bend)
                loss, blame = blame_of(outputs[-1], y[rows])
                update(layers, backward(outputs, blame, layers, task.bend), lr)
                total += loss
        return total / task.steps

    return run


def forward(A, layers, bend):
    outputs = [A]
    for i in range(0, len(layers), 2):
        Z = outputs[-1] @ layers[i]
        Z += layers[i + 1]
        if i + 2 < len(layers):
            np.maximum(Z, 0, out=Z) if bend == "relu" else np.tanh(Z, out=Z)
        outputs.append(Z)
    return outputs


def softmax_blame(Z, y):
    rows = np.arange(len(Z))
    Z = Z - Z.max(axis=1, keepdims=True)
    P = np.exp(Z)
    sums = P.sum(axis=1, keepdims=True)
    loss = float((np.log(sums[:, 0]) - Z[rows, y]).mean())
    P /= sums
    P[rows, y] -= 1
    P /= np.float32(len(Z))
    return loss, P


def logistic_blame(Z, y):
    z = Z[:, 0]
    e = np.exp(-np.abs(z))
    loss = float((np.maximum(z, 0) - z * y + np.log1p(e)).mean())
    p = np.where(z >= 0, np.float32(1), e) / (1 + e)
    return loss, ((p - y) / np.float32(len(z)))[:, None]


def backward(outputs, dZ, layers, bend):
    slopes = [None] * len(layers)
    for i in reversed(range(len(layers) // 2)):
        slopes[2 * i], slopes[2 * i + 1] = outputs[i].T @ dZ, dZ.sum(axis=0)
        if i:
            A = outputs[i]
            dZ = dZ @ layers[2 * i].T
            dZ *= A > 0 if bend == "relu" else 1 - A * A
    return slopes


def descent(layers, slopes, lr):
    for theta, slope in zip(layers, slopes, strict=True):
        slope *= lr
        theta -= slope


class Adam:
    def __init__(self, layers):
        self.m, self.v = ([np.zeros_like(theta) for theta in layers] for _ in "mv")
        self.t = 0

    def __call__(self, layers, slopes, lr):
        self.t += 1
        m_scale = np.float32(1 / (1 - 0.9**self.t))
        v_scale = np.float32(1 / (1 - 0.999**self.t))
        for theta, slope, m, v in zip(layers, slopes, self.m, self.v, strict=True):
            m *= BETA1
            m += (1 - BETA1) * slope
            v *= BETA2
            slope *= slope
            slope *= 1 - BETA2
            v += slope
            root = np.sqrt(v * v_scale)
            root += EPSILON
            theta -= lr * (m * m_scale) / root
