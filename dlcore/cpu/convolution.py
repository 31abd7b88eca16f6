"""Look at every place of a picture through the same small window of weights.

The loop comes first. What runs is the same sum as a product: every patch under the window is
written out as a row, and the rows go through the dense layer. Terms and their order are equal, and
so is every bit.
"""

from dlcore.cpu.jit import kernel, product_kernel


@product_kernel
def conv2d_forward_loop(X, W, b, stride, padding, Z):
    """X, W, b → Z        Z = patches W + b

    Place (r, c) of the answer looks at the pixels under the window; outside of the picture is 0.
    Z[i, r, c, j] = b[j] + Σ X[i, row, column, k] W[dr, dc, k, j]
    row = r stride - padding + dr        column = c stride - padding + dc

    Shapes   X (n, height, width, channels_in)   W (size, size, channels_in, channels_out)
             b (channels_out,)   →   Z (n, height_out, width_out, channels_out)
    Work     2 size² channels_in operations for each number of Z
    Source   LeCun et al. 1989; a cross-correlation, as every library has it: W is not flipped
    """
    for i in range(Z.shape[0]):
        for r in range(Z.shape[1]):
            for c in range(Z.shape[2]):
                for j in range(Z.shape[3]):
                    z = b[j]
                    for dr in range(W.shape[0]):
                        for dc in range(W.shape[1]):
                            row, column = r * stride - padding + dr, c * stride - padding + dc
                            inside = 0 <= row < X.shape[1] and 0 <= column < X.shape[2]
                            for k in range(W.shape[2] if inside else 0):
                                z += X[i, row, column, k] * W[dr, dc, k, j]
                    Z[i, r, c, j] = z


@kernel
def plus(a, b):
    """a + b, with a rounding of its own: not the end of a fused multiply-add"""
    return a + b


@product_kernel
def conv2d_backward_loop(X, W, dZ, stride, padding, dX, dW, db):
    """X, W, dZ → dX, dW, db

    The same walk as forward. Wherever a pixel met a weight for a score, each of the two gets the
    blame of the score times the other.

    Shapes   X, dX (n, height, width, channels_in)   W, dW (size, size, channels_in, channels_out)
             dZ (n, height_out, width_out, channels_out)   db (channels_out,)
    Work     4 size² channels_in operations for each number of dZ
    """
    dX[:] = 0
    dW[:] = 0
    db[:] = 0
    for i in range(dZ.shape[0]):
        for r in range(dZ.shape[1]):
            for c in range(dZ.shape[2]):
                for j in range(dZ.shape[3]):
                    db[j] += dZ[i, r, c, j]
                for dr in range(W.shape[0]):
                    for dc in range(W.shape[1]):
                        row, column = r * stride - padding + dr, c * stride - padding + dc
                        inside = 0 <= row < X.shape[1] and 0 <= column < X.shape[2]
                        for k in range(W.shape[2] if inside else 0):
                            dx = dZ[i, r, c, 0] * W[dr, dc, k, 0]
                            for j in range(1, dZ.shape[3]):
                                dx += dZ[i, r, c, j] * W[dr, dc, k, j]
                            dX[i, row, column, k] = plus(dX[i, row, column, k], dx)
                            for j in range(dZ.shape[3]):
                                dW[dr, dc, k, j] += X[i, row, column, k] * dZ[i, r, c, j]


@kernel
def conv2d_patches(X, size, stride, padding, P):
    """X → P        each row of P is the patch under the window at one place of one picture

    Shapes   X (n, height, width, channels)   →   P (n height_out width_out, size² channels)
    Work     no arithmetic; 2 size² numbers moved for each number of X where stride is 1
    """
    rows = (X.shape[1] + 2 * padding - size) // stride + 1
    columns = (X.shape[2] + 2 * padding - size) // stride + 1
    place = 0
    for i in range(X.shape[0]):
        for r in range(rows):
            for c in range(columns):
                p = 0
                for dr in range(size):
                    for dc in range(size):
                        row, column = r * stride - padding + dr, c * stride - padding + dc
                        if 0 <= row < X.shape[1] and 0 <= column < X.shape[2]:
                            for k in range(X.shape[3]):
                                P[place, p + k] = X[i, row, column, k]
                        else:
                            for k in range(X.shape[3]):
                                P[place, p + k] = 0
                        p += X.shape[3]
                place += 1


@kernel
def conv2d_patches_backward(dP, size, stride, padding, dX):
    """dP → dX        every pixel gets the sum of its blame in all patches that showed it

    Shapes   dP (n height_out width_out, size² channels)   →   dX (n, height, width, channels)
    Work     one addition for each number of dP
    """
    rows = (dX.shape[1] + 2 * padding - size) // stride + 1
    columns = (dX.shape[2] + 2 * padding - size) // stride + 1
    dX[:] = 0
    place = 0
    for i in range(dX.shape[0]):
        for r in range(rows):
            for c in range(columns):
                p = 0
                for dr in range(size):
                    for dc in range(size):
                        row, column = r * stride - padding + dr, c * stride - padding + dc
                        if 0 <= row < dX.shape[1] and 0 <= column < dX.shape[2]:
                            for k in range(dX.shape[3]):
                                dX[i, row, column, k] += dP[place, p + k]
                        p += dX.shape[3]
                place += 1
