"""Look up the row of numbers that stands for a symbol."""

from dlcore.cuda.front_end import cuda
from dlcore.cuda.jit import kernel
from dlcore.cuda.launch import launch_line, launch_table, row_and_column


def embedding_forward(X, W, A):
    """X, W → A        A[i, t] = W[X[i, t]]"""
    launch_line(embedding_forward_kernel, A.size, X, W, A)


@kernel
def embedding_forward_kernel(X, W, A):
    """X, W → A        A[i, t] = W[X[i, t]]

    The symbol at place t of example i fetches its row.
    Thread p owns the number at place p of A, counted row after row: A[i, t, j].

    Shapes   X (n, length), whole numbers   W (n_symbols, n_out)   →   A (n, length, n_out)
    Work     no arithmetic; 2 n length n_out numbers moved
    """
    p = cuda.grid(1)
    if p < A.size:
        j = p % A.shape[2]
        t = p // A.shape[2] % A.shape[1]
        i = p // (A.shape[1] * A.shape[2])
        A[i, t, j] = W[X[i, t], j]


def embedding_backward(X, dA, dW):
    """X, dA → dW        dW[s] = sum of dA[i, t] wherever X[i, t] = s"""
    launch_table(embedding_backward_kernel, dW.shape[0], dW.shape[1], X, dA, dW)


@kernel
def embedding_backward_kernel(X, dA, dW):
    """X, dA → dW        dW[s] = sum of dA[i, t] wherever X[i, t] = s

    A row gets the blame of every place where its symbol stood; symbols that did not occur get 0.
    Thread (s, j) owns dW[s, j], and reads the whole text in order, so that nobody has to wait and
    the sum is the same every time. That suits alphabets; a large vocabulary would sort first.

    Shapes   X (n, length)   dA (n, length, n_out)   →   dW (n_symbols, n_out)
    Work     n length n_symbols n_out comparisons, and as many reads, most of them from the cache
    """
    s, j = row_and_column()
    if s < dW.shape[0] and j < dW.shape[1]:
        dw = dW.dtype.type(0)
        for i in range(X.shape[0]):
            for t in range(X.shape[1]):
                if X[i, t] == s:
                    dw += dA[i, t, j]
        dW[s, j] = dw
