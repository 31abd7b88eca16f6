"""How the checker tries the exercises of lesson 14: kernels run on a simulated graphics card.

Every kernel runs in the order of its threads and in two shuffled ones. The simulator reports what
values alone cannot show: indices out of range, races, barriers that some threads miss.
"""

import numpy as np

from dltutor.bank.words import words_beside
from dltutor.checker import ways
from dltutor.exercise import EXACT, Exercise, Tolerance, case

WORDS = words_beside(__file__)

ONE_ADDITION = Tolerance(1e-6, 1e-7, "one float32 addition")
EIGHT_ADDITIONS = Tolerance(1e-5, 1e-6, "eight small numbers may be added in any order")
PRODUCTS = Tolerance(1e-4, 1e-5, "some float32 products may be added in any order")

ORDERS = (None, 1, 2)  # seeds: the threads one after another, then shuffled
UNWRITTEN = -7.0  # what lies in an output before the launch: no right answer


def ran(kernel, arrays, grid, block):
    """What a kernel leaves in its last array, after all orders of its threads."""
    results = []
    for seed in ORDERS:
        kernel(*arrays, way=ways.launch(grid, block, seed))
        results.append(kernel.after[-1])
    same = all(np.array_equal(one, results[0]) for one in results)
    return results[0] if same else "differs with the order of the threads"


def unwritten(*shape):
    return np.full(shape, UNWRITTEN, np.float32)


def add_cases(rng):
    n, seed = int(rng.integers(40, 60)), int(rng.integers(1_000_000))
    yield case("a last block that is not full", n, 2, 32, seed, observe=see_sums)
    yield case("one number for the last block", 33, 2, 32, observe=see_sums)
    yield case("one thread too many", 31, 1, 32, observe=see_sums)
    yield case("one full block", 32, 1, 32, observe=see_sums)
    yield case("as many blocks as threads", 16, 4, 4, observe=see_sums)
    yield case("four blocks", 100, 4, 32, observe=see_sums)
    yield case("one number", 1, 1, 32, stress="short", observe=see_sums)
    yield case("a block too many", 100, 5, 32, stress="too many blocks", observe=see_sums)


def see_sums(add_kernel, n, blocks, threads, seed=0):
    rng = np.random.default_rng([n, seed])
    a, b = rng.normal(size=(2, n)).astype(np.float32)
    return ran(add_kernel, (a, b, unwritten(n)), blocks, threads)


def config_cases(rng):
    yield case("any number", int(rng.integers(300, 1_000_000)), 32)
    for n in (255, 256, 257, 1_000_000):
        yield case(f"{n:,} numbers for 256 threads", n, 256)
    yield case("33 numbers for 32 threads", 33, 32)
    yield case("1 number", 1, 32)
    yield case("nothing to do", 0, 256, stress="empty")


def block_cases(rng):
    n, seed = int(rng.integers(41, 48)), int(rng.integers(1_000_000))
    yield case("six blocks", n, 6, seed, observe=see_block_sums)
    yield case("one full block", 8, 1, observe=see_block_sums)
    yield case("a block that is not full", 5, 1, observe=see_block_sums)
    yield case("a full block and one that is not", 13, 2, observe=see_block_sums)
    yield case("three full blocks", 24, 3, observe=see_block_sums)
    yield case("a block too many", 8, 2, stress="too many blocks", observe=see_block_sums)


def see_block_sums(block_sum_kernel, n, blocks, seed=0):
    x = np.random.default_rng([n, seed]).integers(1, 10, n).astype(np.float32)
    return ran(block_sum_kernel, (x, unwritten(blocks)), blocks, 8)


def matmul_cases(rng):
    n, p, seed = (int(one) for one in rng.integers([5, 5, 0], [8, 8, 1_000_000]))
    yield case("no size is a multiple of 4", n, 6, p, 0, seed, observe=see_product)
    yield case("one full tile", 4, 4, 4, observe=see_product)
    yield case("two tiles to add", 4, 8, 4, observe=see_product)
    yield case("more columns than rows", 4, 4, 12, observe=see_product)
    yield case("more rows than columns", 9, 5, 2, observe=see_product)
    yield case("one row times one column", 1, 9, 1, observe=see_product)
    yield case("a short row of A", 4, 3, 4, observe=see_product)
    yield case("one column times one row", 4, 1, 5, stress="narrow", observe=see_product)
    yield case("a block too many", 4, 5, 4, 1, stress="too many blocks", observe=see_product)


def see_product(tiled_matmul_kernel, n, m, p, more_blocks=0, seed=0):
    rng = np.random.default_rng([n, m, p, seed])
    A = rng.normal(size=(n, m)).astype(np.float32)
    B = rng.normal(size=(m, p)).astype(np.float32)
    grid = (-(-p // 4) + more_blocks, -(-n // 4) + more_blocks)
    return ran(tiled_matmul_kernel, (A, B, unwritten(n, p)), grid, (4, 4))


def warp_cases(rng):
    yield case("any stride", 0, int(rng.integers(3, 30)), 4, 128)
    yield case("any start", 4 * int(rng.integers(1, 100_000)), int(rng.integers(3, 300)), 4, 128)
    for stride in (1, 2, 8, 32, 1000):
        yield case(f"stride {stride}", 0, stride, 4, 128)
    yield case("items of 8 bytes", 0, 1, 8, 128)
    yield case("items of 1 byte", 0, 2, 1, 128)
    yield case("short segments", 0, 1, 4, 32)
    yield case("begins at byte 4", 4, 1, 4, 128)
    yield case("begins at byte 124", 124, 3, 4, 128)
    yield case("items across a border", 126, 32, 4, 128)
    yield case("all read one item", 256, 0, 4, 128, stress="stride of 0")
    yield case("segment left out", 128, 1, 4, stress="default")


EXERCISES = (
    Exercise(
        id="14.1",
        name="add_kernel",
        section=2,
        difficulty=2,
        points=10,
        outcomes=("write a kernel that finds its number and guards it",),
        tolerance=ONE_ADDITION,
        cases=add_cases,
        **WORDS["add_kernel"],
    ),
    Exercise(
        id="14.2",
        name="launch_config",
        section=3,
        difficulty=1,
        points=5,
        extension=True,
        outcomes=("choose a grid for any number of numbers",),
        tolerance=EXACT,
        cases=config_cases,
        **WORDS["launch_config"],
    ),
    Exercise(
        id="14.3",
        name="block_sum_kernel",
        section=4,
        difficulty=4,
        points=15,
        extension=True,
        outcomes=("share memory among threads, and place the barriers",),
        tolerance=EIGHT_ADDITIONS,
        cases=block_cases,
        **WORDS["block_sum_kernel"],
    ),
    Exercise(
        id="14.4",
        name="tiled_matmul_kernel",
        section=5,
        difficulty=5,
        points=20,
        outcomes=("share memory among threads, and place the barriers",),
        tolerance=PRODUCTS,
        cases=matmul_cases,
        **WORDS["tiled_matmul_kernel"],
    ),
    Exercise(
        id="14.5",
        name="warp_transactions",
        section=6,
        difficulty=3,
        points=10,
        outcomes=("count what memory a warp asks for",),
        tolerance=EXACT,
        cases=warp_cases,
        **WORDS["warp_transactions"],
    ),
)
