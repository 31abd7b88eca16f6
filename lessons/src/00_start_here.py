# %% [markdown] tags=["slide"]
# # 0 · Start here
#
# **This scribble: is it a `3` or an `8`? Decide, and then see what a program decides.**
#
# You learn by predicting, running, and being wrong where it costs nothing. After these twenty
# minutes you can
#
# - **run** a notebook, and **restart** it when it is muddled,
# - **submit** an exercise and **read** what the checker says,
# - **find** a hint,
# - **state** some beliefs of your own about machines that learn.

# %% [markdown]
# This page is a [**notebook**](glossary.md#notebook): text and code in one. It is made of
# [**cells**](glossary.md#cell). Click into the cell below, and run it with Shift+Enter. A star in
# its margin, `[*]`, means that it is still at work.

# %% tags=["slide"]
import dlcore as dl
import numpy as np
from dltutor.lesson import ask, check, figures, predict, reveal, show, tell

digits = dl.data.digits()  # small pictures of digits that people wrote
X, y = digits.X, digits.y  # the pictures, and the digits that were meant
number = 605  # which picture
image = X[number].reshape(8, 8)

show(
    figures.scribble(image),
    alt="The grey squares form a digit of two round halves; whether they are closed on the left "
    "is hard to tell, so it might be a 3, and it might be an 8.",
)

# %% [markdown] tags=["slide"]
# ## 1. Guess first, then run
#
# Before every experiment in this course you are asked for a guess. Write it in place of `None`, as
# `guess="A"`, and run. Nobody marks a guess. A wrong one is worth most: you remember what surprised
# you.
#
# **Predict.** What did the writer mean?

# %%
predict("00-scribble", "3", "8", guess=None)

# %% [markdown] tags=["slide"]
# Now a program learns to read digits from half of the pictures, in a second or two. (You need not
# understand these lines today. By lesson 9 you will have written every part of them yourself.)

# %%
net = dl.Network(
    [dl.Dense(64, 32), dl.ReLU(), dl.Dense(32, 10)], loss="softmax_cross_entropy", seed=0
)
net.fit(X[::2], y[::2], epochs=20, batch_size=16, optimizer=dl.SGD(lr=0.1), progress=False)

beliefs = net.predict_proba(X[number : number + 1])[0]
because = f"The program gives {beliefs[3]:.0%} to the 3 and {beliefs[8]:.0%} to the 8."
reveal("00-scribble", "3" if y[number] == 3 else "8", because)
show(
    figures.scribble(image, beliefs),
    alt=f"Of all ten answers the program believes most in the {beliefs.argmax()}, with "
    f"{beliefs.max():.0%}; the 3 gets {beliefs[3]:.0%}.",
)

# %%
right = net.score(X[1::2], y[1::2])  # on the other half, which it has never seen
always = np.bincount(y).max() / len(y)
tell(
    f"The program is **{net.theta.size:,} numbers**, and reads **{right:.1%}** of the pictures it "
    f"has never seen. Always giving the same answer would be right for {always:.1%}."
)

# %% [markdown] tags=["slide"]
# That last number is the [**baseline**](glossary.md#baseline): what you get without any thought. A
# result is worth what lies above it.

# %% [markdown] tags=["slide", "row-49"]
# ### Check the claim
#
# An introduction to deep learning says about one of its building blocks:
#
# > "These functions can be quite complex but you don't need to understand these completely to build
# > your own deep learning models."
#
# We have just built one in two lines. Now we move every picture by *one* square to the right, which
# no reader would even notice.
#
# **Predict.** Of a hundred moved pictures, how many does the program still read? And is the claim
# true, simplified or wrong?

# %%
predict("00-shift", guess=None, unit=" of 100")
predict("00-claim-understand", "true", "simplified", "wrong", guess=None)

# %%
moved = np.zeros((len(X), 8, 8))
moved[:, :, 1:] = X.reshape(-1, 8, 8)[:, :, :-1]
still = net.score(moved.reshape(-1, 64)[1::2], y[1::2])
reveal(
    "00-shift", 100 * still, because=f"Before the move it was {100 * right:.3g}.", unit=" of 100"
)
because = "You can build one without understanding. You cannot tell when it will fail."
reveal("00-claim-understand", "simplified" if still < right - 0.1 else "true", because)

# %% [markdown] tags=["slide"]
# The program does not see shapes. It knows which *squares* were dark in its pictures. Somebody who
# has opened the box knows that beforehand. So this course opens every box: each lesson shows you
# the very code that runs.

# %% [markdown] tags=["instructor"]
# **Before you start.** Done live, this lesson takes ten minutes. Let the room vote on the scribble.
# Section 1: the drop after one square is the promise of the course; leave it unexplained until
# lesson 15. Prompt: "What would convince you that a program *understands* a digit?"

# %% [markdown] tags=["slide"]
# ## 2. Your first exercise
#
# In every lesson you write some functions. Their place looks like the next cell. The text in quotes
# says what is wanted. Delete the line with `raise`, write your own lines in its place, and run the
# cell. Then run the `check` below it.
#
# ### Exercise 00.1: `double_plus_one`
#
# Take a number twice, and add one.

# %% tags=["exercise"]
from solutions.ex00_start_here import double_plus_one

# %%
check(double_plus_one)

# %% [markdown] tags=["slide"]
# The checker called your function with several inputs and compared. Each of these is a
# [**test**](glossary.md#test). It never reads *how* you did it. Try as often as you like; the
# inputs are new each time.

# %% [markdown] tags=["slide"]
# ## 3. Wrong on purpose
#
# When something is wrong, the checker says more than "wrong".
#
# **Worked example.** Somebody handed in this function. Read the message in three steps:
#
# - *what works already*, in its first line,
# - *the gap*: one small input, what was expected and what came,
# - *the likely mistake*, by name, with a question.

# %% tags=["slide"]
from dltutor.checker import check_text

slip = """
def double_plus_one(n):
    return 2 * (n + 1)
"""
(verdict,) = check_text(slip, "00.1")
print(verdict.message)

# %% [markdown]
# **Your turn, half done.** Another slip is in the next cell. The gap is given, the name of the
# mistake is hidden. Work out which it is, then answer by letter in place of `None`.

# %%
slip = """
def double_plus_one(n):
    return n * n + 1
"""
(verdict,) = check_text(slip, "00.1", seed=1)
print("\n".join(verdict.message.splitlines()[:4]))
ask("00-t1", None)

# %% [markdown]
# **Modify:** change the slip to `n + 2 + 1` and look at its gap. Then go back to your own function,
# spoil it, and check it again.

# %% [markdown] tags=["instructor"]
# **Sections 2 and 3.** Read one message aloud together. The name of a mistake is a guess ("looks
# like"), never a verdict on a person. Answer: B. Let everybody break something once.

# %% [markdown] tags=["slide"]
# ## 4. When a notebook is muddled
#
# Cells run in the order in which *you* run them, and what they did stays in memory.
#
# **Predict.** The next but one cell prints `later`, which only the cell *after* it makes. What
# happens if you run them from top to bottom?

# %%
predict("00-order", "it prints 5", "an error", "it prints nothing", guess=None)

# %% tags=["raises-exception"]
print(later)

# %%
later = 5
reveal("00-order", "an error", because="In that moment nothing was called `later`.")

# %% [markdown] tags=["slide"]
# Read the *last* line of a red message first. Now run the cell with `print(later)` again: it works,
# because `later` is in memory now. The page looks the same, but the memory behind it does not.
#
# **Predict.** A cell says `count = count + 1`, and `count` is `0`. You run this cell three times by
# mistake. What is `count`?

# %%
predict("00-again", guess=None)

# %%
count = 0
for _ in range(3):  # three runs of that cell
    count = count + 1
reveal("00-again", count, because="Every run works on what the last one left behind.")

# %% [markdown] tags=["slide"]
# When in doubt, choose *Restart Kernel and Run All Cells* in the menu Kernel. It forgets
# everything and runs from the top. What you typed stays.
#
# **Stuck?** In a terminal, `dlcore hint 00.1` gives a first hint; each time you ask, the next one
# says more, and the last one is the solution. Hints cost nothing. `dlcore progress` shows what you
# have mastered, and `dlcore check 00` does what `check` does here.

# %% [markdown] tags=["instructor"]
# **Section 4.** Show both: the error, and the cell that works on the second try. Most trouble in a
# first week is a muddled notebook. Show `dlcore hint 00.1` once.

# %% [markdown] tags=["slide", "row-1", "row-2", "row-3", "row-23"]
# ## 5. What do you believe?
#
# Three names are often mixed up. Each lies inside the one before.

# %% tags=["slide"]
show(
    figures.sets_in_sets(
        ["artificial intelligence", "machine learning", "deep learning"],
        [
            "a route planner, which searches and learns nothing",
            "a tree of questions, learned from examples",
            "a network of several layers, like the one above",
        ],
    ),
    alt="Deep learning lies inside machine learning, and machine learning inside artificial "
    "intelligence; a route planner is in the largest of the three only.",
)

# %% [markdown] tags=["slide"]
# One text calls artificial intelligence whatever lets machines "do human stuff". Does a pocket
# calculator? Nobody has drawn that border well, and you need none. *Machine learning* has one: the
# rules come from examples. *Deep* means several layers (lesson 2). It names a family of models,
# and the way to train them.
#
# Now your own beliefs. Write `True` or `False` where you have an opinion, and leave `None` where
# you have none. Nobody marks this, and there are no answers here: each sentence meets you again
# in a lesson. Most of them have been printed somewhere.

# %%
my_beliefs = {
    "The bias of a neuron is a number from 0 to 1.": None,
    "A matrix turns every vector by the same angle.": None,
    "A curve describes data better than a line does.": None,
    "Networks that sort things into classes need no activation function.": None,
    "The output layer of a network holds the right answer.": None,
    "Where the loss is lowest, the accuracy is highest.": None,
    "To learn, a network tries each weight a little up and a little down.": None,
    "Backpropagation picks the weights that have to change.": None,
    "When one class is right, the other classes that got 0 % are rewarded too.": None,
    "Networks are trained with one example at a time.": None,
    "Gradient descent looks for the highest point.": None,
    "The longer a network trains, the better it becomes.": None,
}
held = sum(belief is not None for belief in my_beliefs.values())
tell(f"You hold **{held} of {len(my_beliefs)}** beliefs so far. Come back here after lesson 12.")

# %% [markdown] tags=["instructor"]
# **Section 5.** Collect the answers anonymously, and keep them: the same sentences are asked again
# at the end. Each is a claim of an introductory text, and each is wrong or too simple. They come
# back in lessons 1, 2, 3, 3, 5, 5, 6, 7, 8, 9, 6 and 12. Do not discuss them now.

# %% [markdown] tags=["slide"]
# ## 6. Open the box: how the checker finds a name
#
# The checker has a list of known mistakes, and each of them is a function. Whoever behaves like one
# of them, on every input, probably made that mistake. It is no magic, and it needs no reading of
# your code. Here it is; read the lines after `return`.

# %% tags=["slide"]
import inspect

from dltutor.checker import check_text
from dltutor.checker.diagnose import behaves_like

tell(f"```python\n{inspect.getsource(behaves_like)}\n```")

# %% [markdown] tags=["slide"]
# The same idea in a few lines of your own:
#
# **Predict.** Somebody returns `n * n + 1`. For how many of the inputs `0`, `1`, `2`, `3`, `10` is
# that the right answer?

# %%
predict("00-one-input", guess=None)


# %%
def right_one(n):
    return 2 * n + 1


def squares(n):
    return n * n + 1


def adds_before_doubling(n):
    return 2 * (n + 1)


def names_of(function, inputs):
    known = (right_one, squares, adds_before_doubling)
    return [one.__name__ for one in known if all(one(n) == function(n) for n in inputs)]


# %%
inputs = [0, 1, 2, 3, 10]
reveal("00-one-input", sum(squares(n) == right_one(n) for n in inputs))
(verdict,) = check_text("def double_plus_one(n):\n    return n * n + 1\n", "00.1")
assert names_of(squares, inputs) == [verdict.misconception]
print("on all inputs it looks like ", names_of(squares, inputs))
print("on 0 and 2 alone, like      ", names_of(squares, [0, 2]))

# %% [markdown] tags=["slide"]
# Ours and the checker's agree. And you see why one input is never enough: on some of them, a wrong
# function is right by accident. In the later lessons "the box" is a loop of the engine.

# %% [markdown] tags=["instructor"]
# **Section 6.** Ask: "Which single inputs tell these three functions apart?" (All but `0` and `2`.)
# Then: "Why does the checker draw new inputs each time?"

# %% [markdown] tags=["slide"]
# ## Two questions before you go

# %%
ask("00-c1")
ask("00-c2")

# %% [markdown] tags=["slide"]
# ## What you take along
#
# A notebook is text and cells; cells run in the order in which you run them, and a restart clears
# the memory. Guess before you run. The checker compares answers on many inputs and names the likely
# mistake. And the scribble? The program was not sure either.
#
# **Words:** [notebook](glossary.md#notebook), [cell](glossary.md#cell), [test](glossary.md#test),
# [baseline](glossary.md#baseline)
#
# **Exercise:** 00.1 `double_plus_one`.

# %% [markdown]
# ## Try
#
# - Set `number = 1727` in the first cell of code, and run all. What do you see, and what does the
#   program?
# - Move the pictures *down* by one square instead. Is that as bad?
#
# **Next:** lesson 1, *One neuron*. One line of arithmetic, and a decision.

# %% [markdown] tags=["instructor"]
# **Answers.** Check questions: B, C.
