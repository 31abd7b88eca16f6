"""Two operations in one launch, where a step that was written down has one after the other.

A short launch costs a card more than its arithmetic, and a number that stays in a register needs no
way to memory and back. The bits are those of the two operations.
"""

from dlcore import formulas
from dlcore.cuda import losses
from dlcore.cuda.activations import relu_forward_kernel
from dlcore.cuda.dense import dense_forward_kernel
from dlcore.cuda.front_end import cuda, float32
from dlcore.cuda.jit import formula, kernel
from dlcore.cuda.launch import LINE, Launch, launch_block, launch_table, noted, row_and_column
from dlcore.cuda.losses import softmax_row
from dlcore.cuda.matmul import LARGE, SMALL, multiply, multiply_kernel, tile_for
from dlcore.cuda.repeated import place_of
from dlcore.cuda.sums import block_sum

relu = formula(formulas.relu)


def dense_relu_forward(X, W, b, A):
    """X, W, b → A        A = max(X W + b, 0)"""
    tile = tile_for(*A.shape)
    if tile is not None:
        multiply(tile, X, False, W, False, A, b, bend=True)
    else:
        launch_table(dense_relu_forward_kernel, A.shape[0], A.shape[1], X, W, b, A)


@kernel
def dense_relu_forward_kernel(X, W, b, A):
    """X, W, b → A        A = max(X W + b, 0)

    The dense layer, whose score is bent before it leaves the thread that computed it.
    Thread (i, j) owns A[i, j].

    Shapes   X (n, n_in)   W (n_in, n_out)   b (n_out,)   →   A (n, n_out)
    Work     2 n n_in n_out operations on n n_in + n_in n_out + n n_out numbers
    """
    i, j = row_and_column()
    if i < A.shape[0] and j < A.shape[1]:
        z = b[j]
        for k in range(X.shape[1]):
            z += X[i, k] * W[k, j]
        A[i, j] = relu(z)


def softmax_cross_entropy(Z, y, P, loss, dZ):
    """Z, y → P, loss, dZ        beliefs, their mean surprise, and dZ = (P - Y) / n"""
    launch_block(softmax_cross_entropy_kernel, Z, y, P, loss, dZ)


@kernel
def softmax_cross_entropy_kernel(Z, y, P, loss, dZ):
    """Z, y → P, loss, dZ        beliefs, their mean surprise, and dZ = (P - Y) / n

    Softmax, the loss and its slopes: who has the beliefs of a row has all that its blame needs.
    Thread t of the only block owns the rows t, t + 256, t + 512 ...; then all add in a tree.

    Shapes   Z (n, n_classes)   y (n,)   →   P, dZ (n, n_classes)   loss (1,), in nats
    Work     as softmax, and 2 n n_classes operations more
    """
    shares = cuda.shared.array(LINE, Z.dtype)
    t = cuda.threadIdx.x
    surprise = float32(0)
    for i in range(t, Z.shape[0], LINE):
        surprise += softmax_row(Z, i, P) - Z[i, y[i]]
        for j in range(Z.shape[1]):
            right = float32(1) if j == y[i] else float32(0)
            dZ[i, j] = (P[i, j] - right) / float32(Z.shape[0])
    shares[t] = surprise
    total = block_sum(shares, t)
    if t == 0:
        loss[0] = total / float32(Z.shape[0])


PRODUCTS = [dense_forward_kernel]
PRODUCTS += [multiply_kernel(tile, False, False, True, False) for tile in (SMALL, LARGE)]


def fused(launches: list[Launch]) -> list[Launch]:
    """The same step in fewer launches."""
    done: list[Launch] = []
    for launch in launches:
        one = fusion(done[-1], launch, launches) if done else []
        done[len(done) - len(one) :] = one or [launch]
    return done


def fusion(first, second, launches):
    """Both as one launch in a list, or [] where they have to stay two."""
    with noted() as one:
        if first.kernel in PRODUCTS and second.kernel is relu_forward_kernel:
            (X, W, b, Z), (bent, A) = first.arguments, second.arguments
            if place_of(Z) == place_of(bent) and uses(launches, Z) == 2:
                dense_relu_forward(X, W, b, A.reshape(Z.shape))
        elif first.kernel is losses.softmax_cross_entropy_forward_kernel:
            (Z, y, P, loss), (*_, dZ) = first.arguments, second.arguments
            follows = second.kernel is losses.softmax_cross_entropy_backward_kernel
            if follows and Z.shape[0] <= LINE:  # a thread for each row, or its slopes are slow
                softmax_cross_entropy(Z, y, P, loss, dZ)
    return one


def uses(launches, array):
    """How many launches read or write an array."""
    place = place_of(array)
    return sum(place in map(place_of, launch.arguments) for launch in launches)
