"""PyTorch: as everyone writes it, with its fused optimizer, and through torch.compile."""

import os

import torch
from torch import nn

torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))


def eager(task, X, y):
    return trained(task, X, y)


def fused(task, X, y):
    return trained(task, X, y, fused=True)


def compiled(task, X, y):
    torch.compiler.reset()
    return trained(task, X, y, compiled=True, fused=True)


def product(task):
    X, W, dZ = map(torch.from_numpy, task.matrices())
    A, B = {"X W": (X, W), "Xt dZ": (X.T, dZ), "dZ Wt": (dZ, W.T)}[task.which]
    out = torch.empty((A.shape[0], B.shape[1]), dtype=A.dtype)

    def run(times):
        for _ in range(times):
            torch.mm(A, B, out=out)
        return float(out.abs().mean())

    return run


def trained(task, X, y, compiled=False, **options):
    net = network(task)
    several = task.sizes[-1] > 1
    X, y = torch.from_numpy(X), torch.from_numpy(y)
    y = y if several else y.float().unsqueeze(1)
    loss_of = nn.CrossEntropyLoss() if several else nn.BCEWithLogitsLoss()
    rule = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}[task.rule]
    optimizer = rule(net.parameters(), lr=task.lr, **options)
    orders = task.orders()

    def batch_loss(X, y):
        return loss_of(net(X), y)

    batch_loss = torch.compile(batch_loss) if compiled else batch_loss

    def run(epochs):
        for _ in range(epochs):
            order, total = torch.from_numpy(orders.permutation(len(X))), 0.0
            for start in range(0, len(X), task.batch):
                rows = order[start : start + task.batch]
                optimizer.zero_grad(set_to_none=True)
                loss = batch_loss(X[rows], y[rows])
                loss.backward()
                optimizer.step()
                total += loss.detach()
        return float(total) / task.steps

    return run


def network(task):
    parts = []
    for W, b in task.start():
        layer = nn.Linear(*W.shape)
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(W.T.copy()))
            layer.bias.copy_(torch.from_numpy(b))
        parts += [layer, nn.ReLU() if task.bend == "relu" else nn.Tanh()]
    return nn.Sequential(*parts[:-1])
