# %% [markdown] tags=["slide"]
# # 15 · A real digit classifier
#
# **It reads nearly all digits it has never seen. Then we push every picture a little to the right.
# What has it learned?**
#
# A model is finished when its mistakes are understood. After this lesson you can
#
# - **run** a project from raw pictures to a tested model,
# - **beat** a baseline, and say by how much,
# - **present** a confusion table,
# - **test** a classifier on pictures that differ from its own,
# - **write** a model card.
#
# The one formula of this lesson is a fraction, and the lesson is about its lower half:
#
# $$\text{accuracy} = \frac{\text{right answers}}{\text{pictures}}$$
#
# in words: so often right, *on these pictures*.

# %% tags=["slide"]
import numpy as np
from dltutor.experiments.digit_project import learn, middle_of_ink, moved, real_digits, shift_map
from dltutor.lesson import arrange, ask, check, figures, predict, reveal, show, tell

X, y, X_val, y_val, X_test, y_test = real_digits()  # one picture is one row
side = int(X.shape[1] ** 0.5)
step = round(side / 8)  # an eighth of the width, in pixels
net, aside = learn(X, y, hidden=[32]), moved(X_val, right=step)
said, said_aside = net.predict(X_val), net.predict(aside)
before, after = (said == y_val).mean(), (said_aside == y_val).mean()
show(
    figures.read_and_moved((X_val, said), (aside, said_aside), y_val),
    alt=f"Ten digits that the network reads, and the same moved by {step} of {side} pixels. Of all "
    f"validation pictures it reads {before:.0%} before the move and {after:.0%} after it.",
)

# %% [markdown] tags=["slide"]
# Above, ten pictures that a small network reads without a mistake. Below, the same pictures, an
# eighth of their width further right. You hardly notice. It does.
#
# Today you take a model from raw pictures to a report that others can rely on. The network is the
# one of lesson 9, and no new mathematics is needed. What is new is the question: *when* does it
# fail?

# %% [markdown]
# ## Warm up: three things you know

# %%
ask("14-r1")
ask("12-r1")
ask("08-r3")

# %% [markdown] tags=["instructor"]
# **Before you start (3 min).** Ask what a buyer of this network should be told. Keep the list for
# the model card. Board: the checklist look, baseline, train, mistakes, shift, report.
# The pictures are MNIST where its files lie on this machine, else the small digits: every number
# comes from the run. Answers of the warm-up: B, B, C.

# %% [markdown] tags=["slide"]
# ## 1. Look at the data first
#
# Before any training: how many pictures are there, where do they come from (a line above the first
# drawing says it), and what have they in common?

# %% tags=["slide"]
counts, size = np.bincount(y), f"`{side}` by `{side}`"
across, down = middle_of_ink(X)  # in pixels, from the middle of the frame
centred = (abs(across) <= side / 8) & (abs(down) <= side / 8)
tell(
    f"**{len(X):,}** pictures of {size} pixels to train on, {len(X_val):,} to choose by, "
    f"{len(X_test):,} to open once, at the end. Each digit comes {counts.min()} to {counts.max()} "
    f"times, so always giving the same answer is right for **{counts.max() / len(y):.1%}**. The "
    f"middle of the ink is near the middle of the frame in {centred.mean():.1%} of the pictures."
)
show(
    figures.average_digits(X, y),
    alt="The average picture of each of the ten digits is still readable: all writers' strokes "
    "fall into nearly the same places, in the middle of the frame.",
)

# %% [markdown] tags=["slide"]
# Each picture here is the *average* of all pictures of one digit. You can still read them, for the
# ink of all writers falls into the same places.
#
# The makers of this collection cut out every digit, made it equally large and put it into the
# middle. That helps, and it is a silent promise: *all pictures will be like that*. All three parts,
# training, validation and test, share it. So none of them can show what happens when it is broken.

# %% [markdown] tags=["instructor"]
# **Section 1 (8 min).** Let people find something odd in the average pictures (the eight and the
# nine have weak holes). Ask who is missing from the data: left-handers? children? other ways to
# write a one or a seven?

# %% [markdown] tags=["slide"]
# ## 2. Baselines, from lazy to straight
#
# The lazy answer is one baseline. A better one is the simplest model that learns at all: one layer,
# no bend. It can only weigh pixels for and against each digit (lesson 2).
#
# **Predict.** Of a hundred validation pictures, how many does the straight model read?

# %%
predict("15-straight", guess=None, unit=" of 100")

# %%
straight = learn(X, y)
share = straight.score(X_val, y_val)
lazy = np.bincount(y).max() / len(y)
because = f"Ten neurons, {straight.theta.size:,} numbers. The lazy answer gets {100 * lazy:.1f}."
reveal("15-straight", 100 * share, because, unit=" of 100")

# %% [markdown] tags=["slide"]
# That is a strong baseline, and it cost one line. A network has to be worth more than *this*.

# %% [markdown] tags=["slide"]
# ## 3. Train, and do not trust one number
#
# **Worked example.** A whole training, in four steps.

# %% tags=["slide"]
import dlcore as dl

# 1 build: pixels in, ten scores out, one bend between
small = dl.Network([dl.Dense(side * side, 32), dl.ReLU(), dl.Dense(32, 10)])
# 2 stop: when validation has not become better for five epochs
stop = dl.EarlyStopping(patience=5)
# 3 train: small steps on shuffled batches
rule = dl.SGD(lr=0.1)
history = small.fit(
    X, y, 60, 32, rule, validation=(X_val, y_val), early_stopping=stop, progress=False
)
# 4 judge: beside the baseline, on pictures that gave no slopes
curve = dl.plots.learning_curve(history)
show(curve, alt=curve.alt)

# %% [markdown] tags=["slide"]
# Better than straight? Validation is a small pile of pictures, and another shuffle gives another
# pile. So we deal them out eight times, and let both models learn each time.
#
# **Predict.** In how many of eight shuffles is the network ahead?

# %%
predict("15-wins", guess=None, unit=" of 8")

# %% tags=["slide"]
pool, labels = np.vstack([X, X_val]), np.concatenate([y, y_val])
scores = {"straight": [], "32 hidden": []}
for seed in range(8):
    order = np.random.default_rng(seed).permutation(len(pool))
    unseen, seen = order[: len(X_val)], order[len(X_val) :]
    for name, hidden in (("straight", []), ("32 hidden", [32])):
        model = learn(pool[seen], labels[seen], hidden)
        scores[name].append(model.score(pool[unseen], labels[unseen]))
a, b = scores.values()
wins = sum(np.array(b) > a)
reveal("15-wins", wins, unit=" of 8")
show(
    figures.rivals(scores, np.bincount(y).max() / len(y)),
    alt=f"Over eight shuffles the straight model is right for {min(a):.1%} to {max(a):.1%}, the "
    f"network for {min(b):.1%} to {max(b):.1%}; it is ahead in {wins} of 8.",
)

# %% [markdown] tags=["slide"]
# Look at the width of each row of marks: so much is luck of the shuffle. Two models that differ by
# less on one shuffle have not been told apart. Report the spread, or at least the number of
# pictures.

# %% [markdown] tags=["instructor"]
# **Sections 2 and 3 (18 min).** Let the room bet on the straight model first; most guess far too
# low. Then cover seven of the eight marks and ask who would publish. Misconception: one number is
# enough.

# %% [markdown] tags=["slide"]
# ## 4. Look at the mistakes
#
# Which mistakes? Validation holds few of them. A trick gives more: five networks, each trained
# without one fifth of the pictures, which it then reads. So every picture was unseen once. (The
# test pictures stay where they are.)
#
# **Predict.** Which digit is misread most often?

# %%
predict("15-worst", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", guess=None)

# %% tags=["slide"]
import dlcore as dl

pool, labels = np.vstack([X, X_val]), np.concatenate([y, y_val])
beliefs = np.empty((len(pool), 10))
for fifth in range(5):
    out = np.arange(len(pool)) % 5 == fifth
    beliefs[out] = learn(pool[~out], labels[~out], hidden=[32]).predict_proba(pool[out])
M = dl.metrics.confusion_matrix(labels, beliefs.argmax(axis=1))
lost = 1 - np.diag(M) / M.sum(axis=1)  # the share of each digit that was misread
reveal("15-worst", str(lost.argmax()), because=f"{lost.max():.1%} of them are misread.")
show(
    figures.confusion_map(M),
    alt=f"Of {M.sum():,} unseen pictures {np.trace(M):,} lie on the diagonal. The digit "
    f"{lost.argmax()} is misread most often, the digit {lost.argmin()} least often.",
)

# %% [markdown] tags=["slide"]
# Rows are the truth, columns the answer, as in lesson 11. A table of a hundred numbers needs a
# summary. **Worked example:** the three digits with the most mistakes.

# %% tags=["slide"]
mistakes = [3, 8, 4, 8, 1, 0, 4, 2, 9, 4]  # how often each digit was misread, in another table
# 1 collect: what interests us, each with its count, without the zeros
found = [(digit, count) for digit, count in enumerate(mistakes) if count > 0]
# 2 sort: large counts first, hence the minus; of equal ones the smaller digit first
found.sort(key=lambda one: (-one[1], one[0]))
# 3 keep: the first three
print(found[:3])

# %% [markdown] tags=["slide"]
# **Your turn, half done.** Now the *fields* of a table, truth by answer:
# `[[9, 0, 2], [4, 7, 0], [2, 1, 8]]`. Part one collects the mistakes that happened, as (truth,
# answer, count). Part two sorts them; of equally frequent ones the upper row comes first.

# %%
how_many_are_collected = None
truth_of_the_second_in_the_list = None

ask("15-t1", how_many_are_collected)
ask("15-t2", truth_of_the_second_in_the_list)

# %% [markdown] tags=["slide"]
# ### Exercise 15.2: `top_confusions`
#
# Two loops walk through the table; the diagonal holds right answers and stays out.

# %% tags=["exercise"]
from solutions.ex15_a_real_digit_classifier import top_confusions

# %%
check(top_confusions)

# %% [markdown] tags=["slide"]
# Counts name the pairs. Only the pictures tell why.

# %% tags=["slide"]
import dlcore as dl

out = np.arange(len(X)) % 5 == 0
beliefs = learn(X[~out], y[~out], hidden=[32]).predict_proba(X[out])
wrong = beliefs.argmax(axis=1) != y[out]
sure = (beliefs[wrong].max(axis=1) > 0.5).mean()
tell(f"Of {wrong.sum()} mistakes {sure:.0%} were made with more than half of the belief.")
gallery = dl.plots.digit_gallery(X[out], y[out], beliefs)
show(gallery, alt=gallery.alt)

# %% [markdown] tags=["slide"]
# Sort the misread ones into three heaps. *I could not read it either*: no model can be blamed.
# *Written in a rare way*: more such pictures would help. *Plain to me*: here the model lacks
# something. And where the bars are long and wrong, beware: a belief is no promise.

# %% [markdown] tags=["instructor"]
# **Section 4 (10 min).** Pairs sort the gallery into the three heaps, then compare. Twins: 4 and 0.
# Common slip: rows and columns swapped, which accuses the innocent digit.

# %% [markdown] tags=["slide"]
# ## 5. The shift test
#
# The training pictures were all framed alike. When the pictures that a model meets differ from
# those, that is a [**distribution shift**](glossary.md#distribution-shift). The simplest one moves
# the frame.
#
# How does one move a picture? Ask each place of the *new* picture where its ink comes from. Two to
# the right: the new place `5` gets what was in the old place `3`. A place whose ink would come from
# outside stays paper.
#
# ### Exercise 15.1: `shift_images`
#
# In signs: `new[y, x] = old[y - dy, x - dx]`, where that place exists. NumPy reads a place below
# zero from the other end, without a word.

# %% tags=["exercise"]
from solutions.ex15_a_real_digit_classifier import shift_images

# %%
check(shift_images)

# %% [markdown] tags=["slide"]
# Moved pictures are pictures; the network takes rows. **This cell fails on purpose.**

# %% tags=["raises-exception"]
net.predict(X_val.reshape(-1, side, side))

# %% [markdown] tags=["slide"]
# The message says what to do. (`moved`, at the top of this lesson, takes rows and gives rows; your
# function could stand inside it.)
#
# ### Check the claim
#
# A text describes how networks improve: evaluate, fix, try again. It goes on:
#
# > "… this is essentially the process that trains computers to drive cars."
#
# Then more of this process should cure a blindness.
#
# **Predict.** We train ten times as long. How well will the moved pictures be read?

# %%
predict("15-claim-cars", "better", "about the same", "worse", guess=None)

# %%
table = {}
for epochs in (3, 30, 300):
    longer = learn(X, y, hidden=[32], epochs=epochs)
    table[epochs] = longer.score(moved(X_val, right=step), y_val)
    print(f"{epochs:3} epochs: as they are {longer.score(X_val, y_val):.1%}, ", end="")
    print(f"moved {table[epochs]:.1%}")
gain = table[300] - table[30]
reveal("15-claim-cars", "about the same" if abs(gain) < 0.1 else "better" if gain > 0 else "worse")

# %% [markdown] tags=["slide", "row-90"]
# The loop lowers the loss *on the pictures it is given*. No picture was moved, so nothing ever
# pulled at that mistake. Cars do use networks for parts of seeing. Planning a way, keeping a
# distance, proving that it is safe: these are other problems, with other methods, and tests for
# what no training picture showed. So the sentence is hype.

# %% [markdown] tags=["slide"]
# ### Check the claim
#
# > "… and perform tasks that were once considered exclusive to human intelligence."
#
# Reading was such a task. We do three things that hardly slow down a human reader.
#
# **Predict.** Which one hurts our network most?

# %%
predict("15-claim-human", "half the ink", "moved", "white on black", guess=None)

# %%
changes = {
    "half the ink": X_val / 2,
    "moved": moved(X_val, right=step),
    "white on black": 1 - X_val,
}
shares = {name: net.score(pictures, y_val) for name, pictures in changes.items()}
reveal("15-claim-human", min(shares, key=shares.get))
words = ", ".join(f"{name} {share:.0%}" for name, share in shares.items())
tell(f"As they are {net.score(X_val, y_val):.0%}; {words}.")

# %% [markdown] tags=["slide", "row-91"]
# "A task once considered human" is too vague to be true or false. It reads *these* pictures, in
# their frame, in their ink. "Potential and limitations" become facts only when somebody names a
# limit and measures it, as you did.
#
# **A cure, for one limit.** Show it what it will meet: copies of each training picture, moved in
# all eight directions, with the same label. Making new examples from old ones is called
# [**augmentation**](glossary.md#augmentation).
#
# **Predict.** With these copies in training, how many of a hundred moved pictures will be read?

# %%
predict("15-augmented", guess=None, unit=" of 100")

# %% tags=["slide"]
ways = [(right, down) for right in (-step, 0, step) for down in (-step, 0, step)]
copies = np.vstack([moved(X, right, down) for right, down in ways])
wider = learn(copies, np.tile(y, len(ways)), hidden=[128], epochs=8)
reveal("15-augmented", 100 * wider.score(moved(X_val, right=step), y_val), unit=" of 100")
steps = [-2 * step, -step, 0, step, 2 * step]
plain, cured = (shift_map(model, X_val, y_val, steps) for model in (net, wider))
show(
    figures.shift_maps({"trained as they are": plain, "trained with copies": cured}, steps),
    alt=f"Without copies accuracy falls from {plain[2, 2]:.0%} in the middle to {plain[2, 3]:.0%} "
    f"one step right. With copies it stays at {cured[2, 3]:.0%}, but two steps away it is only "
    f"{cured[2, 4]:.0%}.",
)

# %% [markdown] tags=["slide"]
# Inside the square of moves that it saw, the network is cured. Two steps away it fails as before.
# It has not learned *that digits may move*. It learned nine positions. (Lesson 17 builds a layer
# that does not care where.) And the copies say something false if the change alters the label: a
# `6` turned by half is no `6`.

# %% [markdown] tags=["instructor"]
# **Section 5 (12 min).** Do the shift by hand on paper first: a row of five, two to the right. Ask
# which shifts a scanner, a phone, a child would bring. Misconceptions: benchmarks are the world;
# the network "sees"; more epochs help; augmentation teaches the rule.

# %% [markdown] tags=["slide"]
# ## 6. Your project
#
# ### Check the claim
#
# > "The task of machine learning is to build the correct architecture for these neural networks …"
#
# **Predict.** What moves validation accuracy more: the shape of the network, or the number of
# training pictures?

# %%
predict("15-claim-architecture", "the shape", "the pictures", guess=None)

# %%
shapes = {"16": [16], "32": [32], "64": [64], "128": [128], "32, 32": [32, 32]}
by_shape = {name: learn(X, y, hidden).score(X_val, y_val) for name, hidden in shapes.items()}
amounts = [len(X) // 16, len(X) // 8, len(X) // 4, len(X) // 2, len(X)]
by_data = {
    f"{n:,}": learn(X[:n], y[:n], [32], 30 * len(X) // n).score(X_val, y_val) for n in amounts
}
spans = [max(one.values()) - min(one.values()) for one in (by_shape, by_data)]
reveal("15-claim-architecture", "the pictures" if spans[1] > spans[0] else "the shape")
show(
    figures.what_counts({"hidden layers": by_shape, "training pictures": by_data}),
    alt=f"Five shapes of network differ by {100 * spans[0]:.1f} points, five amounts of training "
    f"pictures by {100 * spans[1]:.1f} points, although all took equally many steps.",
)

# %% [markdown] tags=["slide", "row-30"]
# There is no single correct architecture; many do about equally well here. Data, loss, optimiser
# and honest evaluation count as much.
#
# Now choose for yourself. **Modify** the first lines until validation satisfies you: more hidden
# neurons, another layer, copies with other moves. `own` is your network from here on.

# %%
hidden, epochs, farthest = [64], 20, step
ways = [(right, down) for right in (-farthest, 0, farthest) for down in (-farthest, 0, farthest)]
copies = np.vstack([moved(X, right, down) for right, down in ways])
own = learn(copies, np.tile(y, len(ways)), hidden, epochs)
print(f"as they are {own.score(X_val, y_val):.1%}")
print(f"moved       {own.score(moved(X_val, right=step), y_val):.1%}")

# %% [markdown] tags=["slide"]
# **Draw for it.** Use mouse or finger; or go to the page with the Tab key, move with the arrow
# keys, and put the pen down with the space bar. Or choose a stored picture. Then take the tick away
# from *frame it like the training pictures*, and draw small, in a corner.

# %%
from dltutor.board import draw_digit

draw_digit(own.predict_proba, X_val)

# %% [markdown]
# No mouse, no widgets? Write your digit with `#`.

# %%
from dltutor.handwriting import picture_of

drawing = """
.###.
....#
..##.
....#
.###.
"""
picture = picture_of(drawing, like=X)  # framed as the training pictures are
beliefs = own.predict_proba(picture[None])[0]
show(
    figures.scribble(picture.reshape(side, side), beliefs),
    alt=f"The drawn digit is read as {beliefs.argmax()}, with a belief of {beliefs.max():.0%}.",
)

# %% [markdown] tags=["slide"]
# A model also has to answer for *one* picture, as a user brings it, and it must give the same
# answer as in a batch. Whoever scales test pictures *by their own mean* breaks that: then the
# neighbours decide.
#
# ### Exercise 15.3: `classify_digits`
#
# Everything at once, from scratch: scale the pixels (here they go from `0` to `16`), start small
# and at random, walk through shuffled batches many times, and return a label for each test picture.
# A network of `64` inputs, `32` neurons and `10` outputs is enough.

# %% tags=["exercise"]
from solutions.ex15_a_real_digit_classifier import classify_digits

# %%
check(classify_digits)

# %% [markdown] tags=["slide"]
# ### Open the test set, once
#
# A [**model card**](glossary.md#model-card) is the page that goes with a model: what it is for, how
# good, on what, and where it fails. **Predict** first what your network will get on the test
# pictures. Then run, and write the last two lines yourself.

# %%
predict("15-test", guess=None, unit=" of 100")

# %%
import dlcore as dl

answers = own.predict(X_test)
right = (answers == y_test).mean()
_, found, _ = dl.metrics.precision_recall_f1(y_test, answers)  # recall: the share of each digit
alone = [own.predict(X_test[k : k + 1])[0] for k in range(100)]
same = (alone == answers[:100]).all()
reveal("15-test", 100 * right, unit=" of 100")
tell(f"""**Model card: my digit reader**
- *What:* a network of {own.theta.size:,} numbers, hidden layers {hidden}, {epochs} epochs
- *Learned from:* {len(X):,} framed digits, each in {len(ways)} positions
- *Result:* {right:.1%} of {len(y_test):,} test pictures, opened once
- *Baseline:* {np.bincount(y).max() / len(y):.1%} for the same answer always
- *Weakest:* the {found.argmin()}, of which it finds {found.min():.1%}
- *Moved by an eighth:* {own.score(moved(X_test, right=step), y_test):.1%}
- *Moved by a quarter:* {own.score(moved(X_test, right=2 * step), y_test):.1%}
- *White on black:* {own.score(1 - X_test, y_test):.1%}
- *A picture alone:* {"the same answer" if same else "another answer"} as in a batch
- *Made for:* ...
- *Not to be used for:* ...""")

# %% [markdown] tags=["slide"]
# This is milestone four: a classifier with its limits in writing. Exchange cards with somebody, and
# look for a test that the other one forgot.
#
# **Puzzle: put a project in order.**

# %%
arrange("15-p1", "")

# %% [markdown] tags=["instructor"]
# **Section 6 (14 min).** Peer review of model cards: one question each. Who changed the settings
# after opening the test set? Then it is a validation set now. Puzzle: choosing on the test set and
# scaling before dealing do not belong.

# %% [markdown] tags=["slide"]
# ## 7. Open the box: `replay`
#
# Training makes the same calls for every batch; only the rows are new. When there are many batches,
# the engine writes the calls down once and lets a compiled loop walk through them:

# %% tags=["slide"]
import inspect

from dlcore.cpu import epoch

tell(f"```python\n{inspect.getsource(epoch.replay.py_func)}\n```")

# %% [markdown] tags=["slide"]
# Your loop of lesson 9 asks Python for every step instead:

# %%
import dlcore as dl


def by_hand(net, epochs):
    rule = dl.SGD(lr=0.1)
    for _ in range(epochs):
        order = net.rng.permutation(len(X))
        for start in range(0, len(X), 32):
            rows = order[start : start + 32]
            net.step(X[rows], y[rows], rule)


# %% [markdown] tags=["slide"]
# **Predict.** How many times faster is the replayed training?

# %%
predict("15-speed", guess=None, unit=" times")

# %%
from time import perf_counter

layers = [[dl.Dense(side * side, 32), dl.ReLU(), dl.Dense(32, 10)] for _ in range(3)]
mine, theirs, warm = (dl.Network(three, seed=7) for three in layers)
epochs = 2 + 3000 * 32 // len(X)
warm.fit(X, y, epochs, 32, dl.SGD(lr=0.1), progress=False)  # the first time compiles
begin = perf_counter()
history = theirs.fit(X, y, epochs, 32, dl.SGD(lr=0.1), progress=False)
middle = perf_counter()
by_hand(mine, epochs)
end = perf_counter()
assert np.array_equal(mine.theta, theirs.theta)
reveal("15-speed", (end - middle) / (middle - begin), f"Engine: {history.engine}.", unit=" times")

# %% [markdown] tags=["slide"]
# All weights are equal to the last bit. So where did Python's loop spend its time?

# %% tags=["slide"]
import timeit

rule = dl.SGD(lr=0.1)
mine.step(X[:32], y[:32], rule)
parts = {
    "forward": lambda: mine.forward(X[:32]),
    "loss and backward": lambda: mine.backward(y[:32]),
    "update": lambda: rule.update(mine.theta, mine.dtheta),
}
times = {name: 1e6 * min(timeit.repeat(run, number=50)) / 50 for name, run in parts.items()}
show(
    figures.time_shares(times),
    alt=f"Of the {sum(times.values()):.0f} microseconds of one step, most go into "
    f"{max(times, key=times.get)}.",
)

# %% [markdown] tags=["instructor"]
# **Section 7 (3 min).** A profile before any attempt to be faster: where nothing is spent, nothing
# can be saved.

# %% [markdown] tags=["slide"]
# ## Two questions before you go

# %%
ask("15-c1")
ask("15-c2")

# %% [markdown] tags=["slide"]
# ## What you take along
#
# It had learned where the ink lies in framed pictures, and nothing about moving. A project looks at
# its data, sets baselines, trains, reports the spread, studies its mistakes, breaks the silent
# promises of its data on purpose, and opens the test set once. Moved copies in training cure the
# moves that they show, and no others. The model card says all that on one page.
#
# **Words:** [distribution shift](glossary.md#distribution-shift),
# [augmentation](glossary.md#augmentation), [model card](glossary.md#model-card)
#
# **Exercises:** 15.1 `shift_images`, 15.2 `top_confusions`, 15.3 `classify_digits`. In a terminal,
# `dlcore check 15` marks the same three.

# %% [markdown]
# ## Try
#
# - Which change of your own makes `own` fail? Thick strokes, a grey background, a frame around it?
# - Train with copies in half the ink and white on black as well. What does it cost?
# - Draw ten digits of your own, and have a friend draw ten. Whose are read better, and why?
#
# **Next:** lesson 16, *The same net in PyTorch and Keras*. Your weights move into the libraries
# that the world uses, and give the same answers.

# %% [markdown] tags=["instructor"]
# **Answers.** Check questions: B, C. The next cell runs the second point of "Try".

# %% tags=["instructor"]
both = np.vstack([X, X / 2, 1 - X])
braver = learn(both, np.tile(y, 3), hidden=[64], epochs=15)
for name, pictures in {
    "as they are": X_val,
    "half the ink": X_val / 2,
    "inverted": 1 - X_val,
}.items():
    print(f"{name:13} {braver.score(pictures, y_val):.1%}")
