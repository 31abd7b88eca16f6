# %% [markdown] tags=["slide"]
# # 13 · Going fast: cores
#
# **The same additions, two words swapped: one version takes many times as long. Why?**
#
# After this lesson you can
#
# - **measure** the speed of code honestly,
# - **compile** a loop, and say what that changes,
# - **explain** why the order of loops matters,
# - **parallelise** a sum among cores,
# - **find** a race before it bites,
# - **apply** Amdahl's law.
#
# The one formula of this lesson, for a job of which a share $p$ is split among $n$ workers:
#
# $$\text{new time} = (1 - p) + \frac{p}{n}$$
#
# in words: the part that runs alone stays, however many workers help with the rest.

# %% tags=["slide"]
import numpy as np
from dltutor.lesson import ask, check, figures, predict, reveal, seconds, show, sliders, tell
from numba import njit, prange


@njit
def along_rows(X, sums):
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            sums[j] += X[i, j]


@njit
def down_columns(X, sums):
    for j in range(X.shape[1]):
        for i in range(X.shape[0]):
            sums[j] += X[i, j]


X, sums = np.ones((2048, 2048), np.float32), np.zeros(2048, np.float32)
times = {f.__name__: seconds(f, X, sums) for f in (along_rows, down_columns)}
show(
    figures.bars_of_time(times),
    alt=f"Down the columns takes {times['down_columns'] / times['along_rows']:.0f} times as long.",
)

# %% [markdown] tags=["slide"]
# Both loops add up each column of one table: the same numbers, the same results. (In lesson 8 the
# blame of the biases was such sums.) Only `i` and `j` have changed places in two lines. `@njit` has
# both compiled; section 2 says what that means.
#
# In lesson 1 a compiled loop beat Python's. That was the first rung of a ladder. Today you climb
# it: compile, walk along memory, share the work. At its top stands the engine of this course.
#
# All times below are measured on your machine, now. They differ from run to run.

# %% [markdown]
# ## Warm up: three things you know

# %%
ask("12-r2")
ask("10-r2")
ask("06-r2")

# %% [markdown] tags=["instructor"]
# **Before you start (3 min).** Show only the code of both loops and let people bet on the ratio,
# then the bars. Say how many cores your machine has, and write it on the board: every number of
# today belongs to it. Answers of the warm-up: C, A, A.

# %% [markdown] tags=["slide"]
# ## 1. Measure before you believe
#
# **Predict.** We call one compiled function many times on the same array. How many times as long
# as the shortest call does the *first* one take?


# %%
@njit
def halve(x):
    for i in range(x.size):
        x[i] *= 0.5


predict("13-first", guess=None, unit=" times")

# %% tags=["slide"]
import os
from time import perf_counter

x, times = np.ones(1_000_000), []
for _ in range(40):
    begin = perf_counter()
    halve(x)
    times.append(perf_counter() - begin)
first, longest, shortest = times[0], max(times[1:]), min(times)
reveal("13-first", first / shortest, f"On {os.cpu_count()} cores.", unit=" times")
show(
    figures.calls(times),
    alt=f"The first call takes {first / shortest:.0f} times the shortest one. The later calls "
    f"differ too: the longest takes {longest / shortest:.1f} times the shortest.",
)

# %% [markdown] tags=["slide"]
# The first call is not the speed. In it, Numba, the compiler of this course,
# [**compiles**](glossary.md#compile) the function: it finds out the type of every number, and
# writes machine code for just these types. That happens when the function is first needed, "just in
# time", so people call it a [**JIT**](glossary.md#jit) compiler. Later calls find the machine code
# ready.
#
# They differ, because other programs want the processor, too. Others can only make a run longer,
# never shorter. So the *shortest* of several is the honest one.
#
# Three habits: run once without counting, take the shortest of several runs, and compare only what
# was measured on the same machine in the same minute.
#
# ### Puzzle: a stopwatch
#
# Put its lines in order. Two do not belong.

# %%
from dltutor.lesson import arrange

arrange("13-p1", "")

# %% [markdown]
# `seconds(run, ...)`, which made the bars above, consists of just these lines.

# %% [markdown] tags=["instructor"]
# **Section 1 (8 min).** Live: time one call without the warm-up and let the room "conclude" that
# Numba is slow. Then once more. Misconception: the first call is the speed. Puzzle: the lines that
# do not belong take the mean, and start the clock only once.

# %% [markdown] tags=["slide"]
# ## 2. What `@njit` does
#
# Python asks at every turn of a loop what kind of thing each name stands for now. A compiled loop
# has settled that. `@njit` in the line above `def` hands a function to the compiler;
# `njit(roots)` does the same to one that is there already.
#
# NumPy's loops were compiled long ago, by others.
#
# **Predict.** What does `@njit` gain where NumPy already does all the work?

# %%
import math


def roots(x):
    total = 0.0
    for i in range(len(x)):
        total += math.sqrt(x[i])
    return total


def roots_by_numpy(x):
    return np.sqrt(x).sum()


predict("13-numpy", "more than twice the speed", "not that much", guess=None)

# %% tags=["slide"]
x = np.random.default_rng(seed=13).uniform(1, 2, size=200_000)
took = {"Python's loop": seconds(roots, x.tolist(), runs=3)}
took["NumPy"] = seconds(roots_by_numpy, x)
took["NumPy inside of njit"] = seconds(njit(roots_by_numpy), x)
took["the loop inside of njit"] = seconds(njit(roots), x)
gain = took["NumPy"] / took["NumPy inside of njit"]
answer = "more than twice the speed" if gain > 2 else "not that much"
reveal("13-numpy", answer, because=f"Measured: {gain:.2g} times the speed.")
for name, time in took.items():
    print(f"{name:24} {1e6 * time:8.0f} microseconds")

# %% [markdown] tags=["slide"]
# What to compile is *your loop*: that takes it from Python's speed to NumPy's kind of speed. (What
# it may still lack is in section 3.)
#
# A compiled name keeps one type for ever. **This cell fails on purpose.**


# %% tags=["raises-exception"]
@njit
def first_or_none(x):
    if x.size == 0:
        return "none"
    return x[0]


first_or_none(np.ones(3))

# %% [markdown] tags=["slide"]
# Read from the last `TypingError` on: the result would be a text (`str`) on one path and a number
# (`float64`) on the other. Return `0.0` in place of the text, and it compiles.
#
# ### Exercise 13.1: `mean_distance`
#
# Three loops, and the line above `def`, which you write, too. How many pairs do four rows form?

# %% tags=["exercise"]
from solutions.ex13_going_fast_cores import mean_distance

# %%
check(mean_distance)

# %% [markdown] tags=["instructor"]
# **Section 2 (10 min).** Misconception: njit makes NumPy faster. Prompt: "Which of yesterday's
# loops would you compile first?" (The one with the most turns.) Common slips in the exercise: the
# decorator left out; `s` not set back to 0.

# %% [markdown] tags=["slide"]
# ## 3. Walk along memory
#
# Memory is one long line of bytes. A table lies in it row after row. Its
# [**strides**](glossary.md#stride) say how many bytes lie between two neighbours, down and across.
#
# Far memory is slow, so the processor never fetches a single number. It fetches a whole *line*, and
# keeps the last few lines near, in its [**cache**](glossary.md#cache). Below, each row of the
# picture is such a line of sixteen numbers, and four lines fit into the cache. (Real ones are
# larger. The idea is the same.)
#
# **Predict.** We read `24` numbers, down the columns. How often must a line be fetched?

# %%
print("bytes to the next row, and to the next number of a row:", X.strides)
predict("13-fetches", guess=None)


# %% tags=["slide"]
def walk_demo(down, reads):
    places = [16 * (turn % 8) + turn // 8 if down else turn for turn in range(reads)]
    count, _ = figures.fetches(places, per_line=16, kept=4)
    return show(
        figures.memory_walk(places, rows=8, per_line=16, kept=4),
        alt=f"{'Down the columns' if down else 'Along the rows'}, {reads} numbers are read and "
        f"{count} lines fetched.",
    )


count, _ = figures.fetches([16 * (turn % 8) + turn // 8 for turn in range(24)], 16, 4)
reveal("13-fetches", count, because="Whenever we come back to a line, it is gone again.")
sliders(walk_demo, down=(0, 1, 1, 1), reads=(1, 48, 1, 24))

# %% [markdown] tags=["slide"]
# Move `down` to zero, or call `walk_demo(0, 24)`. Along the rows nearly every number is already
# near. So the rule: **the last index belongs to the innermost loop.** `X[i, j]` should move by `j`.
#
# Order pays a second time. One instruction of the processor can add eight or sixteen neighbours at
# once; that is called [**SIMD**](glossary.md#simd). It needs neighbours that lie side by side, and
# sums that do not wait for each other, as in `sums[j] += X[i, j]`. A single `total += x[i]` is a
# chain: each addition waits for the one before.
#
# ### What `fastmath` would change
#
# `njit(fastmath=True)` lets the compiler cut such a chain and add in another order.
#
# **Predict.** Does the sum of a million numbers come out the same, to the last digit?


# %%
@njit
def total(x):
    s = 0.0
    for i in range(x.size):
        s += x[i]
    return s


predict("13-order", "the same", "not the same", guess=None)

# %% tags=["slide"]
x = np.random.default_rng(seed=13).uniform(1, 2, size=1_000_000)
fast_total = njit(fastmath=True)(total.py_func)
gain = seconds(total, x) / seconds(fast_total, x)
same = total(x) == fast_total(x)
because = f"{total(x)!r} and {fast_total(x)!r}, in {gain:.1f} times the speed."
reveal("13-order", "the same" if same else "not the same", because)
print("in Python, too:", (0.1 + 0.2) + 0.3, "and", 0.1 + (0.2 + 0.3))

# %% [markdown] tags=["slide"]
# Every addition rounds, so the order decides the last digits. That alone would be bearable. But
# `fastmath` is a bundle of promises, and one is: "there will never be a `nan`".
#
# **Predict.** The loop below looks for `nan` in `[1, nan]`. What does it say?

# %%
predict("13-nan", "True", "False", guess=None)

# %%
from dlcore.cpu.dense import dense_forward_loop


@njit(fastmath=True)
def has_nan(x):
    for i in range(x.size):
        if np.isnan(x[i]):
            return True
    return False


reveal("13-nan", "True" if has_nan(np.array([1.0, np.nan])) else "False")
print("what a product of the engine allows:", dense_forward_loop.targetoptions["fastmath"])

# %% [markdown] tags=["slide"]
# The question was optimised away. In training, `nan` is the alarm that something went wrong; who
# switches it off trains on in the dark. So the engine allows one thing only, `contract`: the `+`
# and the `*` of `z += x * w` become one instruction and round once. Sums keep their order, and so
# the same seed gives the same bits.
#
# ### Exercise 13.4: `matmul_in_order`
#
# Three loops have six orders. Look at each array in the innermost line: which index should move?

# %% tags=["exercise"]
from solutions.ex13_going_fast_cores import matmul_in_order

# %%
check(matmul_in_order)

# %% [markdown] tags=["instructor"]
# **Section 3 (12 min).** Board: a long strip of paper, cut into lines of eight; two people read it
# aloud, one along and one in jumps. Ask: "Which of our kernels walk down a column?" Misconception:
# float sums are associative. Answers: 24; not the same; False on most machines.

# %% [markdown] tags=["slide"]
# ## 4. Share the work
#
# A [**thread**](glossary.md#thread) is a worker that goes through your code; each core can run one.
# `prange` says which loop may be shared, and `parallel=True` allows it. Who takes which turn?

# %% tags=["slide"]
import numba


@njit(parallel=True)
def who_takes(n):
    thread = np.empty(n, np.int64)
    for i in prange(n):
        thread[i] = numba.get_thread_id()
    return thread


thread = who_takes(24)
words = f"{len(thread)} turns, shared among {len(set(thread))} threads, a stretch for each of them."
show(figures.turns(thread), alt=words)

# %% [markdown] tags=["slide", "row-88"]
# ### Check the claim
#
# Each thread gets one stretch of turns. An introduction praises hardware that shares work:
#
# > "… which are highly parallel and can perform the matrix and vector operations required for
# > neural networks more efficiently …"
#
# We try it on a small and on a large table: the same loop alone, and shared.
#
# **Predict.** True, simplified or wrong?

# %%
predict("13-claim-parallel", "true", "simplified", "wrong", guess=None)


# %% tags=["slide"]
def row_sums(X, out):
    for i in prange(X.shape[0]):
        s = 0.0
        for j in range(X.shape[1]):
            s += np.exp(X[i, j])
        out[i] = s


alone, shared = njit(row_sums), njit(parallel=True)(row_sums)
gains = {}
for rows in (4, 40_000):
    table, out = np.ones((rows, 64)), np.zeros(rows)
    gains[rows] = seconds(alone, table, out) / seconds(shared, table, out)
    print(f"{rows:6} rows: shared is {gains[rows]:.3g} times as fast as alone")
reveal("13-claim-parallel", "simplified" if gains[4] < 1 else "true")

# %% [markdown] tags=["slide"]
# Calling the team together takes time, too: microseconds, and far more when the cores are busy with
# something else. A table of four rows is done before anybody else has arrived. Sharing pays for
# *large* work on idle cores, and never by more than their number. Cards with thousands of small
# cores are the same bargain, further on: lesson 14.
#
# ### Exercise 13.2: `parallel_sum`
#
# One number that grows, shared by all cores.

# %% tags=["exercise"]
from solutions.ex13_going_fast_cores import parallel_sum

# %%
check(parallel_sum)

# %% [markdown] tags=["instructor"]
# **Section 4 (8 min).** Misconception: more threads, more speed. On a machine with one core, or a
# busy one, the large table gains nothing either; say so. Answer: simplified.

# %% [markdown] tags=["slide"]
# ## 5. When threads write the same cell
#
# Ten counters, one for each digit, and labels to count. All threads count into the same table.
#
# **Predict.** `30` runs, a million labels each. In how many runs is every label counted?


# %%
@njit(parallel=True)
def count(labels, K):
    counts = np.zeros(K, np.int64)
    for i in prange(labels.size):
        counts[labels[i]] += 1
    return counts


predict("13-race", guess=None, unit=" of 30")

# %% tags=["slide"]
rng = np.random.default_rng(seed=13)
sizes = {n: rng.integers(0, 10, size=n) for n in (100, 10_000, 1_000_000)}
shares = {n: [count(one, 10).sum() / n for _ in range(30)] for n, one in sizes.items()}
right = {n: parts.count(1) for n, parts in shares.items()}
reveal("13-race", right[1_000_000], unit=" of 30")
words = ", ".join(f"{right[n]} of 30 runs with {n:,} labels" for n in shares)
show(
    figures.lost_counts(shares),
    alt=f"Right in {words}. The worst run counted {min(shares[1_000_000]):.0%} of its labels.",
)

# %% [markdown] tags=["slide"]
# `counts[k] += 1` is three steps: read, add, write. If two threads read the same `7`, both write
# `8`, and one label is lost:
#
# | thread A | thread B | the cell |
# |---|---|---|
# | reads `7` | | `7` |
# | | reads `7` | `7` |
# | writes `8` | | `8` |
# | | writes `8` | `8` |
#
# That is a [**race**](glossary.md#race). It raises no error. With few labels it may never show: one
# thread is done before the other begins. On a busy machine it hides, and on a single core it cannot
# show at all. All runs right? Run the cell again, with nothing else going on.
#
# So tests cannot prove that there is none. *Reading* can: which cells may two turns write?

# %%
import inspect

from dltutor.checker.races import shared_writes

print("several turns may write:", shared_writes(inspect.getsource(count.py_func)))

# %% [markdown] tags=["slide"]
# The checker reads your exercises like this.
#
# A lone `total += ...` is safe: Numba sees that it only grows, gives each thread a total of its
# own, and adds them up at the end. That is a [**reduction**](glossary.md#reduction). For a cell of
# an array you do the same by hand.
#
# **Worked example.** A sum of squares in slices.


# %% tags=["slide"]
@njit(parallel=True)
def sum_of_squares(x, workers):
    # 1 a place of its own for each worker
    part = np.zeros(workers)
    n = x.size
    for t in prange(workers):
        # 2 a slice of its own: they meet without a gap
        for i in range(t * n // workers, (t + 1) * n // workers):
            part[t] += x[i] * x[i]
    # 3 join, when all have ended
    return part.sum()


x = np.arange(10.0)
print([sum_of_squares(x, workers) for workers in (1, 2, 3, 20)], (x * x).sum())

# %% [markdown] tags=["slide"]
# **Your turn, half done.** Ten numbers, four workers. Worker `1` gets the places from
# `1 * 10 // 4` up to, not including, `2 * 10 // 4`. Where does worker `3` begin and end?

# %%
begin = None
end = None

ask("13-t1", begin)
ask("13-t2", end)

# %% [markdown] tags=["slide"]
# ### Exercise 13.3: `parallel_histogram`
#
# Mend the counters: a row for each thread.

# %% tags=["exercise"]
from solutions.ex13_going_fast_cores import parallel_histogram

# %%
check(parallel_histogram)

# %% [markdown] tags=["instructor"]
# **Section 5 (10 min).** Play it: two people, one number on the board, both say "read", "add",
# "write" in turn. Live: `total[0] += x[i]` in a `prange`. Twins: 7 and 10; with rounding first they
# would be 6 and 8, and the tail is lost. Misconception: races crash.

# %% [markdown] tags=["slide"]
# ## 6. How much can it help?
#
# A job takes time `1`. A share of `0.95` can be split; the rest must run alone.
#
# **Predict.** How many times as fast is it with `1000` workers?

# %%
predict("13-amdahl", guess=None, unit=" times")

# %% tags=["slide"]
alone, shared = 0.05, 0.95
new_time = alone + shared / 1000
reveal(
    "13-amdahl",
    1 / new_time,
    unit=" times",
    because="The part that runs alone takes nearly all of it.",
)
show(
    figures.shared_work(shared, (1, 2, 4, 16, 1000)),
    alt=f"With more workers the shared part shrinks to nothing, the lone part stays: 1000 workers "
    f"are {1 / new_time:.0f} times as fast as one.",
)

# %% [markdown] tags=["slide"]
# Add up *times*, never speed-ups: first the part alone, then the shared part, then divide the old
# time by the new. That is [**Amdahl's law**](glossary.md#amdahls-law).
#
# ### Exercise 13.5: `amdahl`

# %% tags=["exercise"]
from solutions.ex13_going_fast_cores import amdahl

# %%
check(amdahl)

# %% [markdown] tags=["instructor"]
# **Section 6 (4 min).** Ask for the limit before the formula: "And with endless workers?" (20.)

# %% [markdown] tags=["slide"]
# ## 7. Open the box: a product of matrices
#
# Layers spend their time in products. This is the innermost loop of the engine's:

# %% tags=["slide"]
import inspect

import numba
from dlcore.cpu import dense, relu_forward, sgd_update, sweep, threads

tell(f"```python\n{inspect.getsource(sweep.sums.py_func)}\n```")
rng = np.random.default_rng(seed=13)
A, B = rng.normal(size=(2, 512, 512)).astype(np.float32)
b = np.zeros(512, np.float32)
C, plain, team = np.zeros((3, 512, 512), np.float32)
dense.dense_forward(A, B, b, C)
dense.dense_forward_loop(A, B, b, plain)
threads.multiply_together(A, B, b, team, threads=numba.get_num_threads())
assert np.array_equal(C, plain) and np.array_equal(C, team)
tell("Tile, plain loop and team of threads: **the same bits**.")

# %% [markdown] tags=["slide"]
# A `tile` is a small square of the result. It stays in the registers, the few numbers that the
# processor holds in its hands, until all its sums are complete. `add_outer` adds a piece of a
# column of `A` times a piece of a row of `B`, by SIMD. Each number is still one sum, in the order
# of the plain loop, and no sum is split between threads. Hence the same bits.
#
# Next comes the whole ladder, on products of matrices, and then its end. There are two roofs.
# Arithmetic: the processor can do so many operations a second. Memory: so many bytes can come in a
# second, whatever is done with them.
#
# **Predict twice.** How many times as fast as Python's loop is the best rung? And which roof stops
# a step of gradient descent, `theta - lr * dtheta`, for millions of parameters?

# %%
predict("13-ladder", guess=None, unit=" times")
predict("13-roof", "memory", "arithmetic", guess=None)


# %% tags=["slide"]
def product(A, B, C):
    for i in range(len(A)):
        for j in range(len(A)):
            for k in range(len(A)):
                C[i][j] += A[i][k] * B[k][j]


@njit
def in_order(A, B, C):
    for i in range(A.shape[0]):
        for k in range(A.shape[1]):
            for j in range(B.shape[1]):
                C[i, j] += A[i, k] * B[k, j]


# %% tags=["slide"]
small = [M[:48, :48].tolist() for M in (A, B, C)]
rates = {"Python's loop": 48**3 / seconds(product, *small, runs=2)}
rungs = {"the same, compiled": (njit(product), A, B, C), "in order": (in_order, A, B, C)}
rungs["tiles in registers"] = (dense.dense_forward, A, B, b, C)
rungs["tiles and threads"] = (threads.multiply_together, A, B, b, C, numba.get_num_threads())
rates |= {name: 512**3 / seconds(*rung, runs=3) for name, rung in rungs.items()}
rates["NumPy, for comparison"] = 512**3 / seconds(np.matmul, A, B)
best = max(rates[name] for name in rungs)
reveal("13-ladder", best / rates["Python's loop"], unit=" times")
words = ", ".join(f"{name} {rate / 1e6:,.0f} million" for name, rate in rates.items())
show(figures.ladder(rates), alt=f"Multiply-adds per second: {words}.")

# %% [markdown] tags=["slide"]
# (Is the team of threads slower than one thread? Then other programs use your cores.)
#
# Each kernel of the next picture stands above the work that it does for each byte.

# %% tags=["slide"]
theta, dtheta = np.ones((2, 8_000_000), np.float32)
copy = 8 * theta.size / seconds(np.copyto, theta, dtheta)  # each number: 4 bytes read, 4 written
step = 2 * theta.size / seconds(sgd_update, dtheta, np.float32(0.1), theta)
bend = theta.size / seconds(relu_forward, theta.reshape(-1, 1000), dtheta.reshape(-1, 1000))
kernels = {"step downhill": (2 / 12, step), "ReLU": (1 / 8, bend)}
for name in ("in order", "tiles in registers"):
    kernels[f"product, {name}"] = 512 / 6, 2 * rates[name]
memory = max(copy, 6 * step, 8 * bend)
arithmetic = 2 * max(rates["in order"], rates["tiles in registers"])
reveal("13-roof", "memory" if memory / 6 < arithmetic else "arithmetic")
show(
    figures.roofline(kernels, memory, arithmetic),
    alt="ReLU and the step downhill lie at the slanted roof of memory, the tiles at the flat roof "
    "of arithmetic, and the product in order below both.",
)

# %% [markdown] tags=["slide"]
# This picture is a *roofline*. Left of the corner a better loop cannot help: the numbers arrive too
# slowly. Do more with each number that has come. Right of the corner, your code decides.

# %% [markdown] tags=["instructor"]
# **Section 7 (8 min).** Prompt: "Which other kernels of the course are limited by memory?" (All
# that touch each number once: optimizers, bends, dropout.) The flat roof is the best that we
# measured, not what the maker of the processor promises. `dlcore/cpu/tile.py` is the one hard file.

# %% [markdown] tags=["slide"]
# ## Three questions before you go

# %%
ask("13-c1")
ask("13-c2")
ask("13-c3")

# %% [markdown] tags=["slide"]
# ## What you take along
#
# Two swapped words cost so much because memory comes in lines: walk along them. Measure after a
# warm-up, and take the shortest run. A compiler settles types once. Threads share turns, and must
# never share a cell that they write. What runs alone limits the gain, and some kernels only wait
# for memory.
#
# **Words:** [compile](glossary.md#compile), [JIT](glossary.md#jit),
# [stride](glossary.md#stride), [cache](glossary.md#cache), [SIMD](glossary.md#simd),
# [thread](glossary.md#thread), [race](glossary.md#race), [reduction](glossary.md#reduction),
# [Amdahl's law](glossary.md#amdahls-law)
#
# **Exercises:** 13.1 `mean_distance`, 13.2 `parallel_sum`, 13.3 `parallel_histogram`, 13.4
# `matmul_in_order`, 13.5 `amdahl`. In a terminal, `dlcore check 13` marks the same five.

# %% [markdown]
# ## Try
#
# - Give the table of the first cell `2000` columns instead of `2048`. The ratio changes a lot:
#   rows whose lengths are powers of two push each other out of the cache.
# - Write `part[0]` for `part[t]` in `sum_of_squares`. What does `shared_writes` say?
# - Time your `parallel_sum` against `x.sum()`, for a thousand and for ten million numbers.
#
# **Next:** lesson 14, *Going fast: GPU kernels*. Thousands of threads, each with one number.

# %% [markdown] tags=["instructor"]
# **Answers.** Check questions: D, B, A. The next cell runs the first point of "Try".

# %% tags=["instructor"]
for columns in (2048, 2000):
    X, sums = np.ones((2048, columns), np.float32), np.zeros(columns, np.float32)
    ratio = seconds(down_columns, X, sums) / seconds(along_rows, X, sums)
    print(f"{columns} columns: down takes {ratio:.0f} times as long")
