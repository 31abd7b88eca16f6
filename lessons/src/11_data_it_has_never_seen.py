# %% [markdown] tags=["slide"]
# # 11 · Data it has never seen
#
# **A network is right about every flower it learned from, and wrong about every single new one.
# What happened?**
#
# After this lesson you can
#
# - **split** data so that the last judgement is fair,
# - **scale** features without a look at what is kept apart,
# - **find** leaks, large ones and such that nobody notices,
# - **build** and read a confusion table,
# - **choose** a measure that fits what a mistake costs.
#
# The one formula of this lesson, with mean and spread of the *training* rows, for every row:
#
# $$\text{scaled} = \frac{x - \text{mean}}{\text{spread}}$$

# %% tags=["slide"]
import numpy as np
import dlcore as dl
from dltutor.lesson import ask, check, figures, predict, reveal, show, sliders, tell

iris = dl.data.iris()
X, y = iris.X, iris.y  # (150, 4) four lengths of every flower; (150,) its kind


def train(X, y, hidden=16, lr=0.02):
    net = dl.Network([dl.Dense(4, hidden), dl.ReLU(), dl.Dense(hidden, 3)], dtype="float64")
    net.fit(X, y, epochs=60, batch_size=10, optimizer=dl.SGD(lr=lr), progress=False)
    return net


net = train(X[:100], y[:100])
learned, new = net.score(X[:100], y[:100]), net.score(X[100:], y[100:])
names = ("petal length in cm", "petal width in cm")
show(
    figures.learned_and_new(X[:, 2:], y, 100, names, iris.class_names),
    alt=f"The network learned from the first 100 flowers of the file and gets {learned:.0%} of "
    f"them right. The last 50 lie beside those it knows, and it gets {new:.0%} of them right.",
)

# %% [markdown] tags=["slide"]
# These flowers are iris. The file brings a list of `150`; we took the first hundred for learning
# and the rest for judging. That sounds fair.

# %%
belief = net.predict_proba(X[100:]).max(axis=1).mean()
print(f"right on the 100 flowers it learned from: {learned:.0%}")
print(f"right on the 50 new ones:                 {new:.0%}")
print(f"how firmly it believes its new answers:   {belief:.1%}")

# %% [markdown]
# ## Warm up: three things you know

# %%
ask("10-r1")
ask("08-r1")
ask("04-r3")

# %% [markdown] tags=["instructor"]
# **Before you start (3 min).** Collect explanations before anybody looks at the legend of the
# picture. Answers of the warm-up: C, B, C. Board: a line of time, "what is known when?". Keep it;
# every leak of today breaks that line.

# %% [markdown] tags=["slide"]
# ## 1. The exam
#
# **Predict.** Why are all new answers wrong?

# %%
predict("11-why", "too few epochs", "it never met that kind", "too few neurons", guess=None)

# %% tags=["slide"]
order = np.random.default_rng(seed=4).permutation(150)
met, asked = set(y[:100].tolist()), set(y[100:].tolist())
reveal("11-why", "it never met that kind" if not met & asked else "too few epochs")
show(
    figures.file_strips({"as it came": y, "shuffled": y[order]}, 100, iris.class_names),
    alt="The file is sorted by kind: training gets all setosa and versicolor, and the test part "
    "only virginica. After a shuffle all three kinds are in both parts.",
)

# %% [markdown] tags=["slide"]
# Files are often sorted, and then their end is no sample of the whole. So shuffle first.
#
# **Predict.** The same network, the same sizes, after a shuffle. How many of a hundred new flowers
# does it get right?

# %%
predict("11-shuffled", guess=None, unit=" of 100")

# %%
mixed, kept = order[:100], order[100:]
fair = train(X[mixed], y[mixed]).score(X[kept], y[kept])
reveal("11-shuffled", 100 * fair, unit=" of 100")

# %% [markdown] tags=["slide", "row-87"]
# What you learn from is the [**training set**](glossary.md#training-set). What is kept apart for
# the last judgement is the [**test set**](glossary.md#test-set). Being right on examples that were
# not learned from is [**generalisation**](glossary.md#generalisation), and it is the whole point:
# the answers for the training set were known before. Introductions often leave this out.

# %% [markdown] tags=["slide", "row-84", "row-30"]
# ### Check the claim
#
# > "… the neural networks learn with thousands of examples from data."
#
# > "The task of machine learning is to build the correct architecture for these neural networks …"
#
# **Predict.** First change the number of examples, then the number of hidden neurons, then the
# split. Which of them matters most here?

# %%
predict("11-claim-what", "examples", "neurons", "the split", guess=None)

# %%
few = {n: train(X[mixed[:n]], y[mixed[:n]]).score(X[kept], y[kept]) for n in (10, 30, 100)}
sizes = {h: train(X[mixed], y[mixed], hidden=h).score(X[kept], y[kept]) for h in (4, 16, 64)}
for n, share in few.items():
    print(f"{n:3} examples          {share:.0%} of the new flowers right")
for hidden, share in sizes.items():
    print(f"{hidden:3} hidden neurons    {share:.0%}")
print(f"the file as it came    {new:.0%}")
changes = {"examples": np.ptp(list(few.values())), "neurons": np.ptp(list(sizes.values()))}
changes["the split"] = fair - new
largest = max(changes, key=changes.get)
reveal("11-claim-what", "the split" if largest == "the split" else "examples")

# %% [markdown] tags=["slide"]
# Both claims are simplified. How many examples it takes depends on the task: dozens for these
# flowers, trillions of words for a language model. And many architectures do; none is *the* correct
# one. Data, loss, steps and a fair judgement count as much.

# %% [markdown] tags=["instructor"]
# **Section 1 (8 min).** Prompt: which files that you know are sorted, and by what? (Time, place,
# hospital, outcome.) With time, a shuffle may itself be a leak: then cut by date. Answers: "it
# never met that kind", "the split".

# %% [markdown] tags=["slide"]
# ## 2. Three parts
#
# Suppose fifty models wait for you to choose one. May the test set decide? Take the worst models
# there are: fifty people who toss a coin for each of fifty patients. We keep the best of them, and
# test that one again, on fifty new patients.
#
# **Predict.** How many of fifty does the winner get right: in the trial that it won, and in the
# next one?

# %%
predict("11-winner", guess=None, unit=" of 50")
predict("11-again", guess=None, unit=" of 50")

# %% tags=["slide"]
rng = np.random.default_rng(seed=11)
first, second = rng.binomial(50, 0.5, size=(2, 50))  # right answers of 50 coin tossers
winner = first.argmax()
reveal("11-winner", first[winner], unit=" of 50")
reveal("11-again", second[winner], because="Luck does not come twice.", unit=" of 50")
show(
    figures.chosen_by_luck(first / 50, second / 50),
    alt=f"The best of fifty coin tossers has {first[winner] / 50:.0%} right in the first trial and "
    f"{second[winner] / 50:.0%} in the second. The two scores have nothing to do with each other.",
)

# %% [markdown] tags=["slide"]
# Choosing is a kind of learning, and the score that did the choosing flatters the chosen. So there
# is a third part: choose on the [**validation set**](glossary.md#validation-set), and open the test
# set once, when nothing is left to choose.

# %% tags=["slide"]
show(
    figures.three_parts(),
    alt="Three boxes. Training fits weights and biases. Validation compares settings, and its "
    "result may go back to training. Test is looked at once; nothing may go back from it.",
)

# %% [markdown] tags=["slide", "row-80"]
# An introduction calls [hyperparameters](glossary.md#hyperparameter) "parameters in charge of the
# training process". That is too narrow: the number of neurons and the size of a batch are among
# them, too. Whatever you choose
# yourself, choose it on validation data.
#
# **Worked example.** Ten examples, two tenths for validation, three tenths for the test.

# %% tags=["slide"]
n, val_frac, test_frac = 10, 0.2, 0.3
# 1 shuffle the numbers of the examples, once
order = np.random.default_rng(seed=2).permutation(n)
# 2 count: whole examples only
n_val, n_test = int(n * val_frac), int(n * test_frac)
# 3 cut: three slices that meet end to end
test, val, rest = order[:n_test], order[n_test : n_test + n_val], order[n_test + n_val :]
print("order", order, "\ntest ", test, "\nval  ", val, "\ntrain", rest)

# %% [markdown] tags=["slide"]
# **Your turn, half done.** `107` examples, `val_frac = 0.25`, `test_frac = 0.15`. Validation gets
# `26`, since `26.75` is cut off. How many are left for training?

# %%
ask("11-t1", None)

# %% [markdown] tags=["slide"]
# ### Exercise 11.1: `split_indices`

# %% tags=["exercise"]
from solutions.ex11_data_it_has_never_seen import split_indices

# %%
check(split_indices)

# %% [markdown] tags=["instructor"]
# **Section 2 (10 min).** Do the coin tossers live: everybody stands, sits down when wrong. Whoever
# stands last is asked for a forecast. Twin: 65. Ask: "You opened the test set twice. What now?"
# (Say so; it is a validation set now, and a new test set is needed.)

# %% [markdown] tags=["slide", "row-24", "row-9"]
# ## 3. Scaling without peeking
#
# ### Check the claim
#
# > "The input layer receives the raw data …"
#
# Wines from three growers: one feature is measured in hundreds, another in tenths. The same weight
# on the large one moves the score a thousand times as much, as in lesson 1. So we
# [**standardise**](glossary.md#standardisation): every column to mean `0` and spread `1`. (The
# spread is the standard deviation, `std`: about how far a usual value lies from the mean.)
#
# **Predict.** The same network on both. By how many points is the one on scaled wines better?

# %%
from dltutor.experiments import unseen

predict("11-raw", guess=None, unit=" points")

# %% tags=["slide"]
wine = dl.data.wine()
order = np.random.default_rng(seed=0).permutation(len(wine.y))
raw_train, raw_val = wine.X[order[:120]], wine.X[order[120:]]
y_train, y_val = wine.y[order[:120]], wine.y[order[120:]]
mean, spread = raw_train.mean(axis=0), raw_train.std(axis=0)  # measured on training rows alone
on_raw = unseen.trained(raw_train, y_train, kinds=3)
on_scaled = unseen.trained((raw_train - mean) / spread, y_train, kinds=3)
raw_score = on_raw.score(raw_val, y_val)
scaled_score = on_scaled.score((raw_val - mean) / spread, y_val)
named = len(set(on_raw.predict(raw_val).tolist()))
reveal("11-raw", 100 * (scaled_score - raw_score), unit=" points")
tell(
    f"Raw: **{raw_score:.1%}**, and of 3 growers it names {named}. Scaled: **{scaled_score:.1%}**."
)

# %% [markdown] tags=["slide"]
# So networks nearly always get scaled data. Mean and spread belong to the model, like weights:
# they are measured on the training rows, then kept. (In lesson 4 we took all flowers together.
# Nothing was kept apart there; with a test set it would have been a mistake.) Whoever measures each
# part by itself meets this one day:
#
# **Predict.** A single new bottle arrives. It is scaled by its *own* mean and spread. What does the
# network get to see?

# %%
predict("11-bottle", "its true numbers", "nothing but nan", "a good estimate", guess=None)

# %%
bottle = raw_val[:1]  # (1, 13) one row
with np.errstate(invalid="ignore"):  # NumPy would warn about 0/0
    seen = (bottle - bottle.mean(axis=0)) / bottle.std(axis=0)
print("by itself            ", seen[0, :4])
print("by the training rows ", ((bottle - mean) / spread)[0, :4].round(2))
reveal("11-bottle", "nothing but nan" if np.isnan(seen).all() else "a good estimate")

# %% [markdown] tags=["slide"]
# One bottle *is* its own mean, and its spread is zero.
#
# ### Exercise 11.2: `standardise`
#
# A feature that never changes has spread `0` as well, so take care of it.

# %% tags=["exercise"]
from solutions.ex11_data_it_has_never_seen import standardise

# %%
check(standardise)

# %% [markdown] tags=["instructor"]
# **Section 3 (10 min).** Say "fit on training, apply everywhere" until it is boring. Whoever adds a
# small number to the spread gets zeros for the bottle, which is no better. Answer: "nothing but
# nan". Common slip: axis forgotten, so that all features share one mean.

# %% [markdown] tags=["slide"]
# ## 4. Leaks, big and small
#
# A [**leak**](glossary.md#leakage) is any way by which the kept examples take part in the making of
# the model. Nobody has to cheat for it. Here is a table of pure noise: a hundred patients,
# thousands of random "genes", and a coin decides who is ill. There is nothing to learn.
#
# Somebody careful wants fewer columns: chooses the twenty genes that go best with the illness,
# *then* splits, trains on one half and tests on the other.
#
# **Predict.** How many of a hundred new patients are right?

# %%
from dltutor.experiments import unseen

predict("11-noise", guess=None, unit=" of 100")

# %% tags=["slide"]
rng = np.random.default_rng(seed=4)
genes, ill = rng.normal(size=(100, 5000)), rng.integers(0, 2, 100)


def genes_chosen_on(rows):
    agreement = abs((2 * ill[rows] - 1) @ genes[rows])  # how well each gene goes with the illness
    best = np.argsort(agreement)[-20:]
    net = unseen.trained(genes[:50, best], ill[:50], kinds=2, hidden=4, lr=0.1)
    return net.score(genes[50:, best], ill[50:])


leaky, honest = genes_chosen_on(slice(0, 100)), genes_chosen_on(slice(0, 50))
reveal("11-noise", 100 * leaky, unit=" of 100", because="Chosen on all rows: a false discovery.")
tell(f"Chosen on the training rows alone: **{honest:.0%}**, as it must be with noise.")

# %% [markdown] tags=["slide"]
# Among thousands of random columns some go well with *any* row of answers, by luck. Those were
# taken, with the luck of the test patients in it. Next, two more leaks: wines scaled
# by mean and spread of *all* rows, and patients who were measured twice, with one row on each side.
#
# **Predict.** How much does the leak of scaling add?

# %%
predict("11-scaling", "more than ten points", "a few points", "about nothing", guess=None)

# %% tags=["slide"]
trials = unseen.scoreboard()
gain = 100 * (trials["scaled by all rows"][1] - trials["scaled by all rows"][0])
answer = "about nothing" if abs(gain) < 2 else "a few points"
reveal("11-scaling", answer, because=f"{gain:+.1f} points, on the mean of ten splits.")
words = [f"{name}: {fair:.0%} fair, {leak:.0%} leaky" for name, (fair, leak) in trials.items()]
show(figures.leak_board(trials), alt="Three leaks and what they pretend. " + "; ".join(words) + ".")

# %% [markdown] tags=["slide"]
# A leak may pretend a discovery, or change nothing that can be measured. You cannot tell
# beforehand, and the cure is the same and cheap: **split first**, before anything is measured,
# chosen or repaired. With several rows for a patient, split patients.

# %% [markdown] tags=["instructor"]
# **Section 4 (10 min).** Live coding: the noise experiment, ten lines, is the one to write. Prompt:
# name a leak in a hospital data set. (The number of the ward; a test that is ordered only for the
# ill; the date of discharge.) Say plainly that the scaling leak shows nothing here. Misconceptions:
# a leak is cheating; scaling never leaks, or always ruins.

# %% [markdown] tags=["slide"]
# ## 5. The confusion table
#
# Back to the tumours of lesson 1, now with all their features, split and scaled as it should be.
# (`unseen` does that, in lines like those above.) A single neuron gives its belief in "dangerous".
#
# **Predict.** Where are its mistakes on new tumours? (*Missed* are dangerous ones that it calls
# harmless; a *false alarm* is the other way round.)

# %%
from dltutor.experiments import unseen

predict("11-mistakes", "mostly missed", "mostly false alarms", "about equal", guess=None)

# %% tags=["slide"]
beliefs, truth = unseen.tumour_beliefs()
M = dl.metrics.confusion_matrix(truth, (beliefs > 0.5).astype(int))
alarms, missed = M[0, 1], M[1, 0]
uneven = "mostly missed" if missed > alarms else "mostly false alarms"
reveal("11-mistakes", "about equal" if abs(missed - alarms) <= 2 else uneven)
show(
    figures.confusion_table(M, ("harmless", "dangerous")),
    alt=f"Of {len(truth)} new tumours {np.trace(M)} are on the diagonal, right. {missed} dangerous "
    f"ones were called harmless, {alarms} harmless ones dangerous.",
)

# %% [markdown] tags=["slide"]
# That is a [**confusion table**](glossary.md#confusion-table): a row is the truth, a column the
# answer. Right answers are on the diagonal, and each mistake has a place of its own. One accuracy
# would have hidden which is which.
#
# ### Exercise 11.3: `confusion_matrix`
#
# Start with a table of zeros, for any number of classes `K`, and walk through the examples: each
# adds one to the cell in the row of its truth and the column of its answer.

# %% tags=["exercise"]
from solutions.ex11_data_it_has_never_seen import confusion_matrix

# %%
check(confusion_matrix)

# %% [markdown] tags=["instructor"]
# **Section 5 (8 min).** Have people point: in which cell is a 3 taken for an 8? The popular slip is
# `M[y_true, y_pred] += 1`, which counts a repeated pair once; a loop is right. Other books put the
# truth into the columns: always read the labels.

# %% [markdown] tags=["slide"]
# ## 6. Precision, recall, and what a mistake costs
#
# Read the table twice, for "dangerous":
#
# - down its column, of all that were *called* dangerous, how many are?
#   [**Precision**](glossary.md#precision).
# - along its row, of all that *are* dangerous, how many were found?
#   [**Recall**](glossary.md#recall).
#
# Now the lazy doctor, who calls nobody dangerous. **This cell fails on purpose.**

# %% tags=["raises-exception"]
called_dangerous, of_them_right = 0, 0
of_them_right / called_dangerous

# %% [markdown] tags=["slide"]
# A share of nothing has no value; by convention it counts as `0`.
#
# **Predict.** The limit for the belief goes down from one half to one tenth. What happens?

# %%
from dltutor.experiments import unseen

predict("11-limit", "recall up, precision down", "recall down, precision up", "both up", guess=None)


# %% tags=["slide"]
beliefs, truth = unseen.tumour_beliefs()


def limit_demo(limit):
    M = dl.metrics.confusion_matrix(truth, (beliefs > limit).astype(int), 2)
    precision, recall = M[1, 1] / max(1, M[:, 1].sum()), M[1, 1] / M[1].sum()
    return show(
        figures.belief_limit(beliefs, truth, limit, ("harmless", "dangerous")),
        alt=f"With the limit {limit:g}, precision is {precision:.1%} and recall {recall:.1%}: "
        f"dangerous tumours missed: {M[1, 0]}, false alarms: {M[0, 1]}.",
    )


lower, half = [((beliefs > limit) & (truth == 1)).sum() for limit in (0.1, 0.5)]
reveal("11-limit", "recall up, precision down" if lower > half else "recall down, precision up")
sliders(limit_demo, limit=(0.02, 0.98, 0.02, 0.1))

# %% [markdown] tags=["slide"]
# **Modify:** find a limit at which no dangerous tumour is missed. No sliders? `limit_demo(0.05)`.
#
# Which limit is best is no question for the network: what does a missed tumour cost, what an alarm?
# Where one number is wanted, [**`F1`**](glossary.md#f1) takes both:
# `2 * precision * recall / (precision + recall)`. It is high only if both are.
#
# ### Exercise 11.4 (extra): `precision_recall_f1`

# %% tags=["exercise"]
from solutions.ex11_data_it_has_never_seen import precision_recall_f1

# %%
check(precision_recall_f1)

# %% [markdown] tags=["instructor"]
# **Section 6 (8 min).** Swapped names are the classic: "of those I *called*" is precision, "of
# those that *are*" is recall. Two roles: a spam filter (precision) and a screening test (recall).
# Why no plain mean for F1? Calling everybody ill has recall one and would get a good mark.

# %% [markdown] tags=["slide"]
# ## 7. Open the box: `count_right`
#
# The judge itself. Whenever you call `net.score`, the second of these loops counts, and the first
# one tells it which score of a row is the highest.

# %% tags=["slide"]
import inspect

from dlcore.cpu.losses import count_right, highest

sources = [inspect.getsource(kernel.py_func) for kernel in (highest, count_right)]
tell("```python\n" + "\n".join(sources) + "\n```")


# %%
from time import perf_counter


def loop_count(Z, y):
    right = 0
    for i in range(len(y)):
        best = 0
        for j in range(len(Z[i])):
            if Z[i][j] > Z[i][best]:
                best = j
        right += best == y[i]
    return right


# %%
rng = np.random.default_rng(seed=11)
Z, labels = rng.normal(size=(20_000, 10)), rng.integers(0, 10, 20_000)
compiled, lists = np.zeros(1), (Z.tolist(), labels.tolist())
count_right(Z, labels, compiled)  # the first call compiles
begin = perf_counter()
plain = loop_count(*lists)
middle = perf_counter()
count_right(Z, labels, compiled)
end = perf_counter()
assert plain == compiled[0]
assert plain == np.trace(dl.metrics.confusion_matrix(labels, Z.argmax(axis=1)))
tell(
    f"Both count **{plain:,}** right answers, and so does the diagonal of the confusion table. The "
    f"compiled loop is **{(middle - begin) / (end - middle):.0f} times** faster here."
)

# %% [markdown] tags=["slide"]
# Counting is exact, so nothing may differ. A tie goes to the first of the highest scores, in both.
# (Several threads that count into one table at once would lose counts; lesson 13 shows how.)

# %% [markdown] tags=["slide"]
# ## Three questions before you go

# %%
ask("11-c1")
ask("11-c2")
ask("11-c3")

# %% [markdown] tags=["slide"]
# ## What you take along
#
# The file was sorted, so the network was examined in a subject that it never had. Shuffle, then
# split into training, validation and test. Fit on the first, choose on the second, open the third
# once. Everything that is measured is measured on training rows. A confusion table shows which
# mistakes are made; precision and recall say what a "yes" is worth, and how many are found.
#
# **Words:** [generalisation](glossary.md#generalisation), [training set](glossary.md#training-set),
# [validation set](glossary.md#validation-set), [test set](glossary.md#test-set),
# [leakage](glossary.md#leakage), [standardisation](glossary.md#standardisation),
# [confusion table](glossary.md#confusion-table), [precision](glossary.md#precision),
# [recall](glossary.md#recall), [`F1`](glossary.md#f1)
#
# **Exercises:** 11.1 `split_indices`, 11.2 `standardise`, 11.3 `confusion_matrix`, 11.4
# `precision_recall_f1`. In a terminal, `dlcore check 11` marks the same four.

# %% [markdown]
# ## Try
#
# - Let fifty coin tossers become five thousand. How well does the winner do now?
# - Leave only a single feature in the noise experiment, and then a hundred. When does the leak
#   begin to pretend something?
# - `dl.data.split` is the engine's own splitter. What does its `stratified=True` promise?
#
# **Next:** lesson 12, *Memorising versus learning*. A network that learns wrong answers by heart,
# and what can be done about it.

# %% [markdown] tags=["instructor"]
# **Answers.** Check questions: B, D, A. The next cell runs the first point of "Try".

# %% tags=["instructor"]
for tossers in (50, 500, 5000):
    trials = np.random.default_rng(seed=11).binomial(50, 0.5, size=tossers)
    print(f"{tossers:5} coin tossers: the winner has {trials.max()} of 50 right")
