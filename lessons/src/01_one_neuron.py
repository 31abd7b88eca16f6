# %% [markdown] tags=["slide"]
# # 1 · One neuron
#
# **Can one line of arithmetic tell a dangerous tumour from a harmless one?**
#
# A neuron is a weighted vote plus a threshold. After this lesson you can
#
# - **compute** a neuron's score by hand,
# - **write** its sum of products as a loop,
# - **predict** how each weight and the bias move the decision line,
# - **turn** scores into decisions,
# - **measure** accuracy, and hold it against a baseline.
#
# The one formula of this lesson, with one weight $w$ for every input $x$:
#
# $$z = w_0 x_0 + w_1 x_1 + \dots + w_{n-1} x_{n-1} + b$$
#
# and the decision is `1` if $z > 0$, else `0`.

# %% [markdown]
# **How to work here.** You need lists, `for` and functions, and about forty minutes. Run a cell
# with Shift+Enter. Before each experiment you are asked for a guess: type it in place of `None` and
# run. Nobody marks guesses; a wrong one helps you remember what is right. Lines that only draw
# (`show`, `figures`) you may skip. And break things: *Restart Kernel and Run All Cells*, in the
# menu Kernel, begins afresh.

# %% [markdown]
# <details><summary>The letters of this course (you need the first two lines today)</summary>
#
# - `x` the inputs of one example, `w` the weights, `b` the bias, `z` the score
# - `X` (n, d): one example is one row. `y` (n,): the right answers
# - `W` (d_in, d_out): one neuron is one column, and `Z = X @ W + b`
# - A loss is the mean over the examples; the $1/n$ enters once, in the gradient of the loss
# - `dW` $= X^\top dZ$, `db` the column sums of `dZ`, `dX` $= dZ\,W^\top$
# - Confusion tables: a row is the truth. Random generators `rng` are passed in. Lessons compute in
#   `float64`, speed lessons in `float32`
#
# </details>

# %% tags=["slide"]
import numpy as np
from dlcore.data import breast_cancer
from dltutor.lesson import arrange, ask, check, figures, predict, reveal, show, sliders, tell

tumours = breast_cancer()
X = tumours.X[:, :2]  # (n, 2) one row per tumour: radius and texture
y = (tumours.y == tumours.class_names.index("malignant")).astype(int)  # (n,) 1 = dangerous
radius, texture = X[:, 0], X[:, 1]
names, labels = ("radius", "texture"), ("harmless", "dangerous")

show(
    figures.two_classes(X, y, names, labels),
    alt=f"{y.sum()} dangerous tumours lie mostly to the right, at large radius, "
    f"{len(y) - y.sum()} harmless ones to the left; in the middle the two kinds mix.",
)

# %% [markdown] tags=["slide"]
# Each mark is one real breast tumour. A doctor took a few cells out of it with a thin needle, and
# a computer measured their nuclei under the microscope. **Radius**: how large the nuclei are.
# **Texture**: how uneven their grey is. Later it became known which tumours were dangerous.
#
# A measured property is called a [**feature**](glossary.md#feature). The features that
# go into a computation are its [**inputs**](glossary.md#input). The true answer is the
# [**label**](glossary.md#label): here `1` for dangerous, `0` for harmless.
#
# Your eye already draws a border. Let us teach that to a machine. (This is research data from
# Wisconsin, and a lesson; it is no medical tool.)

# %% [markdown]
# ## Warm up: three things you know
#
# Open an option to see what it means, or answer by letter: `ask("00-r1", "A")`.

# %%
ask("00-r1")
ask("00-r2")
ask("00-r3")

# %% [markdown] tags=["instructor"]
# **Before you start (3 min).** Show only the picture. Ask: "Where would you draw the border, and
# how would you tell a friend on the phone?" Collect one rule in words ("large means dangerous").
# Keep the drawing on the board: in lesson 06 these numbers will be *learned*.
# Answers of the warm-up: C, A, B. Board plan: two columns, "score | decision"; Σ beside the loop.

# %% [markdown] tags=["slide"]
# ## 1. A decision from a number
#
# Radius and texture are stored in *arrays*. An array is like a list, but it does arithmetic with
# all its numbers at once: one comparison gives one answer per tumour. Here are six of them. Which
# one does the rule "radius above `15`" get wrong?

# %%
print("radius      ", radius[55:61])
print("radius > 15 ", radius[55:61] > 15)
print("dangerous   ", y[55:61])
print("rule right? ", (radius[55:61] > 15) == y[55:61])

# %% [markdown] tags=["slide"]
# This rule is about the simplest machine there is. The share of decisions it gets right is its
# [**accuracy**](glossary.md#accuracy).
#
# **Predict.** Of a hundred tumours, how many does this rule get right?

# %%
predict("01-rule", guess=None, unit=" of 100")

# %%
decisions = radius > 15
accuracy = (decisions == y).mean()  # True counts as 1: the mean is the share that is right
reveal("01-rule", 100 * accuracy, unit=" of 100")

# %% [markdown] tags=["slide"]
# That sounds impressive. Now meet a lazy doctor who calls *every* tumour harmless, without
# looking.
#
# **Predict.** Of a hundred tumours, how many does the lazy doctor get right?

# %%
predict("01-lazy", guess=None, unit=" of 100")

# %%
lazy = (y == 0).mean()
reveal("01-lazy", 100 * lazy, unit=" of 100", because="Most tumours are harmless.")
tell(
    f"So **{lazy:.1%}** is free. That is the [**baseline**](glossary.md#baseline), and our rule "
    f"({accuracy:.1%}) is worth what lies above it: {100 * (accuracy - lazy):.1f} points."
)

# %% [markdown] tags=["row-4"]
# An accuracy without its baseline says nothing. **Modify:** go back to `radius > 15` and try other
# limits. Which one is best?
#
# **Why "neuron"?** The idea was borrowed from nerve cells, which also collect signals and then fire
# or stay silent. It is a loan, not a model of the brain: ours has no pulses and no timing. We use
# the word and leave the brain alone.

# %% [markdown] tags=["instructor"]
# **Section 1 (8 min).** Let people commit to a number on paper before the cell runs. Typical
# guesses for the lazy doctor lie near fifty. Ask: "Would you buy a test that is right ninety times
# of a hundred?" Answer: first ask for the baseline. Best limit in steps of one half: `15`.
# Misconception: accuracy without a baseline.

# %% [markdown] tags=["slide", "row-10"]
# ## 2. A vote, counted by hand
#
# Between the two clouds radius alone cannot decide. Let both features vote.
#
# - A [**weight**](glossary.md#weight) says how much one input counts, and whether it
#   speaks *for* dangerous (above zero) or *against* it (below zero).
# - The [**bias**](glossary.md#bias) is where the count starts, before anybody votes.
# - The [**score**](glossary.md#score) $z$ is all products plus the bias.
# - The [**decision**](glossary.md#decision) is `1` if the score is above zero, else `0`.
#
# Weights, bias and threshold together are a [**neuron**](glossary.md#neuron).

# %% tags=["slide"]
x, w, b = (17, 20), (1.0, 0.2), -18.5  # one tumour, one neuron
show(
    figures.neuron(x, w, b, names),
    alt=f"Radius {x[0]} with weight {w[0]:g} and texture {x[1]} with weight {w[1]:g} meet in one "
    f"neuron, together with the bias {b}; the thicker line has the larger weight.",
)

# %% [markdown] tags=["slide"]
# (We found these weights and this bias by trying. In lesson 6 the machine finds its own.)
#
# **Worked example.** The same sum in three steps. Read the bars from top to bottom: each starts
# where the last one ended.

# %% tags=["slide"]
x, w, b = [17, 20], [1.0, 0.2], -18.5
# 1 weigh: each input times its weight
products = [w[0] * x[0], w[1] * x[1]]
# 2 add up: all products, and the bias once
z = products[0] + products[1] + b
# 3 decide: is the score above zero?
decision = 1 if z > 0 else 0

show(
    figures.votes(products, b, names),
    alt=f"Starting from 0, the products {products[0]:g} and {products[1]:g} and the bias {b} lead "
    f"to the score {z:g}, so the decision is {decision}.",
)

# %% [markdown]
# **Modify:** give texture the weight `-0.2` and run again. Which bar turns round?
#
# **Your turn, half done.** Another tumour, the same neuron. Replace both `None`; paper is allowed.

# %%
x, w, b = [12, 25], [1.0, 0.2], -18.5
# 1 weigh: each input times its weight
products = [w[0] * x[0], w[1] * x[1]]
# 2 add up: all products, and the bias once
z = None
# 3 decide: is the score above zero?
decision = None

ask("01-t1", z)
ask("01-t2", decision)

# %% [markdown] tags=["slide"]
# Same neuron, one more. What is its score when *every* input is zero? Think first, then put the
# number in place of `None`.

# %%
ask("01-t3", None)

# %% [markdown] tags=["slide", "row-5"]
# ### Check the claim
#
# An introduction to deep learning says:
#
# > "Neurons (in a deep learning sense) are entities that hold numerical values …"
#
# **Predict.** True, simplified or wrong? Then ask one neuron about three tumours.

# %%
predict("01-claim-hold", "true", "simplified", "wrong", guess=None)


# %%
def vote(x):
    return 1.0 * x[0] + 0.2 * x[1] - 18.5


for tumour in X[55:58]:
    print("inputs", tumour, " score", round(vote(tumour), 2))
reveal("01-claim-hold", "simplified", because="One neuron, three tumours, three scores.")

# %% [markdown] tags=["slide", "row-9"]
# A neuron is a *function*. What it keeps are its weights and its bias; the score is a new number
# for every example, and nothing of it stays behind.
#
# ### Check the claim
#
# Another introduction says about inputs and weights:
#
# > "The higher the weight, the more it influences the result."
#
# The next cell gives the feature *smoothness* a weight of `100` and the feature *area* a weight of
# `1`, and asks how far each can swing the score between two tumours.
#
# **Predict.** True, simplified or wrong?

# %%
predict("01-claim-weight", "true", "simplified", "wrong", guess=None)

# %%
swings = {}
for name, weight in [("mean smoothness", 100), ("mean area", 1)]:
    column = tumours.X[:, tumours.feature_names.index(name)]
    swings[name] = weight * (column.max() - column.min())
    print(f"{name}: weight {weight}, swings the score by at most {swings[name]:.4g}")
ratio = swings["mean area"] / swings["mean smoothness"]
because = f"The smaller weight has {ratio:.0f} times the influence."
reveal("01-claim-weight", "simplified" if ratio > 1 else "true", because)

# %% [markdown] tags=["slide"]
# Areas are large numbers, so a small weight on them moves the score a lot. What counts is the
# weight *times how much its input varies*. And `-100` influences as much as `100`: the sign only
# says in which direction.

# %% [markdown] tags=["instructor"]
# **Section 2 (6 min).** Draw the neuron by hand, with your own numbers. Common slip: the bias
# added once per input. Ask: "What would a weight below zero mean for texture?" (Uneven grey would
# speak for harmless.) Twin: score -1.5, decision 0. Claims: both simplified. Misconceptions: a
# neuron is a stored number; a big weight means important.

# %% [markdown] tags=["slide"]
# ## 3. The sum is a loop
#
# This data has many more than two features per tumour, and nobody wants to write so many products.
# Could Python multiply the two lists for us? Try. **This cell fails on purpose.**

# %% tags=["raises-exception"]
[17, 20] * [1.0, 0.2]

# %% [markdown] tags=["slide", "row-12", "row-13"]
# Read the *last* line of a red message first: it says what Python could not do. Lists do not
# multiply each other, so we take one pair at a time. Multiplying matching numbers and adding the
# products up is called the [**dot product**](glossary.md#dot-product). The sign
# [**Σ**](glossary.md#sigma) means "add up", and it *is* a `for` loop:
#
# $$\sum_{k=0}^{n-1} w_k\, x_k$$
#
# | mathematics | Python |
# |---|---|
# | $\sum$ | `total = 0.0`, then a loop that adds |
# | $k = 0$ (below) and $n - 1$ (above) | `for k in range(n):` |
# | $w_k\, x_k$ (behind) | `total += w[k] * x[k]` |
#
# Many books count from one to $n$. Python counts from zero, and meets the same $n$ pairs.

# %% [markdown] tags=["slide"]
# **Predict.** The next cell multiplies `[1, 2, 3]` with `[4, 5, 6]`, with a slip: `=` where `+=` is
# meant. What is `total` at the end?

# %%
predict("01-slip", guess=None)

# %%
x, w = [1, 2, 3], [4, 5, 6]
total = 0.0
for k in range(3):
    total = w[k] * x[k]
    print("turn", k, "product", w[k] * x[k], "total", total)
reveal("01-slip", total, because="Only the last product is left.")

# %% [markdown] tags=["slide"]
# `=` throws the old total away. **Modify:** write `+=` and run again. Now the total grows with
# every turn.
#
# ### Exercise 01.1: `dot`
#
# Write the loop. Delete the line with `raise`, write your own lines between the two marks, run the
# cell, then run `check(dot)`. Try as often as you like.

# %% tags=["exercise"]
from solutions.ex01_one_neuron import dot

# %%
check(dot)

# %% [markdown] tags=["instructor"]
# **Section 3 (8 min).** The one place for live coding: build `dot` from two products to a loop,
# write `=` for `+=` on purpose, run `check(dot)` and read the message aloud together. Leave Σ and
# the loop beside each other on the board. The answer is in the cell above this note.

# %% [markdown] tags=["slide"]
# ## 4. The bias moves the line
#
# With two inputs, all points with score zero form a straight line. On one side the score is above
# zero (shaded: "dangerous"), on the other below. `line_demo` draws that for any neuron.


# %% tags=["slide"]
def line_demo(w1, w2, b):
    z = w1 * radius + w2 * texture + b
    accuracy = ((z > 0) == y).mean()
    return show(
        figures.two_classes(X, y, names, labels, line=(w1, w2, b)),
        alt=f"With weights {w1:g} and {w2:g} and bias {b:g} the neuron calls {(z > 0).mean():.0%} "
        f"of the tumours dangerous. Its accuracy is {accuracy:.1%}.",
    )


line_demo(w1=1, w2=0, b=-15)

# %% [markdown] tags=["slide"]
# That is the rule of section 1: $1 \cdot \text{radius} - 15 > 0$ says the same as
# $\text{radius} > 15$. So the limit, `15`, becomes a bias with the opposite sign.
#
# **Predict.** Now the bias goes up from `-15` to `+15`. What fills the picture?

# %%
predict("01-bias-up", "harmless", "dangerous", "half and half", guess=None)

# %% [markdown] tags=["slide"]
# Run the next cell, then bring the line back. Drag a slider, use the arrow keys on it, or type a
# number in its box. No sliders? Write `line_demo(1, 0.2, -18.5)` in a cell of your own.
#
# **Your aim:** beat the rule of section 1. What do `w1` and `w2` do, what does `b` do?

# %% tags=["slide"]
share = (1 * radius + 0 * texture + 15 > 0).mean()
reveal("01-bias-up", "dangerous" if share > 0.9 else "half and half")
sliders(line_demo, w1=(-2, 2, 0.1, 1), w2=(-2, 2, 0.1, 0), b=(-40, 20, 0.5, 15))

# %% [markdown] tags=["slide", "row-8"]
# The weights *turn* the line; the bias *shifts* it without turning. The higher the bias, the more
# willing the neuron is to say "yes".
#
# **Predict.** Take a good neuron and double both weights *and* the bias. How many of the decisions
# change?

# %%
predict("01-double", "none", "a few", "all", guess=None)

# %%
before = 1.0 * radius + 0.2 * texture - 18.5 > 0
after = 2.0 * radius + 0.4 * texture - 37.0 > 0
changed = (before != after).sum()
answer = "none" if changed == 0 else "a few"
reveal("01-double", answer, because=f"{changed} of {len(y)} decisions change.")

# %% [markdown] tags=["slide", "row-6", "row-7"]
# Every score doubles, and so stays on its side of zero: the line does not move.
#
# ### Check the claim
#
# > "Each neuron has a number inside it, called the bias. This typically ranges from 0 to 1 …"
#
# The next cell tries many biases for the weights `1.0` and `0.2`.
#
# **Predict.** True, simplified or wrong?

# %%
predict("01-claim-bias", "true", "simplified", "wrong", guess=None)

# %%
biases = np.arange(-40, 10.5, 0.5)
accuracies = [((radius + 0.2 * texture + b > 0) == y).mean() for b in biases]
best = biases[np.argmax(accuracies)]
inside = [a for a, b in zip(accuracies, biases, strict=True) if 0 <= b <= 1]
answer = "true" if 0 <= best <= 1 else "wrong"
reveal("01-claim-bias", answer, because=f"The best bias here is {best:g}.")
show(
    figures.curve(biases, accuracies, "bias", "accuracy", (0, 1), "the range of the claim"),
    alt=f"Accuracy peaks at {max(accuracies):.1%} near bias {best:g}; for every bias from 0 to 1 "
    f"it is only {max(inside):.1%}, because everything is called dangerous.",
)

# %% [markdown] tags=["slide"]
# A bias may be any number, because it has to balance inputs of any size. And it is a *setting* of
# the neuron. The number that changes with the input is the score.
#
# ### Exercise 01.2: `neuron_score`
#
# The dot product, and the bias once. You may call your own `dot`, once it passes.

# %% tags=["exercise"]
from solutions.ex01_one_neuron import neuron_score

# %%
check(neuron_score)

# %% [markdown] tags=["instructor"]
# **Section 4 (8 min).** Let the room call out slider moves and say first what will happen. Nobody
# gets far above the rule of section 1 with two features; that is worth a remark. Ask: "What does
# a weight of zero do to the line?" (It becomes upright or level.) Misconceptions: a bias lies
# between 0 and 1; the bias is added for every input. Answers: "dangerous", "none", "wrong".

# %% [markdown] tags=["slide", "row-11"]
# ## 5. From score to decision
#
# Keep two things apart. First comes the score, any number. Then something is made of it: today a
# yes or no. Some texts call the sum itself the "activation"; we keep that word for what comes
# after, where lesson 3 puts a curve. The sum is the score (other texts: *pre-activation*).
#
# Here is one neuron at work on many tumours.


# %%
def decide_one_by_one(rows):
    answers = []
    for x in rows:  # one tumour after another
        z = 1.0 * x[0] + 0.2 * x[1] - 18.5
        answers.append(1 if z > 0 else 0)
    return np.array(answers, dtype=int)


print("decisions", decide_one_by_one(X[55:65]))
print("labels   ", y[55:65])

# %% [markdown] tags=["slide"]
# A decision can be wrong in two ways: a dangerous tumour is *missed*, or a harmless one raises a
# *false alarm*.
#
# **Predict.** We raise the bias by two. Which mistake becomes more frequent?

# %%
predict("01-errors", "missed tumours", "false alarms", "both", guess=None)

# %%
z = 1.0 * radius + 0.2 * texture - 18.5
missed = [((score <= 0) & (y == 1)).sum() for score in (z, z + 2)]
alarms = [((score > 0) & (y == 0)).sum() for score in (z, z + 2)]
answer = "both" if missed[1] > missed[0] else "false alarms"
because = f"Missed: {missed[0]} before, {missed[1]} after. "
because += f"False alarms: {alarms[0]} before, {alarms[1]} after."
reveal("01-errors", answer, because)
show(
    figures.scores(z, y, labels),
    alt=f"The scores of the two kinds overlap around 0: {missed[0]} dangerous tumours lie left of "
    f"it, {alarms[0]} harmless ones right of it.",
)

# %% [markdown] tags=["slide"]
# The bias trades one mistake for the other. Which one is worse here, and who should decide that?
# The neuron cannot. **Modify:** replace `z + 2` by `z - 2`, twice.
#
# ### Exercise 01.3: `decide`
#
# One neuron, any number of rows. A loop like the one above is fine, also if it takes more lines
# than the mark says; you may call your `neuron_score`. Above zero means yes, so exactly zero means
# no.

# %% tags=["exercise"]
from solutions.ex01_one_neuron import decide

# %%
check(decide)

# %% [markdown]
# ### Puzzle: put the lines in order
#
# `(decisions == y).mean()` did a loop's work for us. Here are the lines of that loop, shuffled. Two
# of them do not belong.

# %%
arrange("01-p1", "")

# %% [markdown] tags=["instructor"]
# **Section 5 (5 min).** Discussion: which error is worse, and where would you put the bias then? A
# missed tumour usually costs more, so a higher bias; but every false alarm is a frightened person.
# The neuron cannot answer this. Puzzle: the two lines that do not belong compare with a single `=`
# and return a count instead of a share.

# %% [markdown] tags=["slide"]
# ## 6. Open the box: `dot`
#
# This course comes with an engine, `dlcore`. Its dot product is no secret: this is the very code
# that runs. `@kernel` hands the loop to a compiler, which turns it into machine code.

# %% tags=["slide"]
import inspect

from dlcore.cpu.dot import dot as compiled_dot

tell(f"```python\n{inspect.getsource(compiled_dot.py_func)}\n```")

# %% [markdown] tags=["slide"]
# And this is the loop you know. Both get the same million pairs of numbers.


# %%
def loop_dot(x, w):
    total = 0.0
    for k in range(len(x)):
        total += x[k] * w[k]
    return total


rng = np.random.default_rng(seed=1)
long_x, long_w = rng.normal(size=1_000_000), rng.normal(size=1_000_000)
lists = long_x.tolist(), long_w.tolist()  # Python's own loop is fastest on lists
plain, compiled = loop_dot(*lists), compiled_dot(long_x, long_w)
assert plain == compiled
tell(f"Python's loop: `{plain!r}`. The engine's loop: `{compiled!r}`. The same to the last digit.")

# %% [markdown] tags=["slide"]
# The same sums in the same order give the same digits. Only the time differs.
#
# **Predict.** How many times faster is the compiled loop?

# %%
predict("01-speed", guess=None, unit=" times")

# %%
import os
import time


def seconds(run, *arguments):
    start = time.perf_counter()
    run(*arguments)
    return time.perf_counter() - start


slow = min(seconds(loop_dot, *lists) for _ in range(3))
fast = min(seconds(compiled_dot, long_x, long_w) for _ in range(10))
because = f"{1e3 * slow:.3g} ms against {1e3 * fast:.3g} ms, on one of {os.cpu_count()} cores here."
reveal("01-speed", slow / fast, because, unit=" times")

# %% [markdown]
# The times differ from run to run and from machine to machine; the digits do not. How to go faster
# still is lesson 13.

# %% [markdown] tags=["instructor"]
# **Section 6 (5 min).** Answer to "why faster": Python looks up types at every turn, the compiler
# settles them once. Point out that the engine's loop is as long as the learner's own solution.

# %% [markdown] tags=["slide"]
# ## Two questions before you go

# %%
ask("01-c1")
ask("01-c2")

# %% [markdown] tags=["slide"]
# ## What you take along
#
# Yes, one line of arithmetic can tell most dangerous tumours from harmless ones: far better than
# the baseline, and not well enough to trust it alone. A neuron multiplies each input by a weight,
# adds the products and one bias, and compares the score with zero. The weights turn the decision
# line, the bias shifts it, and both may be any number. The sum is a loop, and the engine runs the
# very same loop, compiled.
#
# **Words:** [input](glossary.md#input), [feature](glossary.md#feature),
# [label](glossary.md#label), [weight](glossary.md#weight),
# [bias](glossary.md#bias), [score](glossary.md#score),
# [neuron](glossary.md#neuron), [dot product](glossary.md#dot-product),
# [Σ](glossary.md#sigma), [decision](glossary.md#decision),
# [accuracy](glossary.md#accuracy), [baseline](glossary.md#baseline)
#
# **Exercises:** 01.1 `dot`, 01.2 `neuron_score`, 01.3 `decide`. In a terminal, `dlcore check 01`
# marks the same three.

# %% [markdown]
# ## Try
#
# - `tumours.feature_names` lists every feature. Which one, with the right limit, beats radius?
# - Find a neuron that misses no dangerous tumour at all. What does it do to the harmless ones?
# - Multiply `radius` by a thousand, as if it were measured in a smaller unit. Which weight and bias
#   give the old decisions back?
#
# **Next:** lesson 2, *A layer is a matrix*. Many neurons look at the same inputs, and one sign,
# `@`, does all their loops.

# %% [markdown] tags=["instructor"]
# **Answers.** Check questions: C, B. The next cell computes the answers to "Try". Discussion to
# close: who *chose* these three numbers today? In lesson 6 the slope will.


# %% tags=["instructor"]
def best_limit(column):
    return max(((column > limit) == y).mean() for limit in column)


print("radius", round(best_limit(radius), 4))
for name, column in zip(tumours.feature_names, tumours.X.T, strict=True):
    if best_limit(column) > best_limit(radius):
        print(name, round(best_limit(column), 4))
z = 1.0 * radius + 0.2 * texture
b = -z[y == 1].min() + 0.001
print(f"bias {b:.3f} misses nobody, with {((z + b > 0) & (y == 0)).sum()} false alarms")
small = 0.001 * (1000 * radius) + 0.2 * texture - 18.5
print("a thousandth of the weight, the same bias:", ((small > 0) == (z - 18.5 > 0)).all())
