# %% [markdown] tags=["slide"]
# # 17 · Seeing locally
#
# **Somebody scrambled every picture in the same way. You are lost. Is your network lost, too?**
#
# After this lesson you can
#
# - **explain** why a dense network does not know what "beside" means,
# - **slide** one small window of weights over a picture,
# - **shrink** a picture and keep what was found in it,
# - **count** the weights of a layer that shares them,
# - **trace** the blame of a weight that is used in many places.
#
# The one formula of this lesson, for the window $K$ laid on the picture at row $r$, column $c$:
#
# $$Z_{r,c} = \sum_{i}\sum_{j} X_{r+i,\,c+j}\; K_{i,j}$$
#
# in words: the dot product of lesson 1, once at every place.

# %% tags=["slide"]
import dlcore as dl
import numpy as np
from dltutor.lesson import ask, check, figures, predict, reveal, show, sliders, tell

digits = dl.data.digits()
images = digits.X.reshape(-1, 8, 8)  # (n, 8, 8) handwritten digits
order = np.random.default_rng(seed=17).permutation(64)  # one order, the same for all
scrambled = digits.X[:, order].reshape(-1, 8, 8)

show(
    figures.two_rows(images[:8], scrambled[:8], ("as written", "scrambled")),
    alt="The digits 0 to 7 can be read above. Below, the same pixels stand in another order, the "
    "same order in every picture, and nobody can read them.",
)

# %% [markdown] tags=["slide"]
# Every lower picture holds the same numbers as the one above it, at other places: pixel by pixel
# the same swap in all of them. Nothing was lost, and nobody can read it.
#
# ## Warm up: three things you know

# %%
ask("16-r2")
ask("14-r3")
ask("10-r1")

# %% [markdown] tags=["instructor"]
# **Before you start (3 min).** Hide the upper row and let people read the lower one. Then ask what
# makes a stroke a stroke. (Pixels that lie beside each other.) Take a vote on the hook. Board: a
# picture, an empty square of three by three that you can move, an empty grid for the answers.

# %% [markdown] tags=["slide"]
# ## 1. Blind to place
#
# We train a dense network on the pictures as written, and one on the scrambled pictures.
#
# **Predict.** How do they compare on new digits?

# %%
predict("17-blind", "about the same", "scrambled is much worse", "chance", guess=None)

# %% tags=["slide"]
places = np.random.default_rng(seed=0).permutation(len(digits.y))
train, new = places[:1347], places[1347:]
shares = {}
for name, pictures in (("as written", images), ("scrambled", scrambled)):
    X = pictures.reshape(-1, 64)
    net = dl.Network([dl.Dense(64, 32), dl.ReLU(), dl.Dense(32, 10)], dtype="float64", seed=0)
    rule = dl.SGD(lr=0.1, momentum=0.9)
    net.fit(X[train], digits.y[train], epochs=20, optimizer=rule, progress=False)
    shares[name] = net.score(X[new], digits.y[new])
    print(f"{name:10} {shares[name]:.1%} of {len(new)} new digits are right")
gap = abs(shares["as written"] - shares["scrambled"])
reveal("17-blind", "about the same" if gap < 0.03 else "scrambled is much worse")

# %% [markdown] tags=["slide"]
# The network is not lost at all. Why not? Let us scramble the rows of its first weights in the same
# way, so that every weight meets its old pixel again.

# %%
net = dl.Network([dl.Dense(64, 32), dl.ReLU(), dl.Dense(32, 10)], dtype="float64", seed=0)
before = net.forward(images.reshape(-1, 64))
W = net.parameters()["dense0.W"]
W[:] = W[order]  # row k now waits for the pixel that came to place k
after = net.forward(scrambled.reshape(-1, 64))
tell(f"The {before.size:,} scores differ by at most `{abs(after - before).max():.0e}`: rounding.")

# %% [markdown] tags=["slide"]
# The same network, in other clothes. To a dense layer a picture is a list of features in any order;
# it never knew that two pixels lie beside each other. So it has to learn a stroke anew at every
# place where a stroke may be. We know better: what is worth seeing is small, and may be anywhere.

# %% [markdown] tags=["instructor"]
# **Section 1 (8 min).** Most vote for "much worse". Ask: "Would a decision tree mind? Would you?"
# Over other random starts the gap is below a point or two, to either side. The tiny difference of
# the scores comes from adding in another order, as in lesson 13.

# %% [markdown] tags=["slide"]
# ## 2. A dot product that slides
#
# Take nine weights, three by three, and lay them on a picture like a window on a page. Where they
# lie, multiply matching numbers and add up. That is one answer. Then move on by one pixel. This is
# called a [**convolution**](glossary.md#convolution), and its window of weights a
# [**filter**](glossary.md#filter) or kernel. (The threads of lesson 14 run *kernels*, too; only
# the word is the same.)
#
# This picture is a drawn `1`: ink is `1`, paper is `0`. The window takes ink on its right minus ink
# on its left.

# %% tags=["slide"]
from dlcore.cpu.convolution import conv2d_forward_loop

one = np.array([[0, 0, 0, 1, 0, 0], [0, 0, 1, 1, 0, 0], *3 * [[0, 0, 0, 1, 0, 0]]], dtype=float)
edge = np.array([[-1.0, 0, 1], [-1, 0, 1], [-1, 0, 1]])  # (3, 3)


def slide(image, kernel):
    """What the window answers at every place; section 5 opens the loop that does it."""
    places = (image.shape[0] - kernel.shape[0] + 1, image.shape[1] - kernel.shape[1] + 1)
    Z = np.zeros((1, *places, 1))
    conv2d_forward_loop(image[None, ..., None], kernel[..., None, None], np.zeros(1), 1, 0, Z)
    return Z[0, :, :, 0]


# %% [markdown] tags=["slide"]
# **Predict.** Where does it give its largest answer: with its middle left of the stroke, on it, or
# right of it?

# %%
predict("17-edge", "left of the stroke", "on the stroke", "right of the stroke", guess=None)

# %%
middle = slide(one, edge)[0].argmax() + 1  # the column under the middle of the window
stroke = one.sum(axis=0).argmax()
where = "left of the stroke" if middle < stroke else "on the stroke"
reveal("17-edge", where, because="There the ink lies under the right side of the window only.")

# %% [markdown] tags=["slide"]
# Move the window with the slider, or call `window_demo(5)`.


# %% tags=["slide"]
def window_demo(place):
    answer = slide(one, edge)
    row, column = divmod(place, answer.shape[1])
    return show(
        figures.window(one, edge, answer, (row, column)),
        alt=f"The window lies at row {row}, column {column} of the picture and answers "
        f"{answer[row, column]:g}, one of {answer.size} answers.",
    )


sliders(window_demo, place=(0, 11, 1, 1))

# %% [markdown] tags=["slide"]
# **Worked example.** The answer at row `0`, column `1`.

# %% tags=["slide"]
# 1 lay: the piece of the picture under the window
under = one[0:3, 1:4]
# 2 multiply: every pixel by the weight that lies on it
products = under * edge
# 3 add up: one number for this place
answer = products.sum()
print(under, products, answer, sep="\n\n")

# %% [markdown] tags=["slide"]
# **Your turn, half done.** A picture of a single row, `[2, 0, 3, 1]`, and the window `[1, -1]`.
# What is the answer at place `1`? And how many places are there?

# %%
# 1 lay
under = [0, 3]
# 2 multiply, 3 add up
answer = None
places = None

ask("17-t1", answer)
ask("17-t2", places)

# %% [markdown] tags=["slide"]
# ### Exercise 17.1: `conv2d_valid`
#
# Any picture, any window that fits. Two loops over places, and the worked example inside.

# %% tags=["exercise"]
from solutions.ex17_seeing_locally import conv2d_valid

# %%
check(conv2d_valid)

# %% [markdown] tags=["slide"]
# Different windows look for different things. Here are three of them on a real `4`.

# %% tags=["slide"]
line = np.array([[-1.0, 2, -1], [-1, 2, -1], [-1, 2, -1]])
kernels = {"upright edge": edge, "level edge": edge.T, "upright line": line}
maps = {name: slide(images[4], kernel) for name, kernel in kernels.items()}
strongest = {name: np.unravel_index(one.argmax(), one.shape) for name, one in maps.items()}
words = "; ".join(f"{name} most at row {r}, column {c}" for name, (r, c) in strongest.items())
show(
    figures.answers(images[4], kernels, maps),
    alt=f"Three windows answer to a handwritten four, each at places of its own: {words}. "
    "Upright edges answer with plus on one side of a stroke and with minus on the other.",
)

# %% [markdown] tags=["slide"]
# Now we move the drawn `1` by one pixel to the right.
#
# **Predict.** What do the answers do?

# %%
predict("17-moved", "stay where they are", "move along", "become other numbers", guess=None)

# %%
moved = np.roll(one, 1, axis=1)  # the last column is paper, so nothing comes in again
before, after = slide(one, edge), slide(moved, edge)
same = np.array_equal(after[:, 1:], before[:, :-1])
reveal("17-moved", "move along" if same else "become other numbers")

# %% [markdown] tags=["slide"]
# Of course: the same weights met the same pixels, one place further. What such a layer has learned
# at one place it knows at every other.

# %% [markdown] tags=["instructor"]
# **Section 2 (12 min).** Let somebody slide a paper frame over the board while others call out the
# answers. Twin: -3, and three places. Mathematicians turn the window round first; all libraries for
# deep learning do not, and say convolution all the same. Ask: "Which window answers 0 on any
# picture without strokes?" (Weights that add up to 0.)

# %% [markdown] tags=["slide"]
# ## 3. Keep what was found, forget where exactly
#
# Whether a stroke begins at one pixel or at the next seldom matters.
# [**Pooling**](glossary.md#pooling) keeps the largest answer of every small square.


# %% tags=["slide"]
answers = np.array([[1.0, 5, 2, 0], [3, 4, 8, 7], [-3, -1, 0, 6], [-4, -2, 4, 1]])
largest = np.array([[5.0, 8], [-1, 6]])
show(
    figures.pooled(answers, largest),
    alt="Four by four answers are cut into four squares. Their largest numbers, 5, 8, minus 1 and "
    "6, are kept; the other twelve are dropped.",
)

# %% [markdown] tags=["slide"]
# The lower left square keeps `-1`. The largest number need not be above zero.
#
# **Predict.** We move a picture by one pixel. Which changes more, measured against its own size?

# %%
predict("17-pooled", "all answers", "the pooled answers", "both alike", guess=None)

# %%
layers = [dl.Conv2D(1, 1, size=3), dl.MaxPool2D(2), dl.Flatten(), dl.Dense(9, 10)]
net = dl.Network(layers, dtype="float64", shape_in=(8, 8, 1))
net.parameters()["conv2d0.W"][:, :, 0, 0] = [-1, 0, 1]  # the window of section 2
moved = np.roll(images, 1, axis=2)
moved[:, :, 0] = 0  # paper comes in from the left
before, after = (net.trace(pictures[..., None]) for pictures in (images, moved))
changes = {}
for name, key in (("all answers", "conv2d0.Z"), ("the pooled answers", "maxpool2d0.A")):
    changes[name] = np.linalg.norm(after[key] - before[key]) / np.linalg.norm(before[key])
reveal("17-pooled", max(changes, key=changes.get))
tell(", ".join(f"{name} change by {share:.0%}" for name, share in changes.items()) + ".")

# %% [markdown] tags=["slide"]
# Pooling makes a picture smaller and steadier. The price: *where* gets blurred.
#
# ### Exercise 17.2: `max_pool2`
#
# Many pictures at once. A loop is fine. Without a loop: one `reshape` gives each square axes of its
# own.

# %% tags=["exercise"]
from solutions.ex17_seeing_locally import max_pool2

# %%
check(max_pool2)

# %% [markdown] tags=["instructor"]
# **Section 3 (8 min).** Common slips: the average instead of the largest; starting the search at
# 0, which loses negative squares; the two wrong axes. Ask: "What would pooling over the whole
# picture keep?" (Whether something occurs at all.)

# %% [markdown] tags=["slide"]
# ## 4. One weight, many places
#
# Eight windows of three by three look at a picture of eight by eight, each with a bias. They give
# `8` times `6` times `6` answers.
#
# **Predict.** How many weights and biases does this layer have?

# %%
predict("17-count", guess=None)

# %%
layer = dl.Conv2D(1, 8, size=3)
net = dl.Network([layer, dl.Flatten(), dl.Dense(288, 10)], shape_in=(8, 8, 1))
windows = layer.W.size + layer.b.size
reveal("17-count", windows, because="8 times 9 weights, and 8 biases, for all places together.")
tell(f"A dense layer with as many answers has {64 * 288 + 288:,}: {18720 // windows} times more.")

# %% [markdown] tags=["slide"]
# That is [**weight sharing**](glossary.md#weight-sharing): one weight works at every place. How
# large the picture is does not matter to it.
#
# And its blame? At every place the weight met another pixel, and helped to make another answer.
#
# **Predict.** From which places does the weight get its blame?

# %%
predict(
    "17-blame", "from the largest answer alone", "the mean of all", "the sum of all", guess=None
)

# %% [markdown] tags=["slide"]
# At one place the blame of the weight is the pixel that lay under it, times the blame of the
# answer. Suppose that all places add up. Then the blame is ... a dot product that slides: the
# picture, with the *blame* as its window. Is that right? Nudge and see.

# %% tags=["slide"]
one = np.array([[0, 0, 0, 1, 0, 0], [0, 0, 1, 1, 0, 0], *3 * [[0, 0, 0, 1, 0, 0]]], dtype=float)
edge = np.array([[-1.0, 0, 1], [-1, 0, 1], [-1, 0, 1]])


def slide(image, kernel):  # as yours; NumPy lays out all pieces at once
    pieces = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return (pieces * kernel).sum(axis=(2, 3))


def loss(kernel):
    return (slide(one, kernel) ** 2).sum() / 2  # its slope at an answer is that answer


computed = slide(one, slide(one, edge))
nudges = 1e-5 * np.eye(9).reshape(9, 3, 3)
measured = np.array([(loss(edge + h) - loss(edge - h)) / 2e-5 for h in nudges]).reshape(3, 3)
print("computed", computed, "measured", measured.round(6), sep="\n")
answer = "the sum of all" if np.allclose(computed, measured) else "the mean of all"
reveal("17-blame", answer, because="As in lesson 7: used more than once, blamed more than once.")

# %% [markdown] tags=["slide"]
# Through pooling, blame goes to the winner of each square; the others had no say. The engine does
# both, and no gradient is trusted unchecked:

# %%
layers = [dl.Conv2D(1, 2, size=3), dl.ReLU(), dl.MaxPool2D(2), dl.Flatten(), dl.Dense(18, 10)]
net = dl.Network(layers, dtype="float64", seed=0, shape_in=(8, 8, 1))
print(dl.gradient_check(net, images[:5, :, :, None], digits.y[:5]))

# %% [markdown] tags=["instructor"]
# **Section 4 (8 min).** Write the nine sums for a tiny picture on the board if there is time. Ask:
# "Which weight of a window gets no blame at all?" (One that only ever lay on paper.) Misconception:
# a window has own weights for every place.

# %% [markdown] tags=["slide"]
# ## 5. Open the box: `conv2d_forward_loop`

# %% tags=["slide"]
import inspect

from dlcore.cpu.convolution import conv2d_forward_loop

tell(f"```python\n{inspect.getsource(conv2d_forward_loop.py_func)}\n```")

# %% [markdown]
# Four loops for *where*, three for the dot product. Padding lays a frame of zeros around the
# picture, so that the window may look over its edge; a stride moves it in larger steps.
#
# **Predict.** How many times faster is the compiled loop than Python's?

# %%
predict("17-speed", guess=None, unit=" times")

# %% tags=["slide"]
from time import perf_counter

rng = np.random.default_rng(seed=17)
X, W, b = images[:20, :, :, None].copy(), rng.normal(size=(3, 3, 1, 8)), rng.normal(size=8)
plain, compiled = np.zeros((20, 6, 6, 8)), np.zeros((20, 6, 6, 8))
conv2d_forward_loop(X, W, b, 1, 0, compiled)  # the first call compiles
begin = perf_counter()
conv2d_forward_loop(X, W, b, 1, 0, compiled)
middle = perf_counter()
conv2d_forward_loop.py_func(X, W, b, 1, 0, plain)
end = perf_counter()
assert np.allclose(plain, compiled, rtol=0, atol=1e-12)
reveal("17-speed", (end - middle) / (middle - begin), unit=" times")

# %% [markdown] tags=["slide", "row-28"]
# (Equal to the twelfth digit only: the compiled loop multiplies and adds with a single rounding.)
#
# ### Check the claim
#
# > "In essence, a neural network is just a series of matrix operations and activation functions."
#
# A window that slides does not look like a matrix operation.
#
# **Predict.** Does the claim still hold?

# %%
predict("17-claim-matrix", "it holds", "not for windows", guess=None)

# %% tags=["slide"]
from dlcore.cpu import conv2d_patches

patches = np.zeros((20 * 36, 9))
conv2d_patches(X, 3, 1, 0, patches)  # every piece of every picture, written as one row
product = (patches @ W.reshape(9, 8) + b).reshape(20, 6, 6, 8)
holds = np.allclose(product, compiled, rtol=0, atol=1e-12)
reveal("17-claim-matrix", "it holds" if holds else "not for windows")

# %% [markdown] tags=["slide"]
# It holds, in disguise. The pieces of the picture, written as rows, meet the windows as columns:
# that is a dense layer, with many more rows and the same few weights in all of them. The engine
# works in this way, because its products are fast. It even keeps the order of the sums, so its
# layer gives the digits of the loop:

# %%
layers = [dl.Conv2D(1, 8, size=3), dl.Flatten(), dl.Dense(288, 10)]
net = dl.Network(layers, dtype="float64", shape_in=(8, 8, 1))
parameters = net.parameters()
parameters["conv2d0.W"][:], parameters["conv2d0.b"][:] = W, b
assert np.array_equal(net.trace(X)["conv2d0.Z"], compiled)
tell(f"All {compiled.size:,} answers of the layer equal those of the loop, bit for bit.")

# %% [markdown] tags=["instructor"]
# **Section 5 (5 min).** The seven loops look frightening; cover the inner three and read the rest.
# Prompt: which loops could two threads share? (Pictures, rows and columns of places.) Answer to the
# claim: it holds.

# %% [markdown] tags=["slide"]
# ## 6. Does it see better?
#
# Now a network that looks locally: eight windows, pooling, and a dense layer that decides. One slip
# first: it wants pictures, not rows of pixels. **This cell fails on purpose.**


# %% tags=["slide", "raises-exception"]
def local_network(seed):
    layers = [dl.Conv2D(1, 8, size=3, padding=1), dl.ReLU(), dl.MaxPool2D(2)]
    layers += [dl.Flatten(), dl.Dense(4 * 4 * 8, 10)]
    return dl.Network(layers, dtype="float64", seed=seed, shape_in=(8, 8, 1))


print(local_network(0).summary())
local_network(0).forward(digits.X)

# %% [markdown] tags=["slide"]
# The last line says what to do: a picture has rows, columns, and here one channel.
#
# **Predict.** What will scrambling cost this network?

# %%
predict("17-local", "nothing", "some right answers", "nearly all right answers", guess=None)


# %% tags=["slide"]
def dense_network(seed):
    layers = [dl.Dense(64, 32), dl.ReLU(), dl.Dense(32, 10)]
    return dl.Network(layers, dtype="float64", seed=seed)


places = np.random.default_rng(seed=0).permutation(len(digits.y))
train, new = places[:1347], places[1347:]


def right(make, pictures, tested):
    """The share of new digits read right; the mean over three random starts."""
    shares = []
    for seed in range(3):
        net = make(seed)
        shape = (-1, *net.shape_in)
        rule = dl.SGD(lr=0.1, momentum=0.9)
        X = pictures[train].reshape(shape)
        net.fit(X, digits.y[train], epochs=20, optimizer=rule, progress=False)
        shares.append(net.score(tested[new].reshape(shape), digits.y[new]))
    return np.mean(shares)


# %% tags=["slide"]
makers = {"dense": dense_network, "local": local_network}
results = {
    name: {
        "as written": right(make, images, images),
        "trained and tested\non scrambled pictures": right(make, scrambled, scrambled),
    }
    for name, make in makers.items()
}
written, mixed = results["local"].values()
lost = written - mixed
answer = "nothing" if lost < 0.005 else "some right answers"
reveal("17-local", answer if lost < 0.5 else "nearly all right answers")
tell(f"Of a hundred new digits it reads {100 * written:.1f}, scrambled {100 * mixed:.1f}.")

# %% [markdown] tags=["slide"]
# The dense network did not care. This one does: it relies on neighbours, and scrambling tears them
# apart. What a network cannot do without is what it knows.
#
# The last test: trained on pictures as written, tested on pictures that were moved by one pixel.
#
# **Predict.** How many of a hundred does the local network still read right?

# %%
predict("17-shift", guess=None, unit=" of 100")

# %% tags=["slide"]
moved = np.roll(images, 1, axis=2)
moved[:, :, 0] = 0
for name, make in makers.items():
    results[name]["as written, then moved\nby one pixel"] = right(make, images, moved)
*_, kept = results["local"].values()
reveal("17-shift", 100 * kept, unit=" of 100")
parts = [
    f"{name}: " + ", ".join(f"{100 * share:.0f}" for share in shares.values())
    for name, shares in results.items()
]
show(
    figures.tests_of_networks(results),
    alt="Of a hundred new digits as written, scrambled, and moved by one pixel, the networks read "
    f"right: {'; '.join(parts)}. Only the local one loses by scrambling; it loses less by moving.",
)

# %% [markdown] tags=["slide"]
# More of them, but far from all. The windows found their strokes one pixel further on; the dense
# layer behind them still asks *where*. Convolution alone does not make a network blind to shifts.
# More pooling helps, and so does showing it shifted copies, as in lesson 15.
#
# Larger networks stack such layers: windows that look at the answers of windows see ever larger
# parts.

# %% [markdown] tags=["instructor"]
# **Section 6 (8 min).** Take the vote again. Answers: some right answers; the last one see the
# cell. Ask: "For which data would a dense network be the better choice?" (Where columns have no
# order: age, income, postcode.)

# %% [markdown] tags=["slide"]
# ## Three questions before you go

# %%
ask("17-c1")
ask("17-c2")
ask("17-c3")

# %% [markdown] tags=["slide"]
# ## What you take along
#
# Your network was not lost, because it never knew what "beside" means: to a dense layer pixels are
# a list. A convolution does know. It slides a small window of weights over the picture and takes a
# dot product at each place, with the same weights everywhere. So it has few weights, and its
# answers move along with the picture. Pooling keeps the largest answers and makes them steadier. On
# the way back, a shared weight adds up the blame of all its places.
#
# **Words:** [convolution](glossary.md#convolution), [filter](glossary.md#filter),
# [pooling](glossary.md#pooling), [weight sharing](glossary.md#weight-sharing)
#
# **Exercises:** 17.1 `conv2d_valid`, 17.2 `max_pool2`. In a terminal, `dlcore check 17` marks the
# same two.

# %% [markdown]
# ## Try
#
# - Draw a window of your own that answers to the loops of an `8`, and slide it over some digits.
# - Give `local_network` two layers of windows. Does it read moved digits better?
# - Leave `MaxPool2D` out (the dense layer then gets `8 * 8 * 8` inputs). What changes?
#
# **Next:** lesson 18, *A tiny language model*. Letters instead of pixels, and the same machinery.

# %% [markdown] tags=["instructor"]
# **Answers.** Check questions: B, C, D. The next cell tries the last two points of "Try".


# %% tags=["instructor"]
def two_layers(seed):
    layers = [dl.Conv2D(1, 8, size=3, padding=1), dl.ReLU(), dl.MaxPool2D(2)]
    layers += [dl.Conv2D(8, 16, size=3, padding=1), dl.ReLU(), dl.MaxPool2D(2)]
    layers += [dl.Flatten(), dl.Dense(2 * 2 * 16, 10)]
    return dl.Network(layers, dtype="float64", seed=seed, shape_in=(8, 8, 1))


def no_pooling(seed):
    layers = [dl.Conv2D(1, 8, size=3, padding=1), dl.ReLU(), dl.Flatten()]
    layers += [dl.Dense(8 * 8 * 8, 10)]
    return dl.Network(layers, dtype="float64", seed=seed, shape_in=(8, 8, 1))


places = np.random.default_rng(seed=0).permutation(len(digits.y))
train, new = places[:1347], places[1347:]
moved = np.roll(images, 1, axis=2)
moved[:, :, 0] = 0
for make in (two_layers, no_pooling):
    net = make(0)
    rule = dl.SGD(lr=0.02, momentum=0.9)
    net.fit(images[train][..., None], digits.y[train], epochs=20, optimizer=rule, progress=False)
    shares = [net.score(one[new][..., None], digits.y[new]) for one in (images, moved)]
    print(make.__name__, "as written {:.1%}, moved {:.1%}".format(*shares))
