"""The graphics card's room: the processor's work, shared among thousands of threads."""

from dlcore.cuda.activations import (
    gelu_backward,
    gelu_forward,
    leaky_relu_backward,
    leaky_relu_forward,
    relu_backward,
    relu_forward,
    rescale,
    sigmoid_backward,
    sigmoid_forward,
    tanh_backward,
    tanh_forward,
)
from dlcore.cuda.convolution import conv2d_patches, conv2d_patches_backward
from dlcore.cuda.dense import (
    dense_backward_bias,
    dense_backward_input,
    dense_backward_weights,
    dense_forward,
)
from dlcore.cuda.dot import dot
from dlcore.cuda.dropout import dropout_backward, dropout_forward
from dlcore.cuda.embedding import embedding_backward, embedding_forward
from dlcore.cuda.losses import (
    binary_cross_entropy_backward,
    binary_cross_entropy_forward,
    count_right,
    count_right_yes_or_no,
    mean_squared_error_backward,
    mean_squared_error_forward,
    softmax,
    softmax_cross_entropy_backward,
    softmax_cross_entropy_forward,
)
from dlcore.cuda.memory import (
    as_type,
    download,
    empty,
    take,
    take_rows,
    type_of_sums,
    upload,
    zeros,
)
from dlcore.cuda.optimizers import (
    adam_update,
    momentum_update,
    nesterov_update,
    rmsprop_update,
    sgd_update,
)
from dlcore.cuda.pooling import maxpool2d_backward, maxpool2d_forward
from dlcore.cuda.regularizers import l1_shrink, l2_backward, scale

__all__ = [
    "adam_update",
    "as_type",
    "binary_cross_entropy_backward",
    "binary_cross_entropy_forward",
    "conv2d_patches",
    "conv2d_patches_backward",
    "count_right",
    "count_right_yes_or_no",
    "dense_backward_bias",
    "dense_backward_input",
    "dense_backward_weights",
    "dense_forward",
    "dot",
    "download",
    "dropout_backward",
    "dropout_forward",
    "embedding_backward",
    "embedding_forward",
    "empty",
    "gelu_backward",
    "gelu_forward",
    "l1_shrink",
    "l2_backward",
    "leaky_relu_backward",
    "leaky_relu_forward",
    "maxpool2d_backward",
    "maxpool2d_forward",
    "mean_squared_error_backward",
    "mean_squared_error_forward",
    "momentum_update",
    "nesterov_update",
    "relu_backward",
    "relu_forward",
    "rescale",
    "rmsprop_update",
    "scale",
    "sgd_update",
    "sigmoid_backward",
    "sigmoid_forward",
    "softmax",
    "softmax_cross_entropy_backward",
    "softmax_cross_entropy_forward",
    "take",
    "take_rows",
    "tanh_backward",
    "tanh_forward",
    "type_of_sums",
    "upload",
    "zeros",
]
