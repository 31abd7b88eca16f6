"""Bend every number on its own: without a bend, many layers are no more than one."""

from dlcore import formulas
from dlcore.cpu.jit import kernel

relu = kernel(formulas.relu)
relu_prime = kernel(formulas.relu_prime)


@kernel
def relu_forward(Z, A):
    """Z → A        A = max(Z, 0)

    Each number passes where it is positive; the others become 0.

    Shapes   Z (n, m)   →   A (n, m)
    Work     n m operations on 2 n m numbers
    """
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            A[i, j] = relu(Z[i, j])


@kernel
def relu_backward(dA, A, dZ):
    """dA, A → dZ        dZ = dA where A > 0, else 0

    Blame passes back where the number passed forward, and stops where it was cut to 0.

    Shapes   dA (n, m)   A (n, m)   →   dZ (n, m)
    Work     n m operations on 3 n m numbers
    """
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            dZ[i, j] = dA[i, j] * relu_prime(A[i, j])
