"""How the checker tries the exercises of lesson 02: which inputs, how exact, for how much."""

import numpy as np

from dltutor.bank.words import words_beside
from dltutor.exercise import Exercise, Tolerance, case

WORDS = words_beside(__file__)

SUMS = Tolerance(
    relative=1e-9,
    absolute=1e-9,
    reason="sums of a few products differ by 1e-15 with their order; a mistake differs by more",
)
ONE_DIVISION = Tolerance(
    relative=1e-12,
    absolute=0.0,
    reason="dividing, or multiplying by 1 / max_value, differs in the last digit alone",
)


def layer(rng, n, d_in, d_out):
    return rng.normal(size=(n, d_in)), rng.normal(size=(d_in, d_out)), rng.normal(size=d_out)


def dense_forward_cases(rng):
    yield case("several examples", *layer(rng, 6, 4, 3))
    yield case("one example", *layer(rng, 1, 3, 2))
    yield case("one neuron", *layer(rng, 4, 3, 1))
    yield case("as many examples as inputs as neurons", *layer(rng, 5, 5, 5))
    yield case("as many examples as neurons", *layer(rng, 7, 2, 7))
    yield case("no examples", *layer(rng, 0, 3, 2), stress="empty")
    X, W, b = layer(rng, 6, 4, 3)
    yield case("columns first in memory", np.asfortranarray(X), W, b, stress="order")
    yield case("every second example", np.repeat(X, 2, axis=0)[::2], W, b, stress="order")
    # Whole numbers: their sums are exact in both types, so that the type alone can be wrong.
    narrow = [np.round(3 * part).astype(np.float32) for part in layer(rng, 3, 4, 2)]
    yield case("float32", *narrow, stress="float32")


def transform_points_cases(rng):
    maps = {
        "a quarter turn": np.array([[0.0, -1.0], [1.0, 0.0]]),
        "a shear": np.array([[1.0, 1.0], [0.0, 1.0]]),
        "a stretch": np.array([[2.0, 0.0], [0.0, 0.5]]),
        "a projection": np.array([[1.0, 0.0], [1.0, 0.0]]),
        "any map": rng.normal(size=(2, 2)),
    }
    for n, points in ((1, "one point"), (2, "two points"), (50, "many points")):
        for name, M in maps.items():
            yield case(f"{points} through {name}", rng.normal(size=(n, 2)), M)
    yield case("the origin", np.zeros((3, 2)), rng.normal(size=(2, 2)))
    P = rng.normal(size=(8, 2))
    yield case("every second point", P[::2], rng.normal(size=(2, 2)), stress="order")


def collapse_layers_cases(rng):
    sizes = {
        "three sizes": (2, 3, 4),
        "one size": (3, 3, 3),
        "one hidden neuron": (4, 1, 4),
        "one input and one output": (1, 5, 1),
        "a wide middle": (2, 6, 2),
    }
    for name, (d, h, k) in sizes.items():
        yield case(name, *two_layers(rng, d, h, k))
    W1, b1, W2, b2 = two_layers(rng, 4, 3, 2)
    yield case("columns first in memory", np.asfortranarray(W1), b1, W2, b2, stress="order")


def two_layers(rng, d, h, k):
    sizes = ((d, h), (h,), (h, k), (k,))
    return [rng.normal(size=size) for size in sizes]


def flatten_images_cases(rng):
    yield case("wide images of bytes", pixels(rng, 3, 2, 5, 200), 255.0)
    yield case("one tall image of bytes", pixels(rng, 1, 3, 2, 200), 255.0)
    yield case("square images of bytes", pixels(rng, 5, 4, 4, 255), 255.0)
    yield case("as many images as pixels in a line", pixels(rng, 3, 3, 5, 255), 255.0)
    yield case("digits that never reach 16", pixels(rng, 4, 8, 8, 9).astype(float), 16.0)
    by_column = np.asfortranarray(pixels(rng, 2, 3, 4, 16).astype(float))
    yield case("columns first in memory", by_column, 16.0, stress="order")


def pixels(rng, n, h, w, largest):
    return rng.integers(0, largest, size=(n, h, w), endpoint=True).astype(np.uint8)


EXERCISES = (
    Exercise(
        id="02.1",
        name="dense_forward",
        section=3,
        difficulty=2,
        points=10,
        outcomes=(
            "write a layer for a whole batch of examples",
            "explain what the rows and columns of X and W stand for",
        ),
        tolerance=SUMS,
        cases=dense_forward_cases,
        **WORDS["dense_forward"],
    ),
    Exercise(
        id="02.2",
        name="transform_points",
        section=4,
        difficulty=2,
        points=10,
        outcomes=("apply a matrix to points, and recognise a rotation, a shear and a stretch",),
        tolerance=SUMS,
        cases=transform_points_cases,
        **WORDS["transform_points"],
    ),
    Exercise(
        id="02.3",
        name="collapse_layers",
        section=5,
        difficulty=3,
        points=10,
        extension=True,
        outcomes=("show that two layers without a bend are one",),
        tolerance=SUMS,
        cases=collapse_layers_cases,
        outputs=("W", "b"),
        **WORDS["collapse_layers"],
    ),
    Exercise(
        id="02.4",
        name="flatten_images",
        section=6,
        difficulty=2,
        points=5,
        outcomes=("turn a picture into a row of numbers",),
        tolerance=ONE_DIVISION,
        cases=flatten_images_cases,
        **WORDS["flatten_images"],
    ),
)
