"""How wrong was it? One number for a batch, and the blame of every score."""

from math import exp, log

from dlcore.cpu.jit import kernel


@kernel
def softmax_row(Z, i, P):
    """Z[i] → P[i], and returns log Σⱼ exp(Z[i, j])"""
    z_max = Z[i, 0]
    for j in range(1, Z.shape[1]):
        z_max = max(z_max, Z[i, j])
    total = 0.0
    for j in range(Z.shape[1]):
        P[i, j] = exp(Z[i, j] - z_max)  # cannot overflow, and the shares are unchanged
        total += P[i, j]
    for j in range(Z.shape[1]):
        P[i, j] /= total
    return z_max + log(total)


@kernel
def softmax(Z, P):
    """Z → P        P[i, j] = exp(Z[i, j]) / Σₖ exp(Z[i, k])

    Each row of scores becomes a row of shares that add up to 1: a belief over the classes.

    Shapes   Z (n, n_classes)   →   P (n, n_classes)
    Work     4 n n_classes operations and n n_classes exp, on 2 n n_classes numbers
    Source   Nielsen, chapter 3, eq. (78)
    """
    for i in range(Z.shape[0]):
        softmax_row(Z, i, P)


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
    for i in range(Z.shape[0]):
        surprise += softmax_row(Z, i, P) - Z[i, y[i]]
    loss[0] = surprise / Z.shape[0]


@kernel
def softmax_cross_entropy_backward(P, y, dZ):
    """P, y → dZ        dZ = (P - Y) / n        Y is the right answer, one-hot

    A score gets blame in the measure of its undeserved belief. The 1/n of the mean enters here,
    and nowhere else in the whole network.

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
        best = 0
        for j in range(1, Z.shape[1]):
            if Z[i, j] > Z[i, best]:
                best = j
        right[0] += best == y[i]
