"""How the checker tries the exercises of lesson 06: which inputs, how exact, for how much."""

import numpy as np

from dltutor.bank.words import words_beside
from dltutor.checker.wire import Source
from dltutor.exercise import Exercise, Tolerance, case

WORDS = words_beside(__file__)

CENTRAL_DIFFERENCE = Tolerance(
    relative=1e-7,
    absolute=1e-7,
    reason="f is rounded in its last digits, and 2h = 2e-5 magnifies that to about 1e-9",
)
ONE_FORMULA = Tolerance(
    relative=1e-12,
    absolute=1e-12,
    reason="another order of the same few operations moves the last digits alone",
)
MANY_STEPS = Tolerance(
    relative=1e-9,
    absolute=1e-9,
    reason="rounding of a step is carried through at most 50 more, which shrink it",
)


def numerical_gradient_cases(rng):
    a, c = rng.uniform(0.5, 2, size=2).round(1)
    mixed = function(f"float({a} * (w ** 3).sum() + {c} * w.sum() ** 2)")
    yield case("one weight", mixed, rng.normal(size=1))
    yield case("five weights", mixed, rng.normal(size=5))
    yield case("a table of weights", mixed, rng.normal(size=(2, 3)))
    steep = function(f"float(1000 * (w ** 3).sum() - {a} * w[0] * w[-1])")
    yield case("a steep cubic", steep, rng.uniform(1, 2, size=3))
    waves = function("float(np.sin(w).sum() + w[0] * w[-1])")
    yield case("waves", waves, rng.normal(size=4))
    yield case("a larger h", mixed, rng.uniform(1, 2, size=2), 0.01, stress="another h")
    yield case("no weights", mixed, np.zeros(0), stress="empty")
    yield case("every second number", mixed, rng.normal(size=6)[::2], stress="order")


def function(body):
    return Source("f", f"f = lambda w: {body}")


def gd_step_cases(rng):
    for lr in (0.5, 0.001, 2.0):
        yield case(f"lr = {lr:g}", rng.normal(size=3), rng.normal(size=3), lr)
    yield case("a table of weights", rng.normal(size=(2, 3)), rng.normal(size=(2, 3)), 0.1)
    yield case("lr = 0", rng.normal(size=3), rng.normal(size=3), 0.0)
    yield case("all weights zero", np.zeros(3), rng.normal(size=3), 0.1)
    yield case("flat ground", rng.normal(size=3), np.zeros(3), 0.5)
    yield case("no weights", np.zeros(0), np.zeros(0), 0.5, stress="empty")
    yield case(
        "every second number", rng.normal(size=6)[::2], rng.normal(size=3), 0.1, stress="order"
    )


def fit_line_cases(rng):
    for n, steps in ((5, 1), (5, 2), (4, 50), (200, 20)):
        times = "1 step" if steps == 1 else f"{steps} steps"
        yield case(f"{n} points and {times}", *noisy_line(rng, n), 0.1, steps)
    yield case("one point", *noisy_line(rng, 1), 0.1, 3)
    x = rng.uniform(-1.5, 1.5, size=6)
    yield case("points on a line", x, 2 * x + 1, 0.2, 30)
    yield case("no step", *noisy_line(rng, 5), 0.1, 0)
    x = np.array([0, 1, 2])
    yield case("whole numbers", x, 2 * x + rng.integers(1, 9), 0.05, 7, stress="whole numbers")


def noisy_line(rng, n):
    """Points near a line, around the middle of x, so that lr = 0.1 is far from unstable."""
    x = rng.uniform(-1.5, 1.5, size=n)
    return x, rng.uniform(1, 3) * x - rng.uniform(0.5, 2) + 0.3 * rng.normal(size=n)


def largest_stable_lr_cases(rng):
    yield case("one direction", rng.uniform(2.5, 9, size=1))
    yield case("two directions", rng.uniform(0.1, 1, size=2))
    yield case("a ravine", np.array([1.0, 1000.0]))
    yield case("the steepest first", np.array([3.0, 2.0, 0.5]))
    yield case("ten directions", rng.uniform(0.1, 9, size=10))
    yield case("equal directions", np.full(3, round(rng.uniform(1, 5), 1)))
    yield case("whole numbers", rng.integers(1, 9, size=4), stress="whole numbers")


EXERCISES = (
    Exercise(
        id="06.1",
        name="numerical_gradient",
        section=2,
        difficulty=3,
        points=10,
        outcomes=("measure a slope with two looks at the loss",),
        tolerance=CENTRAL_DIFFERENCE,
        cases=numerical_gradient_cases,
        **WORDS["numerical_gradient"],
    ),
    Exercise(
        id="06.2",
        name="gd_step",
        section=3,
        difficulty=1,
        points=5,
        outcomes=("take a step downhill, by hand and in code",),
        tolerance=ONE_FORMULA,
        cases=gd_step_cases,
        **WORDS["gd_step"],
    ),
    Exercise(
        id="06.3",
        name="fit_line",
        section=5,
        difficulty=3,
        points=15,
        outcomes=("fit a line by descent", "take a step downhill, by hand and in code"),
        tolerance=MANY_STEPS,
        cases=fit_line_cases,
        outputs=("w", "b"),
        **WORDS["fit_line"],
    ),
    Exercise(
        id="06.4",
        name="largest_stable_lr",
        section=4,
        difficulty=3,
        points=5,
        extension=True,
        outcomes=("predict which learning rates settle, bounce or run away",),
        tolerance=ONE_FORMULA,
        cases=largest_stable_lr_cases,
        **WORDS["largest_stable_lr"],
    ),
)
