"""How the checker tries the exercises of lesson 07: which inputs, how exact, for how much."""

import math

import numpy as np

from dltutor.bank.words import words_beside
from dltutor.exercise import Exercise, Tolerance, case

WORDS = words_beside(__file__)

SLOPES = Tolerance(
    relative=1e-9,
    absolute=1e-12,
    reason="where an activation is flat, 1 - tanh squared and 1 / cosh squared differ by 1e-16",
)
SUMS = Tolerance(
    relative=1e-9,
    absolute=1e-12,
    reason="adding up a few products in another order moves the last digits alone",
)


def chain_gradients_cases(rng):
    for kind in ("any six numbers", "six others", "six more"):
        yield case(kind, *some_numbers(rng, 6))
    x, y, w1, b1, w2, b2 = some_numbers(rng, 6)
    yield case("x = 0", 0.0, y, w1, b1, w2, b2)
    yield case("w2 = 0", x, y, w1, b1, 0.0, b2)
    yield case("p equal to y", 0.0, 1.0, w1, 0.0, w2, 1.0)
    yield case("a flat tanh", 2.0, y, 3.0, 2.0, w2, b2, stress="extreme")
    yield case("a flat tanh below", 2.0, y, -3.0, -2.0, w2, b2, stress="extreme")


def some_numbers(rng, count):
    """Numbers a reader can work with: one digit after the point, none of them 0."""
    return [float(size * rng.choice((-1, 1))) for size in rng.uniform(0.2, 1.9, count).round(1)]


def activation_backward_cases(rng):
    for kind in ("relu", "sigmoid", "tanh"):
        for n, h, shape in ((3, 3, "a square"), (2, 5, "a wide array"), (1, 4, "one example")):
            yield case(
                f"{kind} of {shape}", rng.normal(size=(n, h)), 1.5 * rng.normal(size=(n, h)), kind
            )
    yield case("relu at 0", np.array([[1.5, -2.0, 0.0]]), np.array([[0.0, 3.0, 2.0]]), "relu")
    for kind in ("sigmoid", "tanh"):
        far = rng.uniform(15, 30, size=(2, 2)) * np.array([1, -1])
        yield case(f"flat ends of {kind}", rng.normal(size=(2, 2)), far, kind, stress="extreme")
    yield case("no examples", np.zeros((0, 3)), np.zeros((0, 3)), "relu", stress="empty")
    across = np.asfortranarray(rng.normal(size=(3, 4)))
    yield case("columns first in memory", rng.normal(size=(3, 4)), across, "tanh", stress="order")


def dense_layer(rng, n, d_in, d_out):
    return rng.normal(size=(n, d_out)), rng.normal(size=(n, d_in)), rng.normal(size=(d_in, d_out))


def dense_backward_cases(rng):
    yield case("all sizes equal", *dense_layer(rng, 4, 4, 4))
    yield case("several examples", *dense_layer(rng, 5, 2, 3))
    yield case("one example", *dense_layer(rng, 1, 3, 2))
    yield case("one neuron", *dense_layer(rng, 6, 3, 1))
    yield case("a square layer", *dense_layer(rng, 5, 3, 3))
    yield case("no examples", *dense_layer(rng, 0, 3, 2), stress="empty")
    dZ, X, W = dense_layer(rng, 3, 4, 2)
    yield case("every second example", dZ, np.repeat(X, 2, axis=0)[::2], W, stress="order")
    yield case("columns first in memory", dZ, np.asfortranarray(X), W, stress="order")
    narrow = [part.astype(np.float32) for part in dense_layer(rng, 4, 3, 2)]
    yield case("float32", *narrow, stress="float32")


def tape_backward_cases(rng):
    def leaves(count):
        return some_numbers(rng, count)

    yield case("a product", *recorded(leaves(2), ("mul", 0, 1)))
    yield case("x * x", *recorded(leaves(1), ("mul", 0, 0)))
    yield case("x + x", *recorded(leaves(1), ("add", 0, 0)))
    yield case("tanh of a sum", *recorded(leaves(2), ("add", 0, 1), ("tanh", 2, 2)))
    yield case("tanh of tanh", *recorded(leaves(1), ("tanh", 0, 0), ("tanh", 1, 1)))
    yield case("a value used on two paths", *recorded(leaves(1), ("add", 0, 0), ("mul", 1, 0)))
    thrice = ("mul", 0, 1), ("add", 2, 0), ("tanh", 3, 3), ("mul", 4, 0)
    yield case("a value used three times", *recorded(leaves(2), *thrice))
    yield case("two paths meet", *recorded(leaves(3), ("mul", 0, 1), ("mul", 0, 2), ("add", 3, 4)))
    yield case("a value nobody uses", *recorded(leaves(3), ("add", 0, 1), ("mul", 3, 0)))
    values, tape = recorded(leaves(2), ("mul", 0, 1), ("tanh", 2, 2))
    yield case("a slot after the loss", [*values, *leaves(1)], tape, stress="slots")


def recorded(leaves, *operations):
    """Run the operations one after the other; every result takes the next slot."""
    values, tape = list(leaves), []
    for operation, i, j in operations:
        tape.append((operation, len(values), i, j))
        values.append(float(RESULT[operation](values[i], values[j])))
    return values, tape


RESULT = {
    "add": lambda one, other: one + other,
    "mul": lambda one, other: one * other,
    "tanh": lambda one, _: math.tanh(one),
}

EXERCISES = (
    Exercise(
        id="07.1",
        name="chain_gradients",
        section=2,
        difficulty=3,
        points=10,
        outcomes=("compute all slopes of a small deep network by hand, and check them",),
        tolerance=SLOPES,
        cases=chain_gradients_cases,
        **WORDS["chain_gradients"],
    ),
    Exercise(
        id="07.2",
        name="activation_backward",
        section=3,
        difficulty=3,
        points=10,
        outcomes=("pass blame back through an activation",),
        tolerance=SLOPES,
        cases=activation_backward_cases,
        **WORDS["activation_backward"],
    ),
    Exercise(
        id="07.3",
        name="dense_backward",
        section=4,
        difficulty=4,
        points=15,
        outcomes=("pass blame back through a layer of neurons",),
        tolerance=SUMS,
        cases=dense_backward_cases,
        outputs=("dX", "dW", "db"),
        **WORDS["dense_backward"],
    ),
    Exercise(
        id="07.4",
        name="tape_backward",
        section=5,
        difficulty=5,
        points=20,
        extension=True,
        outcomes=("explain why blame from two paths is added",),
        tolerance=SLOPES,
        cases=tape_backward_cases,
        **WORDS["tape_backward"],
    ),
)
