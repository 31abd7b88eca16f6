"""Deep learning with every loop in plain sight."""

from dlcore import data
from dlcore.gradient_check import gradient_check
from dlcore.layers import Dense, ReLU
from dlcore.network import Network
from dlcore.optimizers import SGD

__version__ = "0.1.0"

__all__ = ["SGD", "Dense", "Network", "ReLU", "data", "gradient_check"]
