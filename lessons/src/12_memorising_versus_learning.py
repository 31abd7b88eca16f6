# %% [markdown] tags=["slide"]
# # 12 · Memorising versus learning
#
# **One label in five is wrong. The network learns all of them, without a single mistake. Is that
# good?**
#
# After this lesson you can
#
# - **produce** overfitting on purpose, and measure it,
# - **write** the penalties L2 and L1, dropout and early stopping,
# - **predict** what each of them does to training and to unseen examples,
# - **tell** overfitting from what only looks like it,
# - **choose** a model on validation data, and open the test once.
#
# The one formula of this lesson:
#
# $$\text{total} = \text{loss} + \lambda \sum w^2$$
#
# in words: every weight has its price, and must be worth it.

# %% tags=["slide"]
import numpy as np
import dlcore as dl
from dltutor.lesson import ask, check, figures, predict, reveal, show, sliders, tell

digits, rng = dl.data.digits(), np.random.default_rng(seed=0)
order = rng.permutation(len(digits.y))
X, y = digits.X[order[:200]], digits.y[order[:200]]  # (200, 64) pictures to learn from
X_val, y_val = digits.X[order[200:700]], digits.y[order[200:700]]  # (500, 64) unseen ones
wrong = rng.permutation(200)[:40]
noisy = y.copy()  # (200,) one label in five is replaced by another digit
noisy[wrong] = (y[wrong] + rng.integers(1, 10, size=40)) % 10


def train(labels, *extra, hidden=64, **settings):
    layers = [dl.Dense(64, hidden), dl.ReLU(), *extra, dl.Dense(hidden, 10)]
    net = dl.Network(layers, dtype="float64")
    settings |= {"epochs": 200, "batch_size": 20, "optimizer": dl.SGD(lr=0.1)}
    return net, net.fit(X, labels, validation=(X_val, y_val), progress=False, **settings)


show(
    figures.labelled(X[wrong[:6]].reshape(6, 8, 8), noisy[wrong[:6]]),
    alt="Six handwritten digits with the labels they were given, all wrong: "
    + ", ".join(f"a {a} called {b}" for a, b in zip(y[wrong[:6]], noisy[wrong[:6]], strict=True)),
)

# %% [markdown] tags=["slide"]
# A careless clerk has written the labels of these digits. Above each picture stands what the
# network is taught: right for most of the two hundred, wrong for every fifth. Real data is like
# that: measured badly, typed wrongly, judged by tired people. Every data set has its clerk.
#
# `train(labels)` gives you a network after two hundred epochs, and the history of its training. You
# will call it often today, with one thing changed each time.

# %% [markdown]
# ## Warm up: three things you know

# %%
ask("11-r1")
ask("09-r3")
ask("05-r2")

# %% [markdown] tags=["instructor"]
# **Before you start (3 min).** Show the six pictures and ask: "What should a network answer for the
# first one?" Keep both answers on the board, the digit and the label. Answers of the warm-up: C, B,
# C. Board: two curves, training and validation, and three zones.

# %% [markdown] tags=["slide", "row-82"]
# ## 1. Memorise noise
#
# ### Check the claim
#
# > "Once these processes of calculating loss, backpropagating, and propagating are repeated enough
# > times, we are led to an accurate deep learning model."
#
# We train for two hundred epochs on the clerk's labels. The validation digits have right labels.
#
# **Predict.** How many of a hundred training labels has the network learned in the end? And is the
# claim true, simplified or wrong?

# %%
predict("12-learned", guess=None, unit=" of 100")
predict("12-claim-repeated", "true", "simplified", "wrong", guess=None)

# %% tags=["slide"]
net, history = train(noisy)
best, shares = history.best_epoch, history.validation_accuracy
reveal("12-learned", 100 * net.score(X, noisy), unit=" of 100")
because = (
    f"Unseen digits right: {shares[best]:.1%} after epoch {best + 1}, {shares[-1]:.1%} at last."
)
reveal("12-claim-repeated", "wrong" if shares[-1] < shares[best] - 0.02 else "true", because)
_, clean = train(y)
best, last = max(clean.validation_accuracy), clean.validation_accuracy[-1]
tell(f"With right labels the same training loses nothing: {best:.1%} at best, {last:.1%} at last.")
drawing = history.plot()
show(drawing, alt=drawing.alt)

# %% [markdown] tags=["slide"]
# Everything is learned, even what is false. There is a time in this training at which it does well
# on unseen digits; after that it gets worse at what we want, while it gets better at what we asked
# for.
#
# Two things had to come together: labels that are partly noise, and a network large enough to learn
# noise. With right labels there is little harm in training on.

# %% [markdown] tags=["instructor"]
# **Section 1 (8 min).** Live coding: train on `y` first, and let people be disappointed that
# nothing dramatic happens; only then on `noisy`. Honest staging matters: people see overfitting
# everywhere afterwards. Answers: all labels; "wrong".

# %% [markdown] tags=["slide", "row-85"]
# ## 2. The gap
#
# > "… overfitting, which occurs when the network learns the training data too well and does not
# > generalize to new data …"
#
# Is that a moment, with a before and an after? We ask the network about the wrongly labelled
# pictures alone, after every epoch. Does it say the true digit, or what the clerk wrote?
#
# **Predict.** After twenty epochs, how many in a hundred of *these* get their true name?

# %%
predict("12-true", guess=None, unit=" of 100")

# %% tags=["slide"]
true, taught = [], []


def look(net, history):
    answers = net.predict(X[wrong])
    true.append((answers == y[wrong]).mean())
    taught.append((answers == noisy[wrong]).mean())


train(noisy, callbacks=[look])
reveal("12-true", 100 * true[19], unit=" of 100", because="It knows better than its teacher.")
show(
    figures.true_or_taught(true, taught),
    alt=f"Of the wrongly labelled pictures up to {max(true):.0%} get their true digit in the first "
    f"epochs. Then the wrong labels take over: {taught[-1]:.0%} at the end.",
)

# %% [markdown] tags=["slide"]
# First comes the rule that most examples share, then the exceptions, one by one. So
# [**overfitting**](glossary.md#overfitting) is no yes or no. It is a *gap* on a scale, between what
# was learned and what is worth anything on new data, and it grows.
#
# The other side is [**underfitting**](glossary.md#underfitting): not even the rule is learned. How
# much a network *can* learn is its [**capacity**](glossary.md#capacity).

# %% tags=["slide"]
sizes = (2, 8, 16, 64, 256)
nets = [train(noisy, hidden=hidden)[0] for hidden in sizes]
learned = [net.score(X, noisy) for net in nets]
right = [net.score(X_val, y_val) for net in nets]
show(
    figures.capacity(sizes, learned, right),
    alt=f"From {sizes[0]} to {sizes[-1]} hidden neurons the share of labels learned grows from "
    f"{learned[0]:.0%} to {learned[-1]:.0%}. Right unseen digits grow from {right[0]:.0%} to "
    f"{max(right):.0%} and stay behind: the gap opens.",
)

# %% [markdown] tags=["slide", "row-22", "row-75"]
# Two claims fall here. "There can also be as many hidden layers with as many neurons": yes, but
# each makes memorising easier. And gradient descent is said to find "the lowest point in the loss
# function". Would we want it? The lowest point of *this* loss is the network that repeats every
# mistake of the clerk.
#
# **A published figure.** In chapter three of his book *Neural Networks and Deep Learning*, Michael
# Nielsen trains thirty sigmoids on a thousand digits for four hundred epochs, all labels right. We
# repeat it from the same random numbers. (Where MNIST, his digits, is not on your machine, on the
# small digits instead. He says *cost* for loss.)
#
# **Predict.** At the end every training picture is right. How many of a hundred test pictures?

# %%
from time import perf_counter

from dltutor.experiments import nielsen

predict("12-published", guess=None, unit=" of 100")

# %% tags=["slide"]
pictures, theirs = nielsen.at_hand()
begin = perf_counter()
ours = list(nielsen.curves(pictures, looks=nielsen.LOOKS))
tell(f"{nielsen.EPOCHS} epochs took {perf_counter() - begin:.1f} s on this machine.")
tell(nielsen.compared(ours, theirs, pictures))
n_test, costs = len(pictures.y_test), [point.test_cost for point in ours]
low = nielsen.LOOKS[np.argmin(costs)] + 1
reveal("12-published", 100 * ours[-1].test_right / n_test, unit=" of 100")
show(
    figures.published(nielsen.LOOKS, ours, (n_test, len(pictures.y)), theirs),
    alt=f"The training cost falls to {ours[-1].training_cost:.3f}. The test cost is lowest after "
    f"epoch {low}, {min(costs):.2f}, and rises to {costs[-1]:.2f}; test accuracy stops growing.",
)

# %% [markdown] tags=["slide"]
# (Mind the axis of epochs: each mark is about three times the last one.)
#
# Here nobody lied, and still most of the training was of no use: after a while only the training
# pictures gain. With the book's file on your machine (`nielsen/overfitting.json` in the folder that
# `DLCORE_DATA` names) our circles lie on its lines, digit for digit. A training is no magic: same
# numbers in, same numbers out.

# %% [markdown] tags=["instructor"]
# **Section 2 (10 min).** Prompt: when is memorising right? (Phone numbers, multiplication tables.)
# Misconception: overfitting is yes or no. The points are fig/overfitting.json in the repository of
# the book. Without MNIST the figure is another one of the same kind.

# %% [markdown] tags=["slide"]
# ## 3. L2: a price on squares
#
# To bend around a single wrong label, a network needs large weights. So make them expensive. All
# such means against memorising are called [**regularisation**](glossary.md#regularisation). The
# first, [**`L2`**](glossary.md#l2), adds the sum of all squared weights to the loss, times a number
# $\lambda$ (say *lambda*) that you choose. Biases go free: they shift, they do not bend.
#
# **Worked example.** Weights `2` and `-3`, bias `5`, $\lambda$ = `0.1`.

# %% tags=["slide"]
weights, bias, lam = np.array([2.0, -3.0]), 5.0, 0.1
# 1 square the weights; the bias pays nothing
squares = weights**2
# 2 add up, and multiply by the price
penalty = lam * squares.sum()
# 3 the slope of lam w² is 2 lam w; for the bias it is 0
slopes = 2 * lam * weights
print("penalty", penalty, " slopes", slopes)

# %% [markdown] tags=["slide"]
# **Your turn, half done.** Weights `-4` and `1`, bias `7`, $\lambda$ = `0.2`. The penalty, and the
# slope of the first weight?

# %%
ask("12-t1", None)
ask("12-t2", None)

# %% [markdown] tags=["slide"]
# ### Exercise 12.1: `l2_penalty`
#
# For a whole network: `params` holds `W1`, `b1`, `W2`, `b2` and so on.

# %% tags=["exercise"]
from solutions.ex12_memorising_versus_learning import l2_penalty

# %%
check(l2_penalty)

# %% [markdown] tags=["slide"]
# With plain steps this is the same as shrinking every weight by a small share before each step, so
# it is also called [**weight decay**](glossary.md#weight-decay). Under Adam it is not the same:
# Adam divides the slope of the penalty, too. (In `dlcore`, `l2` stands for $2\lambda$.)
#
# **Predict.** With a price on weights, how many of the clerk's labels will be learned?

# %%
predict("12-l2", "more", "as many", "fewer", guess=None)


# %% tags=["slide"]
def l2_demo(l2):
    net, history = train(noisy, l2=l2)
    W = net.parameters()["dense0.W"]
    return show(
        figures.penalised(W, history),
        alt=f"With l2 = {l2:g} the largest weight is {abs(W).max():.2f}. The network learns "
        f"{net.score(X, noisy):.0%} of its labels and gets {net.score(X_val, y_val):.0%} of the "
        "unseen digits right.",
    )


free, paying = train(noisy)[0].score(X, noisy), train(noisy, l2=0.03)[0].score(X, noisy)
because = f"{free:.1%} for nothing, {paying:.1%} for a price."
reveal("12-l2", "fewer" if paying < free else "more", because)
sliders(l2_demo, l2=(0, 0.1, 0.005, 0.03))

# %% [markdown] tags=["slide"]
# **Modify:** find the best `l2`. (Without sliders: `l2_demo(0.02)`.) Too small a price changes
# nothing, too large a price forbids the rule, too. And see: the training gets *worse*. That is no
# accident, it is the purpose.

# %% [markdown] tags=["instructor"]
# **Section 3 (9 min).** Twins: 3.4 and -1.6. Slips: the bias pays; the 2 of the slope is lost.
# Misconception: regularisation lowers the training loss. The best l2 lies near 0.03 here.

# %% [markdown] tags=["slide", "row-86"]
# ## 4. L1: a price that makes zeros
#
# [**`L1`**](glossary.md#l1) charges for the size of a weight, not for its square. The square pulls
# a tiny weight hardly at all; the size pulls every weight with the same force, down to zero.
#
# ### Exercise 12.2: `l1_penalty`
#
# In the form of `l2_penalty`, with the other price.

# %% tags=["exercise"]
from solutions.ex12_memorising_versus_learning import l1_penalty

# %%
check(l1_penalty)

# %% [markdown] tags=["slide"]
# ### Check the claim
#
# A text says of both penalties that they encourage "smaller weights", which reduces "complexity".
# Smaller, yes. Simpler would be: weights that are gone. One neuron learns from thirty features of
# tumours, with the slope of `L1` in every step; then with the engine's way, which stops a weight
# that would *pass* zero exactly there (a
# *proximal* step, in books).
#
# **Predict.** How many of thirty weights are exactly zero: by slope, and by stopping?

# %%
from dltutor.experiments import unseen

predict("12-by-slope", guess=None, unit=" of 30")
predict("12-by-stopping", guess=None, unit=" of 30")

# %% tags=["slide"]
((rows, dangerous),) = unseen.tumours_in_parts(seed=0, cuts=())
ways, lr, l1 = {}, 0.1, 0.03
for way, price in (("by slope", 0.0), ("by stopping at zero", l1)):
    net = dl.Network([dl.Dense(30, 1)], loss="binary_cross_entropy", dtype="float64")
    W, rule = net.parameters()["dense0.W"], dl.SGD(lr=lr)
    for _ in range(1000):
        net.step(rows, dangerous, rule, l1=price)
        W -= 0.0 if price else lr * l1 * np.sign(W)  # down the slope of the penalty
    ways[way] = W.ravel()
none = {way: int((weights == 0).sum()) for way, weights in ways.items()}
reveal("12-by-slope", none["by slope"], because="They jump to and fro over zero.", unit=" of 30")
reveal("12-by-stopping", none["by stopping at zero"], unit=" of 30")
words = ", ".join(f"{count} of 30 {way}" for way, count in none.items())
show(figures.zeros(ways), alt=f"Weights that are exactly zero under an L1 penalty: {words}.")

# %% [markdown] tags=["slide", "row-50"]
# So the claim needs the small print: the slope makes weights small, the stop makes them zero.
#
# An introduction says that "a single connection between two neurons, is insignificant", and that
# the pattern counts. In a network that learned the right digits, we delete one weight, then half of
# the weights of the first layer, the smallest ones.
#
# **Predict.** How many points of accuracy are lost in each case?

# %%
predict("12-one", guess=None, unit=" points")
predict("12-half", guess=None, unit=" points")

# %%
net, _ = train(y)
W, before = net.parameters()["dense0.W"], net.score(X_val, y_val)
kept, lost = W.copy(), []
for place in np.random.default_rng(seed=12).permutation(W.size)[:200]:
    W.flat[place] = 0
    lost.append(before - net.score(X_val, y_val))
    W[:] = kept
W[abs(W) < np.median(abs(W))] = 0
reveal("12-one", 100 * max(lost), because="The worst of 200 that we tried.", unit=" points")
reveal("12-half", 100 * (before - net.score(X_val, y_val)), unit=" points")

# %% [markdown] tags=["slide"]
# True, then: the network has far more weights than it needs. That is why it can memorise.

# %% [markdown] tags=["instructor"]
# **Section 4 (8 min).** Draw both prices over w: a bowl and a V. At 0.001 the bowl is flat, the V
# is not. Delete half at random instead of the smallest: that hurts.

# %% [markdown] tags=["slide"]
# ## 5. Dropout: nobody is indispensable
#
# [**Dropout**](glossary.md#dropout) makes memorising hard in another way. In every training step,
# and for every example anew, each neuron of a layer is switched off by chance, with probability
# `p`. The survivors are multiplied by `1/(1-p)`.
#
# **Predict.** Half is off, the survivors count double. What does the next layer get, on average?

# %% tags=["slide"]
predict("12-mean", "half as much", "as much as before", "twice as much", guess=None)
masks = (np.random.default_rng(seed=3).random((5, 14)) >= 0.5) / 0.5
show(
    figures.film_strip(masks),
    alt=f"Five steps of fourteen neurons. In each step others are switched off, in all "
    f"{(masks == 0).sum()} of {masks.size}; those that are left are multiplied by {masks.max():g}.",
)

# %%
A = np.random.default_rng(seed=3).random((10_000, 14))  # activations, mean 0.5
mask = (np.random.default_rng(seed=4).random(A.shape) >= 0.5) / 0.5
print("mean before", A.mean().round(3), " with dropout", (A * mask).mean().round(3))
close = abs((A * mask).mean() / A.mean() - 1) < 0.05
reveal("12-mean", "as much as before" if close else "half as much")

# %% [markdown] tags=["slide"]
# So when the training is over, dropout is simply off: all neurons, no factor. And a neuron that may
# lose its neighbours at any moment must be of use by itself.
#
# ### Exercise 12.3: `dropout_forward`

# %% tags=["exercise"]
from solutions.ex12_memorising_versus_learning import dropout_forward

# %%
check(dropout_forward)

# %% [markdown] tags=["slide"]
# ### Exercise 12.4 (extra): `dropout_backward`
#
# Blame goes back by the same mask.

# %% tags=["exercise"]
from solutions.ex12_memorising_versus_learning import dropout_backward

# %%
check(dropout_backward)

# %% [markdown] tags=["slide"]
# How much may be dropped? **This cell fails on purpose.**

# %% tags=["raises-exception"]
train(noisy, dl.Dropout(1.0))

# %% [markdown] tags=["instructor"]
# **Section 5 (10 min).** Act it out: a group solves a task while members leave the room by lot.
# Slips: dropout left on when predicting; scaled twice; one mask for all rows; the share kept taken
# for the share dropped.

# %% [markdown] tags=["slide", "row-72", "row-73"]
# ## 6. Early stopping
#
# ### Check the claim
#
# On its blindfolded walk, says a text, one goes on "until every direction points downwards", and
# "the highest hill you found becomes the trained neural network". For us it is valleys. So: does a
# training end where the ground is flat?
#
# [**Early stopping**](glossary.md#early-stopping) watches the *validation* loss, and gives up when
# it has found no new best for some epochs, its [**patience**](glossary.md#patience). Then it brings
# back the weights of the best epoch.
#
# **Predict.** At that best epoch, is the slope of the *training* loss zero?

# %%
import math

predict("12-claim-flat", "yes, about zero", "no, far from it", guess=None)

# %% tags=["slide"]
_, whole = train(noisy)
net, stopped = train(noisy, early_stopping=dl.EarlyStopping(patience=20))
net.forward(X)
net.backward(noisy)
steepness = math.sqrt((net.dtheta**2).sum())
low, later = stopped.loss[stopped.best_epoch], whole.loss[-1]
because = f"The training loss is {low:.2f} there, and could go on falling to {later:.2f}."
reveal("12-claim-flat", "no, far from it" if steepness > 0.05 else "yes, about zero", because)
best, stop = stopped.best_epoch, len(stopped.loss) - 1
show(
    figures.patience(whole.validation_loss, best, stop),
    alt=f"The validation loss is lowest after epoch {best + 1}, whose weights are kept; training "
    f"stops after epoch {stop + 1}. Further training would have led from "
    f"{min(whole.validation_loss):.2f} up to {whole.validation_loss[-1]:.2f}.",
)

# %% [markdown] tags=["slide"]
# Simplified, then. A training ends when the budget does or when validation says so, mostly on a
# slope, and in one run rather than over many hills.
#
# ### Exercise 12.5: `early_stop`
#
# Walk through a list of validation losses. Remember the best so far, and where it was. (`math.inf`
# is larger than any loss.)

# %% tags=["exercise"]
from solutions.ex12_memorising_versus_learning import early_stop

# %%
check(early_stop)

# %% [markdown] tags=["slide"]
# All means side by side, each at a setting that suits it:

# %% tags=["slide"]
runs = {"nothing": train(noisy), "L2": train(noisy, l2=0.03), "L1": train(noisy, l1=0.01)}
runs["dropout"] = train(noisy, dl.Dropout(0.7))
runs["early stopping"] = train(noisy, early_stopping=dl.EarlyStopping(patience=20))
results = {name: (net.score(X, noisy), net.score(X_val, y_val)) for name, (net, _) in runs.items()}
words = [f"{name} {learned:.0%} and {unseen:.0%}" for name, (learned, unseen) in results.items()]
show(
    figures.remedies(results),
    alt="Labels learned and unseen digits right: " + "; ".join(words) + ".",
)

# %% [markdown] tags=["slide", "row-87"]
# Each remedy learns fewer labels than "nothing" does, and reads more unseen digits. Do not take the
# order for a law: other digits, other settings, another order. Which means to take, and how much of
# it, is chosen on validation data, as in lesson 11. Texts that stop at penalties leave out half.

# %% [markdown] tags=["instructor"]
# **Section 6 (6 min).** Patience is a bet: too short stops at a jitter, too long wastes time. The
# weights of the last epoch are the classic slip. Answer: "no, far from it".

# %% [markdown] tags=["slide"]
# ## 7. What is not overfitting
#
# Four trainings. One of them overfits. In another the validation pictures were turned on their side
# by mistake; one network is too small; and one has only a handful of validation pictures.
#
# **Predict.** Which one overfits?

# %% tags=["slide"]
from dltutor.experiments import lookalikes

predict("12-which", "A", "B", "C", "D", guess=None)
curves = lookalikes.four_trainings(X, y, noisy, X_val, y_val)
show(
    figures.four_curves(curves),
    alt="Four pairs of loss curves. In A both stay high. In B validation is bad from the first "
    "epochs on. In C it falls, turns and rises while training falls. In D it jitters.",
)

# %%
turning = [name for name, pair in curves.items() if lookalikes.overfits(pair)]
reveal("12-which", "C" if turning == ["C"] else "A", because="First learned, then lost.")

# %% [markdown] tags=["slide"]
# - **A** underfits: both losses are high, and close together. Dropout would make it worse.
# - **B** is a bug. The gap is there from the beginning; look at the data, not at the network.
# - **D** is noise: a dozen pictures cannot say much. Take more of them.
#
# A gap alone is not enough to call it overfitting. Look for the turn.

# %% [markdown] tags=["instructor"]
# **Section 7 (6 min).** In pairs, with printed curves: overfit, underfit, bug, noise.
# Misconception: every high loss, every gap and every jitter is overfitting.

# %% [markdown] tags=["slide"]
# ## 8. Open the box: `dropout_forward`

# %% tags=["slide"]
import inspect

from dlcore import formulas
from dlcore.cpu.dropout import dropout_forward as compiled_dropout

sources = [inspect.getsource(formulas.scrambled), inspect.getsource(compiled_dropout.py_func)]
tell("```python\n" + "\n".join(sources) + "\n```")

# %% [markdown] tags=["slide"]
# No dice are passed from one number to the next. The dice of a neuron *are* its place, scrambled.
# So any order of work, any number of threads (lesson 13) and any device draw the same mask.

# %%
from time import perf_counter

A = np.random.default_rng(seed=12).random((300, 64))
stream, limit, scale = formulas.scrambled(2024), int(0.5 * 2**32), 2.0
mask, out, plain = np.zeros_like(A), np.zeros_like(A), np.zeros_like(A)
compiled_dropout(A, stream, limit, scale, mask, out)  # the first call compiles
begin = perf_counter()
for i in reversed(range(300)):  # from the last row to the first
    for j in range(64):
        plain[i, j] = 0.0 if formulas.scrambled(stream ^ (i * 64 + j)) < limit else scale
middle = perf_counter()
compiled_dropout(A, stream, limit, scale, mask, out)
times = (middle - begin) / (perf_counter() - middle)
assert np.array_equal(mask, plain) and np.array_equal(out, A * plain)
tell(f"The same mask, drawn backwards by Python; compiled it is **{times:.0f} times** faster here.")

# %% [markdown] tags=["slide"]
# ## 9. The test, opened once
#
# The milestone. Tumours again, in three parts. Five ways to train are compared on validation data,
# by their loss, which says more than counted mistakes.
#
# **Predict.** Run this cell, look at the table, and note what you expect of the chosen one on the
# *test* before you open it with the next cell.

# %% tags=["slide"]
from dltutor.experiments import unseen

predict("12-test", guess=None, unit=" of 100")
learn, validate, test = unseen.tumours_in_parts(seed=0, cuts=(300, 434))
tries = {"nothing": ([], {}), "L2": ([], {"l2": 0.01}), "L1": ([], {"l1": 0.01})}
tries["dropout"] = ([dl.Dropout(0.5)], {})
tries["early stopping"] = ([], {"early_stopping": dl.EarlyStopping(10)})
nets, judged = {}, {}
for name, (extra, settings) in tries.items():
    layers = [dl.Dense(30, 32), dl.ReLU(), *extra, dl.Dense(32, 2)]
    nets[name] = dl.Network(layers, dtype="float64")
    nets[name].fit(*learn, 100, 10, dl.SGD(lr=0.1), validate, progress=False, **settings)
    judged[name] = nets[name].evaluate(*validate)
    print(f"{name:15} validation {judged[name]['accuracy']:.1%}, loss {judged[name]['loss']:.3f}")

# %% tags=["slide"]
chosen = min(judged, key=lambda name: judged[name]["loss"])
right, flattered = nets[chosen].score(*test), judged[chosen]["accuracy"]
because = f"Chosen: {chosen}, with {flattered:.1%} on validation. "
because += f"One tumour more or less makes {100 / len(test[1]):.1f} points."
reveal("12-test", 100 * right, because, unit=" of 100")
M = dl.metrics.confusion_matrix(test[1], nets[chosen].predict(test[0]))
show(
    figures.confusion_table(M, ("harmless", "dangerous")),
    alt=f"Of {M.sum()} test tumours the chosen network misses {M[1, 0]} dangerous ones and calls "
    f"{M[0, 1]} harmless ones dangerous; {np.trace(M)} are right.",
)

# %% [markdown] tags=["slide"]
# That number is the one to report. Whoever now goes back and changes something has used up the
# test.

# %% [markdown] tags=["slide"]
# ## Four questions before you go

# %%
ask("12-c1")
ask("12-c2")
ask("12-c3")
ask("12-c4")

# %% [markdown] tags=["slide"]
# ## What you take along
#
# A large network learns everything that it is told, the rule first and the mistakes later.
# Overfitting is the gap that opens on the way. Make memorising expensive: a price on weights,
# absent neurons, or an end in time. All of them make the training worse, and that is how they work.
# Which one, validation decides; the test is opened once.
#
# **Words:** [overfitting](glossary.md#overfitting), [underfitting](glossary.md#underfitting),
# [capacity](glossary.md#capacity), [regularisation](glossary.md#regularisation),
# [`L2`](glossary.md#l2), [`L1`](glossary.md#l1), [weight decay](glossary.md#weight-decay),
# [dropout](glossary.md#dropout), [early stopping](glossary.md#early-stopping),
# [patience](glossary.md#patience)
#
# **Exercises:** 12.1 `l2_penalty`, 12.2 `l1_penalty`, 12.3 `dropout_forward`, 12.4
# `dropout_backward`, 12.5 `early_stop`. In a terminal, `dlcore check 12` marks the same five.

# %% [markdown]
# ## Try
#
# - Let the clerk be wrong in half of all labels. How much of the rule survives?
# - Combine dropout with early stopping. Are two remedies better than one?
# - Four times as many pictures, one in five labels wrong as before: what happens to the gap?
#
# **Next:** lesson 13, *Going fast: cores*. The same loops, in the order that the machine likes.

# %% [markdown] tags=["instructor"]
# **Answers.** Check questions: A, C, D, B. Milestone: discuss before opening what each person wrote
# down, and why. The next cell runs the first point of "Try".

# %% tags=["instructor"]
rng = np.random.default_rng(seed=1)
half = np.where(rng.random(200) < 0.5, (y + rng.integers(1, 10, size=200)) % 10, y)
net, history = train(half)
print(f"labels learned {net.score(X, half):.1%}, unseen digits right {net.score(X_val, y_val):.1%}")
print(f"at the best epoch, {history.best_epoch + 1}: {max(history.validation_accuracy):.1%}")
