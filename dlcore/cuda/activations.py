"""Bend every number on its own: without a bend, many layers are no more than one."""

from dlcore import formulas
from dlcore.cuda.jit import formula, kernel
from dlcore.cuda.launch import launch_table, row_and_column

relu = formula(formulas.relu)
relu_prime = formula(formulas.relu_prime)
leaky_relu = formula(formulas.leaky_relu)
leaky_relu_prime = formula(formulas.leaky_relu_prime)
sigmoid = formula(formulas.sigmoid)
sigmoid_prime = formula(formulas.sigmoid_prime)
tanh = formula(formulas.tanh)
tanh_prime = formula(formulas.tanh_prime)
gelu = formula(formulas.gelu)
gelu_prime = formula(formulas.gelu_prime)


def relu_forward(Z, A):
    """Z → A        A = max(Z, 0)"""
    launch_table(relu_forward_kernel, A.shape[0], A.shape[1], Z, A)


@kernel
def relu_forward_kernel(Z, A):
    """Z → A        A = max(Z, 0)

    Each number passes where it is positive; the others become 0.
    Thread (i, j) owns A[i, j].

    Shapes   Z (n, m)   →   A (n, m)
    Work     n m operations on 2 n m numbers
    """
    i, j = row_and_column()
    if i < A.shape[0] and j < A.shape[1]:
        A[i, j] = relu(Z[i, j])


def relu_backward(dA, A, dZ):
    """dA, A → dZ        dZ = dA where A > 0, else 0"""
    launch_table(relu_backward_kernel, dZ.shape[0], dZ.shape[1], dA, A, dZ)


@kernel
def relu_backward_kernel(dA, A, dZ):
    """dA, A → dZ        dZ = dA where A > 0, else 0

    Blame passes back where the number passed forward, and stops where it was cut to 0.
    Thread (i, j) owns dZ[i, j].

    Shapes   dA (n, m)   A (n, m)   →   dZ (n, m)
    Work     n m operations on 3 n m numbers
    """
    i, j = row_and_column()
    if i < dZ.shape[0] and j < dZ.shape[1]:
        dZ[i, j] = dA[i, j] * relu_prime(A[i, j])


def leaky_relu_forward(Z, slope, A):
    """Z, slope → A        A = Z where Z > 0, else slope Z"""
    launch_table(leaky_relu_forward_kernel, A.shape[0], A.shape[1], Z, slope, A)


@kernel
def leaky_relu_forward_kernel(Z, slope, A):
    """Z, slope → A        A = Z where Z > 0, else slope Z

    Each number passes where it is positive; of the others a small part leaks through.
    Thread (i, j) owns A[i, j].

    Shapes   Z (n, m)   slope: one number   →   A (n, m)
    Work     n m operations on 2 n m numbers
    """
    i, j = row_and_column()
    if i < A.shape[0] and j < A.shape[1]:
        A[i, j] = leaky_relu(Z[i, j], slope)


def leaky_relu_backward(dA, A, slope, dZ):
    """dA, A, slope → dZ        dZ = dA where A > 0, else slope dA"""
    launch_table(leaky_relu_backward_kernel, dZ.shape[0], dZ.shape[1], dA, A, slope, dZ)


@kernel
def leaky_relu_backward_kernel(dA, A, slope, dZ):
    """dA, A, slope → dZ        dZ = dA where A > 0, else slope dA

    Blame is made smaller where the number was made smaller. A has the sign of Z.
    Thread (i, j) owns dZ[i, j].

    Shapes   dA (n, m)   A (n, m)   slope: one number   →   dZ (n, m)
    Work     n m operations on 3 n m numbers
    """
    i, j = row_and_column()
    if i < dZ.shape[0] and j < dZ.shape[1]:
        dZ[i, j] = dA[i, j] * leaky_relu_prime(A[i, j], slope)


def sigmoid_forward(Z, A):
    """Z → A        A = 1 / (1 + exp(-Z))"""
    launch_table(sigmoid_forward_kernel, A.shape[0], A.shape[1], Z, A)


@kernel
def sigmoid_forward_kernel(Z, A):
    """Z → A        A = 1 / (1 + exp(-Z))

    Each number is squeezed between 0 and 1.
    Thread (i, j) owns A[i, j].

    Shapes   Z (n, m)   →   A (n, m)
    Work     n m exp and 3 n m operations on 2 n m numbers
    Source   Nielsen, chapter 1, eq. (3)
    """
    i, j = row_and_column()
    if i < A.shape[0] and j < A.shape[1]:
        A[i, j] = sigmoid(Z[i, j])


def sigmoid_backward(dA, A, dZ):
    """dA, A → dZ        dZ = dA A (1 - A)"""
    launch_table(sigmoid_backward_kernel, dZ.shape[0], dZ.shape[1], dA, A, dZ)


@kernel
def sigmoid_backward_kernel(dA, A, dZ):
    """dA, A → dZ        dZ = dA A (1 - A)

    Blame passes best where the neuron is undecided, and hardly at all where it is sure.
    Thread (i, j) owns dZ[i, j].

    Shapes   dA (n, m)   A (n, m)   →   dZ (n, m)
    Work     3 n m operations on 3 n m numbers
    """
    i, j = row_and_column()
    if i < dZ.shape[0] and j < dZ.shape[1]:
        dZ[i, j] = dA[i, j] * sigmoid_prime(A[i, j])


def tanh_forward(Z, A):
    """Z → A        A = tanh(Z)"""
    launch_table(tanh_forward_kernel, A.shape[0], A.shape[1], Z, A)


@kernel
def tanh_forward_kernel(Z, A):
    """Z → A        A = tanh(Z)

    Each number is squeezed between -1 and 1.
    Thread (i, j) owns A[i, j].

    Shapes   Z (n, m)   →   A (n, m)
    Work     n m tanh on 2 n m numbers
    """
    i, j = row_and_column()
    if i < A.shape[0] and j < A.shape[1]:
        A[i, j] = tanh(Z[i, j])


def tanh_backward(dA, A, dZ):
    """dA, A → dZ        dZ = dA (1 - A²)"""
    launch_table(tanh_backward_kernel, dZ.shape[0], dZ.shape[1], dA, A, dZ)


@kernel
def tanh_backward_kernel(dA, A, dZ):
    """dA, A → dZ        dZ = dA (1 - A²)

    Blame passes whole where the number was near 0, and hardly at all where it was near 1 or -1.
    Thread (i, j) owns dZ[i, j].

    Shapes   dA (n, m)   A (n, m)   →   dZ (n, m)
    Work     3 n m operations on 3 n m numbers
    """
    i, j = row_and_column()
    if i < dZ.shape[0] and j < dZ.shape[1]:
        dZ[i, j] = dA[i, j] * tanh_prime(A[i, j])


def gelu_forward(Z, A):
    """Z → A        A = Z Φ(Z)        Φ(z) is the share of a normal distribution below z"""
    launch_table(gelu_forward_kernel, A.shape[0], A.shape[1], Z, A)


@kernel
def gelu_forward_kernel(Z, A):
    """Z → A        A = Z Φ(Z)        Φ(z) is the share of a normal distribution below z

    Each number passes in the measure in which it is larger than most: a ReLU with a soft corner.
    Thread (i, j) owns A[i, j].

    Shapes   Z (n, m)   →   A (n, m)
    Work     n m erfc and 3 n m operations on 2 n m numbers
    Source   Hendrycks and Gimpel 2016, with Φ itself and not its tanh approximation
    """
    i, j = row_and_column()
    if i < A.shape[0] and j < A.shape[1]:
        A[i, j] = gelu(Z[i, j])


def gelu_backward(dA, Z, dZ):
    """dA, Z → dZ        dZ = dA (Φ(Z) + Z φ(Z))        φ is the slope of Φ"""
    launch_table(gelu_backward_kernel, dZ.shape[0], dZ.shape[1], dA, Z, dZ)


@kernel
def gelu_backward_kernel(dA, Z, dZ):
    """dA, Z → dZ        dZ = dA (Φ(Z) + Z φ(Z))        φ is the slope of Φ

    The only bend here that needs Z itself: two different Z can give the same A.
    Thread (i, j) owns dZ[i, j].

    Shapes   dA (n, m)   Z (n, m)   →   dZ (n, m)
    Work     n m erfc, n m exp and 7 n m operations on 3 n m numbers
    """
    i, j = row_and_column()
    if i < dZ.shape[0] and j < dZ.shape[1]:
        dZ[i, j] = dA[i, j] * gelu_prime(Z[i, j])


def rescale(X, factor, A):
    """X, factor → A        A = factor X"""
    launch_table(rescale_kernel, A.shape[0], A.shape[1], X, factor, A)


@kernel
def rescale_kernel(X, factor, A):
    """X, factor → A        A = factor X

    The same numbers in another unit. Its backward pass is the same kernel.
    Thread (i, j) owns A[i, j].

    Shapes   X (n, m)   factor: one number   →   A (n, m)
    Work     n m operations on 2 n m numbers
    """
    i, j = row_and_column()
    if i < A.shape[0] and j < A.shape[1]:
        A[i, j] = factor * X[i, j]
