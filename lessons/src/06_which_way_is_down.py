# %% [markdown] tags=["slide"]
# # 6 · Which way is down?
#
# **You stand blindfolded on a hillside, and you want the valley. What can your foot tell you?**
#
# So far somebody chose the weights. From here on the machine finds them. After this lesson you can
#
# - **measure** a slope with two looks at the loss,
# - **take** a step downhill, by hand and in code,
# - **predict** which learning rates settle, bounce or run away,
# - **fit** a line by descent,
# - **say** what descent does not promise.
#
# The one formula of this lesson:
#
# $$w \;\leftarrow\; w - \text{lr} \cdot \frac{dL}{dw}$$
#
# in words: move the knob against the slope of the loss.

# %% tags=["slide"]
import numpy as np
from dlcore.data import diabetes
from dltutor.lesson import arrange, ask, check, figures, predict, reveal, show, sliders, tell

patients = diabetes()
bmi = patients.X[:, patients.feature_names.index("bmi")]  # (n,) weight / height², in kg/m²
x = (bmi - bmi.mean()) / bmi.std()  # (n,) 0: an average patient, 1: one usual spread above
y = patients.y  # (n,) how far the illness came in a year


def loss(w):
    return float(((w * x + y.mean() - y) ** 2).mean())


show(
    figures.knob(x, y, 10, loss, ("body mass index (0: average)", "illness after a year")),
    alt=f"A line of steepness 10 is too flat for the {len(y)} patients. On the curve of the loss "
    f"it stands at {loss(10):.0f}, where the ground falls towards w = {(x * y).mean():.0f}.",
)

# %% [markdown] tags=["slide"]
# Each dot is a patient: heavier people tend to be worse off a year later. The orange line predicts
# the illness from the body mass index. It has one knob, its steepness `w`; it always passes through
# the average patient. To the right, the mean squared error of lesson 5 for every setting of the
# knob.
#
# You see that curve, and the whole valley. The machine does not: each point of it costs a pass over
# all patients, and a real network has thousands of knobs. The machine feels only the ground under
# its foot.

# %% [markdown]
# ## Warm up: three things you know

# %%
ask("05-r1")
ask("05-r2")
ask("03-r1")

# %% [markdown] tags=["instructor"]
# **Before you start (4 min).** The whole-class game: one person is blindfolded, a second one reads
# out slopes from a curve that only the class can see. Who needs the fewest steps? Keep the list of
# visited places on the board for section 4. Answers of the warm-up: B, C, A.

# %% [markdown] tags=["slide"]
# ## 1. A slope is rise over run
#
# Turn the knob a tiny bit and look twice: how much did the loss rise, and how far did you go? Rise
# divided by run is the slope. A slope below zero means: the ground falls to the right.

# %% tags=["slide"]
w, run = 10, 0.001
rise = loss(w + run) - loss(w)
print("loss here        ", loss(w))
print("a little further ", loss(w + run))
print("rise / run       ", rise / run)

# %% [markdown] tags=["slide"]
# **Predict.** The slope at `w = 10` is about `-70`. You turn the knob up by two. By how much does
# the loss fall?

# %%
predict("06-promise", guess=None)

# %%
slope = (loss(10.001) - loss(10)) / 0.001
because = f"The slope promises {-2 * slope:.0f}; on the way the ground gets flatter."
reveal("06-promise", loss(10) - loss(12), because)
promised, real = -20 * slope, loss(10) - loss(30)
tell(f"Twenty up: promised {promised:.0f}, real {real:.0f}. A slope is a promise for small moves.")

# %% [markdown] tags=["slide", "row-56", "row-57"]
# ### Check the claim
#
# > "The gradient is the change in a function's value with a tiny change in the input. If this
# > change is negative in the loss function that means that the loss is going down and we're
# > going in the right direction."
#
# Two sentences, two tests. Does the *change* say how steep the ground is? And is a negative slope
# good news?
#
# **Predict.** True, simplified or wrong, for each of the two?

# %%
predict("06-claim-change", "true", "simplified", "wrong", guess=None)
predict("06-claim-sign", "true", "simplified", "wrong", guess=None)

# %%
for run in (0.1, 0.01, 0.001):
    rise = loss(10 + run) - loss(10)
    print(f"run {run:<6} change {rise:9.4f}   change / run {rise / run:8.3f}")
reveal("06-claim-change", "simplified", because="The change shrinks with the run; the ratio stays.")
for w in (-10, 10, 50):
    slope = (loss(w + 0.001) - loss(w)) / 0.001
    print(f"w = {w:3}: slope {slope:8.2f}, loss {loss(w):7.1f}")
wrong = loss(50) < loss(-10)
because = "The best of the three has a slope above zero. Its knob must come down a little."
reveal("06-claim-sign", "wrong" if wrong else "true", because)

# %% [markdown] tags=["slide"]
# So: *divide* by the step. And the sign is no mark for good work. It says which way to turn: slope
# below zero, turn up; slope above zero, turn down. How steep it is says how far the bottom may be.
#
# With several knobs there is a slope for each. All of them together are the
# [**gradient**](glossary.md#gradient): one number per weight and per bias.

# %% [markdown] tags=["instructor"]
# **Section 1 (8 min).** Board: the curve, a tangent, and "L falls by about slope × step". Let
# people say the sign before the number. Misconceptions: gradient = change; negative slope = good.

# %% [markdown] tags=["slide"]
# ## 2. Measure it: nudge and look
#
# Why not make the run exactly zero, then? **This cell fails on purpose.**

# %% tags=["raises-exception"]
(loss(10 + 0) - loss(10)) / 0

# %% [markdown] tags=["slide"]
# So it has to be a small nudge `h`, and the slope becomes a
# [**finite difference**](glossary.md#finite-difference). There are two ways to take it:
#
# | way | formula |
# |---|---|
# | to one side | `(f(w + h) - f(w)) / h` |
# | to both sides | `(f(w + h) - f(w - h)) / (2 * h)` |
#
# We try both on the surprise `-ln p` of lesson 5, at `p = 0.5`. Books of calculus give its exact
# slope: `-1 / p`, here `-2`.
#
# **Predict.** Is a smaller `h` always better?

# %%
predict("06-smaller", "yes", "no", guess=None)

# %% tags=["slide"]
widths = 10.0 ** -np.arange(1, 14)
one_side = [(-np.log(0.5 + h) + np.log(0.5)) / h for h in widths]
both_sides = [(-np.log(0.5 + h) + np.log(0.5 - h)) / (2 * h) for h in widths]
errors = {
    "to one side": np.abs(np.add(one_side, 2)),
    "to both sides": np.abs(np.add(both_sides, 2)),
}
best = widths[errors["to both sides"].argmin()]
because = f"Best is about {best:g}. Below that, the two values agree in nearly all their digits."
reveal("06-smaller", "yes" if best == widths[-1] else "no", because)
show(
    figures.errors_of_slopes(widths, errors),
    alt=f"Both errors first shrink with h and then grow again. To both sides the smallest error is "
    f"{errors['to both sides'].min():.0e}, near h = {best:g}; to one side it stays larger.",
)

# %% [markdown] tags=["slide"]
# With large `h` the curve bends between the two points. With tiny `h` the two values are almost the
# same number, and what is left of them after subtracting is rounding. In between, two sides win by
# far: the bends left and right cancel.
#
# ### Exercise 06.1: `numerical_gradient`
#
# Now with any number of knobs: nudge one, look on both sides, put it back, go to the next.

# %% tags=["exercise"]
from solutions.ex06_which_way_is_down import numerical_gradient

# %%
check(numerical_gradient)

# %% [markdown] tags=["slide", "row-58"]
# ### Check the claim
#
# How does a network in training get its slopes? An introduction says:
#
# > "The neural network looks at what happens when it increases and decreases the value for a
# > certain weight."
#
# That is your function. It passes all examples through the network twice for every weight and bias.
#
# **Predict.** A network for small pictures has `64` inputs, `32` hidden neurons and `10` outputs.
# How many passes would *one* step cost?

# %%
predict("06-passes", guess=None, unit=" passes")

# %%
passes = {}
for sizes in ((1, 1), (64, 32, 10), (784, 128, 10)):
    pairs = zip(sizes[:-1], sizes[1:], strict=True)
    knobs = sum(d_in * d_out + d_out for d_in, d_out in pairs)  # weights and biases
    passes[sizes] = 2 * knobs
    print(f"{sizes}: {knobs} knobs, {2 * knobs} passes for one step")
reveal("06-passes", passes[64, 32, 10], because="Two for each knob.", unit=" passes")

# %% [markdown] tags=["slide"]
# As a way to *measure* a slope the claim is right. As a description of training it is wrong: nobody
# waits that long. The same slopes come out of a formula, all at once. For a line you will see it in
# section 5; for whole networks it is lesson 7. The nudge stays our judge: in lesson 8 it checks
# every formula.

# %% [markdown] tags=["instructor"]
# **Section 2 (10 min).** Ask for the reason of both arms of the V. Passes: typical guesses are in
# the dozens. Do not go into truncation orders; "bend" and "rounding" are enough.

# %% [markdown] tags=["slide"]
# ## 3. A step downhill
#
# **Worked example.** One step from `w = 10`.

# %% tags=["slide"]
w, lr = 10.0, 0.1
# 1 stand: how wrong are we here?
before = loss(w)
# 2 feel: the slope under the foot
slope = (loss(w + 1e-4) - loss(w - 1e-4)) / 2e-4
# 3 step: against the slope, scaled by lr
w = w - lr * slope

tell(
    f"Slope {slope:.1f}, so the step is {-lr * slope:+.2f}, to w = {w:.2f}. "
    f"The loss fell from {before:.0f} to {loss(w):.0f}."
)

# %% [markdown] tags=["slide"]
# The number `lr` is the [**learning rate**](glossary.md#learning-rate). You choose it. It is *not*
# the length of the step: the step is `lr` times the slope, so steps get shorter by themselves where
# the ground is flat.
#
# **Your turn, half done.** Another hillside; somebody measured the slope for you. Do part three.

# %%
# 1 stand
w, lr = 5.0, 0.25
# 2 feel
slope = 6.0
# 3 step
w = None

ask("06-t1", w)

# %% [markdown] tags=["slide"]
# ### Exercise 06.2: `gd_step`
#
# The same line for a whole array of weights. Give back a new array.

# %% tags=["exercise"]
from solutions.ex06_which_way_is_down import gd_step

# %%
check(gd_step)

# %% [markdown] tags=["slide"]
# Step, and step again: that is [**gradient descent**](glossary.md#gradient-descent). Five lines
# find the best steepness.

# %% tags=["slide"]
w = 10.0
for turn in range(40):
    slope = (loss(w + 1e-4) - loss(w - 1e-4)) / 2e-4
    w = w - 0.1 * slope
    if turn in (0, 1, 2, 9, 39):
        print(
            f"after {turn + 1:2} steps: w = {w:6.2f}, loss {loss(w):7.1f}, slope was {slope:7.2f}"
        )

# %% [markdown]
# The steps shrink although `lr` stays: the slope shrinks. Coming ever closer like this is called
# [**convergence**](glossary.md#convergence). **Modify:** start at `w = 90`.
#
# ### Puzzle: put the lines in order
#
# Two of these lines do not belong.

# %%
arrange("06-p1", "")

# %% [markdown] tags=["instructor"]
# **Section 3 (8 min).** Live: guess and check first ("try 20; try 60"), then the slope, then the
# loop. The puzzle's strangers: adding the step, and measuring the slope once before the loop.
# Twin: 3.5. Note on words: the step goes against the gradient, which is the steepest way *here*.

# %% [markdown] tags=["slide", "row-32", "row-78"]
# ## 4. The learning rate
#
# Why is a loss curved, when the line it judges is straight? For one patient the error is straight
# in `w`; its *square* makes a bowl. A bowl in its plainest form: $L = 2 w^2$. Its slope is $4 w$.
# For each step to the right the slope grows by four: that is the
# [**curvature**](glossary.md#curvature) of the bowl. One step makes
#
# $$w - \text{lr} \cdot 4 w = (1 - 4\,\text{lr}) \cdot w$$
#
# so every step multiplies `w` by the same factor. We start at `w = 1`.
#
# **Predict.** What happens with `lr = 0.5`? And with `lr = 0.55`, where is `w` after thirty steps?

# %%
predict("06-half", "settles at once", "bounces for ever", "runs away", guess=None)
predict("06-thirty", guess=None)


# %% tags=["slide"]
def bowl_demo(lr):
    path = [1.0]
    for _ in range(30):
        path.append(path[-1] - lr * 4 * path[-1])
    return show(
        figures.steps_in_a_bowl(lambda w: 2 * w**2, path, reach=2),
        alt=f"With learning rate {lr:g} every step multiplies w by {1 - 4 * lr:.2g}; "
        f"after {len(path) - 1} steps from 1 it is at {path[-1]:.3g}.",
    )


sliders(bowl_demo, lr=(0.05, 0.55, 0.05, 0.05))

# %% [markdown] tags=["slide"]
# Move the slider before you read on (or call `bowl_demo(0.45)` in a cell of your own). Which rate
# arrives in one step? Where does it begin to cross the valley?

# %%
factor = 1 - 4 * 0.5
answer = "bounces for ever" if abs(factor) == 1 else "settles at once"
reveal("06-half", answer, because=f"The factor is {factor:g}: from 1 to -1 and back.")
factor = 1 - 4 * 0.55
reveal("06-thirty", factor**30, because=f"The factor is {factor:.2g}, thirty times over.")

# %% [markdown] tags=["slide"]
# | rate | factor | what happens |
# |---|---|---|
# | below `0.25` | between `0` and `1` | creeps down one side |
# | `0.25` | `0` | there in one step |
# | up to `0.5` | between `-1` and `0` | crosses the valley, settles |
# | `0.5` | `-1` | bounces for ever |
# | above | below `-1` | [**divergence**](glossary.md#divergence): runs away |
#
# The factor is one minus `lr` times the curvature. It reaches `-1` where `lr` is *two divided by
# the curvature*: that is the limit. A narrow valley (large curvature) wants small steps; a
# wide one can take large ones. There is no rate that is good everywhere.

# %% [markdown]
# ### Exercise 06.4: `largest_stable_lr` (extension)
#
# A bowl over many knobs can curve differently in each direction, like a ravine: steep walls, and a
# floor that is nearly flat. Every direction multiplies by its own factor, and all have to settle.

# %% tags=["exercise"]
from solutions.ex06_which_way_is_down import largest_stable_lr

# %%
check(largest_stable_lr)

# %% [markdown] tags=["instructor"]
# **Section 4 (10 min).** Break it on purpose with 0.55 in the loop of section 3 as well: there the
# curvature is 2, so the limit is 1, and 0.55 is fine. Why? Answers: "bounces for ever", about 237.
# Misconception: lr is the length of the step.

# %% [markdown] tags=["slide"]
# ## 5. Several knobs at once
#
# A line has a second knob: its bias `b`. The two slopes need no nudging. If `w` turns by a tiny
# `h`, the error of a patient changes by `h * x`, and its square by `2 * error * h * x`. So
#
# $$\frac{dL}{dw} = \text{mean of } 2 \cdot \text{error} \cdot x \qquad
# \frac{dL}{db} = \text{mean of } 2 \cdot \text{error}$$
#
# One pass over the patients gives both. And *both are measured before either knob moves*: they are
# slopes of one place.
#
# **Predict.** `x` counts from the average patient. Along both knobs the loss then has the
# curvature `2`, so rates up to `1` are stable. How large may the rate be for the raw `bmi`, numbers
# like `26`?

# %%
predict("06-raw", guess=None)


# %%
def walk(inputs, lr, steps):
    path = [(0.0, 0.0)]
    for _ in range(steps):
        w, b = path[-1]
        error = w * inputs + b - y
        dw, db = 2 * (error * inputs).mean(), 2 * error.mean()
        path.append((w - lr * dw, b - lr * db))
    return np.array(path)  # (steps + 1, 2)


curvature = 2 * (bmi**2).mean()  # of the loss along w: turn w by 1, and dw changes by this
reveal("06-raw", 2 / curvature, because=f"The curvature along w is {curvature:.0f}.")
for lr in (0.0013, 0.0015):
    print(f"raw bmi, lr = {lr}: after 200 steps w = {walk(bmi, lr, 200)[-1, 0]:.3g}")

# %% [markdown] tags=["slide"]
# Below the limit it stays, above it runs away. Now look at both walks from above. Each grey line
# joins places of equal loss, like the contour lines of a map.

# %% tags=["slide"]
centred, raw = walk(x, 0.1, 100), walk(bmi, 0.0013, 100)
best_w, best_b = np.polyfit(bmi, y, 1)  # a formula knows the bottom for a line
maps = [
    ("centred: 100 steps", x, centred, (-60, 150), (-20, 320)),
    ("raw bmi: 100 steps", bmi, raw, (-3, 15), (-220, 100)),
]
show(
    figures.maps(y, *maps),
    alt=f"With centred inputs the path runs straight to the bottom at b = {centred[-1, 1]:.0f}. "
    f"With raw ones the valley is a thin slanted ravine: after as many steps b is only at "
    f"{raw[-1, 1]:.2f}, while the bottom lies at {best_b:.0f}.",
)

# %% [markdown] tags=["slide", "row-76"]
# The right walk drops into the ravine at once and then crawls along it. The steep direction limits
# the rate; the flat one then needs patience. That is why inputs are centred and scaled first.
#
# Notice also what the left path does: it goes where the ground is steepest *here*. Texts say that
# weights move "in the direction that minimises the loss". Steepest here is not the same as straight
# to the minimum; in the ravine it points at the wall.
#
# ### Exercise 06.3: `fit_line`
#
# Both knobs, from `0`, a given number of steps.

# %% tags=["exercise"]
from solutions.ex06_which_way_is_down import fit_line

# %%
check(fit_line)

# %% [markdown] tags=["instructor"]
# **Section 5 (10 min).** Ask before the map: "What will the path of the raw data look like?"
# Common slip in 06.3: `b` is moved with a slope measured at the new `w`. Most guesses for the raw
# rate are too large by a factor of hundreds.

# %% [markdown] tags=["slide", "row-70", "row-71"]
# ## 6. Hills, valleys, blindfolds
#
# ### Check the claim
#
# > "One broad approach is called gradient descent, or hill climbing. Imagine an uneven landscape
# > where you are trying to find the highest point … check every direction, and walk towards the
# > direction with the highest upward slope."
#
# **Predict.** True, simplified or wrong?

# %%
predict("06-claim-hill", "true", "simplified", "wrong", guess=None)

# %%
ends = {}
for name, sign in (("climbing", +1), ("descending", -1)):
    w = 10.0
    for _ in range(10):
        slope = (loss(w + 1e-4) - loss(w - 1e-4)) / 2e-4
        w = w + sign * 0.1 * slope
    ends[name] = loss(w)
    print(f"{name:10} ten steps: loss {loss(10):.0f} -> {ends[name]:.0f}")
worse = ends["climbing"] > loss(10)
because = "On a loss, the top is the worst place there is."
reveal("06-claim-hill", "wrong" if worse else "true", because)

# %% [markdown] tags=["slide"]
# Keep the blindfold, turn the landscape over: we go *down*. Nor does anybody check every direction:
# one gradient *is* the steepest direction. ("Hill climbing" is the name of another method. It tries
# neighbours and keeps the best, without any slope.)

# %% [markdown] tags=["slide", "row-75"]
# ### Check the claim
#
# > "The algorithm in charge of finding the lowest point in the loss function is known as gradient
# > descent."
#
# The next cells make a landscape with two valleys, and two walkers with the same rule and rate.
#
# **Predict.** Do they end at the same place?

# %%
predict("06-valleys", "same place", "two places", guess=None)


# %%
def landscape(w):
    return w**4 - 3 * w**2 + w


def descend(w):
    path = [w]
    for _ in range(60):
        slope = 4 * w**3 - 6 * w + 1
        w = w - 0.04 * slope
        path.append(w)
    return np.array(path)


# %% tags=["slide"]
paths = [descend(-0.4), descend(0.6)]
left, right = paths[0][-1], paths[1][-1]
reveal("06-valleys", "same place" if abs(left - right) < 0.1 else "two places")
show(
    figures.valleys(landscape, paths, (-2, 1.8)),
    alt=f"One walker rests in the left valley at {left:.2f}, the other in the right one at "
    f"{right:.2f}, whose bottom is higher by {landscape(right) - landscape(left):.1f}.",
)

# %% [markdown] tags=["slide", "row-72", "row-73"]
# Descent finds *a* low place. The right walker rests in a [**local
# minimum**](glossary.md#local-minimum): every small move goes up, though a deeper valley exists.
# Its slope is zero, so it cannot know.
#
# The blindfold story goes on: record the best place, wander on, keep the best of all. That is
# honest advice: start again elsewhere, and remember the best. In practice most runs stop because
# the time is used up, or because a score on fresh data no longer improves (lesson 12). With many
# knobs, flat stretches trouble more than false valleys do. And the very lowest place may not even
# be wanted, as lesson 12 will show.

# %% [markdown] tags=["instructor"]
# **Section 6 (5 min).** Prompt: "What would you write down on the way?" (The best place so far:
# that is a checkpoint.) Answers: "wrong", "two places". What the story gets right: the blindfold,
# the recording, the second try.

# %% [markdown] tags=["slide"]
# ## 7. Open the box: `sgd_update`
#
# The engine keeps all weights and biases of a network in one long array, `theta`, and all slopes in
# another, `dtheta`. This is its step, and the one formula inside it.

# %% tags=["slide"]
import inspect

from dlcore import formulas
from dlcore.cpu import sgd_update

sources = inspect.getsource(sgd_update.py_func) + "\n" + inspect.getsource(formulas.sgd)
tell(f"```python\n{sources}\n```")

# %% [markdown] tags=["slide"]
# And this is your loop.
#
# **Predict.** How many times faster is the compiled one, on a million knobs?


# %%
def loop_step(dtheta, lr, theta):
    for p in range(len(theta)):
        theta[p] = theta[p] - lr * dtheta[p]


predict("06-speed", guess=None, unit=" times")

# %%
import time

rng = np.random.default_rng(seed=6)
theta, dtheta = rng.normal(size=1_000_000), rng.normal(size=1_000_000)
knobs, slopes = theta.tolist(), dtheta.tolist()  # Python's own loop is fastest on lists
sgd_update(dtheta, 0.0, theta)  # the first call compiles
start = time.perf_counter()
loop_step(slopes, 0.1, knobs)
middle = time.perf_counter()
sgd_update(dtheta, 0.1, theta)
end = time.perf_counter()
assert np.abs(theta - knobs).max() < 1e-12
reveal("06-speed", (middle - start) / (end - middle), unit=" times")

# %% [markdown]
# The times differ from machine to machine. The answers agree up to the last digit or so: the
# compiled loop multiplies and subtracts with *one* rounding, Python with two.
#
# The engine changes `theta` **in place**; a new array for each step would cost time and memory.
# Your `gd_step` returns a new one, because the caller may still need the old place: to compare, or
# to go back.

# %% [markdown] tags=["slide"]
# ## Two questions before you go

# %%
ask("06-c1")
ask("06-c2")

# %% [markdown] tags=["slide"]
# ## What you take along
#
# The foot can tell one thing: how steep the ground is, here. That is enough. A slope is rise over
# run; its sign says which way to turn the knob. Gradient descent turns all knobs at once, against
# their slopes, by the learning rate times the slope. Too small a rate creeps, too large a one runs
# away, and the largest curvature sets the limit. Descent finds a low place, not always the lowest.
#
# **Words:** [gradient](glossary.md#gradient), [learning rate](glossary.md#learning-rate),
# [gradient descent](glossary.md#gradient-descent), [curvature](glossary.md#curvature),
# [convergence](glossary.md#convergence), [divergence](glossary.md#divergence),
# [local minimum](glossary.md#local-minimum), [finite difference](glossary.md#finite-difference)
#
# **Exercises:** 06.1 `numerical_gradient`, 06.2 `gd_step`, 06.3 `fit_line`, 06.4
# `largest_stable_lr`. In a terminal, `dlcore check 06` marks the same four.

# %% [markdown]
# ## Try
#
# - Once `fit_line` passes: `fit_line(x, y, 0.1, 100)`. Which illness does it predict for an average
#   patient, and why is that no surprise?
# - In section 6, find the start where the two walkers part.
# - Make `lr` in the ravine a little smaller each time. Does `b` get any further?
#
# **Next:** lesson 7, *Blame flows backward*. A whole network has many knobs in a row, and one pass
# backward finds all slopes.

# %% [markdown] tags=["instructor"]
# **Answers.** Check questions: B, D. The next cell answers "Try".


# %% tags=["instructor"]
print("the average patient:", round(y.mean(), 1), "because there x is 0 and only b is left")
for start in np.arange(0.1, 0.3, 0.02):
    w = start
    for _ in range(300):
        w = w - 0.04 * (4 * w**3 - 6 * w + 1)
    print(f"start {start:.2f} ends at {w:.2f}")
