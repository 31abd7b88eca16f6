"""Multiply large matrices on tiles in registers: 64 sums for each thread, fed from shared memory.

The plain product (dense.py) reads two numbers from memory for each multiplication, and waits for
them. Here a block of 256 threads works on a tile of C. It copies a strip of A and a strip of B to
shared memory, once for all, and each thread keeps 8 x 8 sums of the tile in registers: 16 numbers
read from shared memory serve 64 multiplications. While a strip is used, the next one is on its way
from memory. What the launcher of the plain product says about the formula holds here too.
"""

from functools import cache

from dlcore import formulas
from dlcore.cuda.front_end import cuda
from dlcore.cuda.jit import crowded_kernel, formula, part
from dlcore.cuda.launch import blocks, run

relu = formula(formulas.relu)

THREADS = 256
LARGE, SMALL = 128, 64  # rows and columns of a tile of C
ENOUGH = 100  # blocks that keep a large card busy
SEVERAL = 16  # blocks from which the small tile is worth its copies


def tile_for(n, m):
    """The tile for C (n, m), or None where one thread for each number is the better way."""
    for tile, least in ((LARGE, ENOUGH), (SMALL, SEVERAL)):
        filled = min(n, m) > tile // 2  # a tile that hangs over the edge works for nothing
        if filled and blocks(n, tile) * blocks(m, tile) >= least:
            return tile
    return None


def multiply(tile, A, turn_A, B, turn_B, C, b=None, bend=False):
    """A, B, b → C        C = op(A) op(B) + b        op turns a matrix; bend makes C = max(C, 0)"""
    shape = blocks(C.shape[1], tile), blocks(C.shape[0], tile)
    with_bias = b is not None
    made = multiply_kernel(tile, turn_A, turn_B, with_bias, bend)
    run(made, shape, THREADS, (A, B, b if with_bias else C.dtype.type(0), C))


@cache
def multiply_kernel(tile, turn_A, turn_B, with_bias, bend):
    """The kernel for one size of tile, and for the way in which A and B lie in memory."""
    deep = 1024 // tile  # k goes through shared memory in strips of this many
    padded = tile + 4  # columns of a strip: a turned store then finds 32 different banks
    own = tile // 16  # each thread owns own x own numbers of C
    groups = own // 4  # in groups of 4 x 4, which lie 64 rows and columns apart
    shift_tile, shift_deep = tile.bit_length() - 1, deep.bit_length() - 1

    @part
    def fetch(X, along, first, k0, t, turned, mine):
        """Four numbers of a strip, 0 beyond the edge: X[first + m, k0 + k], or X turned"""
        for s in range(4):
            place = t + s * THREADS
            if turned == along:
                k, m = place >> shift_tile, place & (tile - 1)
            else:
                k, m = place & (deep - 1), place >> shift_deep
            row, column = (k0 + k, first + m) if turned == along else (first + m, k0 + k)
            if row < X.shape[0] and column < X.shape[1]:
                mine[s] = X[row, column]
            else:
                mine[s] = 0

    @part
    def put(strip, half, along, t, turned, mine):
        """The four numbers into shared memory, as strip[half, k, m]"""
        for s in range(4):
            place = t + s * THREADS
            if turned == along:
                strip[half, place >> shift_tile, place & (tile - 1)] = mine[s]
            else:
                strip[half, place & (deep - 1), place >> shift_deep] = mine[s]

    @part
    def outer(strip_A, strip_B, half, k, ty, tx, a, b, sums):
        """sums += one column of A's strip times one row of B's"""
        for g in range(groups):
            for i in range(4):
                a[g * 4 + i] = strip_A[half, k, g * 64 + ty * 4 + i]
                b[g * 4 + i] = strip_B[half, k, g * 64 + tx * 4 + i]
        for i in range(own):
            x = a[i]
            for j in range(own):
                sums[i, j] += x * b[j]

    @crowded_kernel(THREADS)
    def multiply_kernel(A, B, bias, C):
        """A, B, bias → C        C = op(A) op(B) + bias

        Thread t owns own x own numbers of the block's tile of C. & and >> stand where % and //
        could: they tell the compiler that no index is negative.

        Shapes   A, B (rows, columns)   bias (n_out,), or one number   →   C (n, n_out)
        Work     2 n k n_out operations
        """
        strip_A = cuda.shared.array((2, deep, padded), C.dtype, alignment=16)
        strip_B = cuda.shared.array((2, deep, padded), C.dtype, alignment=16)
        sums = cuda.local.array((own, own), C.dtype)
        a = cuda.local.array(own, C.dtype)
        b = cuda.local.array(own, C.dtype)
        next_a = cuda.local.array(4, C.dtype)
        next_b = cuda.local.array(4, C.dtype)
        t = cuda.threadIdx.x & (THREADS - 1)
        row0 = (cuda.blockIdx.y & 0xFFFFFF) * tile
        column0 = (cuda.blockIdx.x & 0xFFFFFF) * tile
        # a warp owns a patch of 4 x 8 threads: it reads the fewest different numbers
        warp, lane = t >> 5, t & 31
        ty = ((warp >> 1) << 2) + (lane >> 3)
        tx = ((warp & 1) << 3) + (lane & 7)
        for i in range(own):
            for j in range(own):
                sums[i, j] = 0
        depth = A.shape[0] if turn_A else A.shape[1]
        half = 0
        fetch(A, True, row0, 0, t, turn_A, next_a)
        fetch(B, False, column0, 0, t, turn_B, next_b)
        put(strip_A, half, True, t, turn_A, next_a)
        put(strip_B, half, False, t, turn_B, next_b)
        cuda.syncthreads()
        for k0 in range(deep, depth + deep, deep):
            more = k0 < depth
            if more:  # the next strip is on its way while this one is used
                fetch(A, True, row0, k0, t, turn_A, next_a)
                fetch(B, False, column0, k0, t, turn_B, next_b)
            for k in range(0, deep, 8):  # eight in a row: the compiler unrolls no loop this large
                outer(strip_A, strip_B, half, k, ty, tx, a, b, sums)
                outer(strip_A, strip_B, half, k + 1, ty, tx, a, b, sums)
                outer(strip_A, strip_B, half, k + 2, ty, tx, a, b, sums)
                outer(strip_A, strip_B, half, k + 3, ty, tx, a, b, sums)
                outer(strip_A, strip_B, half, k + 4, ty, tx, a, b, sums)
                outer(strip_A, strip_B, half, k + 5, ty, tx, a, b, sums)
                outer(strip_A, strip_B, half, k + 6, ty, tx, a, b, sums)
                outer(strip_A, strip_B, half, k + 7, ty, tx, a, b, sums)
            if more:
                half = 1 - half  # nobody reads the other half now: one barrier is enough
                put(strip_A, half, True, t, turn_A, next_a)
                put(strip_B, half, False, t, turn_B, next_b)
                cuda.syncthreads()
        for i in range(own):
            row = row0 + (i >> 2) * 64 + ty * 4 + (i & 3)
            if row < C.shape[0]:
                for j in range(own):
                    column = column0 + (j >> 2) * 64 + tx * 4 + (j & 3)
                    if column < C.shape[1]:
                        total = sums[i, j]
                        if with_bias:
                            total += bias[column]
                        C[row, column] = relu(total) if bend else total

    return multiply_kernel


def kernels():
    """The kernels that the dense layer uses: {name: kernel}"""
    uses = {"forward": (False, False, True, False), "forward_relu": (False, False, True, True)}
    uses |= {"weights": (True, False, False, False), "input": (False, True, False, False)}
    return {
        f"multiply_{tile}_{use}": multiply_kernel(tile, *how)
        for tile in (SMALL, LARGE)
        for use, how in uses.items()
    }
