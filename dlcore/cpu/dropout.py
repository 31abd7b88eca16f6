"""Leave numbers out by chance, with dice that anybody can throw again."""

from dlcore import formulas
from dlcore.cpu.jit import kernel

scrambled = kernel(formulas.scrambled)


@kernel
def dropout_forward(X, stream, limit, scale, mask, A):
    """X, stream, limit, scale → mask, A        A = X mask        mask is 0, or else scale

    The dice of a number are its place, scrambled together with the stream of this step: no state
    is passed from one number to the next, so any order and any device draws the same mask.

    Shapes   X (n, m)   stream, limit, scale: one number   →   mask (n, m)   A (n, m)
    Work     12 n m operations on 3 n m numbers
    Source   Srivastava et al. 2014, with the scale in training
    """
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            dice = scrambled(stream ^ (i * X.shape[1] + j))
            mask[i, j] = 0.0 if dice < limit else scale
            A[i, j] = X[i, j] * mask[i, j]


@kernel
def dropout_backward(dA, mask, dX):
    """dA, mask → dX        dX = dA mask

    Blame goes where the number went: nowhere, or enlarged by the same scale.

    Shapes   dA (n, m)   mask (n, m)   →   dX (n, m)
    Work     n m operations on 3 n m numbers
    """
    for i in range(dA.shape[0]):
        for j in range(dA.shape[1]):
            dX[i, j] = dA[i, j] * mask[i, j]
