"""Make large weights expensive, so that a network keeps only those that it needs."""

from dlcore import formulas
from dlcore.cpu.jit import kernel

shrink = kernel(formulas.shrink)


@kernel
def l2_backward(W, l2, dW):
    """W, l2 → dW        dW = dW + l2 W

    The penalty l2/2 ‖W‖² pulls every weight towards 0, the harder the larger it is.

    Shapes   W (m,)   l2: one number   →   dW (m,), changed in place
    Work     2 m operations on 3 m numbers
    Source   Nielsen, chapter 3, eq. (88)
    """
    for p in range(W.size):
        dW[p] += l2 * W[p]


@kernel
def l1_shrink(amount, W):
    """amount → W        |W| = max(|W| - amount, 0), with its sign

    The penalty l1 ‖W‖₁ pulls every weight with the same force. A weight that would pass 0 stays
    there: a slope would carry it to and fro, and never leave a real 0.

    Shapes   amount: one number, lr l1   →   W (m,), changed in place
    Work     3 m operations on 2 m numbers
    Source   Parikh and Boyd, Proximal Algorithms, section 6.5.2
    """
    for p in range(W.size):
        W[p] = shrink(W[p], amount)


@kernel
def scale(factor, W):
    """factor → W        W = factor W

    Every weight loses the same share of itself.

    Shapes   factor: one number   →   W (m,), changed in place
    Work     m operations on 2 m numbers
    """
    for p in range(W.size):
        W[p] *= factor
