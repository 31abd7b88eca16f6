# %% [markdown] tags=["slide"]
# # 5 · How wrong?
#
# **Model A is right ten times out of ten, model B nine times. Why does training prefer B?**
#
# A [**loss**](glossary.md#loss) is one number that says how wrong a model is. After this lesson you
# can
#
# - **compute** a mean squared error and a mean surprise, on paper and in code,
# - **detect** the trap in which shapes fit and numbers do not,
# - **implement** the surprise so that it survives any score,
# - **say** which loss an untrained network should have,
# - **explain** why the lowest loss is not the highest accuracy.
#
# The one formula of this lesson, for the belief $p_i$ in the right answer of example $i$:
#
# $$L = \frac{1}{n} \sum_{i=0}^{n-1} -\ln p_i$$

# %% tags=["slide"]
import numpy as np
from dlcore.data import diabetes, iris
from dltutor.lesson import arrange, ask, check, figures, predict, reveal, show, sliders, tell

belief_a = np.full(10, 0.51)  # (10,) what model A believed of each true answer
belief_b = np.array([0.99] * 9 + [0.49])  # (10,) and model B
patients, flowers = diabetes(), iris()

show(
    figures.belief_bars({"model A": belief_a, "model B": belief_b}),
    alt=f"Model A is right {(belief_a > 0.5).sum()} times, but each time with a belief barely over "
    f"one half. Model B is right {(belief_b > 0.5).sum()} times, nearly sure, and misses narrowly.",
)

# %% [markdown] tags=["slide"]
# Two models answered the same ten questions, yes or no. Each bar is the belief that a model gave to
# the answer that was *true*. Above one half it said the right thing.
#
# Which of the two would you hire? Keep your answer for section 5.

# %% [markdown]
# ## Warm up: three things you know

# %%
ask("04-r1")
ask("04-r2")
ask("02-r1")

# %% [markdown] tags=["instructor"]
# **Before you start (3 min).** Take a vote: A or B? Ask for the reason, and write it down beside
# the vote. Answers of the warm-up: B, A, B. Board plan: left "numbers: residual, square, mean",
# right "classes: belief, -ln, mean".

# %% [markdown] tags=["slide", "row-27"]
# ## 1. Numbers: residuals and squares
#
# First a task whose answer is a number. From the body mass index of a patient a line predicts how
# far the illness comes in a year. That year has passed, so the right answers are known: learning
# from examples with known answers is called *supervised*. (It is not the only way. Today's largest
# language models first learn from text without labels: lesson 18.)
#
# Prediction minus right answer is the [**residual**](glossary.md#residual). The
# [**mean squared error**](glossary.md#mean-squared-error) squares each and takes the mean.

# %% tags=["slide"]
five = [10, 5, 3, 11, 9]
x, y = patients.X[five, 2], patients.y[five]  # (5,) body mass index, (5,) illness after a year
predicted = 10.0 * x - 120  # a line, drawn by hand
squares = (predicted - y) ** 2
show(
    figures.squared_residuals(x, y, predicted, ("body mass index", "illness after a year")),
    alt=f"Five patients and a line. The square on the longest residual has {squares.max():.0f} of "
    f"the {squares.sum():.0f} units of area together, so it rules the loss.",
)

# %% [markdown] tags=["slide"]
# **Worked example.** Three patients.

# %% tags=["slide"]
predicted, y = [150.0, 200.0, 100.0], [140.0, 230.0, 100.0]
# 1 compare: one residual per example
residuals = [p - right for p, right in zip(predicted, y, strict=True)]
# 2 square: no signs left, and far is worse
squares = [r**2 for r in residuals]
# 3 average: divide by how many
loss = sum(squares) / len(squares)

print("residuals", residuals)
print("squares  ", squares)
print("loss     ", loss)

# %% [markdown]
# **Your turn, half done.** Two examples. Do steps two and three.

# %%
predicted, y = [2.0, 5.0], [3.0, 1.0]
# 1 compare
residuals = [-1.0, 4.0]
# 2 square, 3 average
loss = None

ask("05-t1", loss)

# %% [markdown] tags=["slide"]
# **Predict.** We write every example down twice. What happens to the sum of the squares, and what
# to their mean?

# %%
predict("05-twice", "both stay", "both double", "only the sum doubles", guess=None)

# %%
squares = np.array([100.0, 900.0, 0.0])
twice = np.concatenate([squares, squares])
print("sum ", squares.sum(), "->", twice.sum())
print("mean", squares.mean(), "->", twice.mean())
reveal("05-twice", "only the sum doubles" if twice.mean() == squares.mean() else "both double")

# %% [markdown] tags=["slide", "row-25"]
# ### Check the claim
#
# > "The output layer is where we get the target value."
#
# The target value is the right answer. The next cell asks two different lines about one patient.
#
# **Predict.** True, simplified or wrong?

# %%
predict("05-claim-target", "true", "simplified", "wrong", guess=None)

# %%
bmi, target = patients.X[0, 2], patients.y[0]
outputs = [steepness * bmi - 120 for steepness in (10, 7)]
print("body mass index", bmi, " target in the data", target)
print("output of line 1:", outputs[0], "  output of line 2:", round(outputs[1], 1))
because = "The target was in the data before any model. What comes out is a prediction."
reveal("05-claim-target", "true" if target in outputs else "wrong", because)

# %% [markdown] tags=["slide", "row-52", "row-53"]
# An output layer gives the *prediction*; the target comes with the data; the loss holds one against
# the other. Texts say that it measures "how far" the answers are from the line. Far means straight
# up or down here, not the shortest way to the line. And it is not the distance, it is its square.

# %% [markdown] tags=["instructor"]
# **Section 1 (8 min).** Ask which patient the line would most like to please, and why. Twin: 8.5.
# Misconceptions: sum = mean; the output layer holds the target.

# %% [markdown] tags=["slide"]
# ## 2. A trap that makes no sound
#
# Five predictions, four answers. **This cell fails on purpose.**

# %% tags=["raises-exception"]
np.array([1.0, 2.0, 3.0, 4.0, 5.0]) - np.array([1.0, 2.0, 3.0, 4.0])

# %% [markdown] tags=["slide"]
# Good: shapes that do not fit are reported. Now predictions as a network gives them, one *row* per
# example: a column of shape `(5, 1)`. The answers have the shape `(5,)`.
#
# **Predict.** Which shape has `column - answers`?

# %%
predict("05-shape", "(5,)", "(5, 1)", "(5, 5)", "an error", guess=None)

# %% tags=["slide"]
answers = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
column = answers.reshape(5, 1)  # perfect predictions!
difference = column - answers
shape = difference.shape
reveal("05-shape", str(shape), because=f"Their mean square is {(difference**2).mean():g}, not 0.")
show(
    figures.difference_table(column.ravel(), answers),
    alt=f"Every prediction met every answer, {difference.size} pairs. Only the framed diagonal was "
    f"meant, and there all differences are {np.abs(np.diag(difference)).max():g}.",
)

# %% [markdown] tags=["slide"]
# A column minus a row is a table: broadcasting, as in lesson 2, where nobody asked for it. Perfect
# predictions get a bad loss, and no message. Look at the shape before you take a mean.
#
# ### Exercise 05.1: `mse`

# %% tags=["exercise"]
from solutions.ex05_how_wrong import mse

# %%
check(mse)

# %% [markdown] tags=["instructor"]
# **Section 2 (5 min).** Let the room name the shape by hands before the run. Ask: "How would you
# have noticed?" (Print shapes; try perfect predictions, which must cost nothing.)

# %% [markdown] tags=["slide"]
# ## 3. Classes: the cost of a surprise
#
# For classes, a model gives a belief to each. Only one belief matters for the loss: that in the
# *true* class. If it was high, what happened is no surprise. The
# [**surprise**](glossary.md#surprise) is `-ln p`. Here `ln` is the natural logarithm, in NumPy
# `np.log`. It undoes $e$ to the power: $\ln e^z = z$. Drag `p`, or call `surprise_demo(0.1)` in a
# cell of your own.


# %% tags=["slide"]
def surprise_demo(p):
    return show(
        figures.surprise_curve(p),
        alt=f"A belief of {p:g} in the truth makes a surprise of {abs(np.log(p)):.2f}. The curve "
        f"is 0 at belief 1 and climbs without bound towards belief 0.",
    )


sliders(surprise_demo, p=(0.01, 1, 0.01, 0.5))

# %% [markdown] tags=["slide"]
# Being sure and right costs nothing. Each halving of the belief adds the same amount. And there is
# no ceiling: being sure and wrong costs more and more.
#
# The mean surprise over all examples is called [**cross-entropy**](glossary.md#cross-entropy).
#
# **Predict.** Ten classes, and a model that spreads its belief evenly. How large is its surprise,
# whatever the truth?

# %%
predict("05-uniform", guess=None)

# %%
reveal("05-uniform", -np.log(1 / 10), because="-ln(1/10) is ln 10. It may well be above 1.")

# %% [markdown]
# ### Puzzle: put the lines in order
#
# The mean surprise as a loop. Two lines do not belong.

# %%
arrange("05-p1", "")

# %% [markdown] tags=["instructor"]
# **Section 3 (8 min).** Board: a table p, -ln p. Fill it for 1, one half, one quarter, one eighth;
# people see the equal steps. Prompt: which loss for *ordered* classes, like exam grades? The
# puzzle's strangers: the winner's belief, and dividing by all cells. Misconception: at most 1.

# %% [markdown] tags=["slide"]
# ## 4. From the scores, not from the beliefs
#
# Beliefs are made of scores by softmax. A network that is sure and wrong: score `1000` for class
# zero, `0` for the true class one.
#
# **Predict.** What is its surprise?

# %%
predict("05-gap", guess=None)

# %%
z = np.array([1000.0, 0.0])  # the true class is 1
p = np.exp(z - z.max()) / np.exp(z - z.max()).sum()
with np.errstate(divide="ignore"):  # NumPy would warn here, and rightly
    naive = -np.log(p[1])
careful = np.log(np.exp(z - z.max()).sum()) + z.max() - z[1]
print("belief in the truth ", p[1])
print("-ln of that belief  ", naive)
reveal("05-gap", careful, because="The belief is too small to be stored, so its logarithm breaks.")

# %% [markdown] tags=["slide", "row-39"]
# The trick is to take the logarithm *on paper* first:
#
# $$-\ln \frac{e^{z_y}}{\sum_k e^{z_k}} \;=\; \ln \sum_k e^{z_k} \;-\; z_y$$
#
# The first part is called [**log-sum-exp**](glossary.md#log-sum-exp). Take the largest score out of
# the sum first, $\ln \sum_k e^{z_k} = m + \ln \sum_k e^{z_k - m}$, and nothing can overflow. So a
# classifier gives *scores*, and softmax moves into the loss. That is why many networks have no
# softmax layer at all.
#
# Other programs cut the belief off at a tiny number "to be safe". Look what that hides.

# %%
for gap in (10, 20, 40, 1000):
    p = np.exp(-gap) / (1 + np.exp(-gap))  # belief in the truth, with a gap against it
    cut = -np.log(max(p, 1e-7))
    exact = np.logaddexp(gap, 0)  # ln(e^gap + e^0), without overflow
    print(f"gap {gap:4}: exact surprise {exact:7.2f}   belief cut off at 1e-7: {cut:6.2f}")

# %% [markdown] tags=["slide"]
# All large mistakes cost the same, so there is no way to tell that one is getting better. Do not
# cut.
#
# ### Exercise 05.2: `bce_with_logits`
#
# Two classes need only one score, whose sigmoid (lesson 3) is the belief in "yes". On paper, "yes"
# costs $\ln(1 + e^{-z})$ if it is true, and $\ln(1 + e^{z})$ if it is not. For large `z` the second
# overflows; $z + \ln(1 + e^{-z})$ is the same number.

# %% tags=["exercise"]
from solutions.ex05_how_wrong import bce_with_logits

# %%
check(bce_with_logits)

# %% [markdown] tags=["slide", "row-26"]
# ### Exercise 05.3: `cross_entropy`
#
# Any number of classes. `Z[np.arange(n), y]` picks one number from each row, as a loop over `i`
# with `Z[i, y[i]]` does.

# %% tags=["exercise"]
from solutions.ex05_how_wrong import cross_entropy

# %%
check(cross_entropy)

# %% [markdown] tags=["instructor"]
# **Section 4 (10 min).** Live coding: the naive formula, the infinity, then the logarithm moved
# inside. Misconceptions: the loss needs beliefs; cutting off is safe; softmax belongs before this
# loss as well (then it is applied twice).

# %% [markdown] tags=["slide", "row-54"]
# ## 5. Loss is not accuracy
#
# ### Check the claim
#
# > "… by changing the weights and looking at the impact on the function, we can reach the lowest
# > value of the loss function and the highest accuracy."
#
# Back to models A and B: ten right, against nine.
#
# **Predict.** Which one has the lower loss? And is the claim true, simplified or wrong?

# %%
predict("05-lower", "A", "B", guess=None)
predict("05-claim-both", "true", "simplified", "wrong", guess=None)

# %%
loss_a, loss_b = -np.log(belief_a).mean(), -np.log(belief_b).mean()
print(f"A: accuracy {(belief_a > 0.5).mean():.0%}, loss {loss_a:.3f}")
print(f"B: accuracy {(belief_b > 0.5).mean():.0%}, loss {loss_b:.3f}")
reveal("05-lower", "B" if loss_b < loss_a else "A")
because = "The two can disagree about which model is better."
reveal("05-claim-both", "wrong" if loss_b < loss_a else "true", because)

# %% [markdown] tags=["slide", "row-74"]
# Loss also counts how sure the answers are. That is just what learning needs. Here is a real case:
# irises of two kinds, one neuron on the length of the petals, and one setting that moves, the
# length where "yes" begins.
#
# **Predict.** While this border moves a tiny bit, what does accuracy do most of the time?

# %%
predict("05-flat", "it stays exactly the same", "it moves a little", guess=None)

# %% tags=["slide"]
two_kinds = flowers.y > 0  # versicolor and virginica
length, yes = flowers.X[two_kinds, 2], flowers.y[two_kinds] == 2
borders = np.arange(4.0, 5.8, 0.01)
Z = 3.0 * (length[:, None] - borders)  # (n, number of borders)
accuracies = ((Z > 0) == yes[:, None]).mean(axis=0)
losses = np.logaddexp(0, np.where(yes[:, None], -Z, Z)).mean(axis=0)
flat = (np.diff(accuracies) == 0).mean()
reveal("05-flat", "it stays exactly the same" if flat > 0.5 else "it moves a little")
show(
    figures.steps_and_slide(borders, accuracies, losses, "border between the two kinds, in cm"),
    alt=f"Accuracy is a staircase, level in {flat:.0%} of the moves; loss is a smooth valley. "
    f"Its lowest place, at {borders[losses.argmin()]:.2f} cm, can be felt from everywhere.",
)

# %% [markdown] tags=["slide"]
# On a level stair nothing tells you which way to go. The loss slopes everywhere, so training
# follows the loss, and *reports* accuracy. (One of our source texts lets networks climb "by
# assessing accuracy". Mostly they would feel no ground at all.)

# %% [markdown] tags=["instructor"]
# **Section 5 (5 min).** Take the vote of the beginning again. Prompt: "When is model A the better
# choice?" (When only the number of right answers counts and nobody reads the belief.) Answers: B,
# "wrong", "it stays exactly the same".

# %% [markdown] tags=["slide", "row-51"]
# ## 6. The loss at the start
#
# > "Initially, the network is completely random. So the first time it tries predicting an output
# > for an input in a dataset, there's no hope."
#
# No hope of being good; but we can say *how* bad. A network that knows nothing should spread its
# belief evenly.
#
# ### Milestone 1: an untrained classifier, scored
#
# Everything is there: a forward pass, a loss, an accuracy. Here are six networks for the three
# kinds of irises, three times: with tiny, medium and large weights, at random.
#
# **Predict.** Around which loss will those with tiny weights lie?

# %%
predict("05-start", guess=None)


# %%
import math


def untrained(seed, size):
    rng = np.random.default_rng(seed)
    X = (flowers.X - flowers.X.mean(axis=0)) / flowers.X.std(axis=0)  # (150, 4)
    W1, W2 = size * rng.normal(size=(4, 8)), size * rng.normal(size=(8, 3))
    return np.maximum(X @ W1, 0) @ W2  # (150, 3) scores


def scored(Z, y):
    log_sums = np.log(np.exp(Z - Z.max(axis=1, keepdims=True)).sum(axis=1)) + Z.max(axis=1)
    return (log_sums - Z[np.arange(len(y)), y]).mean(), (Z.argmax(axis=1) == y).mean()


# %% tags=["slide"]
for size in (0.01, 0.4, 3.0):
    results = np.array([scored(untrained(seed, size), flowers.y) for seed in range(6)])
    losses, accuracies = results.T.round(2)
    print(f"weights of size {size}: losses {losses}, accuracies {accuracies}")
reveal("05-start", math.log(3), because="ln 3, for three classes. Tiny weights give exactly that.")

# %% [markdown] tags=["slide"]
# Small weights: the loss of an even guess. Medium ones: luck becomes visible, to both sides. Large
# ones: loud and wrong. So the first loss of a run is a test that costs nothing. Far above `ln K`
# for `K` classes, weights are too large, or there is a bug.
#
# The accuracies are luck as well, and the same in all three lines: larger weights make the same
# winners, only surer ones. Again accuracy is blind where loss sees.
#
# ### Exercise 05.4: `loss_at_start` (extension)

# %% tags=["exercise"]
from solutions.ex05_how_wrong import loss_at_start

# %%
check(loss_at_start)

# %% [markdown] tags=["instructor"]
# **Section 6 (4 min), milestone 1.** Let people state the number before the run. The accuracies
# swing widely, because a whole kind of flower falls on one side together. Ask: "Is the network with
# the best accuracy better?" (It is luckier. Nothing was learned.)

# %% [markdown] tags=["slide"]
# ## 7. Open the box: `softmax_cross_entropy_forward`
#
# The engine's loss. It gives the loss *and* keeps the beliefs `P`: the way back will need them
# (lesson 8).

# %% tags=["slide"]
import inspect

from dlcore.cpu import softmax_cross_entropy_forward

tell(f"```python\n{inspect.getsource(softmax_cross_entropy_forward.py_func)}\n```")

# %% [markdown] tags=["slide"]
# The sums over the classes hide in `share_out`, which also divides. Here is the same as one loop in
# plain Python.
#
# **Predict.** How many times faster is the compiled one?

# %%
import math


def mean_surprise(Z, y):
    total = 0.0
    for z, right in zip(Z, y, strict=True):
        largest = max(z)
        total += math.log(sum(math.exp(one - largest) for one in z)) + largest - z[right]
    return total / len(y)


predict("05-speed", guess=None, unit=" times")

# %%
import time

rng = np.random.default_rng(seed=5)
Z, y = rng.normal(size=(20_000, 10)), rng.integers(10, size=20_000)
lists, P, loss = (Z.tolist(), y.tolist()), np.empty_like(Z), np.zeros(1)
softmax_cross_entropy_forward(Z, y, P, loss)  # the first call compiles
start = time.perf_counter()
plain = mean_surprise(*lists)
middle = time.perf_counter()
softmax_cross_entropy_forward(Z, y, P, loss)
end = time.perf_counter()
assert abs(plain - loss[0]) < 1e-12
tell(f"Python's loop: `{plain!r}`. The engine: `{float(loss[0])!r}`.")
reveal("05-speed", (middle - start) / (end - middle), unit=" times")

# %% [markdown]
# The last digits may differ: the engine has an exponential of its own, and fuses multiplying and
# adding into one rounding. The times differ from machine to machine.

# %% [markdown] tags=["slide"]
# ## Two questions before you go

# %%
ask("05-c1")
ask("05-c2")

# %% [markdown] tags=["slide"]
# ## What you take along
#
# Training prefers B, because a loss counts how sure the answers are. For numbers we take the mean
# of the squared residuals, for classes the mean surprise at the truth. Both compare example by
# example, both are means. The surprise is computed from the scores, with the logarithm taken on
# paper. A network that knows nothing starts at `ln K`. We descend the loss and report accuracy.
#
# **Words:** [loss](glossary.md#loss), [residual](glossary.md#residual),
# [mean squared error](glossary.md#mean-squared-error), [surprise](glossary.md#surprise),
# [cross-entropy](glossary.md#cross-entropy), [log-sum-exp](glossary.md#log-sum-exp)
#
# **Exercises:** 05.1 `mse`, 05.2 `bce_with_logits`, 05.3 `cross_entropy`, 05.4 `loss_at_start`. In
# a terminal, `dlcore check 05` marks the same four.

# %% [markdown]
# ## Try
#
# - In section 6, hand the scores to your own `cross_entropy`, once it passes. The same losses?
# - Find beliefs for a model C that is right ten times and has a lower loss than B.
# - Multiply all scores of an untrained network by ten. What happens to accuracy, what to the loss?
#
# **Next:** lesson 6, *Which way is down?* The loss says how wrong. Its slope says which way to turn
# each weight.

# %% [markdown] tags=["instructor"]
# **Answers.** Check questions: A, C. The next cell answers "Try".


# %% tags=["instructor"]
print("C: ten beliefs of 0.95, loss", round(float(-np.log(0.95)), 3))
z = np.array([0.3, -0.2, 0.1])  # the scores of one example
for factor in (1, 10):
    surprises = np.log(np.exp(factor * z).sum()) - factor * z
    print(
        "scores times", factor, "winner", z.argmax(), "surprise of each class", surprises.round(2)
    )
