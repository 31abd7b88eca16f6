# %% [markdown] tags=["slide"]
# # 3 · Bending the line
#
# **A straight line says that a child of half a metre weighs less than nothing. What is missing?**
#
# One small bend between two layers, and a network can follow any curve. Without it, depth is
# useless. After this lesson you can
#
# - **show** data on which a line fails, and data on which it does not,
# - **implement** ReLU, a sigmoid that never overflows, and their slopes,
# - **build** a network by hand that no single neuron can replace,
# - **choose** the activation for a hidden layer and for an output.
#
# The one formula of this lesson, for two layers with a bend $f$ between them:
#
# $$\text{score} = f(X W_1 + b_1)\, W_2 + b_2$$

# %% tags=["slide"]
import numpy as np
from dlcore.data import height_weight, moons, xor
from dltutor.lesson import arrange, ask, check, figures, predict, reveal, show, sliders, tell


def fitted(H, y):
    """The weights and the bias that make H @ w + b fit y best. Lesson 6 finds them step by step."""
    *w, b = np.linalg.lstsq(np.hstack([H, np.ones((len(H), 1))]), y, rcond=None)[0]
    return np.array(w), b


people = height_weight()  # made up, not measured: from babies to giants
height, kg = people.X[:, 0], people.y
w, b = fitted(people.X, kg)
show(
    figures.fits(height, kg, {"line": lambda h: w[0] * h + b}, ("height in m", "weight in kg")),
    alt=f"The best line through {len(kg)} people runs below zero for the smallest ones, "
    "and below the heaviest of the tallest: the cloud of points is curved.",
)

# %% [markdown]
# `fitted` finds the best weights for data by a known formula. You may skip its lines: today we only
# ask what *can* be fitted.
#
# ## Warm-up: three things you know

# %%
ask("02-r1")
ask("02-r2")
ask("00-r4")

# %% [markdown] tags=["instructor"]
# **Before you start (3 min).** Show the picture, ask what the line says for a baby. Board plan:
# line, hinge, two hinges, side by side; leave them there. Answers of the warm-up: B, A, B.

# %% [markdown] tags=["slide", "row-37"]
# ## 1. Where a line fails, and where it does not
#
# One neuron without a decision is a line: weight times height plus bias.
#
# **Predict.** What weight, in kg, does the best line give a child of half a metre?

# %%
predict("03-baby", guess=None, unit=" kg")

# %%
w, b = fitted(people.X, kg)
reveal(
    "03-baby", w[0] * 0.5 + b, because="The line is best on average, and absurd here.", unit=" kg"
)

# %% [markdown] tags=["slide"]
# ### Check the claim
#
# An introduction shows heights and weights with a line and a curve:
#
# > "… the curve does much better than the line at representing the relationship between X and Y."
#
# The next cell fits both, first to everybody, then to adults only. It measures the *typical error*
# on new people: square the errors, take their mean, take the root.
#
# **Predict.** True, simplified or wrong?

# %%
predict("03-claim-curve", "true", "simplified", "wrong", guess=None)

# %%
typical = {}
for who, low, high in [("everybody", 0.5, 2.0), ("adults", 1.5, 1.95)]:
    seen = height_weight(low=low, high=high)
    new = height_weight(low=low, high=high, seed=100)
    for name, powers in [("line", [1]), ("curve", [1, 2])]:
        w, b = fitted(seen.X**powers, seen.y)  # the curve gets h and h * h as inputs
        errors = new.X**powers @ w + b - new.y
        typical[who, name] = np.sqrt((errors**2).mean())
        print(f"{who:9}  {name:5}  typical error {typical[who, name]:.2f} kg")
better = {who: typical[who, "line"] / typical[who, "curve"] for who in ("everybody", "adults")}
answer = "simplified" if better["everybody"] > 1.1 > better["adults"] else "true"
reveal("03-claim-curve", answer, because="For everybody yes, for adults there is nothing to gain.")

# %% [markdown] tags=["slide", "row-38"]
# So ask *where* the data lies. On a short stretch almost every curve looks straight.
#
# And note the trick: our curve is `fitted` like a line, only with two inputs, $h$ and $h^2$. A
# linear function of *changed* inputs can bend. But somebody had to know that $h^2$ would help.
# Can a network find its own bends?

# %% [markdown] tags=["instructor"]
# **Section 1 (8 min).** The pair of results is the point: the same claim is true on one range and
# empty on the other. Ask: "What would 'linear in the features' mean if I add $h^2$ myself?"

# %% [markdown] tags=["slide", "row-10", "row-11", "row-36", "row-40"]
# ## 2. A hinge: ReLU
#
# Keep two things apart: first the score $z = w x + b$, then what is made of it, $a = f(z)$. The
# function $f$ is the [**activation**](glossary.md#activation). The simplest useful one is
# [**ReLU**](glossary.md#relu): below zero it gives zero, and above it leaves the score alone. Drawn
# over $x$ that is a hinge.
#
# A layer whose outputs are only inputs of the next layer is a
# [**hidden layer**](glossary.md#hidden-layer).
#
# **Worked example.** One input, two hidden neurons with ReLU, one output, by hand.

# %% tags=["slide"]
x = 3.0
# 1 score: weight times input plus bias, for each hidden neuron
z = [1.0 * x - 1.0, 1.0 * x - 2.0]
# 2 bend: below zero becomes zero
a = [max(z[0], 0.0), max(z[1], 0.0)]
# 3 mix: the output neuron weighs what is left, and adds its bias
out = 2.0 * a[0] - 3.0 * a[1] + 0.5
print("scores", z, " after ReLU", a, " output", out)

# %% [markdown]
# **Your turn, half done.** The same network, another input. Replace each `None`.

# %%
x = 1.25
# 1 score: weight times input plus bias, for each hidden neuron
z = [1.0 * x - 1.0, 1.0 * x - 2.0]
# 2 bend: below zero becomes zero
a = [max(z[0], 0.0), None]
# 3 mix: the output neuron weighs what is left, and adds its bias
out = None

ask("03-t1", a[1])
ask("03-t2", out)

# %% [markdown] tags=["slide"]
# Now hinges that follow a wave. They bend at fixed places, spread evenly; the output weights are
# fitted, and one straight line is added.
#
# **Predict.** With *three* hinges, of how many straight pieces is the sum made?

# %%
predict("03-pieces", guess=None)


# %% tags=["slide"]
def hinge_demo(n):
    x = np.linspace(0, 5, 301)
    places = np.linspace(0, x[-1], int(n) + 2)[1:-1]  # where the hinges bend
    H = np.column_stack([x, np.maximum(x[:, None] - places, 0)])  # (301, 1 + n)
    w, b = fitted(H, np.sin(x))
    worst = abs(H @ w + b - np.sin(x)).max()
    return show(
        figures.hinges(x, np.sin(x), H[:, 1:] * w[1:], H @ w + b),
        alt=f"{int(n)} hinges and a line add up to {int(n) + 1} straight pieces that follow the "
        f"wave; nowhere are they off by more than {worst:.2f}.",
    )


reveal("03-pieces", 3 + 1, because="Each hinge adds one bend, and one bend more is one piece more.")
sliders(hinge_demo, n=(1, 16, 1, 3))

# %% [markdown] tags=["slide"]
# The more hinges, the closer the sum. (No sliders? Write `hinge_demo(8)` in a cell of your own.)
# On any bounded stretch, a sum of hinges can follow any curve without jumps, as closely as you
# like.
#
# ### Exercise 03.1: `relu`
#
# For whole arrays at once. Do not change the caller's array: make a new one.

# %% tags=["exercise"]
from solutions.ex03_bending_the_line import relu

# %%
check(relu)

# %% [markdown]
# ### Puzzle: put the lines in order
#
# The worked example as a function, for any number of hinges. Two lines do not belong.

# %%
arrange("03-p1", "")

# %% [markdown] tags=["instructor"]
# **Section 2 (6 min).** Live coding: fit the wave with two hinges by hand, before showing the
# slider. Pieces: one more than hinges. Twin: 0 and 1. Misconception: "ReLU throws information away,
# so it is bad" (two hinges, one looking each way, throw nothing away).

# %% [markdown] tags=["slide", "row-41"]
# ## 3. Sigmoid and tanh, safely
#
# Two older activations are smooth. The [**sigmoid**](glossary.md#sigmoid) squeezes any score into
# the numbers between `0` and `1`, and [**tanh**](glossary.md#tanh) into those between `-1` and `1`:
#
# $$\text{sigmoid}(z) = \frac{1}{1 + e^{-z}} \qquad \tanh(z) = 2\,\text{sigmoid}(2z) - 1$$

# %% tags=["slide"]
z = np.linspace(-5, 5, 401)
show(
    figures.bends(z, {"ReLU": z * (z > 0), "sigmoid": 1 / (1 + np.exp(-z)), "tanh": np.tanh(z)}),
    alt="ReLU is flat below zero and then rises without end; the sigmoid rises gently from 0 to 1, "
    "and tanh more steeply from -1 to 1.",
)

# %% [markdown] tags=["slide"]
# What happens far out? **This cell fails on purpose**, because we asked NumPy to be strict. Read
# its last line.

# %% tags=["raises-exception"]
with np.errstate(over="raise"):
    1 / (1 + np.exp(-np.array([-1000.0])))

# %% [markdown] tags=["slide"]
# $e^{1000}$ is too large for any floating-point number. That is called
# [**overflow**](glossary.md#overflow). But the answer we wanted is about zero, and quite harmless!
# Multiply above and below by $e^{z}$ and you get the same function, written otherwise:
#
# $$\frac{1}{1 + e^{-z}} = \frac{e^{z}}{1 + e^{z}}$$
#
# One of the two is safe for scores above zero, the other for scores below.
#
# **Predict.** Which of these two is exactly true in the computer: `sigmoid(40) == 1`, and
# `sigmoid(-40) == 0`?

# %%
predict("03-forty", "both", "only the first", "only the second", "neither", guess=None)

# %%
high = 1 / (1 + np.exp(-40.0))
low = np.exp(-40.0) / (1 + np.exp(-40.0))
print("sigmoid(40)  =", high, "\nsigmoid(-40) =", low)
answers = {(True, False): "only the first", (True, True): "both", (False, False): "neither"}
because = "Near 1 a float has about 16 digits, near 0 it has them all for itself."
reveal("03-forty", answers[bool(high == 1), bool(low == 0)], because)

# %% [markdown] tags=["slide"]
# Small numbers keep their digits; numbers just below one do not. Remember that for lesson 5, where
# we take logarithms.
#
# ### Exercise 03.2: `sigmoid`
#
# Use for each score the form that is safe for it. `np.where` chooses element by element, but it
# computes *both* sides first, and warns if one overflows. Which number is never above zero?

# %% tags=["exercise"]
from solutions.ex03_bending_the_line import sigmoid

# %%
check(sigmoid)

# %% [markdown] tags=["instructor"]
# **Section 3 (10 min).** Live coding: call the naive sigmoid at -1000, read the overflow together,
# repair it. The hint in the exercise is $-|z|$. Misconception: "a warning
# is no error, so I may go on".

# %% [markdown] tags=["slide"]
# ## 4. Slopes
#
# Learning, from lesson 6 on, asks all the time: if this score grew a little, how much would the
# activation grow? That ratio is the [**slope**](glossary.md#slope): rise over run. ReLU's slope is
# `1` above zero and `0` below. At the corner, exactly zero, there is none; we *choose* `0`.
#
# **Predict.** How steep is the sigmoid where it is steepest, at score zero?

# %%
predict("03-slope", guess=None)

# %%
z, tiny = np.linspace(-5, 5, 401), 1e-6
curves = {"ReLU": lambda z: z * (z > 0), "sigmoid": lambda z: 1 / (1 + np.exp(-z)), "tanh": np.tanh}
slopes = {name: (f(z + tiny) - f(z)) / tiny for name, f in curves.items()}  # rise over run
steepest = {name: values.max() for name, values in slopes.items()}
reveal("03-slope", steepest["sigmoid"], because=f"And tanh reaches {steepest['tanh']:.2g}.")
show(
    figures.bends(z, {name: f(z) for name, f in curves.items()}, slopes),
    alt=f"ReLU's slope jumps from 0 to 1 at zero; tanh's is a hump that reaches "
    f"{steepest['tanh']:.2f}, the sigmoid's a low hump that reaches {steepest['sigmoid']:.2f}.",
)

# %% [markdown] tags=["slide"]
# There are short formulas, written with the activation $a$ itself:
#
# | activation | slope |
# |---|---|
# | ReLU | `1` if $z > 0$, else `0` |
# | sigmoid | $a\,(1 - a)$ |
# | tanh | $1 - a^2$ |
#
# **Predict.** At score ten, the sigmoid's slope is about ...

# %%
predict("03-flat", "a quarter", "a hundredth", "less than a thousandth", guess=None)

# %%
a = 1 / (1 + np.exp(-10.0))
slope = a * (1 - a)
reveal(
    "03-flat", "less than a thousandth" if slope < 0.001 else "a hundredth", f"It is {slope:.1e}."
)

# %% [markdown] tags=["slide"]
# Where the curve is flat, a small change of the weights changes nothing, and learning stops. That
# is [**saturation**](glossary.md#saturation). ReLU never saturates above zero. But a ReLU neuron
# whose score is below zero for *every* example has slope zero everywhere: it is called dead.
#
# ### Exercise 03.3: `activation_slope`
#
# Mind what goes in: `z` is the score, but two of the formulas want $a$.

# %% tags=["exercise"]
from solutions.ex03_bending_the_line import activation_slope

# %%
check(activation_slope)

# %% [markdown] tags=["instructor"]
# **Section 4 (8 min).** Ask for the slope at zero from the drawing before the cell runs. Typical
# slip in the exercise: $z (1 - z)$, which is what the hint "mind what goes in" is for.

# %% [markdown] tags=["slide", "row-21"]
# ## 5. A riddle for one neuron
#
# [**XOR**](glossary.md#xor) says yes when exactly one of its two inputs is `1`. One neuron draws
# one line.
#
# **Predict.** How many of the four corners can one neuron decide rightly, at most?

# %%
predict("03-xor", guess=None)

# %%
corners, yes = np.array([(0, 0), (0, 1), (1, 0), (1, 1)]), np.array([0, 1, 1, 0])
steps = np.arange(-2, 2.1, 0.25)
best = max(
    (((corners @ (w0, w1) + bias > 0) == yes).sum(), w0, w1, bias)
    for w0 in steps
    for w1 in steps
    for bias in steps
)
because = f"{len(steps) ** 3:,} neurons tried. No line parts these corners, however fine the steps."
reveal("03-xor", best[0], because)

# %% [markdown] tags=["slide"]
# Two hidden neurons change the game. One says how far $x_0$ is above $x_1$, the other how far $x_1$
# is above $x_0$. Look at the same examples with *their* eyes.

# %% tags=["slide"]
noisy = xor(n=160, noise=0.08)
Z = np.column_stack([noisy.X[:, 0] - noisy.X[:, 1], noisy.X[:, 1] - noisy.X[:, 0]])
H = np.maximum(Z, 0)  # (160, 2) what the hidden neurons give


def score(H):
    return H[:, 0] + H[:, 1] - 0.5


right = ((score(H) > 0) == noisy.y).mean()
show(
    figures.unfolded(noisy.X, H, noisy.y, score, noisy.class_names),
    alt="Among the inputs the two classes sit in opposite corners and no line parts them; in the "
    f"space of the hidden neurons one line does, and {right:.0%} of the examples are right.",
)

# %% [markdown] tags=["slide"]
# The first layer has folded the plane along its diagonal, so that both yes-corners lie outside and
# both no-corners inside. That is all that "hidden layers build useful representations" means: they
# move the examples to where a line is enough.
#
# ### Exercise 03.4: `xor_weights` (extension)
#
# You may write that network as matrices. Better: find another one, in which both hidden neurons
# look at the *sum* of the inputs, with different biases. Paper first!

# %% tags=["exercise"]
from solutions.ex03_bending_the_line import xor_weights

# %%
check(xor_weights)

# %% [markdown] tags=["instructor"]
# **Section 5 (10 min).** Six minutes on paper in pairs, *before* the picture of the hidden space;
# then run what they found. The answer in the cell above: "how many are on", and "are both on",
# which vetoes. Why no line: add the two yes-corners' scores, add the two no-corners' scores; the
# sums are equal.

# %% [markdown] tags=["slide", "row-39", "row-43", "row-44", "row-45", "row-48"]
# ## 6. Where activations go
#
# ### Check the claim
#
# > "If the data is not numerical at all and we're dealing with classification models, then we also
# > don't use activation functions."
#
# Take two interlocking half moons, and classify them in three ways: one layer; two layers without a
# bend; two layers with sixteen ReLUs between them. (The first of the two layers is drawn at random,
# the last is fitted, and all are judged on new moons.)
#
# **Predict.** Is the claim true, simplified or wrong? And the two layers without a bend: are they
# better than one?

# %%
predict("03-claim-classify", "true", "simplified", "wrong", guess=None)
predict("03-two", "better", "the same", "worse", guess=None)

# %%
seen, new, rng = moons(400), moons(400, seed=1), np.random.default_rng(seed=0)
W1, b1 = rng.normal(size=(2, 16)), rng.normal(size=16)


def no_bend(X):
    return X @ W1 + b1


def network(hidden):
    """A function that scores any examples: the hidden layer as it is, the last one fitted."""
    w, b = fitted(hidden(seen.X), 2 * seen.y - 1)  # towards -1 and 1
    return lambda X: hidden(X) @ w + b


# %%
scores = {
    "one layer": network(lambda X: X),
    "two layers, no bend": network(no_bend),
    "16 ReLUs between": network(lambda X: np.maximum(no_bend(X), 0)),
}
accuracy = [((score(new.X) > 0) == new.y).mean() for score in scores.values()]
print([f"{name}: {share:.1%}" for name, share in zip(scores, accuracy, strict=True)])

# %% tags=["slide"]
reveal("03-two", "the same" if abs(accuracy[0] - accuracy[1]) < 0.001 else "better")
reveal("03-claim-classify", "wrong" if accuracy[2] > accuracy[1] + 0.02 else "true")
show(
    figures.borders(new.X, new.y, scores, new.feature_names, new.class_names),
    alt=f"One layer and two layers without a bend draw the same straight border and get "
    f"{accuracy[0]:.1%} right; with 16 ReLUs between them the border winds around the moons and "
    f"{accuracy[2]:.1%} are right.",
)

# %% [markdown] tags=["slide"]
# Classifiers need the bend as much as everybody else: the inputs are numbers, only the label is a
# category. What differs is the *output*:
#
# | layer | activation |
# |---|---|
# | every hidden layer | a bend; begin with ReLU |
# | output, when the answer is a quantity | none: the score is the answer |
# | output, when the answer is yes or no | sigmoid |
# | output, when the answer is one of several classes | softmax, in lesson 4 |

# %% [markdown] tags=["instructor"]
# **Section 6 (4 min).** The claim is wrong, and its own text introduces softmax "for classification
# models" at the start of its next paragraph. For curved quantities it is right that hidden layers
# bend; the output still does not. Misconceptions: the activation belongs to the output; more layers
# always bend more.

# %% [markdown] tags=["slide"]
# ## 7. Open the box: `relu_forward`
#
# In the engine, the formula for one number stands alone, in plain Python; a loop takes it to every
# number of a batch.

# %% tags=["slide"]
import inspect

from dlcore import formulas
from dlcore.cpu.activations import relu_forward

for code in (formulas.relu, relu_forward.py_func):
    tell(f"```python\n{inspect.getsource(code)}\n```")

# %%
import time


def relu_loop(Z, A):
    for i in range(len(Z)):
        for j in range(len(Z[0])):
            A[i][j] = formulas.relu(Z[i][j])


def seconds(loop, *arrays):
    begin = time.perf_counter()
    loop(*arrays)
    return time.perf_counter() - begin


# %%
Z = np.random.default_rng(seed=5).normal(size=(300, 64))
A, lists = np.zeros_like(Z), (Z.tolist(), Z.tolist())  # Python's own loop is fastest on lists
slow = min(seconds(relu_loop, *lists) for _ in range(3))
fast = min(seconds(relu_forward, Z, A) for _ in range(10))
assert A.tolist() == lists[1] == np.maximum(Z, 0).tolist()
tell(
    f"All {Z.size:,} numbers are equal, to the last bit. "
    f"Compiled, the loops are {slow / fast:,.0f} times as fast."
)

# %% [markdown] tags=["slide"]
# Nothing is rounded in a ReLU, so Python, NumPy and the engine cannot differ. And `relu` in the
# engine keeps a NaN, a number gone wrong, visible: `nan < 0` is false, so it passes through.

# %% [markdown] tags=["instructor"]
# **Section 7 (4 min).** The loop reads every score once and writes it once, and does almost nothing
# in between: here memory is the limit, not arithmetic. That is where lesson 13 begins.

# %% [markdown] tags=["slide"]
# ## Two questions before you go

# %%
ask("03-c1")
ask("03-c2")

# %% [markdown] tags=["slide"]
# ## What you take along
#
# The line needed a bend. Between two layers stands an activation, and without it the layers
# collapse into one. Each ReLU is a hinge; a sum of hinges follows any curve. Sigmoid and tanh are
# smooth, need care far out, and go flat there: they saturate. Two hidden neurons solve XOR, which
# no single neuron can. Hidden layers bend, for quantities and for classes alike; the output layer
# does what the answer needs.
#
# **Words:** [activation](glossary.md#activation), [ReLU](glossary.md#relu),
# [hidden layer](glossary.md#hidden-layer), [sigmoid](glossary.md#sigmoid),
# [tanh](glossary.md#tanh), [overflow](glossary.md#overflow), [slope](glossary.md#slope),
# [saturation](glossary.md#saturation), [XOR](glossary.md#xor)
#
# **Exercises:** 03.1 `relu`, 03.2 `sigmoid`, 03.3 `activation_slope`, 03.4 `xor_weights`
# (extension). In a terminal, `dlcore check 03` marks the same four.

# %% [markdown]
# ## Try
#
# - Follow the heights and weights with one hinge instead of $h^2$. Where should it bend?
# - Draw the border of the moons with `2`, `4` and `8` ReLUs, and with other seeds. How few do?
# - Replace the ReLUs by `np.tanh`. What changes in the picture?
#
# **Next:** lesson 4, *From scores to answers*. Ten scores become ten shares of one belief.

# %% [markdown] tags=["instructor"]
# **Answers.** Check questions: C, A. The next cell computes the first of "Try".

# %% tags=["instructor"]
for place in (0.8, 1.0, 1.2, 1.4, 1.6):
    H = np.column_stack([height, np.maximum(height - place, 0)])
    w, b = fitted(H, kg)
    print(f"a hinge at {place} m: typical error {np.sqrt(((H @ w + b - kg) ** 2).mean()):.2f} kg")
