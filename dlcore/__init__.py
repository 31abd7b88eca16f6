"""Deep learning with every loop in plain sight."""

from dlcore import data, metrics, schedules, tape
from dlcore.early_stopping import EarlyStopping
from dlcore.gradient_check import gradient_check
from dlcore.layers import (
    GELU,
    Conv2D,
    Dense,
    Dropout,
    Embedding,
    Flatten,
    LeakyReLU,
    MaxPool2D,
    ReLU,
    Rescale,
    Sigmoid,
    Tanh,
)
from dlcore.network import Network
from dlcore.optimizers import SGD, Adam, AdamW, RMSProp
from dlcore.storage import load

__version__ = "0.1.0"

__all__ = [
    "GELU",
    "SGD",
    "Adam",
    "AdamW",
    "Conv2D",
    "Dense",
    "Dropout",
    "EarlyStopping",
    "Embedding",
    "Flatten",
    "LeakyReLU",
    "MaxPool2D",
    "Network",
    "RMSProp",
    "ReLU",
    "Rescale",
    "Sigmoid",
    "Tanh",
    "data",
    "gradient_check",
    "load",
    "metrics",
    "schedules",
    "tape",
]
