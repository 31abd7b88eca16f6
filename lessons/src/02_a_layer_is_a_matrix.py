# %% [markdown] tags=["slide"]
# # 2 · A layer is a matrix
#
# **Sixty-four pixels, ten neurons. How many multiplications until every neuron has an opinion?**
#
# Many neurons that look at the same inputs are one product of two tables of numbers. After this
# lesson you can
#
# - **predict** the shape of an answer before you run a line,
# - **write** a layer for a whole batch of examples,
# - **explain** what the rows and columns of `X` and `W` stand for,
# - **apply** a matrix to points, and **recognise** a rotation, a shear and a stretch,
# - **show** that two layers without a bend are one,
# - **turn** a picture into a row of numbers.
#
# The one formula of this lesson:
#
# $$Z = X\,W + b$$

# %% [markdown]
# Here is a digit that somebody wrote, as numbers, and one line for every pair of a pixel and a
# neuron. (The lines of code that make `W` and `b` you may skip. Section 1 tells what they are.)

# %% tags=["slide"]
import numpy as np
from dlcore.data import digits
from dltutor.lesson import arrange, ask, check, figures, predict, reveal, show, sliders, tell

scans = digits()
X, y = scans.X, scans.y  # (1797, 64) one row per picture, (1797,) the digit it shows
means = np.array([X[1::2][y[1::2] == digit].mean(axis=0) for digit in range(10)])  # (10, 64)
W = (means - means.mean(axis=0)).T  # (64, 10) one neuron is one column
b = -0.5 * (means**2).sum(axis=1)  # (10,) one bias per neuron
x = X[4]  # (64,) one picture

show(
    figures.pixels_to_neurons((16 * x).astype(int).reshape(8, 8), neurons=10),
    alt=f"A handwritten {y[4]} is {x.size} numbers; every one of them is wired to each of the "
    f"{b.size} neurons.",
)

# %% [markdown]
# ## Warm-up: three things from lesson 1

# %%
ask("01-r1")
ask("01-r2")
ask("01-r3")

# %% [markdown] tags=["instructor"]
# **Before you start (3 min).** Show only the picture and ask the question of the title. Write the
# guesses down. Board plan for the whole lesson: `X` on the left, `W` in the middle with *one column
# in colour* (one neuron), `Z` on the right with the same column in colour. Do not write $Wx$ on the
# same day. Answers of the warm-up: B, A, C.

# %% [markdown] tags=["slide", "row-15", "row-18"]
# ## 1. Many neurons at once
#
# One picture is a [**vector**](glossary.md#vector): numbers in one row. Ten neurons look at the
# same vector, and each has its own weights and its own bias. Together they are a
# [**layer**](glossary.md#layer). Every neuron sees every input, so the layer is called
# [**dense**](glossary.md#dense).
#
# The weights lie in a table `W`: **one neuron is one column**. `W[k, j]` is the number in row `k`
# and column `j`: the weight of pixel `k` in neuron `j`. `W[:, j]` is the whole column. What comes
# out is again a vector, with one score for each neuron.
#
# **Predict.** How many multiplications does that take for one picture?

# %%
predict("02-count", guess=None)

# %%
z = np.zeros(10)
multiplications = 0
for j in range(10):  # every neuron: a column of W
    for k in range(64):  # every pixel
        z[j] += x[k] * W[k, j]
        multiplications += 1
    z[j] += b[j]

reveal("02-count", multiplications, because="Each neuron multiplies every pixel once.")
print("scores", z.round(1))
print("highest score: neuron", z.argmax(), "- written was a", y[4])

# %% [markdown] tags=["slide", "row-17"]
# That was not luck, and nothing was learned. A column of our `W` is the *average picture* of one
# digit, minus the average of all pictures. So each neuron compares the picture with its own digit.

# %% tags=["slide"]
tell(
    f"Every wire has a weight, every neuron a bias: {W.shape[0]} times {W.shape[1]} weights and "
    f"{b.size} biases. That makes **{W.size + b.size}** numbers."
)
show(
    figures.weights_as_pictures(W, side=8),
    alt="Each column of W, drawn as a picture, shows its digit in orange, where ink speaks for it, "
    "and in blue the places where ink speaks against it: the middle of the 0, for example.",
)

# %% [markdown] tags=["slide", "row-19", "row-20", "row-29"]
# ### Check the claim
#
# Two introductions draw layers as columns of dots:
#
# > "This is a small, fully-connected neural network of four layers."
#
# > "The network begins at the input layer which stores an input …"
#
# Say the four layers have `3`, `4`, `4` and `2` dots.
#
# **Predict.** How many of these four layers compute something?

# %%
predict("02-claim-layers", guess=None)

# %%
dots = [3, 4, 4, 2]
tables = list(zip(dots[:-1], dots[1:], strict=True))
for d_in, d_out in tables:
    print(f"from {d_in} dots to {d_out}: W has the shape ({d_in}, {d_out}), b has ({d_out},)")
reveal("02-claim-layers", len(tables), because="The input layer has no weights and no biases.")

# %% [markdown] tags=["slide"]
# The dots and lines are a drawing of matrix products. The first column of dots is the input itself:
# nothing is computed there. When somebody counts layers, ask whether the input is counted. We count
# what has weights.

# %% [markdown] tags=["instructor"]
# **Section 1 (8 min).** Live coding, three steps: score three neurons with three calls of
# `neuron_score`; put a loop around it; put the weights into columns. Ask: "Which number changes
# when another picture comes in?" (`x` and `z`, never `W`.) Claim: three tables. Misconception:
# the input layer works.

# %% [markdown] tags=["slide", "row-14"]
# ## 2. Shapes first
#
# The [**shape**](glossary.md#shape) of an array says how many numbers lie along each
# [**axis**](glossary.md#axis). A vector has one axis: `x` has the shape `(64,)`. A
# [**matrix**](glossary.md#matrix) has two: rows and columns. The word
# [**tensor**](glossary.md#tensor) is used for any number of axes. (Some texts call a matrix a
# "tensor of the second rank". Say *two axes* instead: the rank of a matrix is something else.)
#
# Examples come in a [**batch**](glossary.md#batch): a matrix `X` with one example in each **row**.
# The sign `@` takes the dot product of every row on its left with every column on its right.
#
# **Predict.** `X` is `(32, 64)`, `W` is `(64, 10)`, `b` is `(10,)`. What shape has `X @ W + b`?

# %%
predict("02-shape", "(32, 10)", "(64, 64)", "(10,)", "an error", guess=None)

# %%
batch = X[:32]
Z = batch @ W + b
because = f"{Z.shape[0]} rows are examples, {Z.shape[1]} columns are neurons."
reveal("02-shape", "(32, 10)" if Z.shape == (32, 10) else "an error", because)
show(
    figures.shape_cards(n=32, d_in=64, d_out=10),
    alt="The width of X equals the height of W, 64, and vanishes in the product; what is left is "
    "the height of X, 32 examples, and the width of W, 10 neurons.",
)

# %% [markdown] tags=["slide"]
# The two inner sides must agree, and vanish. What if they do not agree? **This cell fails on
# purpose.** Which two numbers does its last line complain about?

# %% tags=["raises-exception"]
X[:32] @ W.T

# %% [markdown] tags=["slide"]
# `W.T` is `W` with rows and columns exchanged: its *transpose*. Now the inner sides are `64` and
# `10`.
#
# And how can `b`, with its one axis, be added to a matrix? NumPy lays it along the *last* axis and
# repeats it for every row. That is called [**broadcasting**](glossary.md#broadcasting). Every
# example gets the same biases, and each neuron its own.

# %% [markdown] tags=["instructor"]
# **Section 2 (8 min).** Hand out paper cards with `(32, 64)`, `(64, 10)`, `(10, 5)`, `(5,)`. In
# pairs: which products exist? Ask: "How many numbers does one row of Z depend on?" (One row of X,
# all of W and b.) Misconceptions: `*` for `@`; a bias for each example.

# %% [markdown] tags=["slide", "row-28"]
# ## 3. A batch of examples
#
# **Worked example.** Two examples, three neurons, all in plain loops.

# %% tags=["slide"]
few_X = np.array([[1.0, 2.0], [0.0, 3.0]])  # (2, 2) two examples
few_W = np.array([[3.0, 0.0, 1.0], [4.0, 1.0, -1.0]])  # (2, 3) three neurons
few_b = np.array([0.5, -1.0, 0.0])  # (3,)
Z = np.zeros((2, 3))
# 1 take an example: a row of X
for i in range(2):
    # 2 take a neuron: a column of W, and its bias
    for j in range(3):
        Z[i, j] = few_b[j]
        # 3 add up the dot product of the two
        for k in range(2):
            Z[i, j] += few_X[i, k] * few_W[k, j]
print(Z)
print("the same with @:", (few_X @ few_W + few_b).tolist())

# %% [markdown]
# **Your turn, half done.** One example, two neurons. Neuron `0` lacks its last step, neuron `1`
# lacks both. Replace each `None`; paper is allowed.

# %%
one_x = [2, 1]
one_W = [[1, 0], [5, 2]]  # two inputs, two neurons
one_b = [10, 20]
# 2 take neuron 0: a column of W, and its bias
w, bias = [1, 5], 10
# 3 add up: the dot product of the two, and the bias
z_0 = None
# the same for neuron 1
w, bias = None, None
z_1 = None

ask("02-t1", z_0)
ask("02-t2", z_1)

# %% [markdown] tags=["slide"]
# ### Exercise 02.1: `dense_forward`
#
# Any number of examples, any number of neurons. Loops or `@`, as you like; both are right.

# %% tags=["exercise"]
from solutions.ex02_a_layer_is_a_matrix import dense_forward

# %%
check(dense_forward)

# %% [markdown]
# ### Puzzle: put the lines in order
#
# The same layer in plain loops, whatever you wrote above. Two lines do not belong.

# %%
arrange("02-p1", "")

# %% [markdown] tags=["slide"]
# Now the whole layer of section 1, on pictures that took no part in its averages. Each picture goes
# to the neuron with the highest score. Guessing would get about one of ten right.
#
# **Predict.** Of a hundred pictures, how many are read right?

# %%
predict("02-accuracy", guess=None, unit=" of 100")

# %%
X_new, y_new = X[::2], y[::2]
Z = X_new @ W + b
accuracy = (Z.argmax(axis=1) == y_new).mean()  # the place of the highest score in each row
because = f"{len(y_new)} pictures, {len(y_new) * W.size:,} multiplications, one line of Python."
reveal("02-accuracy", 100 * accuracy, because, unit=" of 100")

# %% [markdown] tags=["slide"]
# One product reads most of the digits, and nobody has learned anything yet. (That comes in
# lesson 6.)
#
# **Predict.** Now a trap. Take three inputs and three neurons, so `W` is square, and write `W.T` by
# mistake. What happens?

# %%
predict("02-square", "an error", "the same answer", "another answer, no error", guess=None)

# %%
rng = np.random.default_rng(seed=2)
square_X, square_W = rng.integers(0, 5, (2, 3)), rng.integers(-4, 5, (3, 3))
right, wrong = square_X @ square_W, square_X @ square_W.T
print(f"X @ W\n{right}\nX @ W.T\n{wrong}")
answer = "the same answer" if (right == wrong).all() else "another answer, no error"
reveal("02-square", answer, because=f"Both have the shape {wrong.shape}, so nothing complains.")

# %% [markdown] tags=["slide"]
# Shapes catch many slips, but not this one: *nothing complains, and everything is wrong*. So when
# you try out a layer, give it sizes that all differ.

# %% [markdown] tags=["instructor"]
# **Section 3 (10 min).** Build the loops from the inside out, then replace the innermost by `@` on
# a row, then all of it. The square trap is the moment of the lesson: let them find which of two
# printed answers is right by computing one number. Twin: 17 and 22. Ask: "Which bugs can shapes not
# catch?"

# %% [markdown] tags=["slide", "row-34"]
# ## 4. What a matrix does to space
#
# With two inputs and two outputs a matrix moves the points of a plane, and you can watch. In
# mathematics the point then stands as a column to the right of the matrix, $M\,p$:
#
# $$M p = \begin{pmatrix} m_{00} & m_{01} \\ m_{10} & m_{11} \end{pmatrix}
# \begin{pmatrix} p_0 \\ p_1 \end{pmatrix}
# = \begin{pmatrix} m_{00}\,p_0 + m_{01}\,p_1 \\ m_{10}\,p_0 + m_{11}\,p_1 \end{pmatrix}$$
#
# So $(1, 0)$ goes to the first *column* of $M$, and $(0, 1)$ to the second. The rest follows them.


# %% tags=["slide"]
def plane_demo(m00, m01, m10, m11):
    return show(
        figures.plane([[m00, m01], [m10, m11]]),
        alt=f"The arrow to (1, 0) now ends at ({m00:g}, {m10:g}), the arrow to (0, 1) at "
        f"({m01:g}, {m11:g}); all grid lines stay straight and the origin stays in its place.",
    )


plane_demo(m00=1, m01=1, m10=0, m11=1)

# %% [markdown] tags=["slide"]
# This one is a *shear*: the letter leans, and its foot line keeps its direction.
#
# **Predict.** Where does the point `(1, 0)` go under `[[0, -1], [1, 0]]`?

# %%
predict("02-turn", "(0, 1)", "(0, -1)", "(-1, 0)", "(1, 0)", guess=None)

# %% [markdown] tags=["slide"]
# Run the next cell and play. **Your aims:** a stretch to double width; a mirror image; a half turn;
# the whole plane squeezed onto one line. No sliders? Write `plane_demo(2, 0, 0, 1)` in a cell of
# your own.

# %% tags=["slide"]
landed = np.array([[0, -1], [1, 0]]) @ np.array([1, 0])
because = "It is the first column: a quarter turn against the clock."
reveal("02-turn", "(0, 1)" if landed.tolist() == [0, 1] else "(1, 0)", because)
ranges = {"m00": (-2, 2, 0.1, 0), "m01": (-2, 2, 0.1, -1)}
sliders(plane_demo, **ranges, m10=(-2, 2, 0.1, 1), m11=(-2, 2, 0.1, 0))

# %% [markdown] tags=["slide", "row-33"]
# ### Check the claim
#
# > "… a particular matrix will always rotate a vector by some angle, no matter the position …"
#
# The next cell sends three vectors through the quarter turn and through the shear above, and
# measures by how many degrees each was turned.
#
# **Predict.** True, simplified or wrong?

# %%
predict("02-claim-rotate", "true", "simplified", "wrong", guess=None)


# %%
def direction(p):
    return float(np.degrees(np.arctan2(p[1], p[0])))


matrices = {"quarter turn": np.array([[0, -1], [1, 0]]), "shear": np.array([[1, 1], [0, 1]])}
points = [np.array(p) for p in [(1, 0), (0, 1), (1, 1)]]
angles = {
    name: [round(direction(M @ p) - direction(p), 1) for p in points]
    for name, M in matrices.items()
}
print(angles)
answer = "true" if len(set(angles["shear"])) == 1 else "wrong"
reveal("02-claim-rotate", answer, because="The shear turns each vector by another angle.")

# %% [markdown] tags=["slide", "row-31", "row-32"]
# Only rotations turn everything alike. Most matrices also stretch and shear.
#
# ### Check the claim
#
# > "The only two operations that we performed were multiplication and addition which are linear."
#
# A function is [**linear**](glossary.md#linear) if doubling the input doubles the output (and the
# output for a sum is the sum of the outputs). The next cell doubles the input of three functions
# that only multiply and add.
#
# **Predict.** True, simplified or wrong?

# %%
predict("02-claim-linear", "true", "simplified", "wrong", guess=None)

# %%
# lambda x: ... is a short way to write a function that returns what stands behind the colon
formulas = {"3 * x": lambda x: 3 * x, "3 * x + 1": lambda x: 3 * x + 1, "x * x": lambda x: x * x}
for name, f in formulas.items():
    print(f"{name:9}  at 5: {f(5)}  at 10: {f(10)}  doubled: {f(10) == 2 * f(5)}")
all_double = all(f(10) == 2 * f(5) for f in formulas.values())
reveal("02-claim-linear", "true" if all_double else "wrong", because="One of three is linear.")
show(
    figures.plane([[1, 1], [0, 1]], b=(1, 0.5)),
    alt="With a bias the sheared plane is also shifted: the origin moves to (1, 0.5), "
    "while all grid lines stay straight.",
)

# %% [markdown] tags=["slide"]
# Multiplying by a *fixed* weight is linear; multiplying two inputs with each other is not. And the
# bias moves the origin, so a layer is not quite linear: it is [**affine**](glossary.md#affine).
# Straight lines stay straight either way.
#
# ### Exercise 02.2: `transform_points`
#
# A linear map, without bias, on many points. The points are rows here, as always in this course.

# %% tags=["exercise"]
from solutions.ex02_a_layer_is_a_matrix import transform_points

# %%
check(transform_points)

# %% [markdown] tags=["instructor"]
# **Section 4 (10 min).** Slider answers: width 2: `2, 0, 0, 1`; mirror: `-1, 0, 0, 1`; half turn:
# `-1, 0, 0, -1`; one line: equal columns. Claims: both wrong as they stand. Ask: "Which matrix
# leaves everything alone?" In the exercise, let them send $(1, 0)$ through by hand first.
# Misconceptions: a matrix always rotates; "linear, with a bias".

# %% [markdown] tags=["slide", "row-35"]
# ## 5. Two layers collapse
#
# If one layer is good, are two better? Send the pictures through a layer of a hundred neurons, and
# its scores through ten more. On paper the bracket opens:
#
# $$(X W_1 + b_1)\, W_2 + b_2 \;=\; X\,\underbrace{W_1 W_2}_{W}
# \;+\; \underbrace{b_1 W_2 + b_2}_{b}$$
#
# **Predict.** How many numbers, weights and biases, does *one* layer need for the same answers?

# %%
predict("02-collapse", guess=None)

# %%
rng = np.random.default_rng(seed=3)
W1, b1 = rng.normal(size=(64, 100)), rng.normal(size=100)
W2, b2 = rng.normal(size=(100, 10)), rng.normal(size=10)
one_W, one_b = W1 @ W2, b1 @ W2 + b2
two, one = (X @ W1 + b1) @ W2 + b2, X @ one_W + one_b
assert np.allclose(two, one, rtol=1e-9, atol=1e-9)
two_need, one_needs = W1.size + b1.size + W2.size + b2.size, one_W.size + one_b.size
because = f"The two layers hold {two_need:,}. Largest difference: {abs(two - one).max():.0e}."
reveal("02-collapse", one_needs, because)

# %% [markdown] tags=["slide"]
# So depth alone buys nothing: however many such layers you stack, they are one. (One introduction
# says they become a single transformation "between two neurons". It is between two *layers*.)
# What is missing is a bend between them. That is lesson 3.
#
# ### Exercise 02.3: `collapse_layers` (extension)
#
# You have seen the formula. Say it for any sizes, and mind which side things stand on.

# %% tags=["exercise"]
from solutions.ex02_a_layer_is_a_matrix import collapse_layers

# %%
check(collapse_layers)

# %% [markdown] tags=["instructor"]
# **Section 5 (6 min).** Begin with single numbers: "times three plus one, then times four plus two"
# is which single step? The tiny difference is rounding: the sums are taken in another order.

# %% [markdown] tags=["slide", "row-16"]
# ## 6. Pictures are vectors
#
# A picture has two axes, our layer wants one. To [**flatten**](glossary.md#flatten) a picture is to
# put its rows one behind the other.

# %% tags=["slide"]
image = X[4].reshape(8, 8)  # and back again: 8 rows of 8
raw = (16 * image).astype(int)
tell(
    f"As they were scanned, these pixels run from {(16 * X).min():g} to {(16 * X).max():g}; in "
    f"most photographs they run from 0 to 255. We divide, so that ours lie between {X.min():g} and "
    f"{X.max():g}."
)
show(
    figures.flattened(raw),
    alt="The eight rows of the picture stand one behind the other in one long row of 64 numbers; "
    "the top row comes first.",
)

# %% [markdown] tags=["slide"]
# **Predict.** Five pictures lie in an array of shape `(5, 8, 8)`. Somebody wants one picture in
# each *column* and writes `pile.reshape(64, 5)`. What is in column `0`?

# %%
predict("02-reshape", "the first picture", "bits of all five", "nothing, it fails", guess=None)

# %%
pile = X[:5].reshape(5, 8, 8)
column = pile.reshape(64, 5)[:, 0]
same = (column == X[0]).all()
reveal("02-reshape", "the first picture" if same else "bits of all five")
show(
    figures.pictures(
        [pile[0], column.reshape(8, 8), pile.reshape(5, 64).T[:, 0].reshape(8, 8)],
        ["wanted", "reshape(64, 5)", "reshape(5, 64).T"],
    ),
    alt="reshape(64, 5) gives a shredded picture in which no digit can be seen, "
    "while reshape(5, 64) and then .T gives the wanted 0.",
)

# %% [markdown] tags=["slide"]
# `reshape` keeps the numbers in their order and only draws new borders. It is no transpose: it
# never exchanges rows and columns.
#
# ### Exercise 02.4: `flatten_images`

# %% tags=["exercise"]
from solutions.ex02_a_layer_is_a_matrix import flatten_images

# %%
check(flatten_images)

# %% [markdown] tags=["instructor"]
# **Section 6 (4 min).** Read a `2` by `3` picture aloud, first flattened, then transposed. A
# network that gets pixels of another scale than it is used to gives nonsense; hence the fixed
# `max_value`.

# %% [markdown] tags=["slide"]
# ## 7. Open the box: `dense_forward`
#
# This is the engine's layer, as it is written. Compare it with the worked example.

# %% tags=["slide"]
import inspect

from dlcore.cpu.dense import dense_forward_loop

tell(f"```python\n{inspect.getsource(dense_forward_loop.py_func)}\n```")

# %%
import time

batch = X[:100]
mine, engine = np.zeros((100, 10)), np.zeros((100, 10))
begin = time.perf_counter()
dense_forward_loop.py_func(batch, W, b, mine)  # the same lines, run by Python
slow = time.perf_counter() - begin
dense_forward_loop(batch, W, b, engine)  # the first call also compiles
begin = time.perf_counter()
dense_forward_loop(batch, W, b, engine)
fast = time.perf_counter() - begin
apart = max(abs(mine - engine).max(), abs(mine - (batch @ W + b)).max())
assert apart < 1e-12
tell(
    f"Largest difference: `{apart:.0e}`. Compiled, the loops are {slow / fast:,.0f} times as fast."
)

# %% [markdown] tags=["slide"]
# Python, the engine and `@` agree to the last digits, though not to the very last. The engine's
# processor multiplies and adds in *one* step, and rounds once where Python rounds twice. NumPy's
# `@` may also add in another order. How the engine becomes faster still is lesson 13.

# %% [markdown] tags=["instructor"]
# **Section 7 (4 min).** Ask: "Where is the bias in this loop, and why there?" (The sum starts with
# it.) The docstring's *Work* line answers the question of the title, for `n = 1`, twice over: it
# counts additions too.

# %% [markdown] tags=["slide"]
# ## Two questions before you go

# %%
ask("02-c1")
ask("02-c2")

# %% [markdown] tags=["slide"]
# ## What you take along
#
# A layer is a matrix with one neuron in each column, and a batch is a matrix with one example in
# each row. `X @ W + b` takes every row with every column; the inner sides must agree and vanish.
# Shapes catch many slips, but not a square `W` on its side. A matrix moves the plane so that
# straight lines stay straight, a bias shifts it, and two layers in a row are again one.
#
# **Words:** [vector](glossary.md#vector), [layer](glossary.md#layer), [dense](glossary.md#dense),
# [shape](glossary.md#shape), [axis](glossary.md#axis), [matrix](glossary.md#matrix),
# [tensor](glossary.md#tensor), [batch](glossary.md#batch),
# [broadcasting](glossary.md#broadcasting), [linear](glossary.md#linear),
# [affine](glossary.md#affine), [flatten](glossary.md#flatten)
#
# **Exercises:** 02.1 `dense_forward`, 02.2 `transform_points`, 02.3 `collapse_layers` (extension),
# 02.4 `flatten_images`. In a terminal, `dlcore check 02` marks the same four.

# %% [markdown]
# ## Try
#
# - Which digit does the layer misread most often? Draw three of those pictures.
# - Send the pictures through *one* middle neuron and then through ten, all weights drawn at random.
#   How many different digits ever get the highest score?
# - Multiply all of `W` and `b` by `100`. What happens to the scores, and to the accuracy?
#
# **Next:** lesson 3, *Bending the line*. One small bend between two layers, and depth begins to
# count.

# %% [markdown] tags=["instructor"]
# **Answers.** Check questions: A, C. The puzzle's strangers: `b[i]`, `W[j, k]`. "Try": the next
# cell. A single middle neuron puts all pictures on one line, and there a few scores outdo all
# others. A hundredfold score has the same winner.

# %% tags=["instructor"]
X_new, y_new, rng = X[::2], y[::2], np.random.default_rng(seed=4)
misread = y_new[(X_new @ W + b).argmax(axis=1) != y_new]
print("misread, by digit:", np.bincount(misread, minlength=10))
narrow = (X @ rng.normal(size=(64, 1))) @ rng.normal(size=(1, 10)) + rng.normal(size=10)
print("digits that ever win through one neuron:", len(set(narrow.argmax(axis=1))))
print("same winners:", ((X @ (100 * W) + 100 * b).argmax(1) == (X @ W + b).argmax(1)).all())
