"""How the checker tries the exercises of lesson 09: which inputs, how exact, for how much."""

import numpy as np

from dltutor.bank.words import words_beside
from dltutor.checker.wire import Seed
from dltutor.exercise import EXACT, Exercise, Tolerance, case

WORDS = words_beside(__file__)

SPREAD = Tolerance(
    relative=0.05,
    absolute=0.05,
    reason="20,000 draws leave the spread within 0.7 % of its aim, whatever the distribution",
)
MANY_STEPS = Tolerance(
    relative=1e-7,
    absolute=1e-8,
    reason="a few dozen small steps carry the rounding of each on, without making it grow",
)


SEEN_IN_BATCHES = (
    "pairs of rows and labels",
    "examples in each batch",
    "each example once",
    "each label with its row",
    "in a new order",
    "one rng, one order",
    "another rng, another order",
)
CHANCE = 12  # fewer examples than that come in the same order twice by chance now and then


def see_minibatches(minibatches, n, batch_size, seed):
    """What is true of mini-batches in whatever order they come."""
    X, y = np.arange(2.0 * n).reshape(n, 2), np.arange(n)
    calls = [minibatches(X, y, batch_size, Seed(one)) for one in (seed, seed, seed + 1)]
    if not all(map(are_pairs, calls)):
        return dict.fromkeys(SEEN_IN_BATCHES) | {SEEN_IN_BATCHES[0]: False}
    first, again, other = ([int(row[0]) // 2 for rows, _ in call for row in rows] for call in calls)
    labels = [int(label) for _, batch in calls[0] for label in batch]
    seen = (
        True,
        [len(batch) for _, batch in calls[0]],
        sorted(first) == y.tolist(),
        labels == first,
        n < CHANCE or first != sorted(first),
        first == again,
        n < CHANCE or first != other,
    )
    return dict(zip(SEEN_IN_BATCHES, seen, strict=True))


def are_pairs(batches):
    """Is this what a mini-batch loop can go through: rows (k, 2) beside labels (k,)?"""
    if not isinstance(batches, list | tuple):
        return False
    pairs = [one for one in batches if isinstance(one, list | tuple) and len(one) == 2]
    shapes = [tuple(map(np.shape, pair)) for pair in pairs]
    return len(pairs) == len(batches) and all(
        len(rows) == 2 and rows[1] == 2 and labels == rows[:1] for rows, labels in shapes
    )


def minibatches_cases(rng):
    for n, batch_size, kind in (
        (10, 3, "a smaller last batch"),
        (12, 4, "equal batches"),
        (9, 20, "one batch for all"),
        (8, 1, "batches of one"),
        (50, 7, "many examples"),
        (25, 8, "one example left over"),
    ):
        yield case(kind, n, batch_size, int(rng.integers(1000)))
    yield case("one example", 1, 4, int(rng.integers(1000)), stress="one example")


SEEN_IN_WEIGHTS = (
    "a pair W, b",
    "shape of W",
    "shape of b",
    "spread over the right one",
    "mean over the right spread",
    "all biases 0",
    "another rng, other weights",
)


def see_weights(init_weights, d_in, d_out, kind, seed):
    """Shape, spread and mean of weights, in units of the spread that was asked for."""
    aim = np.sqrt(2 / (d_in if kind == "he" else d_in + d_out))
    answers = [init_weights(d_in, d_out, kind, Seed(one)) for one in (seed, seed + 1)]
    if not all(isinstance(one, list | tuple) and len(one) == 2 for one in answers):
        return dict.fromkeys(SEEN_IN_WEIGHTS) | {SEEN_IN_WEIGHTS[0]: False}
    (W, b), (other, _) = answers
    seen = (
        True,
        " x ".join(map(str, np.shape(W))),
        " x ".join(map(str, np.shape(b))),
        float(np.std(W) / aim),
        float(np.mean(W) / aim),
        not np.any(b),
        not np.array_equal(W, other),
    )
    return dict(zip(SEEN_IN_WEIGHTS, seen, strict=True))


def init_weights_cases(rng):
    for d_in, d_out, kind in (
        (200, 120, "he"),
        (100, 300, "he"),
        (200, 120, "xavier"),
        (100, 300, "xavier"),
    ):
        seed = int(rng.integers(1000))
        yield case(f"{kind} from {d_in} to {d_out}", d_in, d_out, kind, seed)
    yield case("one neuron", 20_000, 1, "he", int(rng.integers(1000)), stress="one neuron")


def train_cases(rng):
    yield case("a smaller last batch", *beginning(rng, 10), 0.2, 2, 4, seed(rng))
    yield case("equal batches", *beginning(rng, 12), 0.1, 3, 4, seed(rng))
    yield case("one batch for all", *beginning(rng, 6), 0.1, 4, 6, seed(rng))
    yield case("batches of one", *beginning(rng, 5), 0.05, 2, 1, seed(rng))
    yield case("one epoch", *beginning(rng, 7), 0.1, 1, 2, seed(rng))
    yield case("batches larger than the data", *beginning(rng, 5), 0.1, 2, 50, seed(rng))
    yield case("no epochs", *beginning(rng, 5), 0.1, 0, 2, seed(rng), stress="empty")


def seed(rng):
    return Seed(int(rng.integers(1000)))


def beginning(rng, n):
    """A small data set and the first weights of a small network."""
    shapes = {"W1": (2, 3), "b1": (3,), "W2": (3, 2), "b2": (2,)}
    params = {name: 0.6 * rng.normal(size=shape) for name, shape in shapes.items()}
    return rng.normal(size=(n, 2)), rng.integers(0, 2, size=n), params


EXERCISES = (
    Exercise(
        id="09.1",
        name="minibatches",
        section=2,
        difficulty=3,
        points=10,
        outcomes=("deal examples into batches, shuffled and with their labels",),
        tolerance=EXACT,
        cases=minibatches_cases,
        observe=see_minibatches,
        **WORDS["minibatches"],
    ),
    Exercise(
        id="09.2",
        name="init_weights",
        section=4,
        difficulty=3,
        points=10,
        outcomes=("choose the first weights",),
        tolerance=SPREAD,
        cases=init_weights_cases,
        observe=see_weights,
        **WORDS["init_weights"],
    ),
    Exercise(
        id="09.3",
        name="train",
        section=1,
        difficulty=4,
        points=15,
        outcomes=("write the training loop",),
        tolerance=MANY_STEPS,
        cases=train_cases,
        outputs=("params", "history"),
        **WORDS["train"],
    ),
)
