"""How wrong was it? One number for a batch, and the blame of every score."""

from math import log

from dlcore import formulas
from dlcore.cpu.exponentials import exp
from dlcore.cpu.jit import kernel

squared_error = kernel(formulas.squared_error)
squared_error_prime = kernel(formulas.squared_error_prime)
binary_cross_entropy_prime = kernel(formulas.binary_cross_entropy_prime)
MANY = 1e300  # near the largest float64


@kernel
def highest(Z, i):
    """The column of the largest Z[i, j]; of equal ones the first"""
    best = 0
    for j in range(1, Z.shape[1]):
        if Z[i, j] > Z[i, best]:
            best = j
    return best


@kernel
def maximum(Z, i):
    """The largest Z[i, j]"""
    largest = Z[i, 0]
    for j in range(1, Z.shape[1]):
        largest = Z[i, j] if Z[i, j] > largest else largest
    return largest


@kernel
def softmax_exponentials(Z, P):
    """Z → P        P[i, j] = exp(Z[i, j] - maxₖ Z[i, k])"""
    for i in range(Z.shape[0]):
        z_max = maximum(Z, i)
        for j in range(Z.shape[1]):
            P[i, j] = Z[i, j] - z_max  # exp cannot overflow then, and the shares are unchanged
    p = P.reshape(P.size)  # one long row: short rows would leave the vector lanes empty
    for k in range(p.size):
        p[k] = exp(p[k])


@kernel
def share_out(P, i):
    """P[i] → P[i] / Σⱼ P[i, j], and returns the sum"""
    total = P[i, 0]
    for j in range(1, P.shape[1]):
        total += P[i, j]
    for j in range(P.shape[1]):
        P[i, j] /= total
    return total


@kernel
def softmax(Z, P):
    """Z → P        P[i, j] = exp(Z[i, j]) / Σₖ exp(Z[i, k])

    Each row of scores becomes a row of shares that add up to 1: a belief over the classes.

    Shapes   Z (n, n_classes)   →   P (n, n_classes)
    Work     4 n n_classes operations and n n_classes exp, on 2 n n_classes numbers
    Source   Nielsen, chapter 3, eq. (78)
    """
    softmax_exponentials(Z, P)
    for i in range(P.shape[0]):
        share_out(P, i)


@kernel
def softmax_cross_entropy_forward(Z, y, P, loss):
    """Z, y → P, loss        loss = (1/n) Σᵢ log Σⱼ exp(Z[i, j]) - Z[i, y[i]]

    The surprise at a right answer is -log of the belief in it; the loss is the mean surprise. It
    is computed from the scores, because a belief can be too small to have a logarithm.

    Shapes   Z (n, n_classes)   y (n,)   →   P (n, n_classes)   loss (1,), in nats
    Work     as softmax, and 2 n operations more
    Source   Nielsen, chapter 3, eq. (80)
    """
    surprise = 0.0
    softmax_exponentials(Z, P)
    for i in range(Z.shape[0]):
        surprise += maximum(Z, i) - Z[i, y[i]] + log(share_out(P, i))
    loss[0] = surprise / Z.shape[0]


@kernel
def softmax_cross_entropy_backward(P, y, dZ):
    """P, y → dZ        dZ = (P - Y) / n        Y is the right answer, one-hot

    A score gets blame in the measure of its undeserved belief. The 1/n of the mean
    enters here, and nowhere else in the whole network.

    Shapes   P (n, n_classes)   y (n,)   →   dZ (n, n_classes)
    Work     2 n n_classes operations on 2 n n_classes numbers
    """
    n = P.shape[0]
    for i in range(n):
        for j in range(P.shape[1]):
            right = 1.0 if j == y[i] else 0.0
            dZ[i, j] = (P[i, j] - right) / n


@kernel
def count_right(Z, y, right):
    """Z, y → right        right = number of i with argmax Z[i] = y[i]

    An answer is right where its score is the highest; of equal scores the first one counts.

    Shapes   Z (n, n_classes)   y (n,)   →   right (1,)
    Work     n n_classes comparisons on n n_classes + n numbers
    """
    right[0] = 0
    for i in range(Z.shape[0]):
        right[0] += highest(Z, i) == y[i]


@kernel
def binary_cross_entropy_forward(Z, Y, P, loss):
    """Z, Y → P, loss        loss = (1/n) Σᵢ Σⱼ -Y log P - (1 - Y) log(1 - P)        P = sigmoid(Z)

    Every output answers yes or no on its own; the loss of an example is the sum of its surprises.
    It is computed from the scores: a surprise is max(z, 0) - z y + log(1 + exp(-|z|)).

    Shapes   Z (n, n_out)   Y (n, n_out), from 0 to 1   →   P (n, n_out)   loss (1,), in nats
    Work     n n_out exp and 9 n n_out operations on 3 n n_out numbers
    Source   Nielsen, chapter 3, eq. (63)
    """
    surprise, factors = 0.0, 1.0
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            P[i, j] = exp(-abs(Z[i, j]))
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            z, e = Z[i, j], P[i, j]
            surprise += (0.0 if z < 0 else z) - z * Y[i, j]
            factors *= 1.0 + e  # log a + log b = log a b: one logarithm serves many numbers
            if factors > MANY:
                surprise += log(factors)
                factors = 1.0
            P[i, j] = (e if z < 0 else 1.0) / (1.0 + e)
    loss[0] = (surprise + log(factors)) / Z.shape[0]


@kernel
def binary_cross_entropy_backward(P, Y, dZ):
    """P, Y → dZ        dZ = (P - Y) / n

    A score gets blame in the measure in which its belief is off. The 1/n of the mean enters here.

    Shapes   P (n, n_out)   Y (n, n_out)   →   dZ (n, n_out)
    Work     2 n n_out operations on 3 n n_out numbers
    Source   Nielsen, chapter 3, eq. (67)
    """
    n = P.shape[0]
    for i in range(n):
        for j in range(P.shape[1]):
            dZ[i, j] = binary_cross_entropy_prime(P[i, j], Y[i, j]) / n


@kernel
def mean_squared_error_forward(Z, Y, loss):
    """Z, Y → loss        loss = mean of (Z - Y)² over all n n_out numbers

    A distance twice as large costs four times as much.

    Shapes   Z (n, n_out)   Y (n, n_out)   →   loss (1,), in the square of the unit of Y
    Work     3 n n_out operations on 2 n n_out numbers
    """
    total = 0.0
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            total += squared_error(Z[i, j], Y[i, j])
    loss[0] = total / Z.size


@kernel
def mean_squared_error_backward(Z, Y, dZ):
    """Z, Y → dZ        dZ = 2 (Z - Y) / (n n_out)

    A prediction gets blame in the measure of its distance, with the sign of its direction.

    Shapes   Z (n, n_out)   Y (n, n_out)   →   dZ (n, n_out)
    Work     3 n n_out operations on 3 n n_out numbers
    """
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            dZ[i, j] = squared_error_prime(Z[i, j], Y[i, j]) / Z.size


@kernel
def count_right_yes_or_no(Z, Y, right):
    """Z, Y → right        right = number of i whose answer is right

    One output says yes above 0, which is a belief above one half. Of several outputs the highest
    is the answer, and it is right where no target is higher than its own.

    Shapes   Z (n, n_out)   Y (n, n_out)   →   right (1,)
    Work     2 n n_out comparisons on 2 n n_out numbers
    """
    right[0] = 0
    for i in range(Z.shape[0]):
        if Z.shape[1] == 1:
            right[0] += (Z[i, 0] > 0) == (Y[i, 0] > 0.5)
        else:
            right[0] += Y[i, highest(Z, i)] == maximum(Y, i)
