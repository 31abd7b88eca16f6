"""Lesson 14, going fast with a graphics card: five functions for you to write.

The rules are those of the exercises of lesson 01, with one more. A kernel is what each single
thread does: it returns nothing, and writes into the last array it is given. No graphics card is
needed. The checker runs kernels on a simulated one, in several orders of the threads, and sees
each touch of memory. To run yours on a real card, write @cuda.jit in the line above `def`.
"""

import numpy as np

from dlcore.cuda import simulator
from dlcore.cuda.front_end import cuda, float32


def add_kernel(a, b, out):
    """Add two arrays: each thread adds one pair of numbers. A kernel.

    Find the index of your thread in the whole grid. The last block usually has more threads than
    numbers are left, and there may be whole blocks too many: a thread beyond the end does nothing.

    Shapes   a (n,)   b (n,)   out (n,)   ->   nothing; the sums go into out

    Grid and block have one direction, x. There are always enough threads.

    >>> out = np.zeros(3, np.float32)
    >>> report = simulator.launch(add_kernel, 2, 2, np.array([1, 2, 3]), np.array([4, 4, 4]), out)
    >>> out
    array([5., 6., 7.], dtype=float32)
    """
    # --- your turn: about 3 lines ---
    i = cuda.blockIdx.x * cuda.blockDim.x + cuda.threadIdx.x
    if i < out.size:
        out[i] = a[i] + b[i]
    # --- end ---


def launch_config(n, threads_per_block):
    """Return the smallest number of blocks that gives each of n numbers a thread of its own.

    A grid cannot be empty: with nothing to do, the answer is 1.

    Shapes   n one integer   threads_per_block one integer   ->   one integer

    n is 0 or more, threads_per_block 1 or more.

    >>> launch_config(33, 32)
    2
    """
    # --- your turn: about 1 line ---
    return max(1, (n + threads_per_block - 1) // threads_per_block)
    # --- end ---


def block_sum_kernel(x, partial):
    """Add up the 8 numbers of each block; its thread 0 writes the sum. A kernel.

    Each block has 8 threads. Every thread loads one number into shared memory, and 0 where x has
    ended. Then neighbours add up as a tree: 4 threads add, then 2, then 1. All threads of the
    block have to meet after the load, and after each level.

    Shapes   x (n,)   partial (blocks,)   ->   nothing; the sums go into partial

    Grid and block have one direction, x. A block beyond the end of x writes 0. Another right
    order of the additions is fine, too.

    >>> partial = np.zeros(2, np.float32)
    >>> report = simulator.launch(block_sum_kernel, 2, 8, np.ones(11, np.float32), partial)
    >>> partial
    array([8., 3.], dtype=float32)
    """
    # --- your turn: about 13 lines ---
    cache = cuda.shared.array(8, float32)
    t = cuda.threadIdx.x
    i = cuda.blockIdx.x * cuda.blockDim.x + t
    cache[t] = x[i] if i < x.size else 0.0
    cuda.syncthreads()
    step = 4
    while step > 0:
        if t < step:
            cache[t] += cache[t + step]
        cuda.syncthreads()
        step //= 2
    if t == 0:
        partial[cuda.blockIdx.x] = cache[0]
    # --- end ---


def tiled_matmul_kernel(A, B, C):
    """Multiply two matrices tile by tile, with tiles of 4 x 4 in shared memory. A kernel.

    Each block has 4 x 4 threads and makes one tile of C; x counts columns, y counts rows. In each
    round all its threads load one tile of A and one of B (0 beyond the edges), meet, add their
    row times their column, and meet again before the next tiles come.

    Shapes   A (n, m)   B (m, p)   C (n, p)   ->   nothing; the product goes into C

    No size needs to be a multiple of 4. There are enough blocks in both directions, perhaps too
    many. m is 1 or more.

    >>> C = np.zeros((1, 1), np.float32)
    >>> A, B = np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]])
    >>> report = simulator.launch(tiled_matmul_kernel, (1, 1), (4, 4), A, B, C)
    >>> C
    array([[11.]], dtype=float32)
    """
    # --- your turn: about 17 lines ---
    tile_a = cuda.shared.array((4, 4), float32)
    tile_b = cuda.shared.array((4, 4), float32)
    col, row = cuda.grid(2)
    tx = cuda.threadIdx.x
    ty = cuda.threadIdx.y
    acc = 0.0
    for t in range((A.shape[1] + 3) // 4):
        ka = t * 4 + tx
        kb = t * 4 + ty
        tile_a[ty, tx] = A[row, ka] if row < A.shape[0] and ka < A.shape[1] else 0.0
        tile_b[ty, tx] = B[kb, col] if kb < B.shape[0] and col < B.shape[1] else 0.0
        cuda.syncthreads()
        for k in range(4):
            acc += tile_a[ty, k] * tile_b[k, tx]
        cuda.syncthreads()
    if row < C.shape[0] and col < C.shape[1]:
        C[row, col] = acc
    # --- end ---


def warp_transactions(first_byte, stride, itemsize, segment=128):
    """Count the segments of memory that the 32 threads of a warp touch when each reads one item.

    Thread 0 reads the item that begins at first_byte. Each next thread reads the item that lies
    `stride` items further. Memory travels in whole segments: bytes 0 to 127 are one, 128 to 255
    the next, and so on. One segment for the whole warp is best.

    Shapes   first_byte, stride, itemsize, segment one integer each   ->   one integer

    Nothing is negative, and itemsize is 1 or more. An item that crosses a border touches two
    segments. A segment that is touched often counts once.

    >>> warp_transactions(0, 1, 4)
    1
    >>> warp_transactions(0, 2, 4)
    2
    """
    # --- your turn: about 6 lines ---
    touched = set()
    for lane in range(32):
        start = first_byte + lane * stride * itemsize
        touched.add(start // segment)
        touched.add((start + itemsize - 1) // segment)
    return len(touched)
    # --- end ---
