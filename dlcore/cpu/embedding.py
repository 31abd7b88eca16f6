"""Look up the row of numbers that stands for a symbol."""

from dlcore.cpu.jit import kernel


@kernel
def embedding_forward(X, W, A):
    """X, W → A        A[i, t] = W[X[i, t]]

    The symbol at place t of example i fetches its row.

    Shapes   X (n, length), whole numbers   W (n_symbols, n_out)   →   A (n, length, n_out)
    Work     no arithmetic; 2 n length n_out numbers moved
    """
    for i in range(X.shape[0]):
        for t in range(X.shape[1]):
            for j in range(W.shape[1]):
                A[i, t, j] = W[X[i, t], j]


@kernel
def embedding_backward(X, dA, dW):
    """X, dA → dW        dW[s] = sum of dA[i, t] wherever X[i, t] = s

    A row gets the blame of every place where its symbol stood; symbols that did not occur get 0.

    Shapes   X (n, length)   dA (n, length, n_out)   →   dW (n_symbols, n_out)
    Work     n length n_out operations on 3 n length n_out + n_symbols n_out numbers
    """
    dW[:] = 0
    for i in range(X.shape[0]):
        for t in range(X.shape[1]):
            for j in range(dW.shape[1]):
                dW[X[i, t], j] += dA[i, t, j]
