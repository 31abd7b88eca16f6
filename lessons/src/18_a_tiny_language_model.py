# %% [markdown] tags=["slide"]
# # 18 · A tiny language model
#
# **Type two letters, and a machine goes on writing. How does it know what comes next?**
#
# After this lesson you can
#
# - **build** a language model by counting,
# - **compute** what a guess costs that knows nothing,
# - **explain** why text brings its own labels,
# - **replace** a table by a network that looks letters up,
# - **predict** what a temperature does to the writing,
# - **tell** what such a model cannot know.
#
# The one formula of this lesson, for the next letter $b$ after the letter $a$:
#
# $$p(b \mid a) = \frac{n_{ab}}{n_a}$$
#
# in words: how often $b$ follows $a$, of all the times that anything follows $a$.

# %% tags=["slide"]
import numpy as np
from dltutor.lesson import arrange, ask, check, figures, predict, reveal, show, sliders, tell
from dltutor.experiments.letters import LETTERS, course_words

words = course_words()  # every word of these lessons, once each
start = "th"
following = [part[:1] or "." for word in words for part in word.split(start)[1:]]
shares = [following.count(letter) / len(following) for letter in LETTERS]
likely = LETTERS[int(np.argmax(shares))].replace(".", "nothing more")

show(
    figures.next_letters(shares, LETTERS, f"after '{start}', in the words of this course"),
    alt=f"After '{start}' a few letters are frequent and most never come. First is {likely} with "
    f"{max(shares):.0%} of {len(following)} cases; a word may also end there.",
)

# %% [markdown] tags=["slide"]
# A machine that writes needs only this: for whatever stands there already, a belief in each letter
# that may come next. Draw one, write it down, ask again. What it learns from are the words of this
# course, so nothing has to be downloaded.
#
# ## Warm up: three things you know

# %%
ask("17-r2")
ask("15-r2")
ask("11-r1")

# %% [markdown] tags=["instructor"]
# **Before you start (3 min).** Shannon's game: show a sentence up to some letter, let the room
# guess the next one, count the right guesses. People are good at it, and nobody told them rules.
# Board: `. t h e .` with arcs between neighbours. Answers of the warm-up: see the cards.

# %% [markdown] tags=["slide"]
# ## 1. Count what follows
#
# The pieces that a text is cut into are its [**tokens**](glossary.md#token). Ours are letters, and
# a mark, written as a dot, before and after each word. Two neighbours are a
# [**bigram**](glossary.md#bigram).
#
# **Predict.** What follows most often after an `n` in these words?

# %%
predict("18-after-n", "e", "g", "t", "the end of the word", guess=None)

# %% tags=["slide"]
from dltutor.experiments.letters import count_pairs

counts = count_pairs(words)  # (27, 27) row: a letter, column: the one that follows
n = counts[LETTERS.index("n")]
places = {"e": "e", "g": "g", "t": "t", "the end of the word": "."}
reveal("18-after-n", max(places, key=lambda name: n[LETTERS.index(places[name])]))
table = counts / counts.sum(axis=1, keepdims=True)
sure = table.max(axis=1).argmax()
show(
    figures.letter_table(table, LETTERS),
    alt=f"A table of shares, most of them almost zero. The surest row is {LETTERS[sure]}: after it "
    f"comes {LETTERS[table[sure].argmax()]} in {table[sure].max():.0%} of all cases.",
)

# %% [markdown] tags=["slide"]
# **Worked example.** Only two words, and the letter `d`.

# %% tags=["slide"]
from itertools import pairwise

few = ["add", "and"]
# 1 mark: a dot at both ends
marked = [f".{word}." for word in few]
# 2 pair: each letter with the one after it
pairs = [a + b for word in marked for a, b in pairwise(word)]
# 3 count: the pairs that begin with the letter
after_d = [pair[1] for pair in pairs if pair[0] == "d"]
# 4 share: divide by how many there are
print(pairs)
for letter in sorted(set(after_d)):
    print(f"after d comes {letter!r} in {after_d.count(letter)} of {len(after_d)} cases")

# %% [markdown] tags=["slide"]
# **Your turn, half done.** Two other words, `see` and `sea`. How many pairs has `see`, marks
# included? And how large is the share of `e` after `e`, in both words together?

# %%
pairs_of_see = None
# 3 count: after the three e of both words come ...
# 4 share
share_of_e = None

ask("18-t1", pairs_of_see)
ask("18-t2", share_of_e)

# %% [markdown] tags=["slide"]
# What if a letter never occurred? Its row is all zeros, and then nothing can be drawn.
# **This cell fails on purpose.**

# %% tags=["raises-exception"]
rng = np.random.default_rng(seed=18)
rng.choice(["a", "b", "c"], p=[0.0, 0.0, 0.0])

# %% [markdown] tags=["slide"]
# Where nothing was seen, the honest belief is the same for all.
#
# ### Exercise 18.1: `bigram_probabilities`
#
# The whole table. Mark, pair, count, share; and rows that nobody has seen.

# %% tags=["exercise"]
from solutions.ex18_a_tiny_language_model import bigram_probabilities

# %%
check(bigram_probabilities)

# %% [markdown] tags=["slide"]
# Now let the table write: begin at the mark, draw the next letter from its row, until the mark
# comes up again. Drawing from a belief is called [**sampling**](glossary.md#sampling).


# %% tags=["slide"]
def write(table, rng):
    word = ""
    while len(word) < 20:
        row = table[LETTERS.index(word[-1:] or ".")]
        letter = rng.choice(list(LETTERS), p=row)
        if letter == ".":
            break
        word += letter
    return word


rng = np.random.default_rng(seed=18)
print("written by the table:", *[write(table, rng) for _ in range(12)])
print("written by nobody:   ", *[write(np.full((27, 27), 1 / 27), rng) for _ in range(3)])

# %% [markdown] tags=["slide"]
# It knows which letters go together, and nothing else. How good is that, as a number? Take the loss
# of lesson 5: the surprise at the letter that really came, on average. Without any knowledge each
# of the `27` symbols gets the belief `1/27`.
#
# **Predict.** What does that cost on average?

# %%
predict("18-nothing", guess=None)

# %%
surprise = -(counts * np.log(np.where(counts > 0, table, 1))).sum() / counts.sum()
reveal("18-nothing", np.log(27), because=f"ln 27. The table comes down to {surprise:.2f}.")

# %% [markdown] tags=["instructor"]
# **Section 1 (12 min).** Twins: 4 pairs; 1/3. Ask: "What would the table say about a text in
# another language?" Common slips: words glued together; no mark at the end, so that words never
# stop; columns divided instead of rows. The printed words differ as the lessons change.

# %% [markdown] tags=["slide"]
# ## 2. The same table, learned
#
# The next letter is one of `27` classes: this is classification, as with digits. So we may ask a
# network: the letter as a one-hot row, one dense layer, softmax. Its `27` times `27` weights start
# at zero and follow the slope.
#
# **Predict.** On the words it learns from, can it beat the counted table?

# %%
predict("18-beat", "yes", "no, but it comes close", "no, it stays far away", guess=None)

# %% tags=["slide"]
import dlcore as dl
from dltutor.experiments.letters import examples

X, y = examples(words, length=1)  # (n, 1) a letter, (n,) the one that followed
table = np.zeros((27, 27))
np.add.at(table, (X[:, 0], y), 1)
table /= table.sum(axis=1, keepdims=True)
counted = -np.log(table[X[:, 0], y]).mean()
net = dl.Network([dl.Dense(27, 27, init="zeros")], dtype="float64")
rule = dl.Adam(lr=0.3)
fitted = net.fit(np.eye(27)[X[:, 0]], y, 100, batch_size=len(y), optimizer=rule, progress=False)
close = fitted.loss[-1] < counted + 0.01
answer = "no, but it comes close" if close else "no, it stays far away"
reveal("18-beat", "yes" if fitted.loss[-1] < counted else answer)
show(
    figures.down_to(fitted.loss, counted, "the counted table"),
    alt=f"The loss of the network falls from {fitted.loss[0]:.2f} to {fitted.loss[-1]:.4f} and "
    f"comes to rest just above the counted table, at {counted:.4f}.",
)

# %% [markdown] tags=["slide", "row-27"]
# If one letter is all you know, nothing beats the counted shares: they are where the surprise is
# smallest. Descent found them, without being told to count.
#
# ### Check the claim
#
# > "… **supervised learning**, which is the most common, and simplest form. Supervised learning
# > involves data with labels. This means, for each example, we know the correct answer."
#
# We know the correct answers here. Who wrote them down?
#
# **Predict.** How many labels did a person have to add to these words?

# %%
predict("18-labels", "one for each letter", "one for each word", "none", guess=None)

# %%
X, y = examples(["cell"], length=1)
print("known   ", [LETTERS[k] for k in X[:, 0]])
print("to guess", [LETTERS[k] for k in y])
added = sum(LETTERS[k] not in ".cell" for k in y)  # answers that were not in the text itself
reveal("18-labels", "none" if added == 0 else "one for each letter")

# %% [markdown] tags=["slide"]
# The text itself is its own answer, one place further on. That is called *self-supervised*
# learning. Labels by hand are dear; text lies about in enormous amounts. So "most common" no longer
# holds without a word more: the largest models of today learn first in this way, and only
# afterwards from answers that people gave or judged.

# %% [markdown] tags=["instructor"]
# **Section 2 (8 min).** Ask: "Why can the curve never cross the line?" (Cross-entropy is smallest
# when beliefs equal the shares.) Answers: no, but it comes close; none.

# %% [markdown] tags=["slide"]
# ## 3. Three letters, looked up
#
# One letter is little to go by. Let us look back at three. Why not count again?
#
# **Predict.** How many rows would a table of all triples need?

# %%
predict("18-rows", guess=None, unit=" rows")

# %%
from dltutor.experiments.letters import examples

X, y = examples(words, length=3)
seen = len({tuple(row) for row in X})
reveal("18-rows", 27**3, because=f"{27**3:,}; only {seen:,} of them occur.", unit=" rows")

# %% [markdown] tags=["slide"]
# Most rows would stay empty, and a new word soon meets one of them. A network shares what it
# learns between triples that are alike. For that, letters must be able to *be* alike. So each
# letter gets a row of eight numbers, its [**embedding**](glossary.md#embedding), and these numbers
# are learned like all other weights.

# %% tags=["slide"]
stations = [("X", "(n, 3)"), "look up", ("A", "(n, 3, 8)"), "flatten,\ndense, ReLU"]
stations += [("A1", "(n, 64)"), "dense,\nsoftmax", ("P", "(n, 27)")]
show(
    figures.whole_pass(stations),
    alt="Three letters are looked up and become three rows of eight numbers, then twenty-four "
    "inputs of a dense network, which gives twenty-seven beliefs.",
)

# %% [markdown] tags=["slide"]
# We keep back every fifth word, and stop early (lesson 11, lesson 12).
#
# **Predict.** Judged on the new words, which is the least surprised?

# %%
predict("18-best", "knowing nothing", "table of pairs", "network, three letters", guess=None)

# %% tags=["slide"]
import dlcore as dl
from dltutor.experiments.letters import examples, small, split

learned, new = split(words)  # four fifths, one fifth
layers = [dl.Embedding(27, 8, init=small), dl.Flatten(), dl.Dense(24, 64), dl.ReLU()]
net = dl.Network([*layers, dl.Dense(64, 27)], dtype="float64", shape_in=(3,))
X, y = examples(learned, length=3)
stop, judge = dl.EarlyStopping(patience=5), examples(new, length=3)
net.fit(X, y, 40, 64, dl.Adam(lr=0.005), judge, early_stopping=stop, progress=False)
print(net.summary())

# %% tags=["slide"]
X, y = examples(learned, length=1)
table = np.full((27, 27), 0.01)  # a trace of belief in pairs that were never seen
np.add.at(table, (X[:, 0], y), 1)
table /= table.sum(axis=1, keepdims=True)
X, y = examples(new, length=1)
cost = {"knowing nothing": np.log(27), "table of pairs": -np.log(table[X[:, 0], y]).mean()}
cost["network, three letters"] = net.evaluate(*examples(new, length=3))["loss"]
reveal("18-best", min(cost, key=cost.get))
show(
    figures.surprises(cost),
    alt="Mean surprise at the next letter of new words: "
    + ", ".join(f"{name} {value:.2f}" for name, value in cost.items())
    + ". The fewer nats, the better the guess.",
)

# %% [markdown] tags=["slide"]
# And what did the rows of numbers become? At the start they were small random numbers.
#
# **Predict.** Which letters lie nearest to the vowels now?

# %%
predict("18-near", "their neighbours in the alphabet", "other vowels", guess=None)

# %% tags=["slide"]
rows = net.parameters()["embedding0.W"]  # (27, 8)
apart = np.linalg.norm(rows[:, None] - rows, axis=2)
vowels = [LETTERS.index(letter) for letter in "aeiou"]
means = {
    "other vowels": np.mean([apart[a, b] for a in vowels for b in vowels if a != b]),
    "their neighbours in the alphabet": np.mean([apart[a, a + s] for a in vowels for s in (-1, 1)]),
}
reveal("18-near", min(means, key=means.get))
centred = rows - rows.mean(axis=0)
plane = centred @ np.linalg.svd(centred)[2][:2].T  # the flat picture that keeps most distance
show(
    figures.letters_in_the_plane(plane, LETTERS),
    alt=f"The letters as points. Two vowels are {means['other vowels']:.1f} apart on average, a "
    f"vowel and its neighbours in the alphabet {means['their neighbours in the alphabet']:.1f}.",
)

# %% [markdown] tags=["slide"]
# Nobody told it what a vowel is. But vowels are followed by similar letters, so similar rows make
# good guesses, and descent moved them together. (The drawing presses eight numbers into two, so
# some neighbours in it are not.)

# %% [markdown] tags=["instructor"]
# **Section 3 (12 min).** Board: the table of triples, nearly empty. Ask: "Which pairs of letters
# would you expect beside each other?" Answers: 27 cubed; the network; other vowels.

# %% [markdown] tags=["slide"]
# ## 4. Let it write
#
# ### Puzzle: put the lines in order
#
# How does a model write a word? Two of these lines do not belong.

# %%
arrange("18-p1", "")

# %% [markdown] tags=["slide"]
# One knob is left. Before softmax all logits may be divided by one number, the
# [**temperature**](glossary.md#temperature).
#
# **Predict.** The temperature is close to zero. The model writes five words that begin with `th`.
# What do you get?

# %%
predict("18-cold", "five different words", "five times the same", "random letters", guess=None)

# %% tags=["slide"]
from dltutor.experiments.letters import trained_model

net = trained_model()  # as in section 3


def beliefs(written, temperature):
    known = [LETTERS.index(letter) for letter in f"...{written}"[-3:]]
    logits = net.forward(np.array([known]))[0] / temperature
    shares = np.exp(logits - logits.max())
    return shares / shares.sum()


def go_on(written, temperature, rng):
    while len(written) < 20:
        letter = rng.choice(list(LETTERS), p=beliefs(written, temperature))
        if letter == ".":
            break
        written += letter
    return written


# %% tags=["slide"]
rng = np.random.default_rng(seed=18)
cold = [go_on("th", 0.001, rng) for _ in range(5)]
reveal("18-cold", "five times the same" if len(set(cold)) == 1 else "five different words")
for temperature in (0.001, 0.5, 1, 2):
    five = [go_on("th", temperature, rng) for _ in range(5)]
    print(f"temperature {temperature:5}: {', '.join(five)}")

# %% [markdown] tags=["slide"]
# Below one, the likely gets likelier, and the writing careful and dull. Above one, beliefs come
# closer to each other, and the writing gets wild. Move the slider, or call
# `temperature_demo(2, "th")`. **Modify:** let it go on from two letters of your own.


# %% tags=["slide"]
def temperature_demo(temperature, written="th"):
    shares = beliefs(written, temperature)
    best = LETTERS[shares.argmax()].replace(".", "the end")
    title = f"after '{written}', temperature {temperature:g}"
    return show(
        figures.next_letters(shares, LETTERS, title, top=100),
        alt=f"At temperature {temperature:g} the likeliest symbol after '{written}' is {best}, "
        f"with a belief of {shares.max():.0%}; {(shares > 0.01).sum()} symbols have over 1%.",
    )


sliders(temperature_demo, temperature=(0.2, 3, 0.2, 1))

# %% [markdown] tags=["instructor"]
# **Section 4 (8 min).** Let the room name two letters. The puzzle's strangers: the largest belief
# in place of a draw, and a loop that never asks again. Answer: five times the same.

# %% [markdown] tags=["slide"]
# ## 5. What it does not know
#
# **Predict.** The model has read `shiny`, and another time `tiny`. How much do its beliefs about
# what comes next differ?

# %%
predict("18-window", "much", "a little", "not at all", guess=None)

# %%
from dltutor.experiments.letters import trained_model

net = trained_model()
known = [[LETTERS.index(letter) for letter in word[-3:]] for word in ("shiny", "tiny", "funny")]
P = net.predict_proba(np.array(known))
same = np.array_equal(P[0], P[1])
reveal("18-window", "not at all" if same else "much", because="Both end in the same three letters.")
print("the end of the word, after shiny, tiny, funny:", P[:, 0].round(3))

# %% [markdown] tags=["slide"]
# Further back than three letters it has no past. And does it copy, or make things up?
#
# **Predict.** It writes two hundred words. How many of a hundred are words of this course?

# %%
predict("18-copied", guess=None, unit=" of 100")

# %% tags=["slide"]
from dltutor.experiments.letters import write_word

rng = np.random.default_rng(seed=18)
written = [write_word(net, rng) for _ in range(200)]
known_words = [word for word in written if word in words]
reveal("18-copied", 100 * len(known_words) / len(written), unit=" of 100")
print("in this course:", ", ".join(sorted(set(known_words))[:10]))
print("made up:       ", ", ".join([word for word in written if word not in words][:10]))

# %% [markdown] tags=["slide"]
# Most of them it has never read, many could be words, and it means nothing by any of them: it holds
# shares of letters, and no thing that a word stands for. It cannot know what its text does not say,
# and what is one-sided in the text is one-sided in the model.

# %% [markdown] tags=["slide"]
# The large language models work on the same principle: a belief in the next token, drawn, written
# down, and again. They differ in size. Their tokens are pieces of words; they look back over
# thousands of them, with layers that learn where to look; they have many billions of weights and
# read a good part of what was ever put online; then people's judgements train them further. What
# comes out is useful far beyond spelling. Whether to call it understanding is a matter of dispute,
# which no loss settles. Do not take fluent for true.

# %% [markdown] tags=["instructor"]
# **Section 5 (6 min).** Discussion: "What would convince you that a program understands a word?"
# Compare with the answers to the same question in lesson 0. Answer: not at all.

# %% [markdown] tags=["slide"]
# ## 6. Open the box: `embedding_forward` and `embedding_backward`

# %% tags=["slide"]
import inspect

from dlcore.cpu import embedding_backward, embedding_forward
from dltutor.experiments.letters import examples

for kernel in (embedding_forward, embedding_backward):
    tell(f"```python\n{inspect.getsource(kernel.py_func)}\n```")

# %% [markdown]
# Forward fetches rows. Backward is where lesson 7 returns: a letter that stands at many places gets
# the blame of all of them, added up, as a shared weight of lesson 17 does.
#
# **Predict.** How many times faster than Python is the compiled way back?

# %%
predict("18-speed", guess=None, unit=" times")

# %% tags=["slide"]
from time import perf_counter

X, _ = examples(words, length=3)
rng = np.random.default_rng(seed=18)
W, dA = rng.normal(size=(27, 8)), rng.normal(size=(len(X), 3, 8))
A, dW, plain = np.zeros_like(dA), np.zeros_like(W), np.zeros_like(W)
embedding_forward(X, W, A)
embedding_backward(X, dA, dW)  # the first call compiles
begin = perf_counter()
embedding_backward(X, dA, dW)
middle = perf_counter()
embedding_backward.py_func(X, dA, plain)
end = perf_counter()
assert np.array_equal(dW, plain)
reveal("18-speed", (end - middle) / (middle - begin), unit=" times")

# %% [markdown] tags=["slide", "row-28"]
# Bit for bit the same: additions only, in the same order.
#
# ### Check the claim
#
# > "Briefly, the input is represented as a matrix of numbers, and it is multiplied and transformed,
# > producing the output."
#
# Looking up multiplies nothing, as you have just read.
#
# **Predict.** So is the claim wrong for this model?

# %%
predict("18-claim-matrix", "wrong", "right, in disguise", guess=None)

# %%
one_hot = np.eye(27)[X]  # (n, 3, 27) a single 1 in each row
answer = "right, in disguise" if np.array_equal(one_hot @ W, A) else "wrong"
reveal("18-claim-matrix", answer, because="One-hot rows times W give the very same rows.")

# %% [markdown] tags=["slide"]
# A look-up *is* the product of a one-hot matrix with `W`. The engine only leaves out the
# multiplications by zero, and those are nearly all of them.

# %% [markdown] tags=["instructor"]
# **Section 6 (4 min).** Ask: "What would happen with `=` for `+=` on the way back?" (Only the last
# place of each letter would count.) Answer: right, in disguise.

# %% [markdown] tags=["slide"]
# ## Three questions before you go

# %%
ask("18-c1")
ask("18-c2")
ask("18-c3")

# %% [markdown] tags=["slide"]
# ## What you take along
#
# The machine knows what comes next by having counted, or by having learned what counting would have
# told it. Predicting the next token is classification, and the text brings the labels. A table of
# pairs is the best there is for one letter of memory; embeddings and a small network look back
# further, because similar letters share what they learn. Writing is drawing from a belief, and the
# temperature says how daring. It knows letters, not things.
#
# **Words:** [token](glossary.md#token), [bigram](glossary.md#bigram),
# [sampling](glossary.md#sampling), [embedding](glossary.md#embedding),
# [temperature](glossary.md#temperature)
#
# **Exercises:** 18.1 `bigram_probabilities`. In a terminal, `dlcore check 18` marks the same one.

# %% [markdown]
# ## Try
#
# - Give `write` your own table: `bigram_probabilities(words, LETTERS[1:])`.
# - Learn from other words: a list of first names, or of towns. What does it write then?
# - Let the network look back over five letters. Does it get better on *new* words?
#
# **Next:** nothing that we could tell you. You have built, checked and measured each part yourself.
# Take data that you care about, begin with a baseline, and check your gradients.

# %% [markdown] tags=["instructor"]
# **Answers.** Check questions: A, C, B. The next cell tries the last point of "Try".

# %% tags=["instructor"]
import dlcore as dl
from dltutor.experiments.letters import examples, small, split

learned, new = split(words)
stop = {"early_stopping": dl.EarlyStopping(patience=5), "progress": False}
for length in (1, 3, 5):
    layers = [dl.Embedding(27, 8, init=small), dl.Flatten(), dl.Dense(8 * length, 64), dl.ReLU()]
    net = dl.Network([*layers, dl.Dense(64, 27)], dtype="float64", shape_in=(length,))
    X, y = examples(learned, length)
    net.fit(X, y, 40, 64, dl.Adam(lr=0.005), examples(new, length), **stop)
    print(f"{length} letters: {net.evaluate(*examples(new, length))['loss']:.2f}")
