"""Keep the largest number of each small square of a picture, and remember where it stood."""

from dlcore.cpu.jit import kernel


@kernel
def maxpool2d_forward(X, size, stride, winner, A):
    """X → winner, A        A[i, r, c, k] = max of X[i, r stride + 0..size, c stride + 0..size, k]

    Of equal numbers the first one wins, row by row. A NaN wins, so that nothing hides it.

    Shapes   X (n, height, width, channels)   →   winner, A (n, height_out, width_out, channels)
             winner is a place in the picture, row times width + column
    Work     size² comparisons for each number of A
    """
    for i in range(A.shape[0]):
        for r in range(A.shape[1]):
            for c in range(A.shape[2]):
                for k in range(A.shape[3]):
                    best = r * stride * X.shape[2] + c * stride
                    a = X[i, r * stride, c * stride, k]
                    for row in range(r * stride, r * stride + size):
                        for column in range(c * stride, c * stride + size):
                            x = X[i, row, column, k]
                            if x > a or x != x:
                                a, best = x, row * X.shape[2] + column
                    A[i, r, c, k] = a
                    winner[i, r, c, k] = best


@kernel
def maxpool2d_backward(dA, winner, dX):
    """dA, winner → dX        dX is the sum of dA over the squares that a place has won

    Blame goes to the winner of each square; the others had no influence.

    Shapes   dA, winner (n, height_out, width_out, channels)   →   dX (n, height, width, channels)
    Work     one addition for each number of dA
    """
    dX[:] = 0
    for i in range(dA.shape[0]):
        for r in range(dA.shape[1]):
            for c in range(dA.shape[2]):
                for k in range(dA.shape[3]):
                    row, column = divmod(winner[i, r, c, k], dX.shape[2])
                    dX[i, row, column, k] += dA[i, r, c, k]
