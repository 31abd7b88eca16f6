"""Leave numbers out by chance, with dice that anybody can throw again."""

from dlcore import formulas
from dlcore.cuda.jit import formula, kernel
from dlcore.cuda.launch import launch_table, row_and_column

scrambled = formula(formulas.scrambled)


def dropout_forward(X, stream, limit, scale, mask, A):
    """X, stream, limit, scale → mask, A        A = X mask        mask is 0, or else scale"""
    launch_table(dropout_forward_kernel, A.shape[0], A.shape[1], X, stream, limit, scale, mask, A)


@kernel
def dropout_forward_kernel(X, stream, limit, scale, mask, A):
    """X, stream, limit, scale → mask, A        A = X mask        mask is 0, or else scale

    The dice of a number are its place, scrambled together with the stream of this step: no state
    is passed from one number to the next, so any order and any device draws the same mask.
    Thread (i, j) owns mask[i, j] and A[i, j].

    Shapes   X (n, m)   stream, limit, scale: one number   →   mask (n, m)   A (n, m)
    Work     12 n m operations on 3 n m numbers
    Source   Srivastava et al. 2014, with the scale in training
    """
    i, j = row_and_column()
    if i < A.shape[0] and j < A.shape[1]:
        dice = scrambled(stream ^ (i * X.shape[1] + j))
        mask[i, j] = scale
        if dice < limit:
            mask[i, j] = 0
        A[i, j] = X[i, j] * mask[i, j]


def dropout_backward(dA, mask, dX):
    """dA, mask → dX        dX = dA mask"""
    launch_table(dropout_backward_kernel, dX.shape[0], dX.shape[1], dA, mask, dX)


@kernel
def dropout_backward_kernel(dA, mask, dX):
    """dA, mask → dX        dX = dA mask

    Blame goes where the number went: nowhere, or enlarged by the same scale.
    Thread (i, j) owns dX[i, j].

    Shapes   dA (n, m)   mask (n, m)   →   dX (n, m)
    Work     n m operations on 3 n m numbers
    """
    i, j = row_and_column()
    if i < dX.shape[0] and j < dX.shape[1]:
        dX[i, j] = dA[i, j] * mask[i, j]
