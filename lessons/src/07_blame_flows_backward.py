# %% [markdown] tags=["slide"]
# # 7 · Blame flows backward
#
# **Four knobs, one wrong answer. Whose fault is it?**
#
# Nudging finds every slope, but it runs the whole network twice for each knob. Today all slopes
# come out of one walk backward. After this lesson you can
#
# - **compute** all slopes of a small deep network by hand, and check them,
# - **pass** blame back through an activation,
# - **pass** blame back through a layer of neurons,
# - **explain** why blame from two paths is added,
# - **tell apart** finding slopes and turning knobs.
#
# The one formula of this lesson, for a knob $w_1$ at the far end of a path:
#
# $$\frac{dL}{dw_1} = \frac{dL}{dp} \cdot \frac{dp}{da} \cdot \frac{da}{dz} \cdot \frac{dz}{dw_1}$$
#
# in words: the slopes of the single steps, multiplied.

# %% tags=["slide"]
import math

import numpy as np
from dltutor.lesson import arrange, ask, check, figures, predict, reveal, show, sliders, tell

x, y = 2.0, 2.0  # one example and its right answer
knobs = {"w1": 0.6, "b1": -0.7, "w2": 1.5, "b2": 0.2}


def run(w1, b1, w2, b2):
    z = w1 * x + b1
    a = math.tanh(z)
    p = w2 * a + b2
    return {"x": x, "y": y, "z": z, "a": a, "p": p, "loss": (p - y) ** 2}


now = run(**knobs)
show(
    figures.smallest_network(knobs | now),
    alt=f"Two neurons in a row: x goes through w1, b1 and tanh, then through w2 and b2, to the "
    f"prediction {now['p']:.2f}. The right answer is {y:g}, so the loss is {now['loss']:.2f}.",
)

# %% [markdown] tags=["slide", "row-29"]
# The smallest deep network there is: one neuron, tanh, one more neuron. A drawing like this is a
# [**computation graph**](glossary.md#computation-graph): each circle is a number, each arrow says
# what it was made of. (A whole network drawn like this would be full of arrows; matrices are the
# short way to write it.)
#
# The prediction `p` is too low. We call the slope of the loss along a number its *blame*: how much
# the loss changes when that number is turned a little.

# %% [markdown]
# ## Warm up: three things you know

# %%
ask("06-r1")
ask("04-r1")
ask("00-r4")

# %% [markdown] tags=["instructor"]
# **Before you start (4 min).** Let seven people be the circles. Forward: each whispers a number to
# the next. Then the last one writes a slip "you made the loss grow by so much" and it travels back.
# Board: the graph, never formulas first; beside it two columns, "local slope | blame so far".
# Answers of the warm-up: see the cards. Keep ten minutes in reserve: this is the lesson to
# be late on.

# %% [markdown] tags=["slide"]
# ## 1. Whose fault is it?
#
# **Predict.** Which knob carries the most blame?

# %%
predict("07-fault", "w1", "b1", "w2", "b2", guess=None)

# %% tags=["slide"]
h = 1e-6
slopes = {}
for knob in knobs:
    turned = run(**(knobs | {knob: knobs[knob] + h}))
    slopes[knob] = (turned["loss"] - now["loss"]) / h
    print(f"turn {knob} up by h: the loss changes by {slopes[knob]:6.3f} times h")
reveal("07-fault", max(slopes, key=lambda knob: abs(slopes[knob])))

# %% [markdown] tags=["slide"]
# Not the largest weight, and not the one next to the loss. Why so much for `w1`? Turn it a little
# and follow the change along its path.

# %% tags=["slide"]
turned = run(**(knobs | {"w1": knobs["w1"] + h}))
before = h
for name in ("z", "a", "p", "loss"):
    change = turned[name] - now[name]
    print(f"{name:4} changes by {change / h:6.3f} h, {change / before:6.3f} times the one before")
    before = change

# %% [markdown] tags=["slide"]
# Every step multiplies the change by a number of its own: its
# [**local slope**](glossary.md#local-slope). The product of all of them is the blame of `w1`.
#
# Now the trick. Walk the other way, from the loss to the knobs, and all paths share their last
# steps. One walk is enough for every knob. That walk is
# [**backpropagation**](glossary.md#backpropagation).

# %% [markdown] tags=["slide", "row-59"]
# ### Check the claim
#
# > "The network has picked certain weights to alter once it has backpropagated."
#
# Look at the slopes that you measured above.
#
# **Predict.** How many of the four knobs have a slope that is not zero?

# %%
predict("07-claim-picked", "one", "two", "all four", guess=None)

# %%
slopes = {}
for knob in knobs:
    turned = run(**(knobs | {knob: knobs[knob] + 1e-6}))
    slopes[knob] = (turned["loss"] - now["loss"]) / 1e-6
moved = sum(abs(slope) > 1e-9 for slope in slopes.values())
reveal("07-claim-picked", "all four" if moved == len(knobs) else "two")

# %% [markdown] tags=["slide", "row-60", "row-61", "row-67"]
# Nothing is picked: *every* knob gets a slope, and all move at once. Two more sentences:
#
# > "… backpropagation, which is an efficient method for updating the weights of a neural network
# > during training."
#
# > "… backpropagation, which often employs gradient descent."
#
# **Predict.** What changes the knobs: finding the slopes, as above, or the step below?

# %%
predict("07-claim-update", "the slopes", "the step", guess=None)

# %%
untouched = run(**knobs) == now  # the slopes were found above; is the network as it was?
stepped = {knob: knobs[knob] - 0.05 * slopes[knob] for knob in knobs}
because = f"With it the loss goes from {now['loss']:.2f} to {run(**stepped)['loss']:.2f}."
reveal("07-claim-update", "the step" if untouched else "the slopes", because)

# %% [markdown] tags=["slide"]
# So both sentences are wrong. Backpropagation *finds* slopes; it updates nothing. And it does not
# employ gradient descent: gradient descent employs *it*. Nor is anybody "rewarded or penalised",
# as stories have it. Blame is only our word for a slope, and rewards belong to another kind of
# learning.

# %% [markdown] tags=["instructor"]
# **Section 1 (10 min).** Most guess w2, the largest. Prompt: "What would w1's blame be with x = 0?"
# Misconceptions: backprop updates; it picks weights; reward and punishment.

# %% [markdown] tags=["slide", "row-62"]
# ## 2. Local slopes multiply
#
# Multiplying local slopes along a path is the [**chain rule**](glossary.md#chain-rule). You need
# four of them, and they are the same in every network:
#
# | step | local slope |
# |---|---|
# | `w * x + b`, along `w` | the other factor, `x` |
# | `w * x + b`, along `b` | `1` |
# | `tanh(z)`, which gave `a` | `1 - a * a` |
# | `(p - y) ** 2`, along `p` | `2 * (p - y)` |
#
# A product can be turned at either factor: along `x` its slope is `w`.
#
# **Worked example.** We write `dp` for the blame of `p`, and so on. Start at the loss.

# %% tags=["slide"]
w1, b1, w2, b2 = knobs.values()
a, p = now["a"], now["p"]
# 1 the blame of the answer
dp = 2 * (p - y)
# 2 what the last neuron owes, and what it hands on
dw2, db2, da = dp * a, dp, dp * w2
# 3 back through the bend
dz = da * (1 - a * a)
# 4 what the first neuron owes
dw1, db1 = dz * x, dz
tell(f"dw1 = {dw1:.3f}, db1 = {db1:.3f}, dw2 = {dw2:.3f}, db2 = {db2:.3f}: as measured.")

# %% [markdown] tags=["slide"]
# Step by step on the graph: values are blue, blame is orange, local slopes stand on the arrows.


# %% tags=["slide"]
def blame_demo(steps):
    w1, w2, a, p = knobs["w1"], knobs["w2"], now["a"], now["p"]
    dp = 2 * (p - y)
    dz = dp * w2 * (1 - a * a)
    blame = [{"loss": 1}, {"p": dp}, {"w2": dp * a, "b2": dp, "a": dp * w2}, {"z": dz}]
    blame += [{"w1": dz * x, "b1": dz, "x": dz * w1}]
    local = [{}, {"p loss": dp}, {"w2 p": a, "b2 p": 1, "a p": w2}, {"z a": 1 - a * a}]
    local += [{"w1 z": x, "b1 z": 1, "x z": w1}]
    known = {name: value for part in blame[: steps + 1] for name, value in part.items()}
    seen = {name: value for part in local[: steps + 1] for name, value in part.items()}
    words = ", ".join(f"{name} {value:.2f}" for name, value in known.items())
    return show(
        figures.smallest_network(knobs | now, known, seen),
        alt=f"{steps} of 4 steps back from the loss, these numbers know their blame: {words}.",
    )


sliders(blame_demo, steps=(0, 4, 1, 1))

# %% [markdown] tags=["slide"]
# Go on to the last step, or call `blame_demo(4)`. What comes from the right at a circle is its
# [**upstream gradient**](glossary.md#upstream-gradient); times a local slope it goes on.
#
# **Predict.** We set `w2` to zero. How much blame reaches `w1`?

# %%
predict("07-cut", "more", "the same", "none", guess=None)

# %%
cut = knobs | {"w2": 0.0}
nudged = run(**(cut | {"w1": cut["w1"] + 1e-6}))
slope = (nudged["loss"] - run(**cut)["loss"]) / 1e-6
reveal("07-cut", "none" if slope == 0 else "more", because="A factor of zero ends the path.")

# %% [markdown] tags=["slide"]
# **Your turn, half done.** First one gap, in a network with `x = 3`, `a = 0.5`, `w2 = 2`, `p = 2`,
# `y = 1`. Then two, with `x = -1`, `a = 0`, `w2 = 3`, `p = 4`, `y = 6`.

# %%
# 1 the blame of the answer
dp = 2 * (2 - 1)
# 2 handed on
da = dp * 2
# 3 back through the bend
dz = None

ask("07-t1", dz)

# %%
# 1 to 4, all yours
dw2 = None
dw1 = None

ask("07-t2", dw2)
ask("07-t3", dw1)

# %% [markdown] tags=["slide"]
# ### Exercise 07.1: `chain_gradients`
#
# The same for any six numbers: forward first, then back.

# %% tags=["exercise"]
from solutions.ex07_blame_flows_backward import chain_gradients

# %%
check(chain_gradients)

# %% [markdown] tags=["instructor"]
# **Section 2 (12 min).** Live: the values on the graph by hand, then six lines, then compare with
# the nudges. Twins: 3; 0 and 12. Common slips: the two lost, tanh taken twice, adding along a path.

# %% [markdown] tags=["slide"]
# ## 3. Back through a bend
#
# A layer has many neurons, and there is a batch of examples: `Z` is a matrix, and so is `dA`, the
# blame that arrives. But the bend works on each number alone. So does the way back: number times
# number, each in its own place.
#
# **Predict.** The blame `2` arrives at a ReLU whose score was below zero. What goes on?

# %%
predict("07-gate", guess=None)

# %% tags=["slide"]
scores = np.array([1.2, -0.4, 2.5, -3.0, 0.3])
blame = np.array([0.5, 2.0, -1.5, -0.7, 1.0])
passed = blame * (scores > 0)  # the slope of ReLU: 1 above zero, else 0
reveal("07-gate", passed[1], because="There ReLU is flat: turning the score changes nothing.")
show(
    figures.gates(scores, blame),
    alt=f"Five ReLU gates. The {int((scores > 0).sum())} with a score above 0 are open and pass "
    "their blame on unchanged; the others are shut and pass on 0, however much arrives.",
)

# %% [markdown] tags=["slide"]
# ReLU is a gate that was set on the way *forward*. The sign of the blame does not matter to it.
#
# The most frequent slip in forums is a matrix product in this place. With luck it fails loudly.
# **This cell fails on purpose.**

# %% tags=["raises-exception"]
Z = np.array([[1.2, -0.4, 2.5], [-3.0, 0.3, 0.1]])
dA = np.array([[0.5, 2.0, -1.5], [-0.7, 1.0, 0.2]])
dA @ (Z > 0)

# %% [markdown] tags=["slide"]
# Its last words are the ones to read: size `2` is different from `3`. In `(2, 3) @ (2, 3)` the
# inner sides do not agree. With square matrices it would go through and be wrong. `@` mixes
# neurons, and an activation mixes nothing: write `*`.

# %% [markdown] tags=["slide", "row-63"]
# ### Check the claim
#
# > "Because neural networks are non-linear, backpropagation isn't a simple linear calculation."
#
# Linear means: doubling what comes in doubles what comes out. What comes in is blame. The next cell
# doubles `dA` behind tanh.
#
# **Predict.** What happens to `dZ`?

# %%
predict("07-claim-linear", "it doubles", "less than that", "more than that", guess=None)

# %%
Z = np.linspace(-2, 2, 5)
dA = np.array([0.5, 2.0, -1.5, -0.7, 1.0])
slope = 1 - np.tanh(Z) ** 2
same = np.array_equal((2 * dA) * slope, 2 * (dA * slope))
because = "The bend only sets the factor, and that was fixed on the way forward."
reveal("07-claim-linear", "it doubles" if same else "less than that", because)

# %% [markdown] tags=["slide"]
# So the claim is at best simplified. Forward is bent; *backward is linear in the blame*. And slopes
# would be needed without any bend, too: section 2 used them for products.
#
# Deep networks have many bends in a row. Each sigmoid has a slope of at most a quarter.
#
# **Predict.** Nine neurons in a row with weight `1` and a sigmoid each. How much of the last
# layer's blame reaches the first?

# %%
predict("07-nine", "about half", "about a tenth", "less than a thousandth", guess=None)
bends = {
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "tanh": math.tanh,
    "ReLU": lambda z: max(z, 0.0),
}

# %% tags=["slide"]
left = {}
for name, bend in bends.items():
    scores = [0.5]
    while len(scores) < 9:
        scores.append(bend(scores[-1]))  # weight 1: an activation is the next score
    local = [(bend(z + 1e-6) - bend(z - 1e-6)) / 2e-6 for z in scores[-2::-1]]
    left[name] = np.cumprod([1.0, *local])[::-1]
answer = "less than a thousandth" if left["sigmoid"][0] < 0.001 else "about a tenth"
reveal("07-nine", answer, because=f"The share is {left['sigmoid'][0]:.0e}.")
show(
    figures.fading(left),
    alt=f"Behind nine sigmoids the first layer gets {left['sigmoid'][0]:.0e} of the last layer's "
    f"blame, behind tanh {left['tanh'][0]:.2f}, behind open ReLU gates all of it.",
)

# %% [markdown] tags=["slide"]
# That is one reason why ReLU took over: an open gate passes everything. (Weights count as well;
# lesson 9 chooses them.)
#
# ### Exercise 07.2: `activation_backward`
#
# Three bends, one product. What arrives is `dA`; the slope belongs to `Z`.

# %% tags=["exercise"]
from solutions.ex07_blame_flows_backward import activation_backward

# %%
check(activation_backward)

# %% [markdown] tags=["instructor"]
# **Section 3 (10 min).** Answers: 0; it doubles; less than a thousandth. Ask for a gate that lets
# half through (leaky ReLU). Misconceptions: mask from the sign of the blame; the slope taken at a.

# %% [markdown] tags=["slide"]
# ## 4. Back through a layer
#
# A layer of two neurons has three inputs each; two examples went through it, `Z = X @ W + b`. The
# blame `dZ` of every score has arrived. What do the weights owe?
#
# A weight sits on *one* wire, from input $k$ to neuron $j$. Section 2 has the answer: blame of the
# neuron times what came in on the wire. Both examples used the same weight, so both pieces of blame
# are added.
#
# **Predict.** `X` is `(2, 3)`, `dZ` is `(2, 2)`. Which product has the shape of `W`, `(3, 2)`?

# %%
predict("07-shape", "X @ dZ", "X.T @ dZ", "dZ @ X.T", "X * dZ", guess=None)

# %% tags=["slide"]
X = np.array([[1.0, 2.0, 0.0], [0.0, 1.0, 3.0]])  # (2 examples, 3 inputs)
W = np.array([[0.5, -1.0], [2.0, 0.3], [1.0, 0.0]])  # (3 inputs, 2 neurons)
dZ = np.array([[0.5, -1.0], [-0.2, 0.4]])  # (2 examples, 2 neurons)
per_example = [np.outer(X[i], dZ[i]) for i in range(2)]  # every input with every blame
dW = X.T @ dZ
assert np.allclose(dW, sum(per_example))
reveal("07-shape", "X.T @ dZ" if dW.shape == W.shape else "X @ dZ")
show(
    figures.tables([*per_example, dW], ["example 0", "example 1", "dW = X.T @ dZ"], ["+", "="]),
    alt="For each example a table of input times blame, three inputs by two neurons; the two "
    f"tables add up to dW. Its strongest entry, {dW[1, 1]:g}, is input 1 to neuron 1.",
)

# %% [markdown] tags=["slide"]
# That is one product. The other two follow from the same two rules:
#
# | blame of | rule | in NumPy | shape |
# |---|---|---|---|
# | a weight | its input times its neuron's blame, over all examples | `X.T @ dZ` | as `W` |
# | a bias | touches every example with slope `1`: add | `dZ.sum(axis=0)` | as `b` |
# | an input | fed every neuron: add over the wires | `dZ @ W.T` | as `X` |
#
# Each gradient has the shape of what it belongs to. That is a good test and a poor reason: with
# square matrices wrong products fit as well.
#
# One more thing to leave alone: the $1/n$ of a mean loss. It enters once, at the loss, and is in
# `dZ` already.

# %% [markdown] tags=["slide", "row-66"]
# ### Check the claim
#
# > "… the weights get altered in proportion to how much they contributed."
#
# In the example one weight is `0`, from input `2` to neuron `1`. It contributes nothing to any
# score.
#
# **Predict.** What is its slope?

# %%
predict("07-claim-share", "zero", "not zero", guess=None)

# %%
X, W = np.array([0.0, 1.0, 3.0]), np.array([[0.5, -1.0], [2.0, 0.3], [1.0, 0.0]])
contribution = X[:, None] * W
slope = np.outer(X, [-0.2, 0.4])
reveal("07-claim-share", "not zero" if slope[2, 1] else "zero")
show(
    figures.tables([contribution, slope], ["what it contributed", "its slope"], ["  and"]),
    alt=f"The weight at the lower right contributed {contribution[2, 1]:g}, yet its slope is "
    f"{slope[2, 1]:g}, the largest in size; the one beside it contributed most.",
)

# %% [markdown] tags=["slide"]
# So the claim is simplified beyond use. A weight's slope is its *input* times its neuron's *blame*;
# the weight itself is not in it. Who was silent may have to change most.
#
# ### Exercise 07.3: `dense_backward`
#
# Three lines. Say for each what it adds up, and over what.

# %% tags=["exercise"]
from solutions.ex07_blame_flows_backward import dense_backward

# %%
check(dense_backward)

# %% [markdown] tags=["instructor"]
# **Section 4 (15 min).** Shape detective in pairs: all products of (n, h), (d, h), (n, d), and what
# they would mean. Common slips: averaging again, a mean for the bias, W itself for W transposed.

# %% [markdown] tags=["slide"]
# ## 5. Where paths meet, blame adds
#
# A bias collected blame from every example, an input from every neuron. The rule behind both: *what
# is used twice is blamed twice*. Its purest case is `x * x`.
#
# **Predict.** For `x = 3` the slope of `x * x` is `6`. The next cell writes `=` where
# [**accumulate**](glossary.md#accumulate), `+=`, is meant. What does it find?

# %%
predict("07-fork", guess=None)

# %%
slope = 0.0
for other_factor in (3.0, 3.0):  # x is the first factor, and then the second
    slope = other_factor
reveal("07-fork", slope, because="The second path wiped out the first.")
added = 3.0 + 3.0
show(
    figures.fork(
        {"x": 3, "first": 3, "second": 3, "product": 9},
        {"product": 1, "first": 3, "second": 3, "x": added},
        {"first product": 3, "second product": 3, "x first": 1, "x second": 1},
    ),
    alt=f"x = 3 goes two ways into a product. Each way brings back the blame 3, so x gets "
    f"{added:g}: along a path slopes multiply, where paths meet they add.",
)

# %% [markdown] tags=["slide"]
# **Modify:** write `+=`. Along a path: multiply. Where paths meet: add. There is no third rule.
#
# That is little enough to leave to a machine. It notes every operation on a list while it computes,
# and then walks the list backward. The engine has such numbers.

# %% tags=["slide"]
from dlcore.tape import Value

u = Value(3.0)
(u * u).backward()
w1, b1, w2, b2 = (Value(value) for value in knobs.values())
loss = (w2 * (w1 * x + b1).tanh() + b2 - y) ** 2
loss.backward()
assert u.slope == 6
tell(f"`u * u` has the slope {u.slope:g}. The four knobs: w1 {w1.slope:.3f}, b1 {b1.slope:.3f}, "
     f"w2 {w2.slope:.3f}, b2 {b2.slope:.3f}, the blame that you know.")  # fmt: skip

# %% [markdown]
# ### Exercise 07.4: `tape_backward` (extension)
#
# Write that walk yourself. It is about a dozen lines, and the heart of every framework.

# %% tags=["exercise"]
from solutions.ex07_blame_flows_backward import tape_backward

# %%
check(tape_backward)

# %% [markdown] tags=["instructor"]
# **Section 5 (8 min).** Ask: "Where does the blame go at a fork?" Then `x + x` (2), `x * x * x`
# (27 at 3). Live: `=` for `+=`, see 3 instead of 6. Who is early does the extension.

# %% [markdown] tags=["slide"]
# ## 6. Open the box: `dense_backward`
#
# The engine's layer goes back in three small functions. These are the plain loops of the first and
# the second. We run the same lines by Python and compiled, on a layer for small pictures.
#
# **Predict.** How many times faster are the compiled loops?

# %% tags=["slide"]
import inspect

from dlcore.cpu.dense import dense_backward_bias, dense_backward_weights_loop

loops = (dense_backward_weights_loop, dense_backward_bias)
sources = [inspect.getsource(loop.py_func) for loop in loops]
tell("```python\n" + "\n".join(sources) + "\n```")
predict("07-speed", guess=None, unit=" times")

# %%
from time import perf_counter

rng = np.random.default_rng(seed=7)
X, dZ = rng.normal(size=(64, 64)), rng.normal(size=(64, 10))
seconds, answers = {}, {}
for name in ("py_func", "first", "compiled"):  # the first call also compiles
    dW, db = np.zeros((64, 10)), np.zeros(10)
    weights, bias = [loop.py_func for loop in loops] if name == "py_func" else loops
    start = perf_counter()
    weights(X, dZ, dW)
    bias(dZ, db)
    seconds[name], answers[name] = perf_counter() - start, (dW, db)
assert max(np.abs(dW - one).max() for one in (answers["py_func"][0], X.T @ dZ)) < 1e-12
assert np.array_equal(db, answers["py_func"][1])
reveal("07-speed", seconds["py_func"] / seconds["compiled"], unit=" times")

# %% [markdown] tags=["slide"]
# The blame of the biases agrees to the last bit: the same sums in the same order. That of the
# weights agrees to the last digit or so, because the processor multiplies and adds with *one*
# rounding. The speed differs from machine to machine. All three gradients together cost about two
# forward passes, for any number of weights.

# %% [markdown] tags=["slide"]
# ## Two questions and a puzzle before you go
#
# In the puzzle two lines do not belong.

# %%
ask("07-c1")
ask("07-c2")
arrange("07-p1", "")

# %% [markdown] tags=["slide"]
# ## What you take along
#
# Whose fault is it? Everybody's, in known shares. The blame of a number is the slope of the loss
# along it. Along a path local slopes multiply; where paths meet, blame adds. Through a bend it is
# multiplied number by number, through a layer it takes three products, each in the shape of what
# it belongs to. Backpropagation finds the slopes; turning the knobs is gradient descent's work.
#
# **Words:** [computation graph](glossary.md#computation-graph),
# [local slope](glossary.md#local-slope), [chain rule](glossary.md#chain-rule),
# [backpropagation](glossary.md#backpropagation),
# [upstream gradient](glossary.md#upstream-gradient), [accumulate](glossary.md#accumulate)
#
# **Exercises:** 07.1 `chain_gradients`, 07.2 `activation_backward`, 07.3 `dense_backward`, 07.4
# `tape_backward`. In a terminal, `dlcore check 07` marks the same four.

# %% [markdown]
# ## Try
#
# - With `x = 0`, which knobs of the smallest network keep their blame, and why?
# - Which slope has `u * u * u` at `u = 3`? Say it first, then ask `Value`.
# - Give the nine neurons of section 3 the weight `3`: `scores.append(3 * bend(scores[-1]))`, and
#   three times every local slope. Does more blame come through tanh now, or less?
#
# **Next:** lesson 8, *A whole network, checked*. All the pieces together, and a judge for them.

# %% [markdown] tags=["instructor"]
# **Answers.** Check questions: D, B; the puzzle's strangers are the mean and `W` unturned. The next
# cell answers "Try". The last one: far less. The scores move away from 0, where tanh is flat, and
# that costs more than the factor 3 brings.

# %% tags=["instructor"]
from dlcore.tape import Value

w1, b1, w2, b2 = (Value(value) for value in knobs.values())
((w2 * (w1 * 0 + b1).tanh() + b2 - y) ** 2).backward()
slopes = {name: one.slope for name, one in zip(knobs, (w1, b1, w2, b2), strict=True)}
print("x = 0:", slopes)
u = Value(3.0)
(u * u * u).backward()
print("u * u * u:", u.slope)
z, left = 0.5, 1.0
for _ in range(8):
    left *= 3 * (1 - math.tanh(z) ** 2)
    z = 3 * math.tanh(z)
print(f"tanh with weight 3: {left:.0e} of the blame is left")
