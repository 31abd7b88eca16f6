# %% [markdown] tags=["slide"]
# # 8 · A whole network, checked
#
# **Five networks, the same data. In four of them the backward pass is wrong. All five learn. Which
# one is right?**
#
# After this lesson you can
#
# - **compute** the gradient at the scores, where the way back begins,
# - **write** forward and backward of a whole network,
# - **check** a gradient so that nothing slips through,
# - **locate** a bug by which array fails,
# - **explain** what the backward pass saves.
#
# The one formula of this lesson, for $n$ examples with beliefs $P$ and one-hot labels $Y$:
#
# $$dZ = \frac{P - Y}{n}$$
#
# in words: each score is blamed for the belief that it did not deserve.

# %% tags=["slide"]
import numpy as np
from dltutor.experiments import clinic
from dltutor.lesson import arrange, ask, check, figures, predict, reveal, show, tell

X, y = clinic.two_moons(200, seed=0)  # (n, 2) points in the plane; (n,) moon 0 or 1
X_new, y_new = clinic.two_moons(1000, seed=1)  # points that no network learns from
trained = {name: clinic.train(name, X, y, start=2) for name in clinic.PATIENTS}
losses = {name: curve for name, (_, curve) in trained.items()}
right = {name: net.score(X_new, y_new) for name, (net, _) in trained.items()}

ends = sorted(curve[-1] for curve in losses.values())
worst, *_, best = sorted(right, key=right.get)
show(
    figures.falling_losses(losses, right),
    alt=f"All five losses fall, from {losses['A'][0]:.1f} to between {ends[0]:.2f} and "
    f"{ends[-1]:.2f}. On new points {best} is right most often ({right[best]:.1%}), "
    f"{worst} least often ({right[worst]:.1%}).",
)

# %% [markdown] tags=["slide"]
# Each network has to tell two interlocked moons of points apart, and each starts from the same
# weights. (`clinic` built and trained them; you need not read it.) Nothing here looks broken.
# Remember your suspicion; section 4 examines all five.
#
# **Predict.** Which one is healthy?

# %%
predict("08-healthy", "A", "B", "C", "D", "E", guess=None)

# %% [markdown]
# ## Warm up: three things you know

# %%
ask("07-r2")
ask("05-r3")
ask("01-r1")

# %% [markdown] tags=["instructor"]
# **Before you start (3 min).** Take a vote on the healthy network and leave it on the board. Most
# choose the most accurate one; that is the trap. Answers of the warm-up: A, A, B. Board: the
# forward pass above, the backward pass below it, in the shape of a U.

# %% [markdown] tags=["slide", "row-47"]
# ## 1. Where blame begins
#
# A picture shows a cat. The network believes: cat `0.6`, dog `0.4`, horse and fox nothing. (Four
# beliefs that share one whole: that is softmax, not four separate yes-or-no answers.) How does the
# surprise change with each logit? We need no formula to find out: we nudge.
#
# **Predict.** What do the four slopes add up to?

# %%
predict("08-sum", guess=None)

# %% tags=["slide"]
species = ["cat", "dog", "horse", "fox"]
logits = np.array([np.log(0.6), np.log(0.4), -40.0, -40.0])


def surprise(z):
    return float(np.log(np.exp(z).sum()) - z[0])  # -ln of the belief in cat


nudges = 1e-5 * np.eye(4)
slopes = np.array([(surprise(logits + h) - surprise(logits - h)) / 2e-5 for h in nudges])
beliefs = np.exp(logits) / np.exp(logits).sum()
print("beliefs", beliefs.round(6))
print("slopes ", slopes.round(6))
reveal("08-sum", round(slopes.sum(), 6), because="Who gains belief takes it from the others.")

# %% [markdown] tags=["slide"]
# Compare both rows. The slope is the belief, and for the true class the belief minus one: `P - Y`.
# Long derivations end in this short line, because `-ln` undoes the `exp` of softmax.

# %% [markdown] tags=["slide", "row-65"]
# ### Check the claim
#
# An introduction goes on about the same cat:
#
# > "And since all the other predictions are correctly 0%, those also get strengthened."
#
# **Predict.** Descent goes against the slope. Which way does it push horse and fox?

# %%
predict("08-claim-zeros", "up", "down", "not at all", guess=None)

# %%
push = np.array([1.0, 0.0, 0.0, 0.0]) - beliefs  # against the slope
reveal("08-claim-zeros", "not at all" if abs(push[2:]).max() < 1e-9 else "up")
show(
    figures.pushes(beliefs.round(6), push, species),
    alt=f"One step pushes the logit of cat up by {push[0]:.1f} and that of dog down by "
    f"{-push[1]:.1f}, in units of the learning rate. Horse and fox, with belief 0, are not pushed.",
)

# %% [markdown] tags=["slide", "row-55"]
# The claim is wrong: who was given no belief has nothing to answer for. Its author calls the start
# of the way back "the distance (difference) between the given and desired output". That is a
# simplification. It is the *slope of the loss*. Only for a loss that fits its last layer, as here,
# does that happen to be a plain difference.

# %% [markdown] tags=["slide", "row-64"]
# The same text says that all weights behind "cat" are *strengthened*. By lesson 7 a weight's slope
# is its input times the blame of its neuron.
#
# **Predict.** Three neurons feed "cat", with activations `1`, `-0.5` and `0`. What happens to the
# weight of the second one?

# %%
predict("08-negative", "it goes up", "it goes down", "it stays", guess=None)

# %%
steps = [-activation * slopes[0] for activation in (1.0, -0.5, 0.0)]  # against the slope
answer = "it goes down" if steps[1] < 0 else "it goes up"
words = ", ".join(f"{step + 0.0:+.1f}" for step in steps)
reveal("08-negative", answer, because=f"The three weights move by {words}, times the rate.")

# %% [markdown] tags=["slide"]
# **Worked example.** A batch of two examples, three classes.

# %% tags=["slide"]
Z = np.array([[2.0, 1.0, 0.0], [0.0, 0.0, 0.0]])
truth = np.array([0, 2])
# 1 believe: softmax, row by row
P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
# 2 mark the truth: one-hot labels
Y = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
# 3 subtract, and let each example count for 1/n
dZ = (P - Y) / len(truth)
print(dZ.round(3))

# %% [markdown] tags=["slide"]
# The $1/n$ enters here, and nowhere else on the whole way back.
#
# **Your turn, half done.** Again two examples. One has the beliefs `0.2`, `0.5`, `0.3`, and the
# last class is the true one. Do part three for the last and for the middle class.

# %%
dz_last = None
dz_middle = None

ask("08-t1", dz_last)
ask("08-t2", dz_middle)

# %% [markdown] tags=["slide"]
# ### Exercise 08.1: `softmax_ce_backward`
#
# For any batch. Take care of large logits, as in lesson 4.

# %% tags=["exercise"]
from solutions.ex08_a_whole_network_checked import softmax_ce_backward

# %%
check(softmax_ce_backward)

# %% [markdown]
# ### Puzzle: put the lines in order
#
# The way back begins: worked example, as a function. Two lines do not belong.

# %%
arrange("08-p1", "")

# %% [markdown] tags=["instructor"]
# **Section 1 (12 min).** Twins: -0.35 and 0.25. Common slips: the 1/n forgotten; 1 subtracted in a
# whole column; a softmax slope multiplied once more. Ask: "When are all pushes 0?"

# %% [markdown] tags=["slide", "row-2", "row-59"]
# ## 2. There and back
#
# All pieces are yours by now. Forward above, backward below:

# %% tags=["slide"]
show(
    figures.there_and_back(),
    alt="Forward: X, Z1, A1, Z2, loss. Backward from the loss: dZ2, dA1, dZ1. dZ2 gives dW2 and "
    "db2 with the A1 that was kept; dZ1 gives dW1 and db1 with the X that was kept.",
)

# %% [markdown] tags=["slide"]
# | step back | needs | you know it from |
# |---|---|---|
# | `dZ2` | the beliefs, the labels | section 1 |
# | `dW2`, `db2`, `dA1` | `dZ2`, `A1`, `W2` | `dense_backward`, lesson 7 |
# | `dZ1` | `dA1`, `Z1` | `activation_backward`, lesson 7 |
# | `dW1`, `db1` | `dZ1`, `X` | `dense_backward`, lesson 7 |
#
# *Every* parameter gets its slope in this one walk; none is picked. Such models of many layers,
# together with this way to train them, are what "deep learning" names.
#
# One slip first, so that you know its face. **This cell fails on purpose.**

# %% tags=["raises-exception"]
W2, dZ2 = np.ones((8, 2)), np.ones((200, 2))
dA1 = dZ2 @ W2  # blame walks the wires the other way: it needs W2.T

# %% [markdown] tags=["slide"]
# ### Exercise 08.3: `backprop_mlp`
#
# The longest function so far. Write one line, look at its shape, write the next. Save each array on
# the way forward that the table needs on the way back.

# %% tags=["exercise"]
from solutions.ex08_a_whole_network_checked import backprop_mlp

# %%
check(backprop_mlp)

# %% [markdown] tags=["instructor"]
# **Section 2 (15 min).** Live: write the backward pass from the bottom up and check after every
# array. Name each array by its shape before writing the line.

# %% [markdown] tags=["slide", "row-87"]
# ## 3. The gradient check
#
# Lesson 6 measured slopes by nudging: slow, but it knows nothing of your formula, so it cannot make
# the same mistake. A [**gradient check**](glossary.md#gradient-check) holds both side by side. How
# far apart may they be?
#
# **Predict.** A slope is computed as `0.000002`, measured as `0.000001`. They differ by a
# millionth. Is that fine?

# %%
predict("08-tiny", "fine", "not fine", guess=None)

# %%
computed, measured = 2e-6, 1e-6
apart = abs(computed - measured)
relative = apart / (abs(computed) + abs(measured))
reveal("08-tiny", "not fine" if relative > 1e-3 else "fine", because="One is twice the other.")
tell(f"Absolute error {apart:.0e}; relative error {relative:.2f}.")

# %% [markdown] tags=["slide"]
# So divide by the size: that is the [**relative error**](glossary.md#relative-error). In `float64`
# a right gradient stays below `1e-6`; a wrong one is usually near `1`.
#
# Now a trap. A gradient came out as `nan`. The check keeps the worst error with `max(0.0, error)`.
#
# **Predict.** What does Python say?

# %%
predict("08-nan", "0.0", "nan", "an error", guess=None)

# %%
worst = max(0.0, float("nan"))
reveal("08-nan", "0.0" if worst == 0.0 else "nan", because="No comparison with nan is true.")

# %% [markdown] tags=["slide"]
# The sickest gradient gets the best mark. A check must fail loudly on whatever is not a number.
#
# ### Exercise 08.2: `gradient_check`
#
# Worst case over all numbers, relative, deaf to nothing. It gets any function `f`.

# %% tags=["exercise"]
from solutions.ex08_a_whole_network_checked import gradient_check

# %%
check(gradient_check)

# %% [markdown] tags=["instructor"]
# **Section 3 (10 min).** Ask for four bad judges: absolute error, the mean, the first number only,
# signed sums. Each lets some bug pass. A ReLU that sits exactly on its corner can be off without
# being wrong.

# %% [markdown] tags=["slide"]
# ## 4. Bug clinic
#
# Back to the five networks. In four of them one thing is wrong, in some order: *biases averaged
# twice*, *gates left open*, *first weights averaged twice*, *biases never moved*. We check each
# array of each network on its own.
#
# **Predict.** Network B leaves its ReLU gates open on the way back. Which slopes come out wrong?

# %%
predict("08-gates", "all four arrays", "W1 and b1", "W2 and b2", guess=None)

# %% tags=["slide"]
errors = {name: clinic.check_up(name, X, y) for name in clinic.PATIENTS}
wrong = " and ".join(name for name, error in errors["B"].items() if error > 1e-6)
reveal("08-gates", wrong)
healthy = [name for name in errors if max(errors[name].values()) < 1e-6]
reveal("08-healthy", "C" if healthy == ["C"] else "A", because="All of its errors are tiny.")
show(
    figures.error_map(errors),
    alt=f"Relative errors of four arrays in five networks. Only {' and '.join(healthy)} has none "
    "above a millionth; A and E fail in b1 and b2, B in W1 and b1, D in W1 alone.",
)

# %% [markdown] tags=["slide"]
# Read it like a doctor. Blame flows from the right: where `W2` is fine and `W1` is not, the fault
# lies between them. Only biases wrong? Then look at the two lines that add columns.
#
# ### Check the claim
#
# > "The loss falls and it does well on new data, so the gradients are right."
#
# We train all five again from six starts each.
#
# **Predict.** In how many of six starts is some broken network at least as good as the healthy one?

# %%
predict("08-claim-falls", guess=None, unit=" of 6")

# %% tags=["slide"]
scores = {
    name: [clinic.train(name, X, y, start)[0].score(X_new, y_new) for start in range(6)]
    for name in clinic.PATIENTS
}
beaten = 0
for start in range(6):
    best_broken = max(scores[name][start] for name in scores if name not in healthy)
    beaten += best_broken >= scores["C"][start]
reveal("08-claim-falls", beaten, unit=" of 6")
means = ", ".join(f"{name} {np.mean(share):.1%}" for name, share in scores.items())
tell(f"On the mean of the six starts: {means}.")

# %% [markdown] tags=["slide"]
# Wrong gradients often still point downhill, roughly. So they learn, and end in a worse place most
# of the time; sometimes they are lucky. That is a [**silent
# failure**](glossary.md#silent-failure): nothing crashes, nothing looks odd, and nobody looks.
# A curve cannot settle it. A check can, in seconds, *before* the training.

# %% [markdown] tags=["instructor"]
# **Section 4 (12 min).** Groups of three, two minutes for each network: which line of code would
# you look at? Compare with the vote of the beginning. Prompt: why can a wrong gradient still learn?
# (Its angle to the right one is below a right angle.) Answers: W1 and b1; C.

# %% [markdown] tags=["slide", "row-58"]
# ## 5. What the way back saves
#
# Why not train with measured slopes, if they are always right? Take a network for small pictures,
# `64` inputs, `32` hidden neurons, `10` outputs.
#
# **Predict.** How many forward passes does one backward pass cost?

# %%
import dlcore as dl

net = dl.Network([dl.Dense(64, 32), dl.ReLU(), dl.Dense(32, 10)], dtype="float64")
predict("08-cost", guess=None, unit=" passes")

# %%
from time import perf_counter

rng = np.random.default_rng(seed=8)
pictures, digits = rng.normal(size=(100, 64)), rng.integers(0, 10, size=100)
forward, backward = [], []
for _ in range(50):
    begin = perf_counter()
    net.forward(pictures)
    middle = perf_counter()
    net.backward(digits)
    forward.append(middle - begin)
    backward.append(perf_counter() - middle)
reveal("08-cost", min(backward) / min(forward), unit=" passes")
tell(f"Nudging {len(net.theta):,} parameters takes {2 * len(net.theta):,} passes.")

# %% [markdown] tags=["slide"]
# A text says that a network in training "looks at what happens when it increases and decreases
# the value for a certain weight". As a judge, yes; as a way to train, it is hopeless. The way back
# costs about as much as going forward once or twice, *for any number of weights*.

# %% [markdown] tags=["slide"]
# ## 6. Open the box: `softmax_cross_entropy_backward`

# %% tags=["slide"]
import inspect

from dlcore.cpu import softmax_cross_entropy_backward, softmax_cross_entropy_forward

tell(f"```python\n{inspect.getsource(softmax_cross_entropy_backward.py_func)}\n```")

# %% [markdown]
# There is no exponential in it: the beliefs `P` were kept on the way forward. We run the same lines
# by Python and compiled.
#
# **Predict.** How many times faster are the compiled ones?

# %%
predict("08-speed", guess=None, unit=" times")

# %%
from time import perf_counter

rng = np.random.default_rng(seed=8)
Z, labels = rng.normal(size=(2000, 10)), rng.integers(0, 10, size=2000)
P, loss, dZ, plain = np.zeros((2000, 10)), np.zeros(1), np.zeros((2000, 10)), np.zeros((2000, 10))
softmax_cross_entropy_forward(Z, labels, P, loss)
softmax_cross_entropy_backward(P, labels, dZ)  # the first call compiles
begin = perf_counter()
softmax_cross_entropy_backward.py_func(P, labels, plain)
middle = perf_counter()
softmax_cross_entropy_backward(P, labels, dZ)
end = perf_counter()
assert np.array_equal(dZ, plain)
reveal("08-speed", (middle - begin) / (end - middle), unit=" times")

# %% [markdown] tags=["slide"]
# Not one bit differs: a subtraction and a division round alike everywhere.

# %% [markdown] tags=["slide"]
# ## 7. Two moons, learned by your own code
#
# The milestone. No engine, no framework: your `backprop_mlp` finds the slopes, and lesson 6 takes
# the steps. First, of course, the check. (As long as yours is not there, or fails it, the engine
# lends its slopes.)

# %% tags=["slide"]
import dlcore as dl

moons, new = dl.data.moons(200, noise=0.2, seed=0), dl.data.moons(1000, noise=0.2, seed=1)
net = dl.Network([dl.Dense(2, 16), dl.ReLU(), dl.Dense(16, 2)], dtype="float64", seed=1)
params = dict(zip(("W1", "b1", "W2", "b2"), net.parameters().values(), strict=True))


def lent(X, y, params):
    trace = net.trace(X, y)  # params are views of the network's own
    names = ("dense0.dW", "dense0.db", "dense1.dW", "dense1.db")
    return trace["loss"], dict(zip(params, (trace[name] for name in names), strict=True))


def passes(candidate):
    try:
        slopes = candidate(moons.X, moons.y, params)[1]
        wanted = lent(moons.X, moons.y, params)[1]
        return all(np.allclose(slopes[name], wanted[name], 1e-9, 1e-12) for name in wanted)
    except Exception:  # an unfinished exercise may fail in any way
        return False


# %% tags=["slide"]
mine = globals().get("backprop_mlp")  # absent when this section runs alone
is_yours = passes(mine)
backprop = mine if is_yours else lent
tell("The check: **passed**. From here on it is your code." if is_yours else "With lent slopes.")
stages = {}
for step in range(301):
    if step in (0, 20, 100, 300):
        stages[step] = {name: value.copy() for name, value in params.items()}
    _, slopes = backprop(moons.X, moons.y, params)
    for name in params:
        params[name] -= 1.0 * slopes[name]

# %% [markdown] tags=["slide"]
# **Predict.** Always naming the same moon is right for half of the new points. How many of a
# hundred does the trained network get right?

# %%
predict("08-moons", guess=None, unit=" of 100")


def score(points, stage):
    hidden = np.maximum(points @ stage["W1"] + stage["b1"], 0)
    both = hidden @ stage["W2"] + stage["b2"]
    return both[:, 1] - both[:, 0]  # above 0: moon 1 has the higher logit


# %% tags=["slide"]
shares = {step: ((score(new.X, one) > 0) == new.y).mean() for step, one in stages.items()}
reveal("08-moons", 100 * shares[300], unit=" of 100")
borders = {f"step {k}": lambda points, one=one: score(points, one) for k, one in stages.items()}
show(
    figures.borders(new.X, new.y, borders, ("x", "y"), ("upper", "lower")),
    alt="The border between the moons grows from a random corner into a curve that winds between "
    "them: " + ", ".join(f"{share:.0%} right at step {k}" for k, share in shares.items()) + ".",
)

# %% [markdown] tags=["slide", "row-21"]
# A bent border, found by slopes alone. What did the hidden layer contribute? Texts say that it
# builds "meaningful representations". That is a large word. Here is what can be measured: how well
# a *straight* cut parts the moons, before and behind the hidden layer.

# %%
for name, stage in (("inputs", None), ("hidden, untrained", 0), ("hidden, trained", 300)):
    points = new.X
    if stage is not None:
        points = np.maximum(points @ stages[stage]["W1"] + stages[stage]["b1"], 0)
    table = np.column_stack([points, np.ones(len(points))])
    cut = np.linalg.lstsq(table, 2.0 * new.y - 1, rcond=None)[0]
    print(f"{name:18} {((table @ cut > 0) == new.y).mean():.1%}")

# %% [markdown] tags=["slide"]
# Many random bends already help; trained ones help more. So "useful for a straight cut" it is.

# %% [markdown] tags=["instructor"]
# **Section 7 (8 min).** Let everybody say at which step they would have stopped. Whoever is done
# early changes the rate to 3, or the hidden neurons to 3.

# %% [markdown] tags=["slide"]
# ## Two questions before you go

# %%
ask("08-c1")
ask("08-c2")

# %% [markdown] tags=["slide"]
# ## What you take along
#
# The right network was the one whose gradients agreed with measured slopes; neither its curve nor
# its accuracy could tell. The way back begins with beliefs minus labels, divided by `n`, and goes
# through layers and bends as in lesson 7. Check each array, by relative error, with nothing left
# out. Then train: one walk back costs about as much as one or two forward.
#
# **Words:** [gradient check](glossary.md#gradient-check),
# [relative error](glossary.md#relative-error), [silent failure](glossary.md#silent-failure)
#
# **Exercises:** 08.1 `softmax_ce_backward`, 08.2 `gradient_check`, 08.3 `backprop_mlp`. In a
# terminal, `dlcore check 08` marks the same three.

# %% [markdown]
# ## Try
#
# - Train the moons with a rate of `10`, and with `0.01`. What do the borders look like?
# - Break your `backprop_mlp` in a way of your own. Which arrays fail the check?
# - `dl.gradient_check(net, moons.X, moons.y)` is the engine's own judge. Read its report.
#
# **Next:** lesson 9, *Training for real*. Many small steps on parts of the data, and where to
# begin.

# %% [markdown] tags=["instructor"]
# **Answers.** Check questions: A, C; the puzzle's strangers: `[:, y]` and `dZ.size`. The next cell
# runs the last point of "Try".

# %% tags=["instructor"]
import dlcore as dl

net = dl.Network([dl.Dense(2, 4), dl.ReLU(), dl.Dense(4, 2)], dtype="float64", seed=0)
print(dl.gradient_check(net, X[:20], y[:20]))
