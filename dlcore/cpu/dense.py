"""A layer of neurons: every neuron takes a dot product with the example and adds its bias."""

from dlcore.cpu.jit import kernel, product_kernel
from dlcore.cpu.matmul import multiply, no_bias


@product_kernel
def dense_forward_loop(X, W, b, Z):
    """X, W, b → Z        Z = X W + b

    Each neuron j takes the dot product of its weights with the example, and adds its bias:
    Z[i, j] = b[j] + Σₖ X[i, k] W[k, j]

    Shapes   X (n, n_in)   W (n_in, n_out)   b (n_out,)   →   Z (n, n_out)
    Work     2 n n_in n_out operations on n n_in + n_in n_out + n n_out numbers
    Source   Nielsen, chapter 2, eq. (25)
    """
    for i in range(X.shape[0]):
        for j in range(W.shape[1]):
            z = b[j]
            for k in range(X.shape[1]):
                z += X[i, k] * W[k, j]
            Z[i, j] = z


@product_kernel
def dense_backward_weights_loop(X, dZ, dW):
    """X, dZ → dW        dW = Xᵀ dZ

    A weight gets blame from every example: what came in on its wire times the blame of its neuron.
    dW[k, j] = Σᵢ X[i, k] dZ[i, j]

    Shapes   X (n, n_in)   dZ (n, n_out)   →   dW (n_in, n_out)
    Work     2 n n_in n_out operations on n n_in + n n_out + n_in n_out numbers
    Source   Nielsen, chapter 2, eq. (BP4)
    """
    for k in range(X.shape[1]):
        for j in range(dZ.shape[1]):
            dW[k, j] = 0
            for i in range(X.shape[0]):
                dW[k, j] += X[i, k] * dZ[i, j]


@product_kernel
def dense_backward_input_loop(dZ, W, dX):
    """dZ, W → dX        dX = dZ Wᵀ

    An input fed every neuron of the layer, so it collects blame from all of them, through the
    same weights.   dX[i, k] = Σⱼ dZ[i, j] W[k, j]

    Shapes   dZ (n, n_out)   W (n_in, n_out)   →   dX (n, n_in)
    Work     2 n n_in n_out operations on n n_out + n_in n_out + n n_in numbers
    Source   Nielsen, chapter 2, eq. (BP2)
    """
    for i in range(dZ.shape[0]):
        for k in range(W.shape[0]):
            dX[i, k] = 0
            for j in range(W.shape[1]):
                dX[i, k] += dZ[i, j] * W[k, j]


@kernel
def dense_backward_bias(dZ, db):
    """dZ → db        db = column sums of dZ

    A bias touches every example with weight 1, so it gets the sum of its neuron's blame.
    db[j] = Σᵢ dZ[i, j]

    Shapes   dZ (n, n_out)   →   db (n_out,)
    Work     n n_out operations on n n_out + n_out numbers
    Source   Nielsen, chapter 2, eq. (BP3)
    """
    db[:] = 0
    for i in range(dZ.shape[0]):
        for j in range(dZ.shape[1]):
            db[j] += dZ[i, j]


# The same three products, fast: the same sums in the same order, so the same bits.


def dense_forward(X, W, b, Z):
    """X, W, b → Z        Z = X W + b        as dense_forward_loop, a tile of Z at a time"""
    multiply(X, W, b, Z)


def dense_backward_weights(X, dZ, dW):
    """X, dZ → dW        dW = Xᵀ dZ        as dense_backward_weights_loop, a tile of dW at a time"""
    multiply(X.T, dZ, no_bias(dW.shape[1], dW.dtype), dW)


def dense_backward_input(dZ, W, dX):
    """dZ, W → dX        dX = dZ Wᵀ        as dense_backward_input_loop, a tile of dX at a time"""
    multiply(dZ, W.T, no_bias(dX.shape[1], dX.dtype), dX)


@kernel
def one_example_step(X, row, dZ, lr, W):
    """X, row, dZ, lr → W        W = W - lr xᵀ dZ        x is the one example of the batch

    The slope of a single example is a table of products; here it is used and never stored.

    Shapes   X (n_all, n_in)   row (1,)   dZ (1, n_out)   lr: one number   →   W (n_in, n_out)
    Work     3 n_in n_out operations on 2 n_in n_out numbers
    """
    zero = W.dtype.type(0)
    for k in range(W.shape[0]):
        x = X[row[0], k]
        for j in range(W.shape[1]):
            W[k, j] -= lr * (zero + x * dZ[0, j])  # a sum that starts at 0 is never -0
