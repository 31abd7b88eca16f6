# %% [markdown] tags=["slide"]
# # 16 · The same net in PyTorch and Keras
#
# **A few lines in a famous library against the hundreds that you know by now. Do they give the same
# numbers?**
#
# A framework is our tape, our kernels, and more devices. After this lesson you can
#
# - **count** the numbers that a network learns,
# - **move** weights from one library into another,
# - **reproduce** a loss, step by step, in another library,
# - **name** four silent mistakes, and point at the line that makes them,
# - **say** what a framework adds, and what it does not.
#
# The one formula of this lesson turns our weights into those of PyTorch:
#
# $$W_{\text{theirs}} = W^\top$$
#
# in words: with us a neuron is a column, with them it is a row.

# %% tags=["slide"]
import numpy as np
from dltutor.experiments import peers
from dltutor.lesson import ask, check, figures, predict, reveal, show, tell

net = peers.trained_network()  # 64-32-10, trained on the small digits
X, y = peers.pictures()  # in float32, as these libraries compute
scores = {"dlcore": net.forward(X[:20])}
for library in ("torch", "keras", "onnx"):
    scores[library], how = peers.ask(library, "scores")
    print(f"{library:6} {how}")
one = {name: values[0] for name, values in scores.items()}
show(
    figures.same_scores(one),
    alt="For each of the ten digits the marks of four libraries lie inside one another: with the "
    f"same weights all give the same ten scores, from {one['dlcore'].min():.1f} to "
    f"{one['dlcore'].max():.1f}.",
)

# %% [markdown] tags=["slide"]
# One picture of a zero, one set of weights, four programs: ours, PyTorch, Keras, and a runtime for
# exported networks. You see four marks for each score, one inside the other.
#
# The lines above the picture say how we know. A library that is installed here was asked here. For
# the others you see what they gave on a certain day, with their versions. Nothing needs to be
# installed for this lesson. If you want to ask them yourself, install the extra parts of the
# course: `pip install "dlcore[peers,export]"`.

# %% [markdown]
# ## Warm up: three things you know

# %%
ask("15-r1")
ask("13-r2")
ask("09-r3")

# %% [markdown] tags=["instructor"]
# **Before you start (2 min).** Ask who has used PyTorch or Keras, and for what. Board: two columns,
# "ours | theirs"; every line of theirs gets the number of the lesson whose box hides behind it.
# Answers of the warm-up: A, C, B.

# %% [markdown] tags=["slide", "row-17"]
# ## 1. Count, and turn
#
# Our network has `64` inputs, `32` hidden neurons, `10` outputs. An introduction calls its layers
# by the right name:
#
# > "This configuration is known as a dense layer (where the neurons from one layer are all attached
# > to the neurons in the previous layer)."
#
# All to all: so the connections can be counted.
#
# **Predict.** How many numbers does this network learn?

# %%
predict("16-count", guess=None)

# %% [markdown] tags=["slide"]
# **Worked example.** Count layer by layer. Every neuron has one weight for each of its inputs, and
# one bias; its inputs are the numbers of the layer before.

# %% tags=["slide"]
from itertools import pairwise

sizes = [64, 32, 10]
# 1 pair up: each size with the next
pairs = list(pairwise(sizes))
print(pairs)
# 2 count: the connections of each pair, and the biases of its neurons
parts = [(n_in * n_out, n_out) for n_in, n_out in pairs]
print(parts)
# 3 add up
total = sum(weights + biases for weights, biases in parts)
assert total == net.theta.size
reveal("16-count", total)

# %% [markdown] tags=["slide"]
# ### Exercise 16.1: `count_parameters`
#
# For any list of sizes. A lone size has no layer.

# %% tags=["exercise"]
from solutions.ex16_the_same_net_in_pytorch_and_keras import count_parameters

# %%
check(count_parameters)

# %% [markdown] tags=["slide"]
# These numbers are to move. A dictionary of arrays with their names is called a
# [**state dict**](glossary.md#state-dict). Keras keeps weights as we do, inputs by neurons.
# PyTorch keeps them the other way round.

# %% tags=["slide"]
W = np.array([[1, 2], [3, 4], [5, 6]])  # (3, 2) three inputs, two neurons
show(
    figures.layouts(W),
    alt="Ours: neuron 0 is the column 1 3 5. Turned for PyTorch it is the row 1 3 5. Reshaped, the "
    "shape is right as well, but the first row is 1 2 3: the two neurons are mixed up.",
)

# %% [markdown] tags=["slide"]
# Look at the third table. It has the right shape, and it is wrong. `reshape` keeps the order in
# memory; a transpose moves each number to its new place. (`.T` alone moves nothing yet: it makes
# NumPy *read* in another order. `np.ascontiguousarray` moves the numbers.)
#
# In a `Sequential` each part has a number, also the ReLU, which learns nothing. So the second
# layer's weights are called `2.weight`.
#
# **Your turn, half done.** For layers of `784`, `128` and `10`:

# %%
rows_of_their_first_weight = None
rows_of_their_last_weight = None

ask("16-t1", rows_of_their_first_weight)
ask("16-t2", rows_of_their_last_weight)

# %% [markdown] tags=["slide"]
# ### Exercise 16.2: `to_torch_layout`
#
# Four arrays: turned, named, in `float32`, and with their rows one after another in memory.

# %% tags=["exercise"]
from solutions.ex16_the_same_net_in_pytorch_and_keras import to_torch_layout

# %%
check(to_torch_layout)

# %% [markdown] tags=["instructor"]
# **Section 1 (10 min).** Draw the three tables by hand first. Twins: 128 and 10. Prompt: for which
# layers does even the shape not warn? (Square ones without a reshape; all of them with one.)

# %% [markdown] tags=["slide"]
# ## 2. The same weights, the same answers
#
# A [**framework**](glossary.md#framework) is a library that brings layers, slopes, optimisers and
# kernels for many devices. This is our network in PyTorch, and in Keras:

# %% tags=["slide"]
tell("PyTorch\n" + peers.source("torch", "same_net"))
tell("Keras\n" + peers.source("keras", "same_net"))

# %% [markdown] tags=["slide"]
# `export.to_torch` is your `to_torch_layout` for any network; `export.to_keras` only lists the
# arrays.
#
# **Predict.** Two hundred scores, up to about ten in size. How far are the libraries apart, at
# most?

# %%
predict("16-apart", "exactly 0", "about a millionth", "about a thousandth", guess=None)

# %%
import dlcore as dl

exact = dl.Network([dl.Dense(64, 32), dl.ReLU(), dl.Dense(32, 10)], dtype="float64")
exact.theta[:] = net.theta
truth = exact.forward(X[:20].astype(np.float64))
errors = {name: abs(values[:20] - truth).max() for name, values in scores.items()}
for name, error in errors.items():
    print(f"{name:6} at most {error:.1e} from the same sums in float64")
apart = max(abs(scores[name][:20] - scores["dlcore"]).max() for name in ("torch", "keras", "onnx"))
assert apart < 1e-4
reveal("16-apart", "exactly 0" if apart == 0 else "about a millionth", because=f"{apart:.1e}.")

# %% [markdown] tags=["slide"]
# Nobody is *the* right one. A `float32` holds about seven digits, so each sum is rounded, and the
# order of the additions decides how. Each library adds in an order of its own. All are equally far
# from the exact sums. A difference of this size is no bug; one a thousand times larger is.
#
# What if you forget to turn the weights? **This cell fails on purpose.**

# %% tags=["raises-exception"]
from dlcore import export

turned_wrong = {**export.to_torch(net), "0.weight": net.layers[0].W}
export.from_torch(net, turned_wrong)

# %% [markdown] tags=["slide"]
# PyTorch complains in the same way. It is the shape that saves you, so be careful where shapes
# cannot warn.
#
# The fourth program in the first picture got a *file*. ONNX is a format for networks: a list of
# operations with their weights. Runtimes for it exist for servers, phones and browsers, and none of
# them needs to know who trained the network:

# %% tags=["slide"]
tell(peers.source("onnx", "scores"))

# %% [markdown] tags=["instructor"]
# **Section 2 (8 min).** Let people guess the order of magnitude on paper. Ask what they would
# report to a colleague who says "your export is wrong by a millionth".

# %% [markdown] tags=["slide"]
# ## 3. The loop, side by side
#
# Left to compare: learning. Ours first, one step for each batch of `32`:

# %% tags=["slide"]
import dlcore as dl

start = peers.untrained_network()
rule = dl.SGD(lr=0.1)
ours = [start.step(X[rows], y[rows], rule) for rows in peers.batches()]
print(f"{len(ours)} steps, the loss goes from {ours[0]:.3f} to {ours[-1]:.3f}")

# %% [markdown] tags=["slide"]
# And theirs, from the same weights and with the same batches:

# %% tags=["slide"]
tell("PyTorch\n" + peers.source("torch", "train"))
tell("Keras\n" + peers.source("keras", "train"))

# %% [markdown] tags=["slide"]
# | PyTorch | what it does | you know it from |
# |---|---|---|
# | `rule.zero_grad()` | sets all slopes to zero | our backward assigns, theirs adds: lesson 7 |
# | `theirs(X[rows])` | goes forward, and notes every operation | lesson 4, the tape of lesson 7 |
# | `cross_entropy(...)` | softmax and surprise, from logits | lesson 5 |
# | `loss.backward()` | walks back through the notes | lesson 7, lesson 8 |
# | `rule.step()` | moves every weight | lesson 6, lesson 10 |
#
# **Predict.** After two hundred steps, how far apart are the losses of the two libraries at most?

# %%
predict("16-losses", "exactly 0", "about a millionth", "about a tenth", guess=None)

# %% tags=["slide"]
curves = {"dlcore": ours}
for library in ("torch", "keras"):
    curves[library], how = peers.ask(library, "losses")
apart = max(abs(curve - np.array(ours)).max() for curve in curves.values())
assert apart < 1e-3
reveal("16-losses", "exactly 0" if apart == 0 else "about a millionth", because=f"{apart:.0e}.")
show(
    figures.losses_together(curves),
    alt=f"The losses of dlcore, PyTorch and Keras fall from {ours[0]:.1f} to {ours[-1]:.1f} on one "
    f"and the same jagged line; nowhere are they more than {apart:.0e} apart.",
)

# %% [markdown] tags=["slide"]
# Same numbers, so nothing secret happens in there. Everything you learned about slopes, rates and
# overfitting holds in every framework.

# %% [markdown] tags=["instructor"]
# **Section 3 (8 min).** Cover the third column of the table and let pairs fill it in. Prompt: which
# line would you have to change for Adam, for weight decay, for another loss?

# %% [markdown] tags=["slide"]
# ## 4. Four silent mistakes
#
# Frameworks refuse wrong shapes. They cannot refuse what is allowed and not meant.
#
# **First: `zero_grad` forgotten.** Each step then moves by the slopes of *all* steps so far.
#
# **Predict.** What does the loss do?

# %%
predict("16-zero-grad", "it falls as before", "it falls, then jumps", "it stays", guess=None)

# %% tags=["slide"]
right, how = peers.ask("torch", "losses")
piled_up, _ = peers.ask("torch", "without_zero_grad")
late = piled_up[-50:].max()
reveal("16-zero-grad", "it falls, then jumps" if late > 2 * right[-50:].max() else "it stays", how)
show(
    figures.losses_together({"with zero_grad": right, "without": piled_up}),
    alt=f"Both losses fall at first. With zero_grad the loss ends near {right[-20:].mean():.1f}; "
    f"without it old slopes pile up, and the loss jumps up to {piled_up.max():.1f}.",
)

# %% [markdown] tags=["slide"]
# At first it even looks like momentum. But old slopes never fade (lesson 10), so the steps become
# ever larger.
#
# **Second: a softmax too many.** `cross_entropy` expects logits and does the softmax itself.
# Somebody ends the network with `nn.Softmax` and trains as before. (In Keras the same slip is to
# leave out `from_logits=True`.)
#
# **Predict.** The right network reads about eighty of a hundred unseen digits after these two
# hundred steps. How many does the other one read?

# %%
predict("16-softmax", guess=None, unit=" of 100")

# %%
(trained, twice), how = peers.ask("torch", "softmax_twice")
because = f"Rightly trained: {100 * trained:.0f} ({how})."
reveal("16-softmax", 100 * twice, because, unit=" of 100")

# %% [markdown] tags=["slide"]
# Beliefs lie between zero and one. Taken for logits, they cannot even say "sure", so the slopes are
# small. It learns, slowly, and nothing warns you.
#
# **Third: `eval` forgotten.** A network with dropout switches neurons off while it is in
# [**train mode**](glossary.md#train-and-eval-mode), and a new network *is* in train mode.
# `theirs.eval()` ends that.
#
# **Predict.** In train mode, we ask about one picture twice. Are the two answers equal?

# %%
predict("16-eval", "equal", "different", guess=None)

# %%
asked, how = peers.ask("torch", "two_predictions")
for mode, beliefs in zip(("train", "train", "eval", "eval"), asked, strict=True):
    print(f"{mode:5} mode: it says {beliefs.argmax()}, with {beliefs.max():.0%}")
reveal("16-eval", "equal" if (asked[0] == asked[1]).all() else "different", because=how)

# %% [markdown] tags=["slide"]
# **Fourth: `reshape` for a transpose.** Nothing fails, as the shape is right. This one we can do
# without any framework.
#
# **Predict.** How many of a hundred unseen digits are read with reshaped weights?

# %%
predict("16-reshape", guess=None, unit=" of 100")

# %%
mixed = peers.trained_network()
first = mixed.layers[0].W  # (64, 32), a view: what we write into it, the network has
first[:] = first.reshape(32, 64).T
reveal("16-reshape", 100 * mixed.score(X[1500:], y[1500:]), unit=" of 100")
(turned, reshaped), how = peers.ask("torch", "reshaped")
tell(f"PyTorch says the same: {turned:.1%} with turned weights, {reshaped:.1%} reshaped ({how}).")

# %% [markdown] tags=["slide"]
# Four mistakes, no error message. What finds them is what you have: a baseline, a first loss near
# $\ln 10$, one batch learned by heart, the same answer twice.

# %% [markdown] tags=["instructor"]
# **Section 4 (10 min).** Each pair gets one mistake and has to say how they would notice. Which of
# the four can happen with our own engine? (Only the last: it assigns slopes, takes logits, and
# leaves dropout out whenever it answers.)

# %% [markdown] tags=["slide"]
# ## 5. What a framework gives
#
# ### Check the claim
#
# > "The development of deep learning frameworks, such as TensorFlow, PyTorch, and Keras, has also
# > significantly contributed to the accessibility and ease of implementation of deep learning
# > models."
#
# **Predict.** True, simplified or wrong?

# %%
predict("16-claim-frameworks", "true", "simplified", "wrong", guess=None)

# %%
from pathlib import Path
import dlcore as dl

theirs = sum(peers.source("torch", name).count("\n") - 1 for name in ("same_net", "train"))
rooms = Path(dl.__file__).parent / "cpu"
behind = ("dense.py", "activations.py", "losses.py", "optimizers.py")
ours = sum((rooms / name).read_text(encoding="utf-8").count("\n") for name in behind)
tell(f"{theirs} lines use PyTorch. Behind four such words, our engine has {ours} lines.")
reveal("16-claim-frameworks", "true", because="And you know what stands behind each line.")

# %% [markdown] tags=["slide", "row-89"]
# Who is who? **PyTorch** and **TensorFlow** are whole frameworks: tensors, kernels, slopes,
# devices, data. **JAX** turns functions on arrays into their slopes and compiles them. **Keras** is
# a way of writing networks; the work is done by one of these three beneath it, its *back end*.
#
# What they add to what you have: slopes of *any* computation, without a backward pass written by
# you ([**autograd**](glossary.md#autograd)); kernels for GPUs and more; hundreds of layers; data
# loaders; networks that others have trained. What they do not add: good data, a fitting loss, an
# honest test set.

# %% [markdown] tags=["slide"]
# **Devices.** A GPU runs lesson 14's kind of kernel with thousands of threads. A TPU has, at its
# heart, a *systolic array*: a grid of multipliers. Each holds one weight. Inputs walk to the right,
# sums walk down, and no number is fetched twice.


# %% tags=["slide"]
def systolic(X, W):
    (n, rows), columns = X.shape, W.shape[1]
    moving, sums = np.zeros(W.shape), np.zeros(W.shape)  # one number each, in every multiplier
    Z, ticks = np.zeros((n, columns)), n + rows + columns - 2
    for tick in range(ticks):
        moving[:, 1:] = moving[:, :-1].copy()  # inputs go one place to the right
        sums[1:] = sums[:-1].copy()  # sums go one place down
        sums[0] = 0
        for row in range(rows):  # each row of the grid starts one tick later
            moving[row, 0] = X[tick - row, row] if 0 <= tick - row < n else 0
        sums += moving * W  # all multipliers at once
        for column in range(columns):  # finished sums leave at the bottom
            done = tick - (rows - 1) - column
            if 0 <= done < n:
                Z[done, column] = sums[-1, column]
    return Z, ticks


# %% [markdown] tags=["slide"]
# **Predict.** `100` examples go through a grid of `64` by `32`. That is $100 \cdot 64 \cdot 32$
# products. How many ticks does it take?

# %%
predict("16-ticks", guess=None, unit=" ticks")

# %% tags=["slide"]
rng = np.random.default_rng(16)
A, B = rng.normal(size=(100, 64)), rng.normal(size=(64, 32))
Z, ticks = systolic(A, B)
plain = np.zeros((100, 32))
for k in range(64):
    plain += A[:, k : k + 1] * B[k]
assert np.array_equal(Z, plain)
because = f"{A.shape[0] * B.size:,} products, up to {B.size:,} of them in one tick."
reveal("16-ticks", ticks, because, unit=" ticks")
show(
    figures.systolic(n=5, shape=(4, 3), ticks=(0, 2, 4, 7, 9)),
    alt="In a grid of 4 by 3 the examples x0 to x4 pass as slanted waves: at tick 0 one multiplier "
    "works, at tick 4 nearly all of them, at tick 9 only the last one in the corner.",
)

# %% [markdown] tags=["slide"]
# The same digits as a plain loop, to the last. It pays for *large* tables: while the wave fills the
# grid and leaves it, most multipliers wait, and a small network never fills it. It is the same with
# the thousands of threads of a GPU (lesson 14). So the small networks of this course are at home on
# a processor, and a large language model is not. (A real TPU multiplies shorter numbers than these;
# the walk is the same.)

# %% [markdown] tags=["instructor"]
# **Section 5 (8 min).** Play the array with six people and index cards: two examples, a grid of
# three by two. Ask when the person in the last corner has something to do for the first time.

# %% [markdown] tags=["slide"]
# ## 6. Open the box: `backward`
#
# `loss.backward()` needs notes of what was computed: a [**tape**](glossary.md#tape). Ours, from
# lesson 7, works for single numbers. Its way back:

# %% tags=["slide"]
import inspect

from dlcore.tape import Value

tell(f"```python\n{inspect.getsource(Value.backward)}\n```")

# %% [markdown] tags=["slide"]
# A neuron with a ReLU and a squared loss, once on the tape, once by the rules of lesson 7.

# %%
x, w, target = [2.0, -1.0], [0.5, -1.5], 1.0
taped = [Value(number) for number in w]
a = (taped[0] * x[0] + taped[1] * x[1]).relu()
((a - target) ** 2).backward()

z = w[0] * x[0] + w[1] * x[1]
da = 2 * (max(z, 0) - target)
by_hand = [da * (z > 0) * x[0], da * (z > 0) * x[1]]
assert [weight.slope for weight in taped] == by_hand
print("tape", [weight.slope for weight in taped], "by hand", by_hand)

# %% [markdown] tags=["slide"]
# PyTorch's tape notes whole tensors instead of single numbers. And it *adds* into `.grad`, so that
# several losses may share one step: hence `zero_grad`.
#
# **Predict.** For a batch of `200` pictures, how far are PyTorch's slopes of the first layer from
# those of our engine, which has no tape at all?

# %%
predict("16-slopes", "exactly 0", "below a millionth", "about a thousandth", guess=None)

# %%
theirs, how = peers.ask("torch", "slopes")
net.forward(X[:200])
net.backward(y[:200])
apart = abs(net.layers[0].dW.T[:20] - theirs[:20]).max()
assert apart < 1e-6
reveal(
    "16-slopes", "exactly 0" if apart == 0 else "below a millionth", because=f"{apart:.0e}; {how}."
)

# %% [markdown] tags=["instructor"]
# **Section 6 (4 min).** Side by side: four lines of the tape's `backward` that do something, and
# `loss.backward()`. Ask what PyTorch's version must do in addition (shapes, devices, memory).

# %% [markdown] tags=["slide"]
# ## Two questions before you go

# %%
ask("16-c1")
ask("16-c2")

# %% [markdown] tags=["slide"]
# ## What you take along
#
# Yes: the same weights give the same scores, the same slopes and the same losses, up to the
# rounding of `float32`. PyTorch keeps a neuron as a row, Keras as a column. A framework adds
# autograd, devices, layers, and the work of others. It also adds four traps without a message:
# `zero_grad`, a softmax too many, `eval`, and `reshape`. You know what stands behind each line, so
# you can use any of them.
#
# **Words:** [framework](glossary.md#framework), [state dict](glossary.md#state-dict),
# [autograd](glossary.md#autograd), [tape](glossary.md#tape),
# [train and eval mode](glossary.md#train-and-eval-mode)
#
# **Exercises:** 16.1 `count_parameters`, 16.2 `to_torch_layout`. In a terminal, `dlcore check 16`
# marks the same two.

# %% [markdown]
# ## Try
#
# - Move your own network of lesson 15: `export.to_torch(own)` gives its state dict.
# - Make `systolic` print how many multipliers work at each tick. When is it busiest?
# - If PyTorch is installed: leave out `rule.step()` instead of `zero_grad`. What does the loss do?
#
# **Next:** lesson 17, *Seeing locally*. One small detector, everywhere in the picture, so that a
# moved digit is the same digit.

# %% [markdown] tags=["instructor"]
# **Answers.** Check questions: D, A. The next cell runs the second point of "Try".

# %% tags=["instructor"]
row, column = np.indices((4, 3))
for tick in range(5 + 4 + 3 - 2):
    print(tick, ((tick >= row + column) & (tick - row - column < 5)).sum(), "of", row.size)
