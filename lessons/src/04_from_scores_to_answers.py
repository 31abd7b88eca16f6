# %% [markdown] tags=["slide"]
# # 4 · From scores to answers
#
# **The network says `5.1`, `2.0` and `-3.3`. How sure is it?**
#
# Softmax turns the scores of all classes into one belief that they share. After this lesson you can
#
# - **compute** a softmax by hand for three scores,
# - **implement** it so that scores of `1000` do no harm,
# - **encode** labels as rows with a single one,
# - **run** a whole forward pass, from inputs to answers,
# - **measure** accuracy, and **compare** it with chance.
#
# The one formula of this lesson, for the score $z_k$ of class $k$:
#
# $$p_k = \frac{e^{z_k}}{\sum_j e^{z_j}}$$

# %% tags=["slide"]
import numpy as np
from dlcore.data import iris
from dltutor.lesson import arrange, ask, check, figures, predict, reveal, show, sliders, tell

flowers = iris()
kinds = flowers.class_names  # three kinds of irises
scores = np.array([5.1, 2.0, -3.3])  # (3,) what a network says about one flower
beliefs = np.exp(scores) / np.exp(scores).sum()

show(
    figures.scores_and_beliefs(scores, beliefs, kinds),
    alt=f"The scores {scores[0]}, {scores[1]:.1f} and {scores[2]} become the beliefs "
    f"{beliefs[0]:.3f}, {beliefs[1]:.3f} and {beliefs[2]:.3f}: the network is quite sure.",
)

# %% [markdown] tags=["slide"]
# Someone measured an iris: the length and width of its petals, and of the leaves around them. Three
# kinds of iris come into question, and a network has given each a score. The first kind wins. But
# is `5.1` against `2.0` a clear win or a close one? To the right is today's answer.

# %% [markdown]
# ## Warm up: three things you know

# %%
ask("03-r1")
ask("03-r2")
ask("01-r3")

# %% [markdown] tags=["instructor"]
# **Before you start (3 min).** Show only the left half and ask: "How many of a hundred would you
# bet on the first?" Answers of the warm-up: A, C, C. Board plan: three columns, scores, e to the
# score, share.

# %% [markdown] tags=["slide", "row-26", "row-45"]
# ## 1. One score for each class
#
# In lesson 1 one neuron was enough for yes or no. For three kinds of flowers the last layer has
# three neurons, one score each. A score that is about to become a belief is called a
# [**logit**](glossary.md#logit). It may be any number: a score below zero speaks against its class.
#
# Texts sort networks by their last layer: one output neuron for numbers, several for classes. A
# good rule of thumb, with exceptions: yes or no needs only one, and a network may predict two
# numbers at once. Inputs and scores are numbers in every case; only the label is a category.
#
# What do we want from a belief, a [**probability**](glossary.md#probability)? Never below zero; all
# together exactly one; higher score, higher belief.
#
# **Predict.** Would it do to divide each score by the sum of the scores?

# %%
predict("04-divide", "yes", "no", guess=None)

# %%
shares = scores / scores.sum()
print("scores / sum:", shares.round(2), " sum:", shares.sum().round(2))
reveal("04-divide", "no" if shares.min() < 0 or shares.max() > 1 else "yes", "Look at the last.")

# %% [markdown] tags=["instructor"]
# **Section 1 (5 min).** Let people propose their own rules from scores to shares, and break each
# with negative scores. Collect the three wishes on the board before naming softmax.

# %% [markdown] tags=["slide", "row-46"]
# ## 2. Softmax: everything above zero, then shares
#
# The number $e$ is about `2.718`. Whatever the score, $e^z$ is above zero; and one point more
# always means $e$ times as much. Then each part is divided by the sum of all parts. That is
# [**softmax**](glossary.md#softmax).
#
# **Worked example.** Three scores.

# %% tags=["slide"]
z = np.array([2.0, 1.0, 0.0])
# 1 raise: e to each score, all above zero
parts = np.exp(z)
# 2 add up: the whole that is shared
whole = parts.sum()
# 3 share: each part of the whole
p = parts / whole

print("parts  ", parts.round(3))
print("whole  ", whole.round(3))
print("beliefs", p.round(3), " sum", p.sum())

# %% [markdown]
# **Your turn, half done.** The parts are given. What is the belief in class one, the middle one?

# %%
# 1 raise
parts = [1.0, 2.0, 5.0]
# 2 add up
whole = 8.0
# 3 share
belief = None

ask("04-t1", belief)

# %% [markdown] tags=["slide"]
# **Predict.** We add `100` to all three scores. And then, instead, we multiply them by `10`. What
# happens to the beliefs?

# %%
predict("04-add", "nothing", "the winner takes nearly all", "they become equal", guess=None)
predict("04-times", "nothing", "the winner takes nearly all", "they become equal", guess=None)


# %%
def softmax_of(z):
    parts = np.exp(z)
    return parts / parts.sum()


z = np.array([2.0, 1.0, 0.0])
print("as they are", softmax_of(z).round(4))
print("plus 100   ", softmax_of(z + 100).round(4))
print("times 10   ", softmax_of(10 * z).round(4))
same = np.allclose(softmax_of(z), softmax_of(z + 100))
reveal("04-add", "nothing" if same else "they become equal", "Only the differences count.")
sure = softmax_of(10 * z).max() > 0.99
reveal("04-times", "the winner takes nearly all" if sure else "nothing", "Differences grow, too.")

# %% [markdown] tags=["slide"]
# Try it yourself. `times` multiplies all scores. Can the winner have less than half of the belief?
# (No sliders? Call `belief_demo(1, 0.8, 0.6, times=1)` in a cell of your own.)


# %% tags=["slide"]
def belief_demo(z0, z1, z2, times):
    z = times * np.array([z0, z1, z2])
    p = np.exp(z - z.max()) / np.exp(z - z.max()).sum()
    return show(
        figures.scores_and_beliefs(z, p, kinds),
        alt=f"{kinds[p.argmax()]} has the highest score and a belief of {p.max():.3f}; the others "
        f"share what is left, {1 - p.max():.3f}.",
    )


ends = (-5, 5, 0.1)
sliders(belief_demo, z0=(*ends, 1), z1=(*ends, 0.8), z2=(*ends, 0.6), times=(0.1, 10, 0.1, 1))

# %% [markdown] tags=["slide", "row-42"]
# ### Check the claim
#
# > "This way, we know to apply the activation function to every single component of the resultant
# > vector."
#
# That is how ReLU works: each score for itself. Softmax is called an activation function, too. The
# next cell changes *one* score.
#
# **Predict.** For softmax, is the claim true, simplified or wrong?

# %%
predict("04-claim-each", "true", "simplified", "wrong", guess=None)

# %%
before, after = np.array([2.0, 1.0, 0.0]), np.array([2.0, 1.0, 3.0])
print("ReLU   ", np.maximum(before, 0), "->", np.maximum(after, 0))
print("softmax", softmax_of(before).round(3), "->", softmax_of(after).round(3))
others_moved = not np.allclose(softmax_of(before)[:2], softmax_of(after)[:2])
because = "Right for ReLU, sigmoid and tanh. Softmax looks at a whole row."
reveal("04-claim-each", "simplified" if others_moved else "true", because)

# %% [markdown] tags=["slide", "row-47"]
# ### Check the claim
#
# > "For each species, the neural network will make a prediction between 0 and 1 … Suppose it says
# > that it is 60% likely to be a cat, and 40% a dog …"
#
# A sigmoid gives numbers between zero and one, too. Would one sigmoid for each class do the same?
#
# **Predict.** True, simplified or wrong?

# %%
predict("04-claim-sigmoids", "true", "simplified", "wrong", guess=None)

# %%
sigmoids = 1 / (1 + np.exp(-scores))
shares = np.exp(scores) / np.exp(scores).sum()
print("sigmoids", sigmoids.round(3), " sum", sigmoids.sum().round(3))
print("softmax ", shares.round(3), " sum", shares.sum().round(3))
because = "Between 0 and 1 is not enough; the numbers of the example share one whole."
reveal("04-claim-sigmoids", "simplified" if sigmoids.sum() > 1.01 else "true", because)

# %% [markdown] tags=["slide"]
# Sigmoids ask each class alone: "yes or no?" Two of them may both be nearly sure. That is right
# when both can be true: a picture with a cat *and* a dog. Softmax is for classes that exclude each
# other.

# %% [markdown] tags=["instructor"]
# **Section 2 (10 min).** Board: scores, e to the score, share, with numbers. Prompt: "Cat 60, dog
# 40: can both be right?" Twin: 0.25. Answers: "nothing", "the winner takes nearly all", twice
# "simplified". Misconception: softmax works on each score alone.

# %% [markdown] tags=["slide"]
# ## 3. Two traps: too large, and the wrong way round
#
# **This cell fails on purpose.**

# %% tags=["raises-exception"]
import math

math.exp(1000)

# %% [markdown] tags=["slide"]
# Networks do give such scores. NumPy would not stop here; it would go on with `inf` and give NaN,
# "not a number". But adding the same number to all scores changes nothing. So subtract the largest
# of the row first: then the largest exponent is zero, and nothing can overflow.
#
# The second trap has to do with batches. Each *row* is an example, so each row has its own whole.
#
# **Predict.** Along which `axis` must the sum run, so that the rows add up to one?

# %%
predict("04-axis", "axis=0", "axis=1", guess=None)

# %% tags=["slide"]
Z = np.array([[2.0, 1.0, 0.0], [0.0, 3.0, 0.0], [1.0, 1.0, 1.0], [1002.0, 1001.0, 1000.0]])
E = np.exp(Z - Z.max(axis=1, keepdims=True))  # (4, 3) no exponent above zero
tables = {f"axis={axis}": E / E.sum(axis=axis, keepdims=True) for axis in (0, 1)}
whole = {name: np.allclose(P.sum(axis=1), 1) for name, P in tables.items()}
reveal("04-axis", "axis=1" if whole["axis=1"] else "axis=0", "Along a row, over its classes.")
show(
    figures.belief_tables(tables),
    alt="Summed along axis 0 the columns add up to 1 and the rows do not, so examples compete for "
    "a class. Along axis 1 each row adds up to 1, also that with scores of 1000.",
)

# %% [markdown] tags=["slide"]
# In the left table flowers share each class: nonsense, and no error. The shape is right, too. Print
# `P.sum(axis=1)` whenever you have made beliefs.
#
# **Modify:** replace `Z.max(axis=1, keepdims=True)` by `Z.max()`, the largest of the *whole batch*.
# What becomes of the first rows, and why?
#
# ### Exercise 04.1: `softmax`

# %% tags=["exercise"]
from solutions.ex04_from_scores_to_answers import softmax

# %%
check(softmax)

# %% [markdown] tags=["instructor"]
# **Section 3 (8 min).** Live: print both sums; then the maximum of the batch: three rows become
# zero divided by zero. Misconceptions: any maximum will do; the axis is the one that "stays".

# %% [markdown] tags=["slide"]
# ## 4. Labels as rows
#
# Beliefs are rows of three numbers, labels are single numbers: `0`, `1` or `2`. To compare them,
# write a label as the belief of somebody who *knows*: a one in the column of the class, zeros
# elsewhere. That is called [**one-hot**](glossary.md#one-hot).
#
# **Predict.** A batch happens to hold the labels `[1, 0, 1]`, of the three kinds of irises. Which
# shape has its one-hot table?

# %%
predict("04-hot", "(3, 2)", "(3, 3)", "(2, 3)", guess=None)

# %%
labels = [1, 0, 1]
table = np.zeros((len(labels), len(kinds)))
for i in range(len(labels)):
    table[i, labels[i]] = 1
print(table)
shape = table.shape
reveal("04-hot", str(shape), because="There are three kinds, also when one of them did not come.")

# %% [markdown] tags=["slide"]
# The number of classes belongs to the *task*. Whoever reads it off a batch gets tables of changing
# width. (And why not take the label itself as a number? Then kind two would count as twice kind
# one.)
#
# ### Exercise 04.2: `one_hot`

# %% tags=["exercise"]
from solutions.ex04_from_scores_to_answers import one_hot

# %%
check(one_hot)

# %% [markdown] tags=["instructor"]
# **Section 4 (5 min).** Misconception: the number of classes is the largest label plus one.

# %% [markdown] tags=["slide"]
# ## 5. A whole forward pass
#
# Everything is there: dense layer (lesson 2), ReLU (lesson 3), dense layer, softmax. Once from the
# inputs to the answers is a [**forward pass**](glossary.md#forward-pass). All flowers go through at
# once.

# %% tags=["slide"]
X = (flowers.X - flowers.X.mean(axis=0)) / flowers.X.std(axis=0)  # (150, 4) around zero
rng = np.random.default_rng(seed=3)
W1, b1 = 0.5 * rng.normal(size=(4, 8)), np.zeros(8)
W2, b2 = 0.5 * rng.normal(size=(8, 3)), np.zeros(3)

H = np.maximum(X @ W1 + b1, 0)  # (150, 8)
Z = H @ W2 + b2  # (150, 3)
E = np.exp(Z - Z.max(axis=1, keepdims=True))
P = E / E.sum(axis=1, keepdims=True)  # (150, 3)
path = [("X", X.shape), "@ W1 + b1\nReLU", ("H", H.shape), "@ W2 + b2"]
path += [("Z", Z.shape), "softmax", ("P", P.shape)]
show(
    figures.whole_pass(path),
    alt=f"{len(X)} flowers stay {len(P)} rows all the way; only the columns change, from "
    f"{X.shape[1]} measurements to {H.shape[1]} hidden neurons to {P.shape[1]} beliefs.",
)

# %% [markdown]
# ### Puzzle: put the lines in order
#
# The same as a function. Two lines do not belong.

# %%
arrange("04-p1", "")

# %% [markdown] tags=["slide"]
# ### Exercise 04.4: `mlp_forward`
#
# Now yours. (It is the fourth of the exercise file; the third follows in a minute.) You may call
# your own `softmax`, once it passes.


# %% tags=["instructor"]
def softmax(Z):  # so that this section can be shown alone
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


# %% tags=["exercise"]
from solutions.ex04_from_scores_to_answers import mlp_forward

# %%
check(mlp_forward)

# %% [markdown] tags=["instructor"]
# **Section 5 (10 min).** Cover the shapes and let the room say them. The puzzle's strangers: ReLU
# on the last scores, softmax in the hidden layer. Both run without an error.

# %% [markdown] tags=["slide"]
# ## 6. The answer, and how often it is right
#
# The answer is the class with the largest belief. Its *place* is what we want, and that is
# [**argmax**](glossary.md#argmax). The largest score stands in the same place, so for the answer
# alone no softmax is needed.
#
# Guessing among three equally frequent kinds is right one time in three: that level is called
# [**chance**](glossary.md#chance). Nothing of our network has been learned yet; its weights are
# dice.
#
# **Predict.** Six such networks. How far do their accuracies lie apart, the best from the worst?

# %%
predict("04-untrained", guess=None, unit=" points of 100")

# %%
X = (flowers.X - flowers.X.mean(axis=0)) / flowers.X.std(axis=0)
accuracies = []
for seed in range(6):
    rng = np.random.default_rng(seed)
    W1, W2 = rng.normal(size=(4, 8)), rng.normal(size=(8, 3))
    Z = np.maximum(X @ W1, 0) @ W2
    right = Z.argmax(axis=1) == flowers.y
    accuracies.append(right.mean())
print("accuracies", np.round(accuracies, 2), " chance", round(1 / 3, 2))
reveal("04-untrained", 100 * (max(accuracies) - min(accuracies)), unit=" points of 100")

# %% [markdown] tags=["slide"]
# Far apart! Chance holds on average, not for each network: flowers of one kind are alike, so a
# random network gets nearly all of a kind right or wrong together. One lucky start proves nothing.
#
# **Predict.** A belief wins if it is the largest of its row. In the answers of the last of these
# networks, does any belief below one half win?

# %%
predict("04-half", "none", "some", guess=None)

# %%
rng = np.random.default_rng(seed=5)  # the last of the six
X = (flowers.X - flowers.X.mean(axis=0)) / flowers.X.std(axis=0)
Z = np.maximum(X @ rng.normal(size=(4, 8)), 0) @ rng.normal(size=(8, 3))
E = np.exp(Z - Z.max(axis=1, keepdims=True))
P = E / E.sum(axis=1, keepdims=True)
low = (P.max(axis=1) < 0.5).sum()
reveal("04-half", "some" if low else "none", because=f"{low} of {len(P)} winners stay below it.")

# %% [markdown] tags=["slide"]
# With three classes the winner needs more than a third, not more than half. And a high belief is
# only what the network *says*. Whether it is right nine times out of ten when it says `0.9` has to
# be counted; for dice it surely is not.
#
# ### Exercise 04.3: `accuracy`

# %% tags=["exercise"]
from solutions.ex04_from_scores_to_answers import accuracy

# %%
check(accuracy)

# %% [markdown] tags=["instructor"]
# **Section 6 (4 min).** Collect guesses for the spread; most are far too small. Misconceptions: a
# threshold of one half for many classes; argmax down the columns; belief is truth.

# %% [markdown] tags=["slide"]
# ## 7. Open the box: `softmax`
#
# The engine's softmax walks over each row a few times: find the largest, raise, add up, divide.

# %% tags=["slide"]
import inspect

from dlcore.cpu import losses

names = ("maximum", "softmax_exponentials", "share_out")
kernels = [getattr(losses, name).py_func for name in names]
tell("```python\n" + "\n".join(inspect.getsource(kernel) for kernel in kernels) + "\n```")

# %% [markdown] tags=["slide"]
# No row looks at another one. So rows could be given to several workers at once; *within* a row the
# sum needs all its parts. More on that in lesson 13.
#
# **Predict.** How many times faster than a loop in Python is it?

# %%
import math


def loop_softmax(rows):
    answer = []
    for z in rows:
        largest = max(z)
        parts = [math.exp(one - largest) for one in z]
        whole = sum(parts)
        answer.append([part / whole for part in parts])
    return answer


predict("04-speed", guess=None, unit=" times")

# %%
import time

rng = np.random.default_rng(seed=4)
Z = rng.normal(size=(20_000, 10))
rows, P = Z.tolist(), np.empty_like(Z)
losses.softmax(Z, P)  # the first call compiles
start = time.perf_counter()
plain = loop_softmax(rows)
middle = time.perf_counter()
losses.softmax(Z, P)
end = time.perf_counter()
assert np.abs(P - plain).max() < 1e-12
reveal("04-speed", (middle - start) / (end - middle), unit=" times")

# %% [markdown]
# The beliefs agree up to the last digits; the engine has an exponential of its own, which rounds a
# little differently. The times differ from machine to machine.

# %% [markdown] tags=["slide"]
# ## Two questions before you go

# %%
ask("04-c1")
ask("04-c2")

# %% [markdown] tags=["slide"]
# ## What you take along
#
# How sure is the network? Raise $e$ to each score, divide by the sum: the classes share one belief.
# Only differences of scores count, so the largest is subtracted first. Each row is an example and
# adds up to one. A forward pass is dense, ReLU, dense, softmax, and its answer is the argmax. An
# untrained network answers at chance, give or take a good deal of luck.
#
# **Words:** [logit](glossary.md#logit), [softmax](glossary.md#softmax),
# [probability](glossary.md#probability), [one-hot](glossary.md#one-hot),
# [argmax](glossary.md#argmax), [forward pass](glossary.md#forward-pass),
# [chance](glossary.md#chance)
#
# **Exercises:** 04.1 `softmax`, 04.2 `one_hot`, 04.3 `accuracy`, 04.4 `mlp_forward`. In a terminal,
# `dlcore check 04` marks the same four.

# %% [markdown]
# ## Try
#
# - Which scores give the beliefs one half, one quarter, one quarter?
# - What is the smallest belief with which one of ten classes can win?
# - With two classes, compare the softmax of `(z, 0)` with the sigmoid of `z`.
#
# **Next:** lesson 5, *How wrong?* The answers are there. How bad are they, in one number?

# %% [markdown] tags=["instructor"]
# **Answers.** Check questions: B, D. The next cell answers "Try".


# %% tags=["instructor"]
for z in ([np.log(2), 0.0, 0.0], [1.5, 0.0]):
    print(np.round(z, 3), np.round(np.exp(z) / np.exp(z).sum(), 4))
print("just above one tenth, and the sigmoid of 1.5 is", round(float(1 / (1 + np.exp(-1.5))), 4))
