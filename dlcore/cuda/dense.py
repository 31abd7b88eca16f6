"""A layer of neurons: every neuron takes a dot product with the example and adds its bias.

The kernels here say what is computed: one thread for each number. Products with many numbers go to
the tiles of matmul.py instead, and come back the same but for rounding.
"""

from dlcore.cuda.front_end import cuda
from dlcore.cuda.jit import kernel
from dlcore.cuda.launch import launch_line, launch_table, row_and_column
from dlcore.cuda.matmul import multiply, tile_for


def dense_forward(X, W, b, Z):
    """X, W, b → Z        Z = X W + b"""
    tile = tile_for(*Z.shape)
    if tile is not None:
        multiply(tile, X, False, W, False, Z, b)
    else:
        launch_table(dense_forward_kernel, Z.shape[0], Z.shape[1], X, W, b, Z)


@kernel
def dense_forward_kernel(X, W, b, Z):
    """X, W, b → Z        Z = X W + b

    Each neuron j takes the dot product of its weights with the example, and adds its bias:
    Z[i, j] = b[j] + Σₖ X[i, k] W[k, j]
    Thread (i, j) owns Z[i, j].

    Shapes   X (n, n_in)   W (n_in, n_out)   b (n_out,)   →   Z (n, n_out)
    Work     2 n n_in n_out operations on n n_in + n_in n_out + n n_out numbers
    Source   Nielsen, chapter 2, eq. (25)
    """
    i, j = row_and_column()
    if i < Z.shape[0] and j < Z.shape[1]:
        z = b[j]
        for k in range(X.shape[1]):
            z += X[i, k] * W[k, j]
        Z[i, j] = z


def dense_backward_weights(X, dZ, dW):
    """X, dZ → dW        dW = Xᵀ dZ"""
    tile = tile_for(*dW.shape)
    if tile is not None:
        multiply(tile, X, True, dZ, False, dW)
    else:
        launch_table(dense_backward_weights_kernel, dW.shape[0], dW.shape[1], X, dZ, dW)


@kernel
def dense_backward_weights_kernel(X, dZ, dW):
    """X, dZ → dW        dW = Xᵀ dZ

    A weight gets blame from every example: what came in on its wire times the blame of its neuron.
    dW[k, j] = Σᵢ X[i, k] dZ[i, j]
    Thread (k, j) owns dW[k, j].

    Shapes   X (n, n_in)   dZ (n, n_out)   →   dW (n_in, n_out)
    Work     2 n n_in n_out operations on n n_in + n n_out + n_in n_out numbers
    Source   Nielsen, chapter 2, eq. (BP4)
    """
    k, j = row_and_column()
    if k < dW.shape[0] and j < dW.shape[1]:
        dw = X[0, k] * dZ[0, j]
        for i in range(1, X.shape[0]):
            dw += X[i, k] * dZ[i, j]
        dW[k, j] = dw


def dense_backward_bias(dZ, db):
    """dZ → db        db = column sums of dZ"""
    launch_line(dense_backward_bias_kernel, db.shape[0], dZ, db)


@kernel
def dense_backward_bias_kernel(dZ, db):
    """dZ → db        db = column sums of dZ

    A bias touches every example with weight 1, so it gets the sum of its neuron's blame.
    db[j] = Σᵢ dZ[i, j]
    Thread j owns db[j].

    Shapes   dZ (n, n_out)   →   db (n_out,)
    Work     n n_out operations on n n_out + n_out numbers
    Source   Nielsen, chapter 2, eq. (BP3)
    """
    j = cuda.grid(1)
    if j < db.shape[0]:
        total = dZ[0, j]
        for i in range(1, dZ.shape[0]):
            total += dZ[i, j]
        db[j] = total


def dense_backward_input(dZ, W, dX):
    """dZ, W → dX        dX = dZ Wᵀ"""
    tile = tile_for(*dX.shape)
    if tile is not None:
        multiply(tile, dZ, False, W, True, dX)
    else:
        launch_table(dense_backward_input_kernel, dX.shape[0], dX.shape[1], dZ, W, dX)


@kernel
def dense_backward_input_kernel(dZ, W, dX):
    """dZ, W → dX        dX = dZ Wᵀ

    An input fed every neuron of the layer, so it collects blame from all of them, through the
    same weights.   dX[i, k] = Σⱼ dZ[i, j] W[k, j]
    Thread (i, k) owns dX[i, k].

    Shapes   dZ (n, n_out)   W (n_in, n_out)   →   dX (n, n_in)
    Work     2 n n_in n_out operations on n n_out + n_in n_out + n n_in numbers
    Source   Nielsen, chapter 2, eq. (BP2)
    """
    i, k = row_and_column()
    if i < dX.shape[0] and k < dX.shape[1]:
        dx = dZ[i, 0] * W[k, 0]
        for j in range(1, W.shape[1]):
            dx += dZ[i, j] * W[k, j]
        dX[i, k] = dx
