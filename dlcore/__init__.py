"""Deep learning with every loop in plain sight."""

from dlcore import data, metrics, schedules
from dlcore.early_stopping import EarlyStopping
from dlcore.gradient_check import gradient_check
from dlcore.layers import GELU, Dense, LeakyReLU, ReLU, Sigmoid, Tanh
from dlcore.network import Network
from dlcore.optimizers import SGD, Adam, AdamW, RMSProp
from dlcore.storage import load

__version__ = "0.1.0"

__all__ = [
    "GELU",
    "SGD",
    "Adam",
    "AdamW",
    "Dense",
    "EarlyStopping",
    "LeakyReLU",
    "Network",
    "RMSProp",
    "ReLU",
    "Sigmoid",
    "Tanh",
    "data",
    "gradient_check",
    "load",
    "metrics",
    "schedules",
]
