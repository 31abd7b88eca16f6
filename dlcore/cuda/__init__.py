"""The graphics card's room: the processor's work, shared among thousands of threads."""

from dlcore.cuda.activations import relu_backward, relu_forward
from dlcore.cuda.dense import (
    dense_backward_bias,
    dense_backward_input,
    dense_backward_weights,
    dense_forward,
)
from dlcore.cuda.dot import dot
from dlcore.cuda.losses import (
    count_right,
    softmax,
    softmax_cross_entropy_backward,
    softmax_cross_entropy_forward,
)
from dlcore.cuda.memory import download, empty, take, take_rows, upload, zeros
from dlcore.cuda.optimizers import sgd_update

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
