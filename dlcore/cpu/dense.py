"""A layer of neurons: every neuron takes a dot product with the example and adds its bias."""

from dlcore.cpu.jit import kernel, product_kernel


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
def dense_forward(X, W, b, Z):
    """X, W, b → Z        Z = X W + b

    The loop above with its two inner loops exchanged. Every Z[i, j] is still the same sum in the
    same order, bit for bit; but now the processor walks along rows and takes many j at once.
    """
    for i in range(X.shape[0]):
        Z[i, :] = b
        for k in range(X.shape[1]):
            x = X[i, k]
            for j in range(W.shape[1]):
                Z[i, j] += x * W[k, j]


@product_kernel
def dense_backward_weights(X, dZ, dW):
    """X, dZ → dW        dW = Xᵀ dZ

    A weight gets blame from every example: what came in on its wire times the blame of its neuron.
    dW[k, j] = Σᵢ X[i, k] dZ[i, j]

    Shapes   X (n, n_in)   dZ (n, n_out)   →   dW (n_in, n_out)
    Work     2 n n_in n_out operations on n n_in + n n_out + n_in n_out numbers
    Source   Nielsen, chapter 2, eq. (BP4)
    """
    dW[:] = 0
    for i in range(X.shape[0]):
        for k in range(X.shape[1]):
            x = X[i, k]
            for j in range(dZ.shape[1]):
                dW[k, j] += x * dZ[i, j]


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


@product_kernel
def dense_backward_input(dZ, W, dX):
    """dZ, W → dX        dX = dZ Wᵀ

    An input fed every neuron of the layer, so it collects blame from all of them, through the
    same weights.   dX[i, k] = Σⱼ dZ[i, j] W[k, j]

    Shapes   dZ (n, n_out)   W (n_in, n_out)   →   dX (n, n_in)
    Work     2 n n_in n_out operations on n n_out + n_in n_out + n n_in numbers
    Source   Nielsen, chapter 2, eq. (BP2)
    """
    for i in range(dZ.shape[0]):
        for k in range(W.shape[0]):
            dx = dZ[i, 0] * W[k, 0]
            for j in range(1, W.shape[1]):
                dx += dZ[i, j] * W[k, j]
            dX[i, k] = dx
