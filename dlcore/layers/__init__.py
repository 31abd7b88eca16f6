"""A layer turns numbers forward and blame backward, and owns the arrays it needs for it.

Layers share names, not a base class; `Layer` lists them.
"""

from collections.abc import Callable

from dlcore.layers.bend import GELU, Activation, LeakyReLU, ReLU, Sigmoid, Tanh
from dlcore.layers.convolution import Conv2D
from dlcore.layers.dense import Dense
from dlcore.layers.dropout import Dropout
from dlcore.layers.embedding import Embedding
from dlcore.layers.layer import Arrays, Layer, Shape
from dlcore.layers.pooling import MaxPool2D
from dlcore.layers.reshaping import Flatten, Rescale

LAYERS: dict[str, Callable[..., Layer]] = {
    "conv2d": Conv2D,
    "dense": Dense,
    "dropout": Dropout,
    "embedding": Embedding,
    "flatten": Flatten,
    "gelu": GELU,
    "leaky_relu": LeakyReLU,
    "maxpool2d": MaxPool2D,
    "relu": ReLU,
    "rescale": Rescale,
    "sigmoid": Sigmoid,
    "tanh": Tanh,
}

__all__ = [
    "GELU",
    "LAYERS",
    "Activation",
    "Arrays",
    "Conv2D",
    "Dense",
    "Dropout",
    "Embedding",
    "Flatten",
    "Layer",
    "LeakyReLU",
    "MaxPool2D",
    "ReLU",
    "Rescale",
    "Shape",
    "Sigmoid",
    "Tanh",
]
