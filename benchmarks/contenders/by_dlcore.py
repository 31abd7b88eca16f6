"""dlcore, by its public face: `fit` as one compiled loop, layer by layer, a loop of one's own."""

import os

import dlcore as dl

THREADS = int(os.environ.get("NUMBA_NUM_THREADS", "1"))


def epoch(task, X, y):
    return fitted(task, X, y, compiled=True)  # as fit decides by itself for 2,000 steps or more


def layers(task, X, y):
    return fitted(task, X, y, compiled=False)


def fitted(task, X, y, **options):
    net, rule = network(task), optimizer(task)
    options |= {"batch_size": task.batch, "optimizer": rule, "progress": False}
    X = net.room.upload(X)  # once, before the clock starts, as every contender may

    def run(epochs):
        return net.fit(X, y, epochs=epochs, **options).loss[-1]

    return run


def steps(task, X, y):
    net, rule, orders = network(task), optimizer(task), task.orders()

    def run(epochs):
        for _ in range(epochs):
            order, total = orders.permutation(len(X)), 0.0
            for start in range(0, len(X), task.batch):
                rows = order[start : start + task.batch]
                total += net.step(X[rows], y[rows], rule)
        return total / task.steps

    return run


def product(task):
    X, W, dZ = task.matrices()
    room = dl.rooms.open_room("cpu", THREADS)
    shape = {"X W": dZ.shape, "Xt dZ": W.shape, "dZ Wt": X.shape}[task.which]
    X, W, dZ = map(room.upload, (X, W, dZ))
    out, b = room.empty(shape, X.dtype), room.zeros(shape[1:], X.dtype)
    kernel, inputs = {
        "X W": (room.dense_forward, (X, W, b)),
        "Xt dZ": (room.dense_backward_weights, (X, dZ)),
        "dZ Wt": (room.dense_backward_input, (dZ, W)),
    }[task.which]

    def run(times):
        for _ in range(times):
            kernel(*inputs, out)
        return float(abs(out).mean())

    return run


def network(task):
    layers = []
    for W, _ in task.start():
        layers += [dl.Dense(*W.shape), dl.ReLU() if task.bend == "relu" else dl.Tanh()]
    loss = "softmax_cross_entropy" if task.sizes[-1] > 1 else "binary_cross_entropy"
    net = dl.Network(layers[:-1], loss=loss, threads=THREADS)
    for dense, (W, b) in zip(net.layers[::2], task.start(), strict=True):
        dense.W[:], dense.b[:] = W, b
    net.rng = task.orders()
    return net


def optimizer(task):
    return {"sgd": dl.SGD, "adam": dl.Adam}[task.rule](lr=task.lr)
