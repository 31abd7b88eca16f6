"""Look at every place of a picture through the same small window of weights.

Every patch under the window is written out as a row, and the rows go through the dense layer.
"""

from dlcore.cuda.front_end import cuda
from dlcore.cuda.jit import kernel
from dlcore.cuda.launch import launch_line


def conv2d_patches(X, size, stride, padding, P):
    """X → P        each row of P is the patch under the window at one place of one picture"""
    launch_line(conv2d_patches_kernel, P.size, X, size, stride, padding, P)


@kernel
def conv2d_patches_kernel(X, size, stride, padding, P):
    """X → P        each row of P is the patch under the window at one place of one picture

    Thread q owns the number at place q of P, counted row after row: it finds the pixel that
    belongs there, or writes 0 outside of the picture.

    Shapes   X (n, height, width, channels)   size, stride, padding: one number
             →   P (n height_out width_out, size² channels)
    Work     no arithmetic; 2 size² numbers moved for each number of X where stride is 1
    """
    q = cuda.grid(1)
    if q < P.size:
        place, p = q // P.shape[1], q % P.shape[1]
        rows = (X.shape[1] + 2 * padding - size) // stride + 1
        columns = (X.shape[2] + 2 * padding - size) // stride + 1
        i, r, c = place // (rows * columns), place // columns % rows, place % columns
        row = r * stride - padding + p // (size * X.shape[3])
        column = c * stride - padding + p // X.shape[3] % size
        if 0 <= row < X.shape[1] and 0 <= column < X.shape[2]:
            P[place, p] = X[i, row, column, p % X.shape[3]]
        else:
            P[place, p] = 0


def conv2d_patches_backward(dP, size, stride, padding, dX):
    """dP → dX        every pixel gets the sum of its blame in all patches that showed it"""
    launch_line(conv2d_patches_backward_kernel, dX.size, dP, size, stride, padding, dX)


@kernel
def conv2d_patches_backward_kernel(dP, size, stride, padding, dX):
    """dP → dX        every pixel gets the sum of its blame in all patches that showed it

    Thread q owns the number at place q of dX, counted row after row: dX[i, row, column, k]. It
    looks up every place (r, c) of the window from which this pixel was seen, from the first on.

    Shapes   dP (n height_out width_out, size² channels)   size, stride, padding: one number
             →   dX (n, height, width, channels)
    Work     one addition for each number of dP
    """
    q = cuda.grid(1)
    if q < dX.size:
        k = q % dX.shape[3]
        column = q // dX.shape[3] % dX.shape[2]
        row = q // (dX.shape[3] * dX.shape[2]) % dX.shape[1]
        i = q // (dX.shape[3] * dX.shape[2] * dX.shape[1])
        rows = (dX.shape[1] + 2 * padding - size) // stride + 1
        columns = (dX.shape[2] + 2 * padding - size) // stride + 1
        dx = dX.dtype.type(0)
        for r in range(rows):
            dr = row + padding - r * stride
            if 0 <= dr < size:
                for c in range(columns):
                    dc = column + padding - c * stride
                    if 0 <= dc < size:
                        place = (i * rows + r) * columns + c
                        dx += dP[place, (dr * size + dc) * dX.shape[3] + k]
        dX[i, row, column, k] = dx
