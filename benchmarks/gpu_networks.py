"""Does a network trained on the card end where the processor ends, in every way of training?"""

from contextlib import ExitStack
from unittest import mock

import numpy as np

import dlcore as dl
from benchmarks.gpu_checks import checked
from dlcore.cuda import memory, repeated

NETWORKS = {
    "dense": ([(dl.Dense, 4, 6), (dl.ReLU,), (dl.Dense, 6, 3)], "SGD", (4,)),
    "dropout": ([(dl.Dense, 4, 6), (dl.ReLU,), (dl.Dropout, 0.4), (dl.Dense, 6, 3)], "Adam", (4,)),
    "convolution": (
        [(dl.Conv2D, 1, 2, 2), (dl.ReLU,), (dl.MaxPool2D, 2), (dl.Flatten,), (dl.Dense, 2, 3)],
        *("RMSProp", (3, 3, 1)),
    ),
}
WITHOUT_GRAPHS = repeated, "graph_maker", lambda: None
TOO_LARGE = memory, "fits", lambda array: array.nbytes < 100
WAYS: dict[str, tuple] = {
    "step by step": (False, ()),
    "recorded": (None, (WITHOUT_GRAPHS,)),
    "recorded, as graphs": (None, ()),
    "recorded, data too large for the card": (None, (WITHOUT_GRAPHS, TOO_LARGE)),
    "recorded, as graphs, too large": (None, (TOO_LARGE,)),
}


def networks(room, torch, told) -> list[dict]:
    """Two epochs of each network in each way: {"task": ..., "difference": ..., "right": ...}"""
    return [
        checked(f"{name}, {way}", lambda n=name, w=way: both_thetas(n, *WAYS[w]))
        for name in NETWORKS
        for way in WAYS
    ]


def both_thetas(name: str, compiled: bool | None, changes: tuple) -> list[tuple]:
    theirs = theta_after("cpu", name, False)
    with ExitStack() as stack:
        for change in changes:
            stack.enter_context(mock.patch.object(*change))
        return [(theta_after("cuda", name, compiled), theirs)]


def theta_after(device: str, name: str, compiled: bool | None) -> np.ndarray:
    layers, rule, shape = NETWORKS[name]
    rng = np.random.default_rng(2)
    X, y = rng.normal(size=(23, *shape)), rng.integers(0, 3, 23)
    net = dl.Network([make(*how) for make, *how in layers], device=device, shape_in=shape)
    how = {"epochs": 2, "batch_size": 5, "progress": False, "compiled": compiled}
    net.fit(X, y, optimizer=getattr(dl, rule)(), **how)
    return net.room.download(net.theta)
