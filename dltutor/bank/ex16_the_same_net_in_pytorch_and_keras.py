"""How the checker tries the exercises of lesson 16: which inputs, how exact, for how much."""

import numpy as np

from dltutor.bank.words import words_beside
from dltutor.exercise import EXACT, Exercise, case

WORDS = words_beside(__file__)


def count_cases(rng):
    yield case("two layers", [int(size) for size in rng.integers(3, 100, size=3)])
    yield case("one layer", [64, 10])
    yield case("digits", [784, 128, 10])
    yield case("three layers", [3, 4, 5, 6])
    yield case("layers of one", [1, 1, 1])
    yield case("a wide layer", [2, 50, 3])
    yield case("no layer", [5], stress="one size")


def layout_cases(rng):
    yield case("all sizes different", layers(rng, 3, 4, 2))
    yield case("all sizes equal", layers(rng, 4, 4, 4))
    yield case("one neuron", layers(rng, 2, 1, 3))
    yield case("one input and one output", layers(rng, 1, 3, 1))
    yield case("a larger network", layers(rng, 20, 8, 5))
    turned = {name: np.asfortranarray(one) for name, one in layers(rng, 3, 5, 2).items()}
    yield case("columns first in memory", turned, stress="order")
    yield case("rows one after another", layers(rng, 2, 2, 1), stress="memory", observe=see_memory)


def layers(rng, d, h, k):
    shapes = {"W1": (d, h), "b1": (h,), "W2": (h, k), "b2": (k,)}
    return {name: rng.normal(size=shape) for name, shape in shapes.items()}


def see_memory(to_torch_layout, params):
    """How each array of the answer lies in memory, whatever its name is."""
    arrays = to_torch_layout(params).values()
    return ["by rows" if one.flags.c_contiguous else "by columns" for one in arrays]


EXERCISES = (
    Exercise(
        id="16.1",
        name="count_parameters",
        section=1,
        difficulty=1,
        points=5,
        extension=True,
        outcomes=("count the numbers that a network learns",),
        tolerance=EXACT,
        cases=count_cases,
        **WORDS["count_parameters"],
    ),
    Exercise(
        id="16.2",
        name="to_torch_layout",
        section=1,
        difficulty=3,
        points=10,
        outcomes=("move weights from one library into another",),
        tolerance=EXACT,
        cases=layout_cases,
        **WORDS["to_torch_layout"],
    ),
)
