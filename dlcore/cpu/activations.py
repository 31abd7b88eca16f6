"""Bend every number on its own: without a bend, many layers are no more than one."""

from dlcore import formulas
from dlcore.cpu.exponentials import gelu, gelu_prime, sigmoid, tanh
from dlcore.cpu.jit import kernel

relu = kernel(formulas.relu)
relu_prime = kernel(formulas.relu_prime)
leaky_relu = kernel(formulas.leaky_relu)
leaky_relu_prime = kernel(formulas.leaky_relu_prime)
sigmoid_prime = kernel(formulas.sigmoid_prime)
tanh_prime = kernel(formulas.tanh_prime)


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


@kernel
def leaky_relu_forward(Z, slope, A):
    """Z, slope → A        A = Z where Z > 0, else slope Z

    Each number passes where it is positive; of the others a small part leaks through.

    Shapes   Z (n, m)   slope: one number   →   A (n, m)
    Work     n m operations on 2 n m numbers
    """
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            A[i, j] = leaky_relu(Z[i, j], slope)


@kernel
def leaky_relu_backward(dA, A, slope, dZ):
    """dA, A, slope → dZ        dZ = dA where A > 0, else slope dA

    Blame is made smaller where the number was made smaller. A has the sign of Z.

    Shapes   dA (n, m)   A (n, m)   slope: one number   →   dZ (n, m)
    Work     n m operations on 3 n m numbers
    """
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            dZ[i, j] = dA[i, j] * leaky_relu_prime(A[i, j], slope)


@kernel
def sigmoid_forward(Z, A):
    """Z → A        A = 1 / (1 + exp(-Z))

    Each number is squeezed between 0 and 1.

    Shapes   Z (n, m)   →   A (n, m)
    Work     n m exp and 3 n m operations on 2 n m numbers
    Source   Nielsen, chapter 1, eq. (3)
    """
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            A[i, j] = sigmoid(Z[i, j])


@kernel
def sigmoid_backward(dA, A, dZ):
    """dA, A → dZ        dZ = dA A (1 - A)

    Blame passes best where the neuron is undecided, and hardly at all where it is sure.

    Shapes   dA (n, m)   A (n, m)   →   dZ (n, m)
    Work     3 n m operations on 3 n m numbers
    """
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            dZ[i, j] = dA[i, j] * sigmoid_prime(A[i, j])


@kernel
def tanh_forward(Z, A):
    """Z → A        A = tanh(Z)

    Each number is squeezed between -1 and 1.

    Shapes   Z (n, m)   →   A (n, m)
    Work     n m tanh on 2 n m numbers
    """
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            A[i, j] = tanh(Z[i, j])


@kernel
def tanh_backward(dA, A, dZ):
    """dA, A → dZ        dZ = dA (1 - A²)

    Blame passes whole where the number was near 0, and hardly at all where it was near 1 or -1.

    Shapes   dA (n, m)   A (n, m)   →   dZ (n, m)
    Work     3 n m operations on 3 n m numbers
    """
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            dZ[i, j] = dA[i, j] * tanh_prime(A[i, j])


@kernel
def gelu_forward(Z, A):
    """Z → A        A = Z Φ(Z)        Φ(z) is the share of a normal distribution below z

    Each number passes in the measure in which it is larger than most: a ReLU with a soft corner.

    Shapes   Z (n, m)   →   A (n, m)
    Work     n m erfc and 3 n m operations on 2 n m numbers
    Source   Hendrycks and Gimpel 2016, with Φ itself and not its tanh approximation
    """
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            A[i, j] = gelu(Z[i, j])


@kernel
def gelu_backward(dA, Z, dZ):
    """dA, Z → dZ        dZ = dA (Φ(Z) + Z φ(Z))        φ is the slope of Φ

    The only bend here that needs Z itself: two different Z can give the same A.

    Shapes   dA (n, m)   Z (n, m)   →   dZ (n, m)
    Work     n m erfc, n m exp and 7 n m operations on 3 n m numbers
    """
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            dZ[i, j] = dA[i, j] * gelu_prime(Z[i, j])


@kernel
def rescale(X, factor, A):
    """X, factor → A        A = factor X

    The same numbers in another unit. Its backward pass is the same kernel.

    Shapes   X (n, m)   factor: one number   →   A (n, m)
    Work     n m operations on 2 n m numbers
    """
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            A[i, j] = factor * X[i, j]
