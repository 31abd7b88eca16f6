"""Lesson 14 by somebody who lets threads walk on in strides, and adds the tree from below."""

from dlcore.cuda.front_end import cuda, float32


def add_kernel(a, b, out):
    first = cuda.threadIdx.x + cuda.blockIdx.x * cuda.blockDim.x
    for i in range(first, a.shape[0], cuda.blockDim.x * cuda.gridDim.x):
        out[i] = b[i] + a[i]


def launch_config(n, threads_per_block):
    blocks, rest = divmod(n, threads_per_block)
    if rest > 0 or n == 0:
        blocks += 1
    return blocks


def block_sum_kernel(x, partial):
    cache = cuda.shared.array(8, float32)
    t = cuda.threadIdx.x
    i = cuda.blockIdx.x * 8 + t
    if i < len(x):
        cache[t] = x[i]
    else:
        cache[t] = 0
    for step in (1, 2, 4):
        cuda.syncthreads()
        if t % (2 * step) == 0:
            cache[t] = cache[t] + cache[t + step]
    if t == 0:
        partial[cuda.blockIdx.x] = cache[t]


def tiled_matmul_kernel(A, B, C):
    n, m = A.shape
    p = B.shape[1]
    left = cuda.shared.array((4, 4), float32)
    right = cuda.shared.array((4, 4), float32)
    i, j = cuda.threadIdx.y, cuda.threadIdx.x
    row = cuda.blockIdx.y * 4 + i
    col = cuda.blockIdx.x * 4 + j
    acc = float32(0.0)
    start = 0
    while start < m:
        cuda.syncthreads()
        left[i, j] = 0
        right[i, j] = 0
        if row < n and start + j < m:
            left[i, j] = A[row, start + j]
        if col < p and start + i < m:
            right[i, j] = B[start + i, col]
        cuda.syncthreads()
        for k in range(4):
            acc += left[i, k] * right[k, j]
        start += 4
    if row < n and col < p:
        C[row, col] = acc


def warp_transactions(first_byte, stride, itemsize, segment=128):
    touched = {}
    for lane in range(32):
        begin = first_byte + lane * stride * itemsize
        for byte in range(begin, begin + itemsize):
            touched[byte // segment] = True
    return len(touched)
