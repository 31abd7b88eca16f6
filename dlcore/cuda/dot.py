"""Multiply matching numbers and add the products up: the heart of a neuron."""

from dlcore.cuda.front_end import cuda, float32
from dlcore.cuda.jit import kernel
from dlcore.cuda.launch import LINE, launch_block
from dlcore.cuda.sums import block_sum


def dot(x, w):
    """x, w → x · w"""
    import numpy as np

    total = np.zeros(1, x.dtype) if isinstance(x, np.ndarray) else cuda.device_array(1, x.dtype)
    launch_block(dot_kernel, x, w, total)
    return float(total[0])


@kernel
def dot_kernel(x, w, total):
    """x, w → x · w

    Each number of x meets its partner in w. Thread t of the only block takes every 256th product,
    from the t-th on; then the threads add their shares in a tree.

    Shapes   x (n,)   w (n,)   →   total (1,); 0.0 for n = 0
    Work     2 n operations on 2 n numbers
    Source   Nielsen, chapter 1, "Perceptrons"
    """
    shares = cuda.shared.array(LINE, x.dtype)
    t = cuda.threadIdx.x
    share = float32(0)
    for k in range(t, x.shape[0], LINE):
        share += x[k] * w[k]
    shares[t] = share
    total_of_block = block_sum(shares, t)
    if t == 0:
        total[0] = total_of_block
