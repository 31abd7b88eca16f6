"""How the checker tries the exercises of lesson 08: which inputs, how exact, for how much."""

import numpy as np

from dltutor.bank.words import words_beside
from dltutor.checker.wire import Source
from dltutor.exercise import Exercise, Tolerance, case

WORDS = words_beside(__file__)

SLOPES = Tolerance(
    relative=1e-9,
    absolute=1e-12,
    reason="p - 1 loses digits where p is nearly 1, in every way to write it",
)
MEASURED = Tolerance(
    relative=1e-5,
    absolute=1e-7,
    reason="the error of a right gradient is rounding noise near 1e-10, different in every style",
)
WHOLE_NETWORK = Tolerance(
    relative=1e-7,
    absolute=1e-8,
    reason="log(p + 1e-12) and log-softmax differ by less at the mild logits of these cases",
)


def softmax_ce_backward_cases(rng):
    for n, K, kind in ((1, 3, "one example"), (8, 10, "ten classes"), (2, 2, "two of two")):
        yield case(kind, *logits(rng, n, K))
    yield case("as many examples as classes", *logits(rng, 4, 4))
    yield case("all logits equal", np.zeros((3, 3)), np.array([0, 2, 1]))
    Z, y = logits(rng, 5, 3)
    yield case("one class only", Z, np.full_like(y, rng.integers(3)))
    far = np.array([[1000.0, 0.0, -1000.0], [1.0, 2.0, 3.0]])
    yield case("a row of +-1000", far, np.array([1, 0]), stress="extreme")
    near = np.array([[0.1, 0.2, 0.3], [1000.0, 999.0, 1.0]])
    yield case("a row near 1000", near, rng.integers(0, 3, size=2), stress="extreme")
    yield case("columns first in memory", np.asfortranarray(Z), y, stress="order")


def logits(rng, n, K):
    return 2 * rng.normal(size=(n, K)), rng.integers(0, K, size=n)


def gradient_check_cases(rng):
    squares, cubes = function("float((w ** 2).sum())"), function("float((w ** 3).sum())")
    w = rng.uniform(0.5, 3, size=3).round(1) * np.array([1, -1, 1])
    yield case("a right gradient", cubes, 3 * w**2, w)
    yield case("the last one wrong", squares, 2 * w * np.array([1, 1, 2]), w)
    yield case("the first one too large", squares, 2 * w * np.array([1.1, 1, 1]), w)
    yield case("the first one too small", squares, 2 * w * np.array([0.5, 1, 1]), w)
    yield case("two wrong signs", squares, 2 * w * np.array([-1, -1, 1]), w)
    yield case("errors that cancel", squares, 2 * w + np.array([1, 0, -1]), w)
    table = rng.uniform(0.5, 3, size=(2, 3)).round(1)
    yield case("a table with one wrong", squares, 2 * table + (table == table[1, 2]), table)
    tiny = function("float((w ** 2).sum()) * 1e-6")
    yield case("tiny and all wrong", tiny, np.array([0.0, 4e-6]), np.array([1.0, 3.0]))
    yield case("all slopes 0", function("3.0"), np.zeros(2), rng.normal(size=2))
    yield case("a NaN", squares, np.array([2.0, np.nan]), np.array([1.0, 2.0]), stress="not finite")
    yield case(
        "an infinity", squares, np.array([np.inf, 4.0]), np.array([1.0, 2.0]), stress="not finite"
    )


def function(body):
    return Source("f", f"f = lambda w: {body}")


def backprop_mlp_cases(rng):
    yield case("all sizes equal", *batch(rng, 4, 4, 4), network(rng, 4, 4, 4))
    yield case("seven examples", *batch(rng, 7, 2, 3), network(rng, 2, 6, 3))
    yield case("one example", *batch(rng, 1, 3, 2), network(rng, 3, 5, 2))
    yield case("a square second layer", *batch(rng, 5, 3, 2), network(rng, 3, 2, 2))
    X, y = batch(rng, 3, 2, 2)
    yield case("a batch given twice over", np.tile(X, (2, 1)), np.tile(y, 2), network(rng, 2, 4, 2))
    dead = network(rng, 2, 3, 2)
    dead |= {"W1": np.zeros((2, 3)), "b1": -np.ones(3)}
    yield case("no hidden neuron on", X, y, dead)
    yield case("scores of exactly 0", X, y, dead | {"b1": np.zeros(3)}, stress="the kink")
    across = np.asfortranarray(rng.normal(size=(4, 3)))
    yield case(
        "columns first in memory",
        across,
        rng.integers(0, 2, size=4),
        network(rng, 3, 3, 2),
        stress="order",
    )


def batch(rng, n, d, K):
    return rng.normal(size=(n, d)), rng.integers(0, K, size=n)


def network(rng, d, h, K):
    """Small weights, so that no probability comes near 0; no bias is 0, so none can hide."""
    shapes = {"W1": (d, h), "b1": (h,), "W2": (h, K), "b2": (K,)}
    return {name: 0.6 * rng.normal(size=shape) for name, shape in shapes.items()}


EXERCISES = (
    Exercise(
        id="08.1",
        name="softmax_ce_backward",
        section=1,
        difficulty=4,
        points=15,
        outcomes=("compute the gradient at the scores, where the way back begins",),
        tolerance=SLOPES,
        cases=softmax_ce_backward_cases,
        quiet=True,
        **WORDS["softmax_ce_backward"],
    ),
    Exercise(
        id="08.2",
        name="gradient_check",
        section=3,
        difficulty=4,
        points=10,
        outcomes=("check a gradient so that nothing slips through",),
        tolerance=MEASURED,
        cases=gradient_check_cases,
        **WORDS["gradient_check"],
    ),
    Exercise(
        id="08.3",
        name="backprop_mlp",
        section=2,
        difficulty=5,
        points=20,
        outcomes=("write forward and backward of a whole network",),
        tolerance=WHOLE_NETWORK,
        cases=backprop_mlp_cases,
        outputs=("loss", "grads"),
        **WORDS["backprop_mlp"],
    ),
)
