"""How the checker tries the exercises of lesson 13: which inputs, how exact, how fast, what races.

Compiled functions are called on one core for their values, so that these never depend on luck.
What only many cores show, and how a function was compiled, are cases of their own.
"""

import numpy as np

from dltutor.bank.words import words_beside
from dltutor.checker import ways
from dltutor.checker.races import function_text, shared_writes
from dltutor.exercise import EXACT, Exercise, Tolerance, case

WORDS = words_beside(__file__)

DISTANCES = Tolerance(1e-9, 1e-12, "some hundreds of roots may be added in another order")
ANY_ORDER = Tolerance(1e-9, 1e-12, "cores may add 50,000 numbers in any order")
PRODUCTS = Tolerance(1e-9, 1e-12, "up to 30 products may be added in another order")
ONE_DIVISION = Tolerance(1e-12, 1e-12, "two divisions and an addition")

# The statement asks for 20. Plain loops reach some hundreds, what is not compiled 1. With 4 as
# the line, no busy machine and no NumPy call inside of a loop decides the verdict.
TIMES_FASTER = 4
IN_ORDER = 0.7  # loops along rows read 80 to 100 % of the numbers in order, other orders 50 % or 0
RUNS = 5
NOT_TRIED = "not tried: something else is wrong before"


def distance_cases(rng):
    yield case("two rows", rng.normal(size=(2, 3)))
    yield case("three rows", rng.normal(size=(3, 2)))
    yield case("fifty rows", rng.normal(size=(50, 4)))
    yield case("one column", rng.normal(size=(5, 1)))
    yield case("equal rows", np.array([[1.0, 2.0], [1.0, 2.0], [4.0, 6.0]]))
    yield case("one row", rng.normal(size=(1, 2)), stress="too few rows")
    yield case("no rows", np.zeros((0, 3)), stress="too few rows")
    yield case("compiled by Numba", 3, 2, stress="speed", observe=see_compiled_distance)
    yield case("20 times faster", 60, 3, stress="speed", observe=see_speed)


def see_compiled_distance(mean_distance, n, d):
    return mean_distance(np.ones((n, d)), way=ways.COMPILED)["compiled"]


def see_speed(mean_distance, n, d):
    rows = np.random.default_rng(0).normal(size=(n, d))
    faster = mean_distance(rows, way=ways.TIMES_FASTER)
    # no number: a busy machine would give another one to the same mistake, and hide its name
    return "fast enough" if faster > TIMES_FASTER else "not even a few times faster"


def sum_cases(rng):
    yield case("five numbers", rng.uniform(1, 2, size=5))
    yield case("1,001 numbers", rng.uniform(1, 2, size=1_001))
    yield case("negative numbers", -rng.uniform(1, 2, size=7))
    yield case("one number", rng.uniform(1, 2, size=1))
    yield case("no numbers", np.zeros(0), stress="empty")
    yield case("shares its loop among cores", 100, stress="speed", observe=see_shared_sum)
    yield case("no two cores write one cell", 100, observe=see_sum_races)
    yield case("50,000 numbers on all cores", 50_000, observe=see_sum_on_all_cores)


def see_shared_sum(parallel_sum, n):
    return parallel_sum(np.ones(n), way=ways.COMPILED)["shares its loops"]


def see_sum_races(parallel_sum, n):
    """The text is read, not run: with so few numbers a race would hardly ever show."""
    return said_of_races(parallel_sum.text, "parallel_sum")


def see_sum_on_all_cores(parallel_sum, n):
    """Runs that differ are a race; where the verdict is clear already, luck has no say."""
    x = np.random.default_rng(n).uniform(1, 2, size=n)
    alone = parallel_sum(x)
    if reads_as_race(parallel_sum.text, "parallel_sum") or not np.isclose(alone, x.sum()):
        return NOT_TRIED
    sums = [parallel_sum(x, way=ways.ON_ALL_CORES) for _ in range(RUNS)]
    return "as on one core" if np.allclose(sums, alone, 1e-9, 0) else "differs from run to run"


def reads_as_race(text, name):
    return bool(shared_writes(function_text(text, name)))


def said_of_races(text, name):
    shared = reads_as_race(text, name)
    return "several turns may write one cell" if shared else "each turn writes in its own place"


def histogram_cases(rng):
    yield case("seven labels for three threads", *every_label(rng, n=7, K=3), 3)
    yield case("ten labels for two threads", *every_label(rng, n=10, K=4), 2)
    yield case("1,003 labels for two threads", *every_label(rng, n=1_003, K=10), 2)
    yield case("one thread", *every_label(rng, n=9, K=3), 1)
    yield case("more threads than labels", *every_label(rng, n=5, K=2), 8)
    yield case("one class", np.zeros(7, dtype=int), 1, 3)
    yield case("no labels", np.zeros(0, dtype=int), 3, 2, stress="empty")
    yield case("shares its loop among cores", 100, 3, 2, stress="speed", observe=see_shared_counts)
    yield case("no two cores write one cell", 100, 3, 2, observe=see_histogram_races)
    yield case("20,003 labels on all cores", 20_003, 4, 8, observe=see_counts_on_all_cores)


def every_label(rng, n, K):
    """Random labels with more of the last class than of the first, and K."""
    labels = np.concatenate([np.full(2, K - 1), rng.integers(0, K, n - 2)])
    return rng.permutation(labels), K


def see_shared_counts(histogram, n, K, n_threads):
    labels = np.arange(n) % K
    return histogram(labels, K, n_threads, way=ways.COMPILED)["shares its loops"]


def see_histogram_races(histogram, n, K, n_threads):
    return said_of_races(histogram.text, "parallel_histogram")


def see_counts_on_all_cores(histogram, n, K, n_threads):
    labels = np.random.default_rng(n).integers(0, K, n)
    arguments = labels, K, n_threads
    alone = histogram(*arguments)
    right = np.array_equal(alone, np.bincount(labels, minlength=K))
    if reads_as_race(histogram.text, "parallel_histogram") or not right:
        return NOT_TRIED
    runs = [histogram(*arguments, way=ways.ON_ALL_CORES) for _ in range(RUNS)]
    same = all(np.array_equal(run, alone) for run in runs)
    return "as on one core" if same else "differs from run to run"


def matmul_cases(rng):
    for n, m, p in ((2, 3, 4), (5, 4, 3), (4, 4, 4), (1, 6, 1), (3, 30, 2)):
        yield case(f"{n} x {m} times {m} x {p}", rng.normal(size=(n, m)), rng.normal(size=(m, p)))
    yield case("nothing to add", np.zeros((2, 0)), np.zeros((0, 3)), stress="empty")
    yield case("compiled by Numba", 3, 2, 4, stress="speed", observe=see_compiled_matmul)
    yield case("walks along memory", 6, 7, 16, stress="speed", observe=see_walk)


def see_compiled_matmul(matmul, n, m, p):
    return matmul(np.ones((n, m)), np.ones((m, p)), way=ways.COMPILED)["compiled"]


def see_walk(matmul, n, m, p):
    """Where does it read A and B? Counting is fair on every machine; a stopwatch is not."""
    seen = matmul(np.ones((n, m)), np.ones((m, p)), way=ways.WALK)
    in_order = seen["next to the last"] >= IN_ORDER * seen["reads"]
    return "along the rows" if in_order else "jumps from row to row"


def amdahl_cases(rng):
    few, many = int(rng.integers(3, 20)), int(rng.integers(20, 1000))
    yield case("a few workers and some share", some_share(rng), few)
    yield case("many workers and some share", some_share(rng), many)
    for part in (0.5, 0.95):
        for workers in (1, 2, 10_000):
            people = "one worker" if workers == 1 else f"{workers:,} workers"
            yield case(f"{people} and a share of {part:g}", part, workers)
    yield case("nothing can be shared", 0.0, 8, stress="share of 0")
    yield case("all can be shared", 1.0, 8, stress="share of 1")


def some_share(rng):
    return round(float(rng.uniform(0.3, 0.9)), 2)


EXERCISES = (
    Exercise(
        id="13.1",
        name="mean_distance",
        section=2,
        difficulty=3,
        points=15,
        outcomes=(
            "compile a loop, and say what that changes",
            "measure the speed of code honestly",
        ),
        tolerance=DISTANCES,
        cases=distance_cases,
        **WORDS["mean_distance"],
    ),
    Exercise(
        id="13.2",
        name="parallel_sum",
        section=4,
        difficulty=3,
        points=10,
        outcomes=("parallelise a sum among cores",),
        tolerance=ANY_ORDER,
        cases=sum_cases,
        **WORDS["parallel_sum"],
    ),
    Exercise(
        id="13.3",
        name="parallel_histogram",
        section=5,
        difficulty=4,
        points=15,
        extension=True,
        outcomes=("find a race before it bites",),
        tolerance=EXACT,
        cases=histogram_cases,
        **WORDS["parallel_histogram"],
    ),
    Exercise(
        id="13.4",
        name="matmul_in_order",
        section=3,
        difficulty=4,
        points=15,
        outcomes=("explain why the order of loops matters",),
        tolerance=PRODUCTS,
        cases=matmul_cases,
        **WORDS["matmul_in_order"],
    ),
    Exercise(
        id="13.5",
        name="amdahl",
        section=6,
        difficulty=2,
        points=5,
        extension=True,
        outcomes=("apply Amdahl's law",),
        tolerance=ONE_DIVISION,
        cases=amdahl_cases,
        **WORDS["amdahl"],
    ),
)
