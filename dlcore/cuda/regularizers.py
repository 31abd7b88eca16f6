"""Make large weights expensive, so that a network keeps only those that it needs."""

from dlcore import formulas
from dlcore.cuda.front_end import cuda
from dlcore.cuda.jit import formula, kernel
from dlcore.cuda.launch import launch_line

shrink = formula(formulas.shrink)


def l2_backward(W, l2, dW):
    """W, l2 → dW        dW = dW + l2 W"""
    launch_line(l2_backward_kernel, dW.size, W, l2, dW)


@kernel
def l2_backward_kernel(W, l2, dW):
    """W, l2 → dW        dW = dW + l2 W

    The penalty l2/2 ‖W‖² pulls every weight towards 0, the harder the larger it is.
    Thread p owns dW[p].

    Shapes   W (m,)   l2: one number   →   dW (m,), changed in place
    Work     2 m operations on 3 m numbers
    Source   Nielsen, chapter 3, eq. (88)
    """
    p = cuda.grid(1)
    if p < dW.size:
        dW[p] += l2 * W[p]


def l1_shrink(amount, W):
    """amount → W        |W| = max(|W| - amount, 0), with its sign"""
    launch_line(l1_shrink_kernel, W.size, amount, W)


@kernel
def l1_shrink_kernel(amount, W):
    """amount → W        |W| = max(|W| - amount, 0), with its sign

    The penalty l1 ‖W‖₁ pulls every weight with the same force. A weight that would pass 0 stays
    there: a slope would carry it to and fro, and never leave a real 0.
    Thread p owns W[p].

    Shapes   amount: one number, lr l1   →   W (m,), changed in place
    Work     3 m operations on 2 m numbers
    Source   Parikh and Boyd, Proximal Algorithms, section 6.5.2
    """
    p = cuda.grid(1)
    if p < W.size:
        W[p] = shrink(W[p], amount)


def scale(factor, W):
    """factor → W        W = factor W"""
    launch_line(scale_kernel, W.size, factor, W)


@kernel
def scale_kernel(factor, W):
    """factor → W        W = factor W

    Every weight loses the same share of itself.
    Thread p owns W[p].

    Shapes   factor: one number   →   W (m,), changed in place
    Work     m operations on 2 m numbers
    """
    p = cuda.grid(1)
    if p < W.size:
        W[p] *= factor
