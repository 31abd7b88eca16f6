# %% [markdown] tags=["slide"]
# # 10 · Better steps
#
# **A ravine: steep walls, and a floor that is nearly flat. How large a step do you dare?**
#
# The slopes stay as they are. Today they are used more cleverly. After this lesson you can
#
# - **explain** why one learning rate cannot suit all weights,
# - **write** momentum, RMSProp and Adam, a few lines each,
# - **explain** what goes wrong in Adam's first steps, and correct it,
# - **choose** between them by trying,
# - **use** a schedule.
#
# The one formula of this lesson, half in words:
#
# $$w \;\leftarrow\; w - \text{lr} \cdot
# \frac{\text{direction, remembered}}{\text{usual size of the slope}}$$

# %% tags=["slide"]
import numpy as np
from dltutor.experiments import ravine
from dltutor.lesson import ask, check, figures, predict, reveal, show, sliders, tell


def descend(lr, steps):
    path = [ravine.START]  # two weights: one along the floor, one across it
    for _ in range(steps):
        path.append(path[-1] - lr * ravine.slope(path[-1]))
    return np.array(path)  # (steps + 1, 2)


show(
    figures.ravine_paths(ravine.loss, {f"lr = {lr}": descend(lr, 25) for lr in (0.019, 0.021)}),
    alt="Two walks down the same ravine, with almost the same learning rate. One zigzags between "
    "the walls and calms down; the other swings wider with every step.",
)

# %% [markdown] tags=["slide"]
# A map from above: grey lines join places of equal loss, the cross is the bottom. Along the floor
# the ground is gentle; across it is a hundred times as curved. (`ravine` holds `loss`, `slope` and
# `START`; its loss is half of each curvature times its weight squared.) Both walks are the plain
# descent of lesson 6, and their rates differ by a tenth.
#
# Real losses are full of ravines: a feature in small units next to one in large units is enough.

# %% [markdown]
# ## Warm up: three things you know

# %%
ask("09-r1")
ask("07-r3")
ask("03-r3")

# %% [markdown] tags=["instructor"]
# **Before you start (3 min).** Let somebody trace both walks with a finger and say what the next
# step will be. Answers of the warm-up: A, B, A. Board: the ravine, seen from above, and beside it a
# leaky bucket for section 2.

# %% [markdown] tags=["slide"]
# ## 1. Ravines
#
# In a bowl every step multiplies the weight by one minus `lr` times the curvature (lesson 6). Here
# are two bowls in one, with the curvatures `1` and `100`.
#
# **Predict.** How many steps does the rate `0.019` need until the loss is below `0.0001`? And where
# will `0.021` be after a hundred steps?

# %%
predict("10-steps", guess=None, unit=" steps")
predict("10-over", "at the bottom", "still swinging", "far away", guess=None)

# %%
for lr in (0.019, 0.021):
    along, across = 1 - lr * ravine.CURVATURES
    print(f"lr {lr}: each step multiplies by {along:.3f} along, by {across:.1f} across")
reveal("10-steps", ravine.arrival(descend(0.019, 400)), unit=" steps")
end = ravine.loss(descend(0.021, 100)[-1])
far = end > ravine.loss(ravine.START)
because = f"The loss has grown from {ravine.loss(ravine.START):.0f} to {end:.3g}."
reveal("10-over", "far away" if far else "still swinging", because)

# %% [markdown] tags=["slide"]
# The steep direction sets the limit, two divided by its curvature. The gentle one has to live with
# it: per step it loses hardly two in a hundred. One rate for all weights is always too small for
# somebody.
#
# Two ideas help, and they can be joined: *remember the direction* (section 2), and *let each weight
# have its own size* (section 3). A rule that turns slopes into steps is called an
# [**optimiser**](glossary.md#optimiser). Numbers that you choose for it, such as the learning rate,
# are [**hyperparameters**](glossary.md#hyperparameter): nothing in the training finds them for you.

# %% [markdown] tags=["instructor"]
# **Section 1 (7 min).** Ask for the best rate of plain descent here (0.0196, and it barely helps).
# Answers: 343, "far away".

# %% [markdown] tags=["slide"]
# ## 2. Momentum: remember the direction
#
# Look at the zigzag again. Across, the slope changes its sign at every step. Along, it always has
# the same one. A heavy ball would average that out: it keeps rolling. Its
# [**velocity**](glossary.md#velocity) keeps a share $\beta$ (beta) of its old value, and the slope
# of now is added. Steps along such a velocity are steps with
# [**momentum**](glossary.md#momentum).
#
# **Worked example.** One weight, on ground that falls evenly: the slope is `1` everywhere.

# %% tags=["slide"]
w, v, lr, beta = 5.0, 0.0, 0.1, 0.9
for turn in range(4):
    # 1 feel: the slope of now
    slope = 1.0
    # 2 renew: keep a share of the velocity, add the slope
    v = beta * v + slope
    # 3 roll: move by lr times the velocity, downhill
    w = w - lr * v
    print(f"turn {turn}: velocity {v:.3f}, weight {w:.4f}")

# %% [markdown] tags=["slide"]
# **Your turn, half done.** Here the ball is beyond the bottom, and the slope has turned to `-1`.
# The velocity was `4`, the weight stands at `2`. Take `lr = 0.1` and `beta = 0.5`.

# %%
# 1 feel
slope = -1
# 2 renew
v = None
# 3 roll
w = None

ask("10-t1", v)
ask("10-t2", w)

# %% [markdown] tags=["slide"]
# **Predict.** The slope stays `1` for ever, and `beta = 0.9`. Which velocity is reached in the end?
# And how large is it, without its sign, if the slopes are `1, -1, 1, -1` and so on?

# %%
predict("10-agree", guess=None)
predict("10-disagree", guess=None)

# %%
ends = []
for flip in (1, -1):
    v, slope = 0.0, 1.0
    for _ in range(200):
        v = 0.9 * v + slope
        slope = flip * slope
    ends.append(abs(v))
reveal("10-agree", ends[0], because="A leaky bucket: at ten it loses a tenth, one, and gets one.")
reveal("10-disagree", ends[1], because="Each slope meets what is left of its opposite.")

# %% [markdown] tags=["slide"]
# Slopes that agree add up, to ten times one of them. Slopes that disagree cancel. That is what a
# ravine needs, and it also smooths the noise of mini-batches. Here is the ball, with `lr = 0.01`,
# a rate at which plain descent only crawls.

# %% tags=["slide"]
import dlcore as dl

path = ravine.walk(dl.SGD(lr=0.01, momentum=0.9), steps=60)
pushes = -0.01 * ravine.slope(path)
show(
    figures.velocities(ravine.loss, path, pushes, at=(2, 5, 8, 11)),
    alt="At its turning points near the walls the slope alone points straight across, and the ball "
    "rolls on along the floor: slopes along the floor have added up in its velocity.",
)

# %% [markdown] tags=["slide"]
# **Predict.** Plain descent with that rate takes the number of steps that the next cell shows. How
# many does the ball need?

# %%
tell(f"Plain descent with `lr = 0.01`: {ravine.arrival(descend(0.01, 1000))} steps.")
predict("10-ball", guess=None, unit=" steps")


# %% tags=["slide"]
def ball_demo(beta):
    path = ravine.walk(dl.SGD(lr=0.01, momentum=beta), steps=1000)
    steps = ravine.arrival(path)
    return show(
        figures.ravine_paths(ravine.loss, {f"beta = {beta:g}: {steps} steps": path[: steps + 1]}),
        alt=f"With beta {beta:g} the ball arrives after {steps} steps.",
    )


arrived = ravine.arrival(ravine.walk(dl.SGD(lr=0.01, momentum=0.9)))
reveal("10-ball", arrived, unit=" steps")
sliders(ball_demo, beta=(0, 0.98, 0.02, 0.9))

# %% [markdown] tags=["slide"]
# Move the slider (or call `ball_demo(0.5)`). Which `beta` is best here? And what does too much of
# it look like? With a memory that is too long the ball rolls far past the bottom, and has to come
# back.
#
# Books write momentum in two ways. Either `v = beta * v + slope` and `w = w - lr * v`, as here and
# in PyTorch. Or `v = beta * v + lr * slope` and `w = w - v`.
#
# **Predict.** Do both make the same path? And if the rate is lowered on the way?

# %%
predict("10-fixed", "the same", "different", guess=None)
predict("10-lowered", "the same", "different", guess=None)


# %%
def two_balls(rates):
    w, v, w_inside, v_inside = ravine.START, 0.0, ravine.START, 0.0
    for lr in rates:
        v = 0.9 * v + ravine.slope(w)
        w = w - lr * v
        v_inside = 0.9 * v_inside + lr * ravine.slope(w_inside)
        w_inside = w_inside - v_inside
    print("outside", w.round(3), "  inside", w_inside.round(3))
    return np.allclose(w, w_inside)


fixed, lowered = two_balls([0.01] * 40), two_balls([0.01] * 20 + [0.001] * 20)
reveal("10-fixed", "the same" if fixed else "different")
reveal("10-lowered", "the same" if lowered else "different")

# %% [markdown] tags=["slide"]
# With the rate inside, old speed survives a smaller rate. Two formulas that look equal, until
# something changes.
#
# ### Exercise 10.1: `momentum_step`

# %% tags=["exercise"]
from solutions.ex10_better_steps import momentum_step

# %%
check(momentum_step)

# %% [markdown] tags=["instructor"]
# **Section 2 (9 min).** Live: two lines, no more. The leaky bucket: what flows in equals what leaks
# out at 1 / (1 - beta). Twins: 1 and 1.9: it still goes down, though the ground says up. Answers:
# 10 and about 0.53; 124; the best beta lies near 0.8. Misconception: momentum is only speed.

# %% [markdown] tags=["slide"]
# ## 3. RMSProp: a size for every weight
#
# The other idea. At the start the slope along the floor is `10`, across it is `100`. Let each
# weight remember how large its slopes *usually* are, and divide by that: this is
# [**RMSProp**](glossary.md#rmsprop). A sign must not matter for a size, so slopes are squared,
# averaged with forgetting, and a root undoes the square.
#
# **Predict.** Which of the two weights makes the longer first step?

# %%
predict("10-first", "along", "across", "both the same", guess=None)

# %% tags=["slide"]
w, s = ravine.START, np.zeros(2)
lr, rho, eps = 0.1, 0.9, 1e-8
for turn in range(3):
    slope = ravine.slope(w)
    s = rho * s + (1 - rho) * slope**2
    step = lr * slope / (np.sqrt(s) + eps)
    w = w - step
    print(f"turn {turn}: slopes {slope.round(2)}, steps {step.round(3)}")
    if turn == 0:
        same = np.allclose(step[0], step[1])
reveal("10-first", "both the same" if same else "across", "Ten times the slope and the size.")

# %% [markdown] tags=["slide"]
# The new average keeps a share `rho` of the old one and takes a share `1 - rho` of the new square;
# so `rho` says how long sizes are remembered. The tiny `eps` is there for a weight whose slopes
# were all zero: zero divided by zero would be no number. It is not idle: where slopes are as small
# as `eps`, it decides.
#
# **Predict.** We let RMSProp walk, with `lr = 0.1`. When does it arrive below `0.0001`?

# %%
predict("10-rattle", "after about 100 steps", "after about 300 steps", "never", guess=None)

# %% tags=["slide"]
import dlcore as dl

losses = {
    "descent, 0.019": ravine.loss(descend(0.019, 400)),
    "RMSProp, 0.1": ravine.loss(ravine.walk(dl.RMSProp(lr=0.1, decay=0.9))),
}
arrived = (losses["RMSProp, 0.1"] < ravine.BOTTOM).any()
reveal("10-rattle", "after about 300 steps" if arrived else "never")
show(
    figures.lines(losses, "step", "loss", yscale="log", ylim=(1e-5, None)),
    alt="RMSProp is ahead after about a hundred steps and then stays at a loss of "
    f"{losses['RMSProp, 0.1'][-1]:.2f}, while plain descent goes on falling.",
)

# %% [markdown] tags=["slide"]
# Divided by their usual size, small slopes make steps as long as large ones. That is a gift on the
# way and a nuisance at the end: the walk hops over the bottom, back and forth. Section 6 cures it.
#
# ### Exercise 10.2: `rmsprop_step`

# %% tags=["exercise"]
from solutions.ex10_better_steps import rmsprop_step

# %%
check(rmsprop_step)

# %% [markdown] tags=["instructor"]
# **Section 3 (8 min).** Ask: "What would happen without forgetting?" (Squares add up, steps shrink
# for ever: that is AdaGrad.) Common slips: the root forgotten; the old s used; eps inside the root.
# Answers: both the same; never.

# %% [markdown] tags=["slide"]
# ## 4. Adam: both together
#
# [**Adam**](glossary.md#adam) keeps an average `m` of the slopes, for the direction, and an average
# `v` of their squares, for the size, and moves by `m` divided by the root of `v`. Its usual shares
# are `0.9` for `m` and `0.999` for `v`: a direction must be able to turn, a size should be steady.
#
# **Predict.** With `lr = 0.3`, how many steps does Adam take down our ravine?

# %%
predict("10-adam", guess=None, unit=" steps")

# %% tags=["slide"]
import dlcore as dl

rules = {"descent": dl.SGD(lr=0.019), "momentum": dl.SGD(lr=0.01, momentum=0.9)}
rules |= {"RMSProp": dl.RMSProp(lr=0.1, decay=0.9), "Adam": dl.Adam(lr=0.3)}
walks = {name: ravine.walk(rule) for name, rule in rules.items()}
steps = {name: ravine.arrival(path) or "never" for name, path in walks.items()}
reveal("10-adam", steps["Adam"], unit=" steps")
show(
    figures.ravine_paths(ravine.loss, {f"{name}: {steps[name]}": walks[name] for name in walks}),
    alt="Descent zigzags, momentum swings in wide waves and beyond the bottom, RMSProp runs down "
    f"straight and rattles, Adam comes in long waves. Steps until the bottom: {steps}.",
)

# %% [markdown] tags=["slide", "row-79", "row-81"]
# ### Check the claim
#
# > "The optimizer function adapts the learning rate to ensure we don't get stuck making too small,
# > or too big changes in the network."
#
# **Predict.** True, simplified or wrong? The next cell looks at each rule's rate before and after
# its first step, and at the length of that step for each unit of slope, along and across.

# %%
predict("10-claim-adapts", "true", "simplified", "wrong", guess=None)

# %%
import dlcore as dl

rules = dl.SGD(lr=0.01), dl.SGD(lr=0.01, momentum=0.9), dl.RMSProp(lr=0.1), dl.Adam(lr=0.1)
for rule in rules:
    before = rule.lr
    start, end = ravine.walk(rule, steps=1)
    along, across = (start - end) / ravine.slope(start)
    print(f"{rule!r:26} rate {before} -> {rule.lr}, step / slope {along:.4f} and {across:.4f}")
because = "No rule touched its rate; two of them rescale the steps."
reveal("10-claim-adapts", "simplified", because)

# %% [markdown] tags=["slide"]
# *You* set the learning rate, and no rule here changes it. Plain descent multiplies all slopes by
# it. Momentum lets earlier slopes speak, too. RMSProp and Adam rescale the steps weight by weight.
# And "too big" stays possible with all of them.
#
# On mini-batches all of these are variants of stochastic gradient descent (lesson 9). Which one is
# best? Let a network learn three spirals by each rule, with seven rates. (`net.fit` is the loop of
# lesson 9.)
#
# **Predict.** Each at *its own* best rate: which reads the most new points right?

# %%
predict("10-best", "SGD", "momentum", "RMSProp", "Adam", "about equal", guess=None)

# %% tags=["slide"]
import dlcore as dl

old, new = dl.data.spirals(300, seed=0), dl.data.spirals(900, seed=1)
rates = np.array([0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0])


def share_right(rule):
    layers = [dl.Dense(2, 32), dl.ReLU(), dl.Dense(32, 32), dl.ReLU(), dl.Dense(32, 3)]
    net = dl.Network(layers, dtype="float64", seed=0)
    net.fit(old.X, old.y, epochs=60, batch_size=30, optimizer=rule, progress=False)
    return net.score(new.X, new.y)


# %% tags=["slide"]
rules = {"SGD": dl.SGD, "momentum": lambda lr: dl.SGD(lr, momentum=0.9)}
rules |= {"RMSProp": dl.RMSProp, "Adam": dl.Adam}
right = {name: [100 * share_right(rule(lr)) for lr in rates] for name, rule in rules.items()}
best = {name: max(shares) for name, shares in right.items()}
close = max(best.values()) - min(best.values()) < 2
words = ", ".join(f"{name} {share:.1f}" for name, share in best.items())
reveal("10-best", "about equal" if close else max(best, key=best.get), because=f"{words}, in %.")
show(
    figures.lines(right, "learning rate", "new points right, in %", x=rates, xscale="log"),
    alt="Each rule has good rates of its own, and their best results are about equal. Adam and "
    "RMSProp do well at many small rates, momentum at larger ones, plain descent at the largest.",
)

# %% [markdown] tags=["slide"]
# There is no clear winner, but there is a lesson: a rate cannot be carried over from one rule to
# another, and a comparison at *one* rate says nothing. Adam is popular because it forgives: many
# rates work.

# %% [markdown] tags=["instructor"]
# **Section 4 (8 min).** Prompt: "Which memory should be longer, direction or size?" Then the race;
# let people bet. Claim: simplified. Misconception: Adam is always best; hide the legend and ask
# which line is Adam's.

# %% [markdown] tags=["slide"]
# ## 5. Bias correction
#
# Both averages begin at `0`, and so they are too small at first. (This "bias" means being off to
# one side. It has nothing to do with the bias of a neuron.) After $t$ steps such an average has
# only the share $1 - \beta^t$ of its full size. Dividing by that share is the
# [**bias correction**](glossary.md#bias-correction).
#
# **Predict.** Two weights have the first slopes `0.001` and `0.005`. With the correction, how many
# times as long is the second one's first step? And *without* it: how many times the learning rate
# is a first step?

# %%
predict("10-times", guess=None, unit=" times")
predict("10-uncorrected", guess=None, unit=" times lr")

# %% tags=["slide"]
slope, t = np.array([0.001, 0.005]), 1
# 1 remember: direction and size
m, v = 0.9 * 0 + 0.1 * slope, 0.999 * 0 + 0.001 * slope**2
# 2 correct: both began at zero
m_full, v_full = m / (1 - 0.9**t), v / (1 - 0.999**t)
# 3 step: here in units of lr
step = m_full / (np.sqrt(v_full) + 1e-8)
raw = m / np.sqrt(v)
print("corrected", step.round(3), "  not corrected", raw.round(3))
reveal("10-times", round(step[1] / step[0], 3), "A slope over its own size is 1.", " times")
reveal("10-uncorrected", raw[0], unit=" times lr")

# %% tags=["slide"]
t = np.arange(1, 11)  # with an even slope of 1, m is 1 - 0.9^t and v is 1 - 0.999^t
sizes = {"corrected": np.ones(10), "not corrected": (1 - 0.9**t) / np.sqrt(1 - 0.999**t)}
show(
    figures.lines(sizes, "step", "length of the step, in units of lr", ylim=(0, None)),
    alt="With an even slope corrected steps are as long as the rate; without the correction they "
    f"grow from {sizes['not corrected'][0]:.1f} to {sizes['not corrected'][-1]:.1f} times that.",
)

# %% [markdown] tags=["slide"]
# Both averages are too small, but not by the same factor: `m` by ten, `v` by a thousand, its root
# by about thirty. So the first steps would be several times too long, just when the network knows
# least.
#
# Steps are counted from one. Why? **This cell fails on purpose.**

# %% tags=["raises-exception"]
t, m = 0, 0.0
m / (1 - 0.9**t)

# %% [markdown] tags=["slide"]
# Before the first step there is nothing to correct. Division by zero says so.
#
# ### Exercise 10.3: `adam_step`
#
# What is remembered stays as it is; only the step is corrected.

# %% tags=["exercise"]
from solutions.ex10_better_steps import adam_step

# %%
check(adam_step)

# %% [markdown] tags=["instructor"]
# **Section 5 (6 min).** Let the class compute m and v after one step by hand. Common slips: only m
# corrected; the corrected values returned, so that they are corrected twice. Answers: 1 and 3.16.

# %% [markdown] tags=["slide"]
# ## 6. Schedules
#
# Large steps while the way is long, small ones at the end: a
# [**schedule**](glossary.md#schedule) is a factor for the learning rate at each moment, and *you*
# choose it. A cosine glides from `1` down to `0`; a staircase, `dl.schedules.step`, divides by ten
# now and then.
#
# **Predict.** RMSProp rattled for ever. Does it arrive with a cosine over its four hundred steps?

# %%
predict("10-cosine", "yes", "no", guess=None)

# %% tags=["slide"]
import dlcore as dl

cosine = dl.schedules.cosine(400)
print("factors", {step: round(cosine(step), 2) for step in (0, 100, 200, 300, 400)})
rattling = ravine.walk(dl.RMSProp(lr=0.1, decay=0.9))
gliding = ravine.walk(dl.RMSProp(lr=0.1, decay=0.9), schedule=cosine)
losses = {"always 0.1": ravine.loss(rattling), "0.1 and a cosine": ravine.loss(gliding)}
step = ravine.arrival(gliding)
reveal("10-cosine", "yes" if step else "no", because=f"At step {step}.")
show(
    figures.lines(losses, "step", "loss", yscale="log", ylim=(1e-6, None)),
    alt="At a constant rate RMSProp stays at its rattling level; with a cosine the level sinks, "
    "slowly first and then steeply.",
)

# %% [markdown] tags=["slide"]
# In the engine a schedule counts epochs: `net.fit(..., schedule=dl.schedules.cosine(20))`. For the
# very first steps some begin with a small rate and raise it: `dl.schedules.warmup`.

# %% [markdown] tags=["instructor"]
# **Section 6 (4 min).** Ask why nobody begins with the small rate. Note that momentum with the rate
# inside its velocity would feel a stair only later (section 2).

# %% [markdown] tags=["slide"]
# ## 7. Open the box: `adam_update`

# %% tags=["slide"]
import inspect

from dlcore import formulas
from dlcore.cpu import adam_update

sources = [adam_update.py_func, formulas.blend, formulas.adam_step]
tell("```python\n" + "\n".join(map(inspect.getsource, sources)) + "\n```")

# %% [markdown] tags=["slide"]
# The same rule, in an order that saves work: `blend` moves an average by a share of the way, which
# is `b1 * m + (1 - b1) * slope` in other words. Both corrections are the same for all weights, so
# they are computed once, outside of the loop.
#
# **Predict.** How many times faster is the compiled one than a plain loop, on a hundred thousand
# weights?

# %%
predict("10-speed", guess=None, unit=" times")

# %% tags=["slide"]
from math import sqrt
from time import perf_counter

rng = np.random.default_rng(seed=10)
dw, w = rng.normal(size=100_000), rng.normal(size=100_000)
m, v, lr, mine = np.zeros(100_000), np.zeros(100_000), 0.1, w.tolist()
numbers = lr / (1 - 0.9), 1 - 0.9, 1 - 0.999, 1e-8, 1 / sqrt(1 - 0.999)
adam_update(dw, *numbers, m.copy(), v.copy(), w.copy())  # the first call compiles
start = perf_counter()
for p, slope in enumerate(dw.tolist()):  # the first step of Adam, as you wrote it
    m_full, v_full = 0.1 * slope / (1 - 0.9), 0.001 * slope**2 / (1 - 0.999)
    mine[p] = mine[p] - lr * m_full / (sqrt(v_full) + 1e-8)
middle = perf_counter()
adam_update(dw, *numbers, m, v, w)
end = perf_counter()
assert np.abs(w - mine).max() < 1e-12
reveal("10-speed", (middle - start) / (end - middle), unit=" times")

# %% [markdown]
# The times differ from machine to machine. The weights agree up to the last digits: the order of
# the operations is not quite the same, and the compiled loop multiplies and adds with one rounding.
#
# One walk over four arrays does everything: slopes, `m`, `v` and weights. There is so little
# arithmetic in it that a large network mostly waits for its memory here (lesson 13). And note what
# Adam costs: two more numbers for each weight.

# %% [markdown] tags=["instructor"]
# **Section 7 (3 min).** Let them find `m_full / sqrt(v_full)` in the kernel: lr and `correction`
# carry both divisions.

# %% [markdown] tags=["slide"]
# ## Three questions before you go

# %%
ask("10-c1")
ask("10-c2")
ask("10-c3")

# %% [markdown] tags=["slide"]
# ## What you take along
#
# In a ravine the steep direction limits the rate and the gentle one has to wait. Momentum remembers
# the direction: slopes that agree add up, slopes that disagree cancel. RMSProp divides each slope
# by its usual size, so that all weights move at one pace. Adam does both, and corrects averages
# that began at zero. The learning rate stays yours. Lower it towards the end, and try several: no
# rule is best at every rate.
#
# **Words:** [optimiser](glossary.md#optimiser), [hyperparameter](glossary.md#hyperparameter),
# [momentum](glossary.md#momentum), [velocity](glossary.md#velocity),
# [RMSProp](glossary.md#rmsprop), [Adam](glossary.md#adam),
# [bias correction](glossary.md#bias-correction), [schedule](glossary.md#schedule)
#
# **Exercises:** 10.1 `momentum_step`, 10.2 `rmsprop_step`, 10.3 `adam_step`. In a terminal,
# `dlcore check 10` marks the same three.

# %% [markdown]
# ## Try
#
# - `ravine.walk(dl.SGD(lr=0.03, momentum=0.7))` uses a rate at which plain descent explodes. How
#   many steps does it need?
# - `ravine.walk(dl.SGD(lr=0.01, momentum=0.9, nesterov=True))` looks one step ahead. Does it help?
# - Give Adam a cosine in section 6. Is it faster than without?
#
# **Next:** lesson 11, *Data it has never seen*. The training is in hand; now the judgement has to
# be fair.

# %% [markdown] tags=["instructor"]
# **Answers.** Check questions: B, D, A. The next cell answers "Try".

# %% tags=["instructor"]
import dlcore as dl

print("rate 0.03, momentum 0.7:", ravine.arrival(ravine.walk(dl.SGD(lr=0.03, momentum=0.7))))
ahead = ravine.walk(dl.SGD(lr=0.01, momentum=0.9, nesterov=True))
print("nesterov:", ravine.arrival(ahead))
for schedule in (None, dl.schedules.cosine(400), dl.schedules.cosine(150)):
    print("Adam:", ravine.arrival(ravine.walk(dl.Adam(lr=0.3), 400, schedule)))
