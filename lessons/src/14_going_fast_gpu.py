# %% [markdown] tags=["slide"]
# # 14 · Going fast: GPU kernels
#
# **Blocks have `32` threads. There are `33` numbers. Who takes the last one?**
#
# After this lesson you can
#
# - **write** a kernel that finds its number and guards it,
# - **choose** a grid for any number of numbers,
# - **share** memory among threads, and place the barriers,
# - **count** what memory a warp asks for,
# - **explain** when a graphics card loses.
#
# The one formula of this lesson, for a thread among many:
#
# $$i = \text{block} \cdot \text{threads in a block} + \text{thread}$$
#
# in words: count all threads of the blocks before yours, then on to your own place.
#
# You need no graphics card. A simulator runs every kernel thread by thread, and sees each mistake.

# %% tags=["slide"]
import numpy as np
from dlcore.cuda import front_end, simulator
from dltutor.lesson import ask, check, figures, predict, reveal, seconds, show, sliders, tell

cuda, float32 = front_end.cuda, front_end.float32


def double(x, out):
    i = cuda.grid(1)  # my number among all threads
    if i < out.size:
        out[i] = 2 * x[i]


x, out = np.arange(33, dtype=np.float32), np.zeros(33, np.float32)
report = simulator.launch(double, 2, 32, x, out, trace=True)
show(
    figures.who_writes(report, "out"),
    alt="Block 0 writes the first 32 numbers with all of its threads; thread 0 of block 1 writes "
    "the last one, and the other 31 threads of its block write nothing.",
)

# %% [markdown] tags=["slide"]
# Each cell shows the thread that wrote it. A second block was started for a single number.
#
# In lesson 13 a few strong cores shared a loop. A graphics card, or GPU, has thousands of small
# ones, and there is no loop any more: each thread takes *one* turn of it.

# %% [markdown]
# ## Warm up: three things you know

# %%
ask("13-r1")
ask("11-r1")
ask("07-r2")

# %% [markdown] tags=["instructor"]
# **Before you start (3 min).** Ask the hook's question before the picture. Have everybody in the
# room number themselves by row and seat: row times seats in a row, plus seat. That is today's
# formula. Answers of the warm-up: B, C, A.

# %% [markdown] tags=["slide"]
# ## 1. Thousands of threads
#
# `double` is a [**kernel**](glossary.md#kernel): a function that every thread runs, and that
# returns nothing. It writes into an array that it was given. `launch(double, 2, 32, ...)` starts a
# [**grid**](glossary.md#grid) of two [**blocks**](glossary.md#block), with `32` threads each.
#
# **Predict.** We launch four blocks for `100` numbers. How many threads start?

# %%
predict("14-threads", guess=None)

# %%
x, out = np.arange(100, dtype=np.float32), np.zeros(100, np.float32)
report = simulator.launch(double, 4, 32, x, out, trace=True)
reveal("14-threads", report.threads, because="Blocks are always whole.")
print(report)
shuffled = simulator.launch(double, 4, 32, x, out, seed=1, trace=True)
for name, one in (("in order", report), ("shuffled", shuffled)):
    writes = [touch for touch in one.touches if touch.kind == "writes"]
    print(name, "first to write:", [touch.index[0] for touch in writes[:8]])

# %% [markdown] tags=["slide"]
# More threads than numbers is no mistake. The report counts every touch of memory. And nobody
# promises an order: a card starts blocks as it likes. The simulator can shuffle them, with a seed.
#
# Inside of a block `32` threads walk in step. Such a group is a [**warp**](glossary.md#warp). It
# comes back in section 6.

# %% [markdown] tags=["instructor"]
# **Section 1 (6 min).** Misconceptions: more threads than elements is an error; threads run one
# after the other. Answer: 128.

# %% [markdown] tags=["slide"]
# ## 2. Find your number, and guard it
#
# | a thread can ask | and learns |
# |---|---|
# | `cuda.threadIdx.x` | its place in its block, from `0` |
# | `cuda.blockIdx.x` | the number of its block, from `0` |
# | `cuda.blockDim.x` | how many threads a block has |
# | `cuda.gridDim.x` | how many blocks the grid has |
#
# **Worked example.** Thread `7` of block `2`, in blocks of `32`:
#
# - count the threads before my block: `2 * 32 = 64`
# - add my place: `64 + 7 = 71`
# - guard: is there a number `71`? If not, do nothing
#
# **Your turn, half done.** Thread `5` of block `3`.

# %%
before = 3 * 32
number = None

ask("14-t1", number)

# %% [markdown] tags=["slide"]
# `cuda.grid(1)` does just this sum. The last step is the [**guard**](glossary.md#guard).
#
# **Predict.** We leave it out, and launch two blocks of `32` threads for `33` numbers. How many
# threads reach for memory that is not theirs?

# %%
predict("14-guard", guess=None)


# %% tags=["slide"]
def unguarded(x, out):
    i = cuda.grid(1)
    out[i] = 2 * x[i]


x, out = np.arange(33, dtype=np.float32), np.zeros(33, np.float32)
report = simulator.launch(unguarded, 2, 32, x, out, check=False)
reveal("14-guard", report.findings[0].times, because="Threads 1 to 31 of block 1.")

# %% [markdown] tags=["slide"]
# A real card may say nothing, and change numbers that belong to somebody else. The simulator stops.
# **This cell fails on purpose.** Its message names the thread, the line and the cure.

# %% tags=["raises-exception"]
simulator.launch(unguarded, 2, 32, x, out)

# %% [markdown] tags=["slide"]
# ### Exercise 14.1: `add_kernel`
#
# Find your number, guard it, add one pair.

# %% tags=["exercise"]
from solutions.ex14_going_fast_gpu import add_kernel

# %%
check(add_kernel)

# %% [markdown] tags=["instructor"]
# **Section 2 (10 min).** Twin: 101. Live: write the guard with `<=` and read the report aloud.
# Common slips: the block left out; the number of blocks for the size of a block.

# %% [markdown] tags=["slide"]
# ## 3. A grid that is large enough
#
# How many blocks? As many as needed, so that each number gets a thread; the last block may be
# partly idle. Whole blocks only, so round *up*.
#
# Tables have two directions. `cuda.grid(2)` gives two numbers, and the first, `x`, counts
# *columns*.
#
# **Predict.** Blocks of `4` times `4` threads. Which cell belongs to thread `x = 2`, `y = 0` of the
# block `x = 1`, `y = 0`?

# %%
predict("14-column", "row 0, column 6", "row 6, column 0", "row 2, column 4", guess=None)


# %% tags=["slide"]
def fill(table):
    column, row = cuda.grid(2)
    if row < table.shape[0] and column < table.shape[1]:
        table[row, column] = 1


table = np.zeros((6, 10), np.float32)
report = simulator.launch(fill, (3, 2), (4, 4), table, trace=True)
asked = [t.index for t in report.touches if (t.thread[:2], t.block[:2]) == ((2, 0), (1, 0))]
reveal("14-column", "row 0, column 6" if asked == [(0, 6)] else "row 6, column 0")
show(
    figures.who_writes(report, "table"),
    alt="Six blocks cover 6 rows and 10 columns. Threads are named x,y: x grows along the row. At "
    "the right and lower edges threads hang over and write nothing.",
)

# %% [markdown] tags=["slide"]
# The guard has two parts now: a thread may hang over on one side only.
#
# ### Exercise 14.2: `launch_config`
#
# One line. What about no numbers at all?

# %% tags=["exercise"]
from solutions.ex14_going_fast_gpu import launch_config

# %%
check(launch_config)

# %% [markdown] tags=["instructor"]
# **Section 3 (5 min).** Misconception: x is the row. Prompt: "How many blocks for 32, 33 and 64
# numbers?" Why x for columns: neighbours in x are neighbours in memory (section 6).

# %% [markdown] tags=["slide"]
# ## 4. Share memory, and wait for each other
#
# The threads of one block have a small, near memory of their own:
# [**shared memory**](glossary.md#shared-memory). There one thread can use what another has loaded,
# if it waits. `cuda.syncthreads()` is a [**barrier**](glossary.md#barrier): nobody goes on before
# all threads of the block have come.


# %% tags=["slide"]
def shift(x, out):
    cache = cuda.shared.array(8, float32)
    t = cuda.threadIdx.x
    cache[t] = x[t]
    cuda.syncthreads()
    out[t] = cache[t - 1] if t > 0 else 0


x, out = np.arange(1, 9, dtype=np.float32), np.zeros(8, np.float32)
report = simulator.launch(shift, 1, 8, x, out, trace=True)
show(
    figures.waiting(report, "cache"),
    alt="Each of 8 threads writes its own cell, then all meet, and then each reads the cell of the "
    "thread before it.",
)

# %% [markdown] tags=["slide"]
# Now without the barrier. The simulator runs the threads in order, and then `30` times shuffled.
#
# **Predict.** Is the result right in order? And in how many shuffled runs?


# %%
def hasty(x, out):
    cache = cuda.shared.array(8, float32)
    t = cuda.threadIdx.x
    cache[t] = x[t]
    out[t] = cache[t - 1] if t > 0 else 0


predict("14-in-order", "right", "wrong", guess=None)
predict("14-shuffled", guess=None, unit=" of 30")

# %% tags=["slide"]
right = []
for seed in (*range(30), None):
    report = simulator.launch(hasty, 1, 8, x, out, seed=seed, check=False, trace=True)
    right.append(np.array_equal(out, [0, 1, 2, 3, 4, 5, 6, 7]))
reveal("14-in-order", "right" if right[-1] else "wrong", because="By luck.")
reveal("14-shuffled", sum(right[:-1]), unit=" of 30")
print(report.findings[0])
show(
    figures.waiting(report, "cache"),
    alt="The same threads and cells without a meeting: dashed lines lead from each write to a read "
    "that nothing keeps from coming first.",
)

# %% [markdown] tags=["slide"]
# Read the message: the race is found even where the result is right. The simulator remembers who
# touched what, and whether a meeting lay between.
# A right result proves nothing. Small blocks on real cards are lucky, too, as a warp walks in step.
#
# Two rules: a barrier between the write and the read of another thread's cell; and every thread of
# the block has to come to it. So never inside of an `if` that only some enter.
#
# ### Puzzle: turn a block round
#
# The lines of a kernel, shuffled. Two do not belong.

# %%
from dltutor.lesson import arrange

arrange("14-p1", "")

# %% [markdown] tags=["slide"]
# With shared memory a block can add up. One thread would take a turn for each number. A tree needs
# only a few rounds: in each, half of the threads that are left add the other half.
#
# **Predict.** How many rounds for `1024` numbers?

# %%
predict("14-rounds", guess=None)

# %% tags=["slide"]
left, rounds = 1024, 0
while left > 1:
    left, rounds = left // 2, rounds + 1
reveal("14-rounds", rounds, because="Each round halves what is left.")
show(
    figures.sum_tree([3, 1, 4, 1, 5, 9, 2, 6]),
    alt="Eight loaded numbers: four threads add pairs that lie four apart, then two threads, then "
    "one. A barrier stands after the load and after each round. The sum is 31.",
)

# %% [markdown] tags=["slide"]
# Each dark line is a barrier: all have loaded, all have added.
#
# ### Exercise 14.3: `block_sum_kernel`
#
# Load, meet, and then the tree. Beyond the end of `x`, load what changes no sum.

# %% tags=["exercise"]
from solutions.ex14_going_fast_gpu import block_sum_kernel

# %%
check(block_sum_kernel)

# %% [markdown] tags=["instructor"]
# **Section 4 (12 min).** Live: take the barrier out of `shift`, read the report; put it inside of
# `if t > 0`, read again. Answers: right; none; 10. Misconception: the answer is right, so there is
# no race.

# %% [markdown] tags=["slide"]
# ## 5. A product, tile by tile
#
# In a product `A @ B` the threads of a block need the same numbers again and again. Far memory is
# slow. So they fetch a small square, a [**tile**](glossary.md#tile), into shared memory: each
# thread brings *one* number, and all use all of them.
#
# **Predict.** With tiles of `4` times `4`, how many times fewer reads of `A`?


# %%
def plain(A, B, C):
    column, row = cuda.grid(2)
    total = float32(0)
    for k in range(A.shape[1]):
        total += A[row, k] * B[k, column]
    C[row, column] = total


A, B, C = np.ones((8, 12), np.float32), np.ones((12, 16), np.float32), np.ones((8, 16), np.float32)
report = simulator.launch(plain, (4, 2), (4, 4), A, B, C)
predict("14-reads", guess=None, unit=" times")


# %% tags=["slide"]
def walk(A, B, C):  # loads and meets, for sizes that are whole tiles
    tile_a = cuda.shared.array((4, 4), float32)
    tile_b = cuda.shared.array((4, 4), float32)
    column, row = cuda.grid(2)
    x, y = cuda.threadIdx.x, cuda.threadIdx.y
    for t in range(A.shape[1] // 4):
        tile_a[y, x] = A[row, 4 * t + x]
        tile_b[y, x] = B[4 * t + y, column]
        cuda.syncthreads()
    C[row, column] = 0


walked = simulator.launch(walk, (4, 2), (4, 4), A, B, C, trace=True)
reveal("14-reads", report.counts["A"].reads / walked.counts["A"].reads, unit=" times")

# %% [markdown] tags=["slide"]
# As wide as a tile is, so many times fewer. Which tiles does a block walk over?


# %% tags=["slide"]
def tile_demo(x, y):
    return show(
        figures.tile_walk(walked, (x, y, 0)),
        alt=f"Block {x},{y} walks along its rows of A from left to right, and down its columns of "
        f"B, three tiles of each, and makes one tile of C.",
    )


sliders(tile_demo, x=(0, 3, 1, 1), y=(0, 1, 1, 0))

# %% [markdown] tags=["slide"]
# Move the block, or call `tile_demo(3, 1)`. Thread `x`, `y` brings `A[row, 4 * t + x]` and
# `B[4 * t + y, column]` in round `t`.
#
# **Your turn.** In round `2`, which column of `A` does the thread `x = 3` bring?

# %%
column = None

ask("14-t2", column)

# %% [markdown] tags=["slide"]
# `walk` does not multiply yet. A whole round has *four* parts: **load, meet, multiply, meet**. The
# first meeting: the tile is complete. The second: nobody needs it any more, so it may be
# overwritten. Here are all four in one direction, a matrix times a vector; and beyond the edge a
# zero is loaded.


# %% tags=["slide"]
def matrix_times_vector(A, x, out):
    part = cuda.shared.array(4, float32)
    i, t = cuda.grid(1), cuda.threadIdx.x
    total = float32(0)
    for k in range(0, x.size, 4):
        part[t] = x[k + t] if k + t < x.size else 0  # load
        cuda.syncthreads()  # meet
        for s in range(4):
            if i < A.shape[0] and k + s < x.size:
                total += A[i, k + s] * part[s]  # multiply
        cuda.syncthreads()  # meet
    if i < out.size:
        out[i] = total


rng = np.random.default_rng(seed=14)
A, x, out = rng.normal(size=(6, 10)), rng.normal(size=10), np.zeros(6)
print(simulator.launch(matrix_times_vector, 2, 4, A, x, out))
print("largest difference from NumPy:", abs(out - A @ x).max())

# %% [markdown] tags=["slide"]
# The threads beyond the edge store nothing. But they load, and they come to every meeting.
# **Modify:** take out the first meeting, then only the second. Who is hurt each time?
#
# ### Exercise 14.4: `tiled_matmul_kernel`
#
# Now in two directions, for any sizes. Draw one block and its two tiles first.

# %% tags=["exercise"]
from solutions.ex14_going_fast_gpu import tiled_matmul_kernel

# %%
check(tiled_matmul_kernel)

# %% [markdown] tags=["instructor"]
# **Section 5 (14 min).** Play it: 16 people with index cards are a block, with two moments of
# "everybody wait!". Twin: 11. Without the first meeting a fast thread multiplies what is not
# loaded; without the second it overwrites what a slow one still reads. A warning for those who use
# Numba's own simulator: negative indices wrap around there without a word.

# %% [markdown] tags=["slide"]
# ## 6. What a warp asks for
#
# The threads of a warp ask together, and memory comes in whole segments of `128` bytes, wanted or
# not. A byte's segment is a division: `byte // 128`. One segment for the whole warp is best. Asking
# like that is called [**coalescing**](glossary.md#coalescing).
#
# **Predict.** Each warp copies a row of a table, or a column. The table has `32` rows and columns
# of four-byte numbers. How many segments does one warp ask for to read a *column*?

# %%
predict("14-column-copy", guess=None)


# %% tags=["slide"]
def by_rows(A, out):
    x, y = cuda.grid(2)
    out[y, x] = A[y, x]


def by_columns(A, out):
    x, y = cuda.grid(2)
    out[x, y] = A[x, y]


A, out = np.ones((2, 32, 32), np.float32)
reports = [simulator.launch(kernel, (1, 32), (32, 1), A, out) for kernel in (by_rows, by_columns)]
rows, columns = (report.counts["A"].transactions for report in reports)
reveal("14-column-copy", columns // 32, because="Every number lies in a segment of its own.")
tell(f"To read the whole table: **{rows}** segments by rows, **{columns}** by columns.")

# %% [markdown] tags=["slide"]
# Between them lies the stride: thread `t` reads `x[stride * t]`.


# %% tags=["slide"]
def strided(x, out, stride):
    t = cuda.threadIdx.x
    out[t] = x[stride * t]


def stride_demo(stride):
    x, out = np.ones(512, np.float32), np.zeros(32, np.float32)
    report = simulator.launch(strided, 1, 32, x, out, stride, trace=True)
    picture = figures.warp_request(report, "x")
    return show(picture, alt=f"With stride {stride}: {picture.alt}")


sliders(stride_demo, stride=(1, 16, 1, 2))

# %% [markdown] tags=["slide"]
# No sliders? `stride_demo(16)`. That is why `x` counts columns: threads side by side, numbers side
# by side.
#
# ### Exercise 14.5: `warp_transactions`
#
# Count segments without a card. An item may lie across a border.

# %% tags=["exercise"]
from solutions.ex14_going_fast_gpu import warp_transactions

# %%
check(warp_transactions)

# %% [markdown] tags=["instructor"]
# **Section 6 (7 min).** Compare with the lines of the cache in lesson 13: the same idea, for 32
# readers at once. Answer: 32. Board: 32 strokes over a line of segments.

# %% [markdown] tags=["slide", "row-88"]
# ## 7. When the card loses
#
# ### Check the claim
#
# > "… graphics processing units (GPUs) and tensor processing units (TPUs), which are highly
# > parallel and can perform the matrix and vector operations required for neural networks more
# > efficiently than traditional central processing units (CPUs)."
#
# Where there is a card, `cuda.jit` compiles the functions above for it. To launch one takes
# microseconds, and the numbers have to travel to the card first.
#
# **Predict.** Who doubles a *thousand* numbers sooner?

# %%
predict("14-claim-faster", "the card", "the processor", guess=None)

# %% tags=["slide"]
from dltutor.experiments.on_a_card import card_seconds

sizes = [10**power for power in range(3, 8)]
arrays = {n: np.ones((2, n), np.float32) for n in sizes}
times = {"processor": [seconds(np.multiply, a, 2, b) for a, b in arrays.values()]}
missing = front_end.why_no_gpu()
launch, near, way = 10e-6, 8 / 500e9, 8 / 12e9  # of a usual card: seconds; and per number
if missing:
    there = [launch + n * near for n in sizes]
    copied = [launch + n * (near + way) for n in sizes]
else:
    there = [card_seconds(double, -(-n // 256), 256, *arrays[n]) for n in sizes]
    copied = [card_seconds(double, -(-n // 256), 256, *arrays[n], copy=True) for n in sizes]
times |= {"card, numbers are there": there, "card, numbers travel": copied}

# %% tags=["slide"]
tell(f"Not measured here: {missing} The card's times are estimates." if missing else "Measured.")
answer = "the card" if there[0] < times["processor"][0] else "the processor"
reveal("14-claim-faster", answer)
ahead = [f"{n:,}" for k, n in enumerate(sizes) if there[k] < times["processor"][k]]
show(
    figures.crossing(sizes, times),
    alt="A card pays a fixed time for every launch. With the numbers on it, it is ahead for these "
    f"sizes: {'; '.join(ahead) or 'none'}. Where they travel each time, the way takes longest.",
)

# %% [markdown] tags=["slide"]
# So the claim is simplified. A card wins where the work is *large*, and where the numbers stay on
# it: upload the data once, train there, fetch the result. Small networks are trained sooner on the
# processor. (A TPU is built for products of matrices alone; lesson 16 looks inside.)

# %% [markdown] tags=["instructor"]
# **Section 7 (3 min).** With a card in the room, run it there: the same functions, compiled by
# `cuda.jit`. The estimate takes ten microseconds for a launch; measured ones are of that size.
# Misconception: the GPU is always faster.

# %% [markdown] tags=["slide"]
# ## 8. Open the box: `dense_forward_kernel`
#
# The layer of lesson 2, as the engine runs it on a card: one thread for each number of `Z`.

# %% tags=["slide"]
import inspect

from dlcore.cuda import matmul
from dlcore.cuda.dense import dense_forward_kernel

tell(f"```python\n{inspect.getsource(dense_forward_kernel.py_func)}\n```")

# %% [markdown]
# For large layers the engine goes on as section 5 does: `dlcore/cuda/matmul.py` loads tiles into
# shared memory, and each thread keeps a small tile of its own in registers. We run both in the
# simulator, beside Python's loop.

# %% tags=["slide"]
rng = np.random.default_rng(seed=14)
X, W, b = rng.normal(size=(36, 16)), rng.normal(size=(16, 40)), rng.normal(size=40)
one_each, tiled, loop = np.zeros((3, 36, 40))
for i in range(36):
    for j in range(40):
        loop[i, j] = b[j]
        for k in range(16):
            loop[i, j] += X[i, k] * W[k, j]
report = simulator.launch(dense_forward_kernel, (5, 2), (32, 8), X, W, b, one_each)
matmul.multiply(64, X, False, W, False, tiled, b)
assert np.array_equal(one_each, loop)
assert np.allclose(tiled, loop, rtol=1e-12, atol=1e-12)
tell(f"**{report.threads:,} threads, the same bits** as the loop; the tiles agree to rounding.")

# %% [markdown] tags=["slide"]
# The tiles add the bias last, so their last digits may differ.

# %% [markdown] tags=["slide"]
# ## Three questions before you go

# %%
ask("14-c1")
ask("14-c2")
ask("14-c3")

# %% [markdown] tags=["slide"]
# ## What you take along
#
# The first thread of the second block takes the last number, and the guard keeps the rest of its
# block idle. A kernel says what one thread does. Threads of a block share memory, and meet: after
# they load, and before they load again. Neighbouring threads should read neighbouring numbers. A
# card needs much work, and numbers that stay on it.
#
# **Words:** [kernel](glossary.md#kernel), [grid](glossary.md#grid), [block](glossary.md#block),
# [warp](glossary.md#warp), [guard](glossary.md#guard),
# [shared memory](glossary.md#shared-memory), [barrier](glossary.md#barrier),
# [tile](glossary.md#tile), [coalescing](glossary.md#coalescing)
#
# **Exercises:** 14.1 `add_kernel`, 14.2 `launch_config`, 14.3 `block_sum_kernel`, 14.4
# `tiled_matmul_kernel`, 14.5 `warp_transactions`. In a terminal, `dlcore check 14` marks the same
# five.

# %% [markdown]
# ## Try
#
# - Write `cache[t] = x[t]` of `shift` for `t < 7` only. What does the report say?
# - Launch your `tiled_matmul_kernel` with `trace=True` and draw its walk with `figures.tile_walk`.
# - Make the table of section 6 `float64`. How many segments by rows now, and how many by columns?
#
# **Next:** lesson 15, *A real digit classifier*. A whole project, from the first look at the data
# to the mistakes that are left.

# %% [markdown] tags=["instructor"]
# **Answers.** Check questions: C, A, D. The next cell runs the first point of "Try".


# %% tags=["instructor"]
def partly(x, out):
    cache = cuda.shared.array(8, float32)
    t = cuda.threadIdx.x
    if t < 7:
        cache[t] = x[t]
    cuda.syncthreads()
    out[t] = cache[t]


x, out = np.ones((2, 8), np.float32)
print(simulator.launch(partly, 1, 8, x, out, check=False))
