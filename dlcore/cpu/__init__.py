"""The processor's room: every loop of the engine, compiled for the machine you sit at."""

from dlcore.cpu.activations import relu_backward, relu_forward
from dlcore.cpu.dense import (
    dense_backward_bias,
    dense_backward_input,
    dense_backward_weights,
    dense_forward,
)
from dlcore.cpu.dot import dot
from dlcore.cpu.losses import (
    count_right,
    softmax,
    softmax_cross_entropy_backward,
    softmax_cross_entropy_forward,
)
from dlcore.cpu.memory import download, empty, take, take_rows, upload, zeros
from dlcore.cpu.optimizers import sgd_update

__all__ = [
    "count_right",
    "dense_backward_bias",
    "dense_backward_input",
    "dense_backward_weights",
    "dense_forward",
    "dot",
    "download",
    "empty",
    "relu_backward",
    "relu_forward",
    "sgd_update",
    "softmax",
    "softmax_cross_entropy_backward",
    "softmax_cross_entropy_forward",
    "take",
    "take_rows",
    "upload",
    "zeros",
]
