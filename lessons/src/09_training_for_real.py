# %% [markdown] tags=["slide"]
# # 9 · Training for real
#
# **Ten looks at all the pictures. You may take ten exact steps with them, or hundreds of sloppy
# ones. Which network reads more digits?**
#
# After this lesson you can
#
# - **write** the training loop,
# - **deal** examples into batches, shuffled and with their labels,
# - **choose** the first weights,
# - **test** a network on a single batch before you train it,
# - **read** a loss curve, and tell a bug from bad luck.
#
# The one formula of this lesson, for a batch $B$ of the examples:
#
# $$\theta \;\leftarrow\; \theta - \text{lr} \cdot \frac{dL_B}{d\theta}$$
#
# in words: the step of lesson 6, with the loss of a few examples in place of all. ($\theta$, theta,
# stands for all weights and biases together.)

# %% tags=["slide"]
import numpy as np
from dltutor.experiments import school
from dltutor.lesson import arrange, ask, check, figures, predict, reveal, show, sliders, tell

X, y, X_new, y_new = school.digits()  # (n, 64) pixels from 0 to 1; (n,) digits 0 to 9
curves = {}
for kind, size in (("exact", len(X)), ("sloppy", 32)):
    net, losses = school.learn(X, y, batch_size=size)
    right = net.score(X_new, y_new)
    curves[f"{len(losses)} {kind} steps: {right:.0%} right"] = losses

show(
    figures.over_passes(curves, 10),
    alt=f"Ten passes over the digits, {' or '.join(curves)}. The exact steps go down smoothly and "
    f"slowly; the sloppy ones jump, and soon reach losses about {losses[-43:].mean():.1f}.",
)

# %% [markdown] tags=["slide"]
# Both networks began with the same weights, saw every picture ten times, used the same learning
# rate. One looked at all pictures before each step, and its slope was exact. The other looked at
# thirty-two, and its slope was a rough estimate. (`school` holds the digits and the loop; you will
# write that loop in a minute.)
#
# How can rough be so much better than exact?

# %% [markdown]
# ## Warm up: three things you know

# %%
ask("08-r2")
ask("06-r2")
ask("02-r3")

# %% [markdown] tags=["instructor"]
# **Before you start (3 min).** Ask for bets before the picture is shown. Most back the exact steps.
# Answers of the warm-up: A, A, B. Board: the loop as a large circle, data, batch, forward, loss,
# backward, step, and back; it stays there all term.

# %% [markdown] tags=["slide"]
# ## 1. The loop
#
# Training is one small thing, again and again:

# %% tags=["slide"]
show(
    figures.loop(),
    alt="Training goes round in a ring: deal a batch, forward, backward, step, and the next batch. "
    "Once round is one update; when all batches had their turn, an epoch is over.",
)

# %% [markdown] tags=["slide", "row-60"]
# A handful of examples that share one update is a [**mini-batch**](glossary.md#mini-batch). Before
# they are dealt the examples are put into a random order: we [**shuffle**](glossary.md#shuffle)
# them. When every example had its turn, an [**epoch**](glossary.md#epoch) is over, and the data
# comes again.
#
# Two boxes are often mixed up. *Backward* finds slopes and changes nothing (lesson 7). The *step*
# moves the knobs, and finds nothing. And what does going *forward*, alone, do?
#
# ### Check the claim
#
# > "Its accuracy improves as it keeps making predictions …"
#
# The next cell lets a fresh network predict all digits a hundred times.
#
# **Predict.** What happens to its accuracy?

# %%
predict("09-claim-predict", "it rises", "it stays", "it falls", guess=None)

# %% tags=["slide"]
net = school.network()
before = net.score(X_new, y_new)
for _ in range(100):
    net.predict(X)
after = net.score(X_new, y_new)
because = f"{before:.1%} before, {after:.1%} after: about chance."
reveal("09-claim-predict", "it stays" if after == before else "it rises", because)

# %% [markdown] tags=["slide", "row-83"]
# Wrong, then: a network does not learn while it is used. It learns in the step, and the step needs
# slopes, and slopes need labels.
#
# The slopes come from lesson 8. There you wrote them; here they are once more, so that this lesson
# has them:


# %%
def backprop_mlp(X, y, params):
    hidden = np.maximum(X @ params["W1"] + params["b1"], 0)
    logits = hidden @ params["W2"] + params["b2"]
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    d_logits = (np.exp(log_p) - np.eye(log_p.shape[1])[y]) / len(y)
    d_hidden = (d_logits @ params["W2"].T) * (hidden > 0)
    grads = {"W1": X.T @ d_hidden, "b1": d_hidden.sum(axis=0)}
    grads |= {"W2": hidden.T @ d_logits, "b2": d_logits.sum(axis=0)}
    return float(-log_p[np.arange(len(y)), y].mean()), grads


# %% [markdown] tags=["slide"]
# **Worked example.** One epoch with five pictures, in batches of four. (The first weights are small
# and random; section 4 says why.)

# %% tags=["slide"]
rng = np.random.default_rng(seed=9)
params = {"W1": rng.normal(0, 0.2, (64, 32)), "b1": np.zeros(32)}
params |= {"W2": rng.normal(0, 0.2, (32, 10)), "b2": np.zeros(10)}
# 1 shuffle: a new order of the indices
order = rng.permutation(5)
# 2 deal: the first four, and what is left
first, last = order[:4], order[4:]
# 3 blame and step, batch after batch
loss_1, grads = backprop_mlp(X[first], y[first], params)
params = {name: params[name] - 0.2 * grads[name] for name in params}
loss_2, grads = backprop_mlp(X[last], y[last], params)  # at the weights of now
params = {name: params[name] - 0.2 * grads[name] for name in params}
# 4 note: one number for the epoch
print("order", order, " loss of the epoch", round((4 * loss_1 + 1 * loss_2) / 5, 3))

# %% [markdown] tags=["slide"]
# `X[first]` picks the rows whose indices are in `first`. Three things to notice: the second batch
# met the *new* weights. Its slopes replaced the old ones; nothing was added up. And in the loss of
# the epoch each *example* counts once.
#
# **Your turn, half done.** Eight examples in batches of six. The first batch has the loss `0.6`,
# the second `0.2`. One knob stood at `1`; its slope was `0.5` in the first batch and `-1` in the
# second, and the rate is `0.1`.

# %%
# 1 and 2 shuffled and dealt: six examples, then two
# 3 where is the knob after both steps?
knob = None
# 4 and what is noted?
epoch_loss = None

ask("09-t1", epoch_loss)
ask("09-t2", knob)

# %% [markdown] tags=["slide"]
# ### Puzzle: put the lines in order
#
# Two loops, one inside the other. Two of these lines do not belong.

# %%
arrange("09-p1", "")

# %% [markdown] tags=["slide"]
# ### Exercise 09.3: `train`
#
# Now your own, with `backprop_mlp`. Take a copy of the parameters first, so that the caller can
# still compare before and after.

# %% tags=["exercise"]
from solutions.ex09_training_for_real import train

# %%
check(train)

# %%
rng = np.random.default_rng(seed=9)
params = {"W1": rng.normal(0, 0.2, (64, 32)), "b1": np.zeros(32)}
params |= {"W2": rng.normal(0, 0.2, (32, 10)), "b2": np.zeros(10)}
try:
    params, history = train(X, y, params, 0.2, 10, 32, rng)
    hidden = np.maximum(X_new @ params["W1"] + params["b1"], 0)
    found = (hidden @ params["W2"] + params["b2"]).argmax(axis=1)
    tell(f"Your own loop reads **{(found == y_new).mean():.1%}** of the new digits.")
except Exception:  # an unfinished exercise may fail in any way
    tell("When your `train` passes, run this cell again: it will read digits.")

# %% [markdown] tags=["instructor"]
# **Section 1 (10 min).** Live: the loop in six lines, with the class calling out the next box of
# the ring. Twins: 0.5 and 1.05. Common slips: the step left of the inner loop; slopes added up (in
# PyTorch a forgotten zero_grad); the history as a mean of batches.

# %% [markdown] tags=["slide", "row-69"]
# ## 2. Batches and epochs
#
# After a correction "the neural network tries predicting the output for another input", says one
# text. That is half of it: it goes on to the next *batch*, and after all of them the same examples
# come again.
#
# **Predict.** How many updates does one epoch have, with the numbers that this cell shows?

# %%
tell(f"{len(X):,} examples, 32 in a batch.")
predict("09-updates", guess=None, unit=" updates")

# %% tags=["slide"]
full, left = divmod(len(X), 32)
because = f"{full} full batches, and a last one with the {left} examples that are left."
reveal("09-updates", full + (left > 0), because, unit=" updates")
order = np.random.default_rng(seed=1).permutation(10)
show(
    figures.dealt(order, y, 4),
    alt="Ten examples in batches of four: the shuffled indices are cut into four, four and two, "
    "and below each index lies the label that comes along.",
)

# %% [markdown] tags=["slide", "row-81"]
# Deal examples like cards: shuffle *once* for the epoch, then take the next few off the top until
# none are left. What is shuffled is a list of indices. The data stays where it is.
#
# Descent with mini-batches that come in random order is called *stochastic* gradient descent,
# [**SGD**](glossary.md#sgd) for short; stochastic means that chance takes part. Nearly everything
# that is trained today is trained by it, or by a variant (lesson 10).

# %% [markdown] tags=["slide", "row-68"]
# ### Check the claim
#
# > "Neural networks are trained one example at a time."
#
# **Predict.** True, simplified or wrong? The next cell tries it, beside two other sizes.

# %%
predict("09-claim-one", "true", "simplified", "wrong", guess=None)

# %% tags=["slide"]
from time import perf_counter

runs, seconds = {}, {}
for size in (1, 32, len(X)):
    start = perf_counter()
    net, losses = school.learn(X, y, size, lr=0.1)
    seconds[size] = perf_counter() - start
    runs[f"batches of {size:,}"] = losses
    print(f"{size:5,} in a batch: {len(losses):6,} updates, {net.score(X_new, y_new):.1%} right")
times = f"One at a time took {seconds[1] / seconds[32]:.0f} times as long as batches of 32."
reveal("09-claim-one", "wrong", times)
show(
    figures.loss_gallery(runs, 10),
    alt="Batches of one make the losses jump all over; the others come down, slowest all at once.",
)

# %% [markdown] tags=["slide"]
# It *can* be done, and hardly anybody does. Single pictures take the most steps, so the loss falls
# fast; but each step lurches after one picture, where the run ends is luck, and the computer spends
# its time on small change. All pictures at once give perfect advice, ten times. Batches in between
# get almost everything, for a fraction of the time.
#
# But why is sloppy advice good enough? Here is how well the slopes of a batch agree with the exact
# ones: `1` means the same direction, `0` nothing in common.

# %% tags=["slide"]
net, rng = school.network(), np.random.default_rng(seed=2)


def direction(pick):
    net.forward(X[pick])
    net.backward(y[pick])
    return net.dtheta / np.linalg.norm(net.dtheta)


exact = direction(np.arange(len(X)))
for size in (1, 8, 32, 128, 512):
    agreements = [exact @ direction(rng.permutation(len(X))[:size]) for _ in range(100)]
    print(f"{size:3} pictures agree {np.mean(agreements):.2f} with all of them, on average")

# %% [markdown] tags=["slide"]
# Four times the pictures is four times the work, and it buys less each time. Better spend that work
# on a *next* step, from a better place. That also says that larger batches are not simply better:
# they are more exact, and they are fewer.
#
# ### Exercise 09.1: `minibatches`
#
# Deal the cards: any order that is fresh and complete is right.

# %% tags=["exercise"]
from solutions.ex09_training_for_real import minibatches

# %%
check(minibatches)

# %% [markdown] tags=["instructor"]
# **Section 2 (10 min).** Prompt: "What can noise be good for?" (It shakes a run out of bad places;
# and it is cheap.) Somebody will ask for the best rate of ten exact steps: try 0.5 and 1; it stays
# far behind. Misconceptions: one example at a time; bigger is better. Answers: 43, wrong.

# %% [markdown] tags=["slide"]
# ## 3. Shuffle, and shuffle together
#
# Shuffling is one line, and easily wrong. **This cell fails on purpose.**

# %% tags=["raises-exception"]
order = np.random.default_rng(seed=3).permutation(X)
X[order]

# %% [markdown] tags=["slide"]
# The last line says that indices must be whole numbers. `permutation(X)` shuffled the *pictures*;
# `permutation(len(X))` shuffles their *indices*. Be glad that it failed: its sister slips run
# without a word. Two of them:
#
# - *apart*: rows and labels are shuffled each on their own;
# - *sorted*: nothing is shuffled, and the file has all zeros first, then all ones, and so on.
#
# **Predict.** How many of a hundred new digits will the first one read? And the second: which digit
# will it name most often?

# %%
predict("09-apart", guess=None, unit=" of 100")
predict("09-sorted", guess=None)

# %% tags=["slide"]
other = y[np.random.default_rng(seed=3).permutation(len(y))]
net, losses = school.learn(X, other, 32)
because = f"Chance. The loss stays at {losses[-43:].mean():.2f}."
reveal("09-apart", 100 * net.score(X_new, y_new), because, unit=" of 100")
by_label = np.argsort(y, kind="stable")  # indices: all zeros, then all ones, ...
net, losses = school.learn(X[by_label], y[by_label], 32, shuffled=False)
named = np.bincount(net.predict(X_new), minlength=10)
because = f"{named.max()} of {len(y_new)} times. {net.score(X_new, y_new):.0%} are right."
reveal("09-sorted", float(named.argmax()), because)

# %% [markdown] tags=["slide"]
# Labels of strangers teach nothing. And who sees a hundred zeros in a row learns "always zero",
# then unlearns it for "always one". The last digits of the file win. One list of indices picks rows
# *and* labels, drawn anew in each epoch.

# %% [markdown] tags=["instructor"]
# **Section 3 (6 min).** Live: leave out the index on the labels and watch chance arrive, without an
# error. Ask for other files that are sorted (iris; anything exported from a table). Both slips are
# named mistakes of the exercises.

# %% [markdown] tags=["slide", "row-51", "row-87"]
# ## 4. Starting weights
#
# The choice of the first weights is the [**initialisation**](glossary.md#initialisation).
# "Initially, the network is completely random", says an introduction, and the first time "there's
# no hope". Look more closely: biases start at `0`, and the weights are not just any random numbers.
# A beginner should be *undecided*, with a loss near `ln 10`, about `2.3` (lesson 5).
#
# **Predict.** What is the first loss if weights are drawn with a spread of `1`? And how many of a
# hundred digits are read after ten passes if all weights start at *zero*?

# %%
predict("09-wild", guess=None)
predict("09-zeros", guess=None, unit=" of 100")


# %% tags=["slide"]
def alike(rng, n_in, n_out):
    return np.full((n_in, n_out), 0.1)


starts, ends = {}, {}
for name, init in (("zeros", "zeros"), ("alike", alike), ("spread 1", "normal"), ("he", "he")):
    starts[name] = school.network(init).evaluate(X, y)["loss"]
    net, _ = school.learn(X, y, 32, init=init)
    ends[name] = net.score(X_new, y_new)
    kinds = np.unique(net.layers[0].W.round(9), axis=1).shape[1]
    print(f"{name:8}: first loss {starts[name]:5.2f}, then {ends[name]:.0%} right, {kinds:2} kinds")
reveal("09-wild", starts["spread 1"], because="Sure of itself, and wrong.")
reveal("09-zeros", 100 * ends["zeros"], unit=" of 100", because="It never left the start.")

# %% [markdown] tags=["slide"]
# *Kinds* counts how many of the hidden neurons are different. If all begin alike, all get the same
# blame, take the same step, and stay alike: one neuron in many copies. This tie is called
# [**symmetry**](glossary.md#symmetry), and only chance can break it. All zero is worse still: no
# blame gets through weights of zero.
#
# So: random, around zero, but with which spread (the standard deviation)? A score adds up many
# products, so it grows with the number of inputs. Here is a deep network, eight layers of `64`
# neurons with tanh. `rng.normal(0, spread, shape)` draws the weights.


# %% tags=["slide"]
def spread_demo(spread):
    rng, A, layers = np.random.default_rng(seed=4), X, {}
    for layer in range(1, 9):
        A = np.tanh(A @ rng.normal(0, spread, (64, 64)))
        if layer in (1, 2, 4, 8):
            layers[f"layer {layer}"] = A
    sizes = ", ".join(f"{name} {values.std():.2f}" for name, values in layers.items())
    return show(
        figures.signals(layers),
        alt=f"With weights of spread {spread:g} the spread of the activations is: {sizes}.",
    )


sliders(spread_demo, spread=(0.025, 0.5, 0.025, 0.025))

# %% [markdown] tags=["slide"]
# Move the slider (or call `spread_demo(0.3)`). Too small: the signal dies on its way. Too large:
# everything is pressed against the ends, where tanh is flat and no blame comes back. **Your aim:**
# the spread at which layer eight looks most like layer one.
#
# A sum of $n$ random products is about $\sqrt n$ times as large as one of them. So divide by it:
#
# | name | spread of the weights | for |
# |---|---|---|
# | Xavier | $\sqrt{2 / (d_{in} + d_{out})}$ | tanh and sigmoid |
# | He | $\sqrt{2 / d_{in}}$ | ReLU, which cuts away one half |
#
# With `64` in and `64` out Xavier says `0.125`. Was that yours, or near it?
#
# ### Exercise 09.2: `init_weights`

# %% tags=["exercise"]
from solutions.ex09_training_for_real import init_weights

# %%
check(init_weights)

# %% [markdown] tags=["slide", "row-22"]
# ### Check the claim
#
# > "There can also be as many hidden layers with as many neurons."
#
# As many as you like, that is. The next network has nine layers, sigmoids in between, and begins
# with Xavier's weights.
#
# **Predict.** Its last layer gets slopes of some size. How many times smaller are those of its
# first layer?

# %%
predict("09-deep", guess=None, unit=" times")

# %% tags=["slide"]
import dlcore as dl

for bend, init in ((dl.ReLU, "he"), (dl.Sigmoid, "xavier")):
    layers, n_in = [], 64
    for _ in range(8):
        layers += [dl.Dense(n_in, 32, init), bend()]
        n_in = 32
    net = dl.Network([*layers, dl.Dense(32, 10, init)], dtype="float64", seed=0)
    net.forward(X)
    net.backward(y)
    sizes = [np.linalg.norm(layer.dW) for layer in net.layers if layer.kind == "dense"]
    print(f"{bend.__name__:8} first layer {sizes[0]:.1g}, last layer {sizes[-1]:.1g}")
reveal("09-deep", sizes[-1] / sizes[0], unit=" times", because="That was the sigmoid.")

# %% [markdown] tags=["slide"]
# Blame that shrinks layer by layer is a [**vanishing
# gradient**](glossary.md#vanishing-gradient). You may stack as many layers as you like; whether the
# first ones learn is another matter. ReLU with He's weights keeps the blame alive. (More layers and
# neurons also cost time, and may learn by heart: lesson 12.)

# %% [markdown] tags=["instructor"]
# **Section 4 (10 min).** Two networks on the board, one with all weights 1, and the question "which
# neuron gets more blame?" Misconception: any random numbers will do. Slider: 0.125 to 0.15. Answers
# of the predictions differ a little with the seed; chance for zero, a loss above ten for spread 1.

# %% [markdown] tags=["slide"]
# ## 5. One batch by heart
#
# Before a long training, do a short one: take *one* batch and step on it again and again. A sound
# network learns thirty-two pictures by heart in a moment. (`net.step` is one turn of the ring with
# the engine: forward, backward, step. It returns the loss before the step.)
#
# **Predict.** And if the labels of that batch are wrong, drawn from other pictures?

# %%
predict("09-memory", "it learns them, too", "the loss stays", guess=None)

# %% tags=["slide"]
import dlcore as dl

wrong = np.random.default_rng(seed=3).permutation(y)
kinds = (("sound", "he", y), ("wrong labels", "he", wrong), ("zero start", "zeros", y))
curves = {}
for name, init, labels in kinds:
    net, rule = school.network(init), dl.SGD(lr=0.5)
    curves[name] = [net.step(X[:32], labels[:32], rule) for _ in range(300)]
learned = curves["wrong labels"][-1] < 0.1
reveal("09-memory", "it learns them, too" if learned else "the loss stays")
show(
    figures.lines(curves, "update on the same batch", "loss", ylim=(0, None)),
    alt="On one batch two networks learn, the one with wrong labels more slowly; the third stays: "
    + ", ".join(f"{name} ends at {losses[-1]:.2f}" for name, losses in curves.items()),
)

# %% [markdown] tags=["slide"]
# So know what the test says. A loss that will not go to zero means a broken *machine*: a dead
# start, a missing step, slopes of the wrong sign. Wrong *data* passes. Three checks cost a minute
# and save a day:
#
# - the first loss is that of an undecided beginner,
# - the gradients pass the check of lesson 8,
# - one batch can be learned by heart.

# %% [markdown] tags=["instructor"]
# **Section 5 (6 min).** Hang the three checks up as a poster. Prompt: "Why is it good news that it
# learns nonsense?" (The machine works; whether it learns something true is a question of data.)

# %% [markdown] tags=["slide", "row-77"]
# ## 6. Reading the curve
#
# The losses in the order of the updates are the [**loss curve**](glossary.md#loss-curve). What does
# a good one look like?
#
# ### Check the claim
#
# > "This gradient is then used to update the weights, gradually reducing the loss function …"
#
# **Predict.** After each update of a good run we take the loss over *all* examples. In how many of
# a hundred updates has it gone *up*? And a second one: somebody forgets to shuffle a sorted file.
# What will the losses of the batches look like?

# %%
predict("09-rises", guess=None, unit=" of 100")
predict("09-teeth", "a flat line", "saw teeth", "a smooth fall", guess=None)

# %% tags=["slide"]
import dlcore as dl

net, rule, rng = school.network(), dl.SGD(lr=0.2), np.random.default_rng(seed=0)
whole = [net.evaluate(X, y)["loss"]]
for _ in range(10):
    order = rng.permutation(len(X))
    for start in range(0, len(X), 32):
        pick = order[start : start + 32]
        net.step(X[pick], y[pick], rule)
        whole.append(net.evaluate(X, y)["loss"])
because = f"And yet it fell from {whole[0]:.2f} to {whole[-1]:.2f}."
reveal("09-rises", 100 * np.mean(np.diff(whole) > 0), because, unit=" of 100")

# %% [markdown] tags=["slide"]
# "Gradually" is a simplification: a batch pulls towards its own examples, often to the cost of the
# others. One update tells nothing; the mean of an epoch does. In the next picture the dots are such
# means. Six trainings: which is the good one, and what went wrong in the others?

# %% tags=["slide"]
mixed, by_label = np.random.default_rng(seed=3).permutation(y), np.argsort(y, kind="stable")
gallery = {
    "A": school.learn(X, y, 32, lr=2.0)[1],
    "B": school.learn(X, y, 32, lr=0.002)[1],
    "C": school.learn(X[by_label], y[by_label], 32, lr=0.1, shuffled=False)[1],
    "D": school.learn(X, y, 32)[1],
    "E": school.learn(X, mixed, 32)[1],
    "F": school.learn(X, y, 32, lr=1.0)[1],
}
reveal("09-teeth", "saw teeth", because="See C: it jumps up wherever another digit begins.")
show(
    figures.loss_gallery(gallery, 10),
    alt="C swings up and down ten times in every pass, F has spikes, D falls smoothly. Mean losses "
    "in the last pass: " + ", ".join(f"{k} {v[-43:].mean():.2f}" for k, v in gallery.items()),
)

# %% [markdown] tags=["slide"]
# | curve | what it tells | what was done |
# |---|---|---|
# | A | jumps, then flat at `ln 10`: dead | rate `2`: a large step shut the ReLUs |
# | B | falls, but hardly | rate `0.002`: too small |
# | C | saw teeth | never shuffled |
# | D | falls fast, then slowly, some noise | rate `0.2`: good |
# | E | near `ln 10` from the start: nothing to learn | labels of strangers |
# | F | falls, with spikes | rate `1`: on the edge |
#
# A and E end alike; their *beginnings* differ. So look at the start of a curve first.

# %% [markdown] tags=["instructor"]
# **Section 6 (8 min).** Show the gallery, two minutes in pairs, then the table. Sorting task: which
# of them would you stop after one pass? Misconception: the loss must fall at every step.

# %% [markdown] tags=["slide"]
# ## 7. Open the box: an epoch
#
# This is the engine's epoch, and the compiled loop that deals the cards.

# %% tags=["slide"]
import inspect

from dlcore.cpu import take_rows
from dlcore.one_epoch import LayerByLayer

sources = inspect.getsource(LayerByLayer.run) + "\n" + inspect.getsource(take_rows.py_func)
tell(f"```python\n{sources}\n```")

# %% [markdown] tags=["slide"]
# You know every line of the first: it is your `train`, and it counts right answers on the way. The
# second copies the drawn rows side by side, into an array that is made once and used again for
# every batch.
#
# **Predict.** How many times faster is the copying, compiled?

# %%
predict("09-speed", guess=None, unit=" times")

# %%
from time import perf_counter

rows = np.random.default_rng(seed=5).permutation(len(X))
batch, plain = np.zeros((len(X), 64)), np.zeros((len(X), 64))
take_rows(X, rows, batch)  # the first call compiles
begin = perf_counter()
take_rows.py_func(X, rows, plain)
middle = perf_counter()
take_rows(X, rows, batch)
end = perf_counter()
assert np.array_equal(batch, plain)
reveal("09-speed", (middle - begin) / (end - middle), unit=" times")

# %% [markdown] tags=["slide"]
# Copying rounds nothing: both give the same bits. And where does the time of an epoch go?

# %%
import dlcore as dl

net, rule, rng = school.network(), dl.SGD(lr=0.2), np.random.default_rng(seed=6)
rule.attach(net)
batch, pick = np.zeros((32, 64)), np.arange(32)
jobs = {
    "deal": lambda: take_rows(X, pick, batch),
    "forward": lambda: net.forward(batch),
    "backward": lambda: net.backward(y[pick]),
    "step": lambda: rule.update(net.theta, net.dtheta),
}
spent = dict.fromkeys(jobs, 0.0)
for _ in range(500):
    pick = rng.permutation(len(X))[:32]
    for name, job in jobs.items():
        begin = perf_counter()
        job()
        spent[name] += perf_counter() - begin
print({name: f"{seconds / sum(spent.values()):.0%}" for name, seconds in spent.items()})

# %% [markdown]
# Dealing and stepping are cheap; forward and backward take most of it, more so in larger networks.
# Making those fast is lesson 13.

# %% [markdown] tags=["instructor"]
# **Section 7 (5 min).** Lay the learner's `train` and the engine's loop side by side. NumPy's
# `permutation` walks from the end and swaps each index with one drawn from those before it
# (Fisher and Yates); every order is equally likely.

# %% [markdown] tags=["slide"]
# ## Three questions before you go

# %%
ask("09-c1")
ask("09-c2")
ask("09-c3")

# %% [markdown] tags=["slide"]
# ## What you take along
#
# Many sloppy steps beat few exact ones: rough advice costs a fraction, and it comes in time for
# the next step. Deal a batch, go forward, go backward, step; every example once is an epoch.
# Shuffle indices, and let the same ones pick rows and labels. Begin with small random weights whose
# spread fits the number of inputs, and with an undecided first loss. Learn one batch by heart
# before you train for hours. Then read the curve by its beginning, and by the means of its epochs.
#
# **Words:** [epoch](glossary.md#epoch), [mini-batch](glossary.md#mini-batch),
# [SGD](glossary.md#sgd), [shuffle](glossary.md#shuffle),
# [initialisation](glossary.md#initialisation), [symmetry](glossary.md#symmetry),
# [vanishing gradient](glossary.md#vanishing-gradient), [loss curve](glossary.md#loss-curve)
#
# **Exercises:** 09.1 `minibatches`, 09.2 `init_weights`, 09.3 `train`. In a terminal,
# `dlcore check 09` marks the same three.

# %% [markdown]
# ## Try
#
# - Give the ten exact steps of the beginning another rate, `0.5` or `1`. How far do they get?
# - In section 5, take a rate of `0.01`. Which of the three curves do you still tell apart?
# - `school.learn(X, y, 32, lr=2.0)` died in section 6. What do its hidden neurons answer now?
#
# **Next:** lesson 10, *Better steps*. The same slopes, used more cleverly: a memory for the
# direction, and one for the size.

# %% [markdown] tags=["instructor"]
# **Answers.** Check questions: C, B, D. The next cell answers "Try".

# %% tags=["instructor"]
for lr in (0.2, 0.5, 1.0):
    net, losses = school.learn(X, y, len(X), lr=lr)
    print(f"ten exact steps at {lr}: {net.score(X_new, y_new):.0%} right, loss {losses[-1]:.2f}")
net, _ = school.learn(X, y, 32, lr=2.0)
hidden = np.maximum(X @ net.layers[0].W + net.layers[0].b, 0)
print(f"the dead network: {(hidden > 0).any(axis=0).sum()} of 32 hidden neurons ever answer")
