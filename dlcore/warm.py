"""Compile every kernel once, so that no lesson waits for it: the machine code is kept on disk."""

from collections.abc import Callable, Iterator

import numpy as np

import dlcore.layers as layers
from dlcore.compiled_epoch import why_not
from dlcore.losses import LOSSES
from dlcore.network import Network
from dlcore.optimizers import SGD, Adam, AdamW, Optimizer, RMSProp
from dlcore.progress import Progress

BENDS = (layers.ReLU, layers.LeakyReLU, layers.Sigmoid, layers.Tanh, layers.GELU)
RULES: tuple[Callable[[], Optimizer], ...] = (
    lambda: SGD(LR, momentum=0.9),
    lambda: SGD(LR, momentum=0.9, nesterov=True),
    *(lambda rule=rule: rule(LR) for rule in (RMSProp, Adam, AdamW)),
)
LR = 1e-6  # nothing shall be learned
N, N_IN, N_OUT = 20, 40, 3  # examples, inputs and outputs of the networks that are trained for it


def warm(dtypes: tuple[str, ...] = ("float32", "float64"), progress: bool = True) -> None:
    """Train small networks with every layer, loss and rule, and throw them away."""
    jobs = [(net, rule) for dtype in dtypes for net, rule in networks(dtype)]
    with Progress(len(jobs), "compiling", shown=progress) as line:
        for done, (net, rule) in enumerate(jobs, start=1):
            train(net, rule)
            line.update(done, ", ".join(layer.kind for layer in net.layers[:2]))


def networks(dtype: str) -> Iterator[tuple[Network, Optimizer]]:
    bent = [layer for bend in BENDS for layer in (bend(), layers.Dense(N_IN, N_IN))]
    for loss in LOSSES:
        net = [layers.Dense(N_IN, N_IN), *map(fresh, bent), layers.Dense(N_IN, N_OUT)]
        yield Network(net, loss=loss, dtype=dtype), SGD(LR)
    for rule in RULES:
        yield Network([layers.Dense(N_IN, N_OUT)], dtype=dtype), rule()
    yield Network([layers.Dense(N_IN, N_OUT), layers.Dropout(0.5)], dtype=dtype), SGD(LR)
    pictures: list[layers.Layer] = [
        layers.Rescale(1.0),
        layers.Conv2D(1, 2, size=3),
        layers.MaxPool2D(2),
    ]
    pictures += [layers.Flatten(), layers.Dense(18, N_OUT)]
    yield Network(pictures, dtype=dtype, shape_in=(8, 8, 1)), SGD(LR)


def fresh(layer):
    """Another layer like this one: a layer can stand in one place only."""
    return layers.LAYERS[layer.kind](**layer.arguments())


def train(net: Network, rule: Optimizer) -> None:
    rng = np.random.default_rng(0)
    X = rng.random((N, *net.shape_in))
    y = np.arange(N) % N_OUT if net.loss.name == "softmax_cross_entropy" else np.ones((N, N_OUT))
    for batch_size in (1, N):  # small and large batches have kernels of their own
        for compiled in (False,) if why_not(net) else (False, True):
            net.fit(X, y, 1, batch_size, rule, l1=1e-6, progress=False, compiled=compiled)
    net.fit(X, y, 1, N, rule, l2=1e-6, progress=False, compiled=False)
    net.predict(X)
