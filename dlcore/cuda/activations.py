"""Bend every number on its own: without a bend, many layers are no more than one."""

from dlcore import formulas
from dlcore.cuda.front_end import cuda
from dlcore.cuda.jit import formula, kernel
from dlcore.cuda.launch import launch_table

relu = formula(formulas.relu)
relu_prime = formula(formulas.relu_prime)


def relu_forward(Z, A):
    """Z → A        A = max(Z, 0)"""
    launch_table(relu_forward_kernel, Z.shape[0], Z.shape[1], Z, A)


@kernel
def relu_forward_kernel(Z, A):
    """Z → A        A = max(Z, 0)

    Each number passes where it is positive; the others become 0.
    Thread (i, j) owns A[i, j].

    Shapes   Z (n, m)   →   A (n, m)
    Work     n m operations on 2 n m numbers
    """
    j, i = cuda.grid(2)
    if i < A.shape[0] and j < A.shape[1]:
        A[i, j] = relu(Z[i, j])


def relu_backward(dA, A, dZ):
    """dA, A → dZ        dZ = dA where A > 0, else 0"""
    launch_table(relu_backward_kernel, A.shape[0], A.shape[1], dA, A, dZ)


@kernel
def relu_backward_kernel(dA, A, dZ):
    """dA, A → dZ        dZ = dA where A > 0, else 0

    Blame passes back where the number passed forward, and stops where it was cut to 0.
    Thread (i, j) owns dZ[i, j].

    Shapes   dA (n, m)   A (n, m)   →   dZ (n, m)
    Work     n m operations on 3 n m numbers
    """
    j, i = cuda.grid(2)
    if i < dZ.shape[0] and j < dZ.shape[1]:
        dZ[i, j] = dA[i, j] * relu_prime(A[i, j])
