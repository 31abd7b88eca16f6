"""How long does a step of training take on the card, alone and in an epoch, and what do copies?"""

from collections.abc import Callable
from types import SimpleNamespace
from unittest import mock

import numpy as np

import dlcore as dl
from benchmarks.gpu_clock import side_by_side
from dlcore.cuda import repeated
from dlcore.cuda.front_end import cuda
from dlcore.one_epoch import Batches, LayerByLayer
from dlcore.recorded_steps import RecordedSteps

NETWORKS = (((784, 128, 10), 64), ((784, 1024, 1024, 10), 256))  # widths, examples in a batch
BATCHES = 100  # in an epoch
wait = cuda.synchronize


def made(widths, rule="SGD"):
    layers: list = []
    for n_in, n_out in zip(widths, widths[1:], strict=False):
        layers += [dl.Dense(n_in, n_out), dl.ReLU()]
    net = dl.Network(layers[:-1], device="cuda")
    optimizer = getattr(dl, rule)(lr=0.001)
    optimizer.attach(net)
    return net, optimizer


def examples(widths, n):
    rng = np.random.default_rng(0)
    return rng.random((n, widths[0]), np.float32), rng.integers(0, widths[-1], n)


def steps(room, torch, told) -> list[dict]:
    """One step whose loss is read, data on the card: net.step against PyTorch."""
    rows = []
    for widths, batch in NETWORKS:
        X, y = examples(widths, batch)
        net, rule = made(widths)
        there = net.check(X, y)
        contenders: dict[str, Callable] = {
            "dlcore": lambda n=net, t=there, r=rule: n.step_checked(*t, r, 0.0, 0.0),
            "copying the batch": lambda n=net, X=X, y=y: n.check(X, y),
        }
        if torch:
            from benchmarks.gpu_torch import torch_steps

            contenders |= torch_steps(torch, widths, X, y)
        rows += side_by_side(task_of(widths, batch), contenders, wait, told.rounds)
    return rows


def epochs(room, torch, told) -> list[dict]:
    """An epoch of a hundred batches, data on the card, its mean loss read once; seconds a step."""
    rows = []
    for widths, batch in NETWORKS:
        X, y = examples(widths, batch * BATCHES)
        for rule in ("SGD", "Adam"):
            contenders = ways(widths, batch, X, y, rule)
            if torch:
                from benchmarks.gpu_torch import torch_epochs

                contenders |= torch_epochs(torch, widths, batch, X, y, rule)
            task = f"{task_of(widths, batch)}, {rule}"
            found = side_by_side(task, contenders, wait, told.rounds)
            rows += [row | {"seconds": row["seconds"] / BATCHES} for row in found]
    return rows


def ways(widths, batch, X, y, rule) -> dict[str, Callable]:
    """Our own ways to run an epoch."""

    def engine(kind):
        net, optimizer = made(widths, rule)
        plan = SimpleNamespace(optimizer=optimizer, l1=0.0, l2=0.0)
        return kind(net, Batches(net, *net.check(X, y), batch), plan)

    order = np.random.default_rng(1).permutation(X.shape[0])
    recorded, plain, single = map(engine, (RecordedSteps, RecordedSteps, LayerByLayer))

    def without_graphs():
        with mock.patch.object(repeated, "graph_maker", lambda: None):
            plain.run(order)

    return {
        "dlcore, recorded": lambda: recorded.run(order),
        "dlcore, recorded, no graphs": without_graphs,
        "dlcore, layer by layer": lambda: single.run(order),
    }


def task_of(widths, batch) -> str:
    return f"{'-'.join(map(str, widths))}, batch {batch}"
