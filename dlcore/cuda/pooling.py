"""Keep the largest number of each small square of a picture, and remember where it stood."""

from dlcore.cuda.front_end import cuda
from dlcore.cuda.jit import kernel
from dlcore.cuda.launch import launch_line, launch_table, row_and_column


def maxpool2d_forward(X, size, stride, winner, A):
    """X → winner, A        A[i, r, c, k] = max of X[i, r stride + 0..size, c stride + 0..size, k]

    winner is where each maximum stands: row times width + column.
    """
    launch_line(maxpool2d_forward_kernel, A.size, X, size, stride, winner, A)


@kernel
def maxpool2d_forward_kernel(X, size, stride, winner, A):
    """X → winner, A        A[i, r, c, k] = max of X[i, r stride + 0..size, c stride + 0..size, k]

    Of equal numbers the first one wins, row by row. A NaN wins, so that nothing hides it.
    Thread p owns the number at place p of A, counted row after row: A[i, r, c, k], and its winner.

    Shapes   X (n, height, width, channels)   size, stride: one number
             →   winner, A (n, height_out, width_out, channels)
    Work     size² comparisons for each number of A
    """
    p = cuda.grid(1)
    if p < A.size:
        k = p % A.shape[3]
        c = p // A.shape[3] % A.shape[2]
        r = p // (A.shape[3] * A.shape[2]) % A.shape[1]
        i = p // (A.shape[3] * A.shape[2] * A.shape[1])
        best = r * stride * X.shape[2] + c * stride
        a = X[i, r * stride, c * stride, k]
        for row in range(r * stride, r * stride + size):
            for column in range(c * stride, c * stride + size):
                x = X[i, row, column, k]
                if x > a or x != x:
                    a = x
                    best = row * X.shape[2] + column
        A[i, r, c, k] = a
        winner[i, r, c, k] = best


def maxpool2d_backward(dA, winner, dX):
    """dA, winner → dX        dX is the sum of dA over the squares that a place has won"""
    launch_table(maxpool2d_backward_kernel, dX.shape[0], dX.shape[3], dA, winner, dX)


@kernel
def maxpool2d_backward_kernel(dA, winner, dX):
    """dA, winner → dX        dX is the sum of dA over the squares that a place has won

    Blame goes to the winner of each square; the others had no influence.
    Thread (i, k) owns channel k of picture i: squares may share a winner, and one thread that
    goes through them in order needs no atomic addition, whose order would change the last digits.

    Shapes   dA, winner (n, height_out, width_out, channels)   →   dX (n, height, width, channels)
    Work     one addition for each number of dA
    """
    i, k = row_and_column()
    if i < dX.shape[0] and k < dX.shape[3]:
        for row in range(dX.shape[1]):
            for column in range(dX.shape[2]):
                dX[i, row, column, k] = 0
        for r in range(dA.shape[1]):
            for c in range(dA.shape[2]):
                row = winner[i, r, c, k] // dX.shape[2]
                column = winner[i, r, c, k] % dX.shape[2]
                dX[i, row, column, k] += dA[i, r, c, k]
