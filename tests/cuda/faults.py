"""Right kernels, and for each a change that breaks it in a way a GPU may never show.

Each fault is one textual change of a right kernel, so that broken and repaired differ in nothing
else. `kind` is the name under which the simulator must report it.
"""

from dataclasses import dataclass

import numpy as np


def ones(*shapes, dtype=np.float32):
    """Arrays with different small numbers, never 0."""
    start, arrays = 1, []
    for shape in shapes:
        size = int(np.prod(shape))
        arrays.append((np.arange(start, start + size) % 13 + 1).reshape(shape).astype(dtype))
        start += size
    return arrays


@dataclass
class Kernel:
    """A right kernel and one launch of it."""

    text: str
    grid: tuple
    block: tuple
    shapes: tuple
    dtype: type = np.float32
    shared: int = 0
    only_ours: bool = False  # Numba's own simulator does not know the functions of a warp

    def arrays(self):
        return ones(*self.shapes, dtype=self.dtype)


@dataclass
class Fault:
    """A change of a right kernel, and what the simulator must call it."""

    name: str
    kernel: str
    old: str
    new: str
    kind: str
    array: str | None = None


KERNELS = {
    "add": Kernel(
        """
        @cuda.jit
        def add(a, b, out):
            i = cuda.blockIdx.x * cuda.blockDim.x + cuda.threadIdx.x
            if i < out.size:
                out[i] = a[i] + b[i]
        """,
        *((2,), (32,), (33, 33, 33)),
    ),
    "shift": Kernel(
        """
        @cuda.jit
        def shift(a, out):
            i = cuda.grid(1)
            if 0 < i < a.size:
                out[i] = a[i - 1]
            if i == 0:
                out[0] = 0
        """,
        *((2,), (32,), (50, 50)),
    ),
    "transpose": Kernel(
        """
        @cuda.jit
        def transpose(A, out):
            tile = cuda.shared.array((8, 8), float32)
            tx, ty = cuda.threadIdx.x, cuda.threadIdx.y
            row, col = cuda.blockIdx.y * 8 + ty, cuda.blockIdx.x * 8 + tx
            if row < A.shape[0] and col < A.shape[1]:
                tile[ty, tx] = A[row, col]
            cuda.syncthreads()
            row, col = cuda.blockIdx.x * 8 + ty, cuda.blockIdx.y * 8 + tx
            if row < out.shape[0] and col < out.shape[1]:
                out[row, col] = tile[tx, ty]
        """,
        *((2, 2), (8, 8), ((11, 13), (13, 11))),
    ),
    "block_sum": Kernel(
        """
        @cuda.jit
        def block_sum(x, partial):
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
        """,
        *((2,), (8,), (13, 2)),
    ),
    "tiled": Kernel(
        """
        @cuda.jit
        def tiled(A, B, C):
            tile_a = cuda.shared.array((4, 4), float32)
            tile_b = cuda.shared.array((4, 4), float32)
            col, row = cuda.grid(2)
            tx = cuda.threadIdx.x
            ty = cuda.threadIdx.y
            acc = float32(0)
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
        """,
        *((2, 2), (4, 4), ((5, 7), (7, 6), (5, 6))),
    ),
    "histogram": Kernel(
        """
        @cuda.jit
        def histogram(x, bins):
            i = cuda.grid(1)
            if i < x.size:
                cuda.atomic.add(bins, x[i] % 4, 1)
        """,
        *((3,), (16,), (40, 4)),
        dtype=np.int64,
    ),
    "warp_sum": Kernel(
        """
        @cuda.jit
        def warp_sum(x, total):
            lane = cuda.threadIdx.x
            value = x[lane] if lane < x.size else float32(0)
            step = 16
            while step > 0:
                value += cuda.shfl_down_sync(0xFFFFFFFF, value, step)
                step //= 2
            if lane == 0:
                total[0] = value
        """,
        *((1,), (32,), (29, 1)),
        only_ours=True,
    ),
    "warp_tree": Kernel(
        """
        @cuda.jit
        def warp_tree(x, total):
            cache = cuda.shared.array(32, float32)
            t = cuda.threadIdx.x
            cache[t] = x[t]
            cuda.syncwarp()
            step = 16
            while step > 0:
                if t < step:
                    cache[t] += cache[t + step]
                cuda.syncwarp()
                step //= 2
            if t == 0:
                total[0] = cache[0]
        """,
        *((1,), (32,), (32, 1)),
        only_ours=True,
    ),
    "vote": Kernel(
        """
        @cuda.jit
        def vote(x, out):
            t = cuda.threadIdx.x
            large = cuda.ballot_sync(0xFFFFFFFF, x[t] > 5)
            out[t] = cuda.popc(large)
        """,
        *((1,), (32,), (32, 32)),
        only_ours=True,
    ),
    "grid_sum": Kernel(
        """
        @cuda.jit
        def grid_sum(x, squares, total):
            i = cuda.grid(1)
            if i < x.size:
                squares[i] = x[i] * x[i]
            cuda.cg.this_grid().sync()
            if i == 0:
                s = float32(0)
                for k in range(squares.size):
                    s += squares[k]
                total[0] = s
        """,
        *((2,), (16,), (20, 20, 1)),
        only_ours=True,  # Numba's runs the blocks one after the other, past the grid barrier
    ),
    "dynamic": Kernel(
        """
        @cuda.jit
        def dynamic(x, out):
            cache = cuda.shared.array(0, float32)
            t = cuda.threadIdx.x
            cache[t] = x[t]
            cuda.syncthreads()
            out[t] = cache[x.size - 1 - t]
        """,
        *((1,), (16,), (16, 16)),
        shared=64,
    ),
    "local": Kernel(
        """
        @cuda.jit
        def local(x, out):
            seen = cuda.local.array(3, float32)
            i = cuda.grid(1)
            if i < out.size:
                for k in range(3):
                    seen[k] = x[i + k]
                out[i] = seen[0] + seen[1] * seen[2]
        """,
        *((2,), (8,), (14, 12)),
    ),
    "softmax_rows": Kernel(
        """
        @cuda.jit
        def softmax_rows(Z, P):
            best = cuda.shared.array(1, float32)
            total = cuda.shared.array(1, float32)
            i, j = cuda.blockIdx.x, cuda.threadIdx.x
            if j == 0:
                best[0] = Z[i, 0]
                total[0] = 0
            cuda.syncthreads()
            cuda.atomic.max(best, 0, Z[i, j])
            cuda.syncthreads()
            share = math.exp(Z[i, j] - best[0])
            cuda.atomic.add(total, 0, share)
            cuda.syncthreads()
            P[i, j] = share / total[0]
        """,
        *((3,), (5,), ((3, 5), (3, 5))),
    ),
    "last_block": Kernel(
        """
        @cuda.jit
        def last_block(x, partial, done, total):
            is_last = cuda.shared.array(1, int32)
            t, b = cuda.threadIdx.x, cuda.blockIdx.x
            if t == 0:
                s = float32(0)
                for k in range(4):
                    s += x[b * 4 + k]
                partial[b] = s
                cuda.threadfence()
                before = cuda.atomic.add(done, 0, 1)
                is_last[0] = before == 3 + cuda.gridDim.x
            cuda.syncthreads()
            if is_last[0] and t == 0:
                s = float32(0)
                for k in range(cuda.gridDim.x):
                    s += partial[k]
                total[0] = s
        """,
        *((3,), (4,), (12, 3, 1, 1)),
        only_ours=True,
    ),
    "copy_rows": Kernel(
        """
        @cuda.jit
        def copy_rows(X, rows, out):
            k, i = cuda.grid(2)
            if i < out.shape[0] and k < out.shape[1]:
                out[i, k] = X[int(rows[i]), k]
        """,
        *((1, 2), (8, 4), ((14, 6), 7, (7, 6))),
    ),
    "smooth": Kernel(
        """
        @cuda.jit(device=True)
        def mean_of_three(x, i):
            return (x[i - 1] + x[i] + x[i + 1]) / float32(3)

        @cuda.jit
        def smooth(x, out):
            i = cuda.grid(1)
            if 0 < i < x.size - 1:
                out[i] = mean_of_three(x, i)
        """,
        *((2,), (8,), (14, 14)),
    ),
}

FAULTS = [
    Fault("no guard", "add", "if i < out.size:", "if True:", "out_of_range", "a"),
    Fault("guard one too far", "add", "i < out.size", "i <= out.size", "out_of_range", "a"),
    Fault(
        "every block starts at 0",
        *("add", "cuda.blockIdx.x * cuda.blockDim.x + ", "", "race_between_blocks", "out"),
    ),
    Fault("half an index", "add", "out[i]", "out[i / 2]", "index_not_whole", "out"),
    Fault("an index too many", "add", "a[i]", "a[i, 0]", "wrong_number_of_indexes", "a"),
    Fault("a row written at once", "add", "out[i]", "out[i:]", "part_written_at_once", "out"),
    Fault(
        "a result returned",
        *("add", "out[i] = a[i] + b[i]", "return a[i] + b[i]", "returns_a_value"),
    ),
    Fault("a list in a kernel", "add", "a[i] + b[i]", "sum([a[i], b[i]])", "not_compilable"),
    Fault(
        "a function that no card has",
        *("add", "cuda.threadIdx.x", "cuda.lane_number", "unknown_to_the_simulator"),
    ),
    Fault("a name nobody made", "add", "+ b[i]", "+ c[i]", "stopped"),
    Fault("left neighbour of the first", "shift", "0 < i <", "i <", "negative_index", "a"),
    Fault("no barrier after the load", "transpose", "cuda.syncthreads()", "", "race", "tile"),
    Fault("x taken for the row", "transpose", "tile[tx, ty]", "tile[ty, tx]", "unwritten_read"),
    Fault("two threads, one cell", "transpose", "tile[ty, tx] =", "tile[ty, 0] =", "race", "tile"),
    Fault(
        "the tree reads too early",
        *("block_sum", "else 0.0\n            cuda.syncthreads()", "else 0.0", "race", "cache"),
    ),
    Fault(
        "levels run into each other",
        "block_sum",
        "                cuda.syncthreads()\n                step",
        "                step",
        *("race", "cache"),
    ),
    Fault(
        "a barrier under an if",
        "block_sum",
        "                cuda.syncthreads()\n                step",
        "                    cuda.syncthreads()\n                step",
        "barrier_not_reached",
    ),
    Fault(
        "the tail keeps garbage",
        "block_sum",
        "cache[t] = x[i] if i < x.size else 0.0",
        "if i < x.size: cache[t] = x[i]",
        *("unwritten_read", "cache"),
    ),
    Fault("a step that never shrinks", "block_sum", "step //= 2", "step //= 1", "never_ends"),
    Fault(
        "everyone writes the sum",
        "block_sum",
        "if t == 0:\n                partial",
        "if True:\n                partial",
        *("race", "partial"),
    ),
    Fault(
        "shape from an argument",
        *("block_sum", "array(8,", "array(x.size,", "shape_not_constant"),
    ),
    Fault(
        "the next tile comes too soon",
        "tiled",
        "* tile_b[k, tx]\n                cuda.syncthreads()",
        "* tile_b[k, tx]",
        *("race", "tile_a"),
    ),
    Fault(
        "threads leave before the barrier",
        "tiled",
        "acc = float32(0)\n",
        "acc = float32(0)\n            if row >= C.shape[0]:\n                return\n",
        "barrier_not_reached",
    ),
    Fault(
        "two shared arrays in one line",
        "tiled",
        "tile_a = cuda.shared.array((4, 4), float32)\n"
        "            tile_b = cuda.shared.array((4, 4), float32)",
        "tile_a, tile_b = cuda.shared.array((4, 4), float32), cuda.shared.array((4, 4), float32)",
        "shared_arrays_on_one_line",
    ),
    Fault(
        "or instead of and", "tiled", "row < C.shape[0] and", "row < C.shape[0] or", "out_of_range"
    ),
    Fault(
        "the row above the first", "tiled", "A[row, ka]", "A[row - 1, ka]", "negative_index", "A"
    ),
    Fault("the column before", "tiled", "B[kb, col]", "B[kb, col - 1]", "negative_index", "B"),
    Fault(
        "a tile larger than the block's memory",
        *("tiled", "tile_a = cuda.shared.array((4, 4),", "tile_a = cuda.shared.array((128, 128),"),
        "too_much_shared",
    ),
    Fault(
        "counting without atomic",
        *("histogram", "cuda.atomic.add(bins, x[i] % 4, 1)", "bins[x[i] % 4] += 1", "race", "bins"),
    ),
    Fault("a bin too far", "histogram", "% 4", "% 5", "out_of_range", "bins"),
    Fault(
        "a plain write among atomics",
        "histogram",
        "cuda.atomic.add(bins, x[i] % 4, 1)",
        "cuda.atomic.add(bins, x[i] % 4, 1)\n                if i == 3: bins[0] = 0",
        *("race_between_blocks", "bins"),
    ),
    Fault("a mask without the caller", "warp_sum", "0xFFFFFFFF", "0x0000FFFF", "left_out_of_mask"),
    Fault(
        "a shuffle under an if",
        "warp_sum",
        "value += cuda.shfl_down_sync(0xFFFFFFFF, value, step)",
        "if lane < step: value += cuda.shfl_down_sync(0xFFFFFFFF, value, step)",
        "shuffle_from_absent_lane",
    ),
    Fault(
        "asking lanes that have left",
        "warp_sum",
        "step = 16\n",
        "step = 16\n            if lane >= 16: return\n",
        "shuffle_from_absent_lane",
    ),
    Fault(
        "a warp is no barrier", "warp_tree", "cuda.syncwarp()\n                step", "step", "race"
    ),
    Fault(
        "a vote in two branches",
        "vote",
        "large = cuda.ballot_sync(0xFFFFFFFF, x[t] > 5)",
        "if t < 16: large = cuda.ballot_sync(0xFFFFFFFF, x[t] > 5)\n"
        "            else:\n"
        "                large = cuda.ballot_sync(0xFFFFFFFF, x[t] > 5)",
        "different_barriers",
    ),
    Fault(
        "blocks do not wait for each other",
        *("grid_sum", "cuda.cg.this_grid().sync()", "cuda.syncthreads()", "race_between_blocks"),
        "squares",
    ),
    Fault(
        "a block that skips the grid barrier",
        "grid_sum",
        "cuda.cg.this_grid().sync()",
        "if cuda.blockIdx.x == 0: cuda.cg.this_grid().sync()",
        "grid_not_reached",
    ),
    Fault("past the dynamic memory", "dynamic", "x.size - 1 - t", "x.size - t", "out_of_range"),
    Fault("mirror one too far", "dynamic", "x.size - 1 - t", "x.size - 2 - t", "negative_index"),
    Fault("a local array half filled", "local", "range(3)", "range(2)", "unwritten_read", "seen"),
    Fault("the halo forgotten", "local", "i < out.size", "i < x.size", "out_of_range", "x"),
    Fault(
        "a total nobody cleared",
        "softmax_rows",
        "total[0] = 0\n",
        "pass\n",
        "unwritten_read",
        "total",
    ),
    Fault(
        "divided before all have added",
        "softmax_rows",
        "cuda.atomic.add(total, 0, share)\n            cuda.syncthreads()",
        "cuda.atomic.add(total, 0, share)",
        *("race", "total"),
    ),
    Fault(
        "no fence before the flag", "last_block", "cuda.threadfence()", "", "race_between_blocks"
    ),
    Fault(
        "the edge in a helper",
        *("smooth", "0 < i < x.size - 1", "i < x.size - 1", "negative_index", "x"),
    ),
]
