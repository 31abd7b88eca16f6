"""How wrong was it? One number for a batch, and the blame of every score."""

from math import exp, log

from dlcore import formulas
from dlcore.cuda.front_end import cuda, float32, int32
from dlcore.cuda.jit import formula, kernel, part
from dlcore.cuda.launch import LINE, launch_block, launch_line, launch_table, row_and_column
from dlcore.cuda.sums import block_sum

squared_error = formula(formulas.squared_error)
squared_error_prime = formula(formulas.squared_error_prime)
sigmoid = formula(formulas.sigmoid)
binary_cross_entropy = formula(formulas.binary_cross_entropy)
binary_cross_entropy_prime = formula(formulas.binary_cross_entropy_prime)


@part
def highest(Z, i):
    """The column of the largest Z[i, j]; of equal ones the first"""
    best = 0
    for j in range(1, Z.shape[1]):
        if Z[i, j] > Z[i, best]:
            best = j
    return best


@part
def softmax_row(Z, i, P):
    """Z[i] → P[i], and returns log Σⱼ exp(Z[i, j])"""
    z_max = Z[i, 0]
    for j in range(1, Z.shape[1]):
        z_max = max(z_max, Z[i, j])
    total = Z[i, 0] - Z[i, 0]  # 0 in the type of Z, and NaN where the row starts with one
    for j in range(Z.shape[1]):
        share = exp(Z[i, j] - z_max)  # cannot overflow, and the shares are unchanged
        P[i, j] = share
        total += share
    for j in range(Z.shape[1]):
        P[i, j] /= total
    return z_max + log(total)


def softmax(Z, P):
    """Z → P        P[i, j] = exp(Z[i, j]) / Σₖ exp(Z[i, k])"""
    launch_line(softmax_kernel, Z.shape[0], Z, P)


@kernel
def softmax_kernel(Z, P):
    """Z → P        P[i, j] = exp(Z[i, j]) / Σₖ exp(Z[i, k])

    Each row of scores becomes a row of shares that add up to 1: a belief over the classes.
    Thread i owns row i.

    Shapes   Z (n, n_classes)   →   P (n, n_classes)
    Work     4 n n_classes operations and n n_classes exp, on 2 n n_classes numbers
    Source   Nielsen, chapter 3, eq. (78)
    """
    i = cuda.grid(1)
    if i < Z.shape[0]:
        softmax_row(Z, i, P)


def softmax_cross_entropy_forward(Z, y, P, loss):
    """Z, y → P, loss        loss = (1/n) Σᵢ log Σⱼ exp(Z[i, j]) - Z[i, y[i]]"""
    launch_block(softmax_cross_entropy_forward_kernel, Z, y, P, loss)


@kernel
def softmax_cross_entropy_forward_kernel(Z, y, P, loss):
    """Z, y → P, loss        loss = (1/n) Σᵢ log Σⱼ exp(Z[i, j]) - Z[i, y[i]]

    The surprise at a right answer is -log of the belief in it; the loss is the mean surprise. It
    is computed from the scores, because a belief can be too small to have a logarithm.
    Thread t of the only block owns the rows t, t + 256, t + 512 ...; then all add in a tree.

    Shapes   Z (n, n_classes)   y (n,)   →   P (n, n_classes)   loss (1,), in nats
    Work     as softmax, and 2 n operations more
    Source   Nielsen, chapter 3, eq. (80)
    """
    shares = cuda.shared.array(LINE, Z.dtype)
    t = cuda.threadIdx.x
    surprise = float32(0)
    for i in range(t, Z.shape[0], LINE):
        surprise += softmax_row(Z, i, P) - Z[i, y[i]]
    shares[t] = surprise
    total = block_sum(shares, t)
    if t == 0:
        loss[0] = total / float32(Z.shape[0])


def softmax_cross_entropy_backward(P, y, dZ):
    """P, y → dZ        dZ = (P - Y) / n        Y is the right answer, one-hot"""
    launch_table(softmax_cross_entropy_backward_kernel, P.shape[0], P.shape[1], P, y, dZ)


@kernel
def softmax_cross_entropy_backward_kernel(P, y, dZ):
    """P, y → dZ        dZ = (P - Y) / n        Y is the right answer, one-hot

    A score gets blame in the measure of its undeserved belief. The 1/n of the mean enters here,
    and nowhere else in the whole network.
    Thread (i, j) owns dZ[i, j].

    Shapes   P (n, n_classes)   y (n,)   →   dZ (n, n_classes)
    Work     2 n n_classes operations on 2 n n_classes numbers
    """
    i, j = row_and_column()
    if i < P.shape[0] and j < P.shape[1]:
        right = float32(1) if j == y[i] else float32(0)
        dZ[i, j] = (P[i, j] - right) / float32(P.shape[0])


def count_right(Z, y, right):
    """Z, y → right        right = number of i with argmax Z[i] = y[i]"""
    launch_block(count_right_kernel, Z, y, right)


@kernel
def count_right_kernel(Z, y, right):
    """Z, y → right        right = number of i with argmax Z[i] = y[i]

    An answer is right where its score is the highest; of equal scores the first one counts.
    Thread t of the only block owns the rows t, t + 256, t + 512 ...; the barrier counts the hits.

    Shapes   Z (n, n_classes)   y (n,)   →   right (1,)
    Work     n n_classes comparisons on n n_classes + n numbers
    """
    t = cuda.threadIdx.x
    total = int32(0)
    for first in range(0, Z.shape[0], LINE):
        i = first + t
        hit = int32(0)
        if i < Z.shape[0]:
            hit = int32(highest(Z, i) == y[i])
        total += cuda.syncthreads_count(hit)
    if t == 0:
        right[0] = total


def count_right_yes_or_no(Z, Y, right):
    """Z, Y → right        right = number of i whose answer is right"""
    launch_block(count_right_yes_or_no_kernel, Z, Y, right)


@kernel
def count_right_yes_or_no_kernel(Z, Y, right):
    """Z, Y → right        right = number of i whose answer is right

    One output says yes above 0, which is a belief above one half. Of several outputs the highest
    is the answer, and it is right where no target is higher than its own.
    Thread t of the only block owns the rows t, t + 256, t + 512 ...; the barrier counts the hits.

    Shapes   Z (n, n_out)   Y (n, n_out)   →   right (1,)
    Work     2 n n_out comparisons on 2 n n_out numbers
    """
    t = cuda.threadIdx.x
    total = int32(0)
    for first in range(0, Z.shape[0], LINE):
        i = first + t
        hit = int32(0)
        if i < Z.shape[0]:
            if Z.shape[1] == 1:
                hit = int32((Z[i, 0] > 0) == (Y[i, 0] > float32(0.5)))
            else:
                hit = int32(Y[i, highest(Z, i)] == Y[i, highest(Y, i)])
        total += cuda.syncthreads_count(hit)
    if t == 0:
        right[0] = total


def binary_cross_entropy_forward(Z, Y, P, loss):
    """Z, Y → P, loss        loss = (1/n) Σᵢ Σⱼ -Y log P - (1 - Y) log(1 - P)        P = sigmoid(Z)

    One block takes the whole sum, always in the same order.
    """
    launch_block(binary_cross_entropy_forward_kernel, Z, Y, P, loss)


@kernel
def binary_cross_entropy_forward_kernel(Z, Y, P, loss):
    """Z, Y → P, loss        loss = (1/n) Σᵢ Σⱼ -Y log P - (1 - Y) log(1 - P)        P = sigmoid(Z)

    Every output answers yes or no on its own; the loss of an example is the sum of its surprises.
    It is computed from the scores: a surprise is max(z, 0) - z y + log(1 + exp(-|z|)).
    Thread t of the only block owns the numbers t, t + 256, t + 512 ...; then all add in a tree.

    Shapes   Z (n, n_out)   Y (n, n_out), from 0 to 1   →   P (n, n_out)   loss (1,), in nats
    Work     2 n n_out exp and 12 n n_out operations on 3 n n_out numbers
    Source   Nielsen, chapter 3, eq. (63)
    """
    shares = cuda.shared.array(LINE, Z.dtype)
    t = cuda.threadIdx.x
    surprise = float32(0)
    for place in range(t, Z.size, LINE):
        i, j = place // Z.shape[1], place % Z.shape[1]
        P[i, j] = sigmoid(Z[i, j])
        surprise += binary_cross_entropy(Z[i, j], Y[i, j])
    shares[t] = surprise
    total = block_sum(shares, t)
    if t == 0:
        loss[0] = total / float32(Z.shape[0])


def binary_cross_entropy_backward(P, Y, dZ):
    """P, Y → dZ        dZ = (P - Y) / n"""
    launch_table(binary_cross_entropy_backward_kernel, P.shape[0], P.shape[1], P, Y, dZ)


@kernel
def binary_cross_entropy_backward_kernel(P, Y, dZ):
    """P, Y → dZ        dZ = (P - Y) / n

    A score gets blame in the measure in which its belief is off. The 1/n of the mean enters here.
    Thread (i, j) owns dZ[i, j].

    Shapes   P (n, n_out)   Y (n, n_out)   →   dZ (n, n_out)
    Work     2 n n_out operations on 3 n n_out numbers
    Source   Nielsen, chapter 3, eq. (67)
    """
    i, j = row_and_column()
    if i < P.shape[0] and j < P.shape[1]:
        dZ[i, j] = binary_cross_entropy_prime(P[i, j], Y[i, j]) / float32(P.shape[0])


def mean_squared_error_forward(Z, Y, loss):
    """Z, Y → loss        loss = mean of (Z - Y)² over all n n_out numbers"""
    launch_block(mean_squared_error_forward_kernel, Z, Y, loss)


@kernel
def mean_squared_error_forward_kernel(Z, Y, loss):
    """Z, Y → loss        loss = mean of (Z - Y)² over all n n_out numbers

    A distance twice as large costs four times as much.
    Thread t of the only block owns the numbers t, t + 256, t + 512 ...; then all add in a tree.

    Shapes   Z (n, n_out)   Y (n, n_out)   →   loss (1,), in the square of the unit of Y
    Work     3 n n_out operations on 2 n n_out numbers
    """
    shares = cuda.shared.array(LINE, Z.dtype)
    t = cuda.threadIdx.x
    total = float32(0)
    for place in range(t, Z.size, LINE):
        i, j = place // Z.shape[1], place % Z.shape[1]
        total += squared_error(Z[i, j], Y[i, j])
    shares[t] = total
    total_of_block = block_sum(shares, t)
    if t == 0:
        loss[0] = total_of_block / float32(Z.size)


def mean_squared_error_backward(Z, Y, dZ):
    """Z, Y → dZ        dZ = 2 (Z - Y) / (n n_out)"""
    launch_table(mean_squared_error_backward_kernel, Z.shape[0], Z.shape[1], Z, Y, dZ)


@kernel
def mean_squared_error_backward_kernel(Z, Y, dZ):
    """Z, Y → dZ        dZ = 2 (Z - Y) / (n n_out)

    A prediction gets blame in the measure of its distance, with the sign of its direction.
    Thread (i, j) owns dZ[i, j].

    Shapes   Z (n, n_out)   Y (n, n_out)   →   dZ (n, n_out)
    Work     3 n n_out operations on 3 n n_out numbers
    """
    i, j = row_and_column()
    if i < Z.shape[0] and j < Z.shape[1]:
        dZ[i, j] = squared_error_prime(Z[i, j], Y[i, j]) / float32(Z.size)
