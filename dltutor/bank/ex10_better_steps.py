"""How the checker tries the exercises of lesson 10: which inputs, how exact, for how much."""

import numpy as np

from dltutor.bank.words import words_beside
from dltutor.exercise import Exercise, Tolerance, case

WORDS = words_beside(__file__)

ONE_STEP = Tolerance(
    relative=1e-9,
    absolute=1e-12,
    reason="the same few operations in another order move the last digits alone",
)
DIVIDED_STEP = Tolerance(
    relative=1e-6,
    absolute=1e-6,
    reason="an eps of 1e-8 in another place should show where slopes are tiny, and there alone",
)


def momentum_step_cases(rng):
    yield case("three weights", *arrays(rng, 3, 3), 0.1, 0.9)
    yield case("a table of weights", *arrays(rng, 3, (2, 2)), 0.1, 0.9)
    yield case("another lr", *arrays(rng, 3, 2), 0.5, 0.8)
    yield case("beta = 0", *arrays(rng, 3, 3), 0.1, 0.0)
    w, _, grad = arrays(rng, 3, 3)
    yield case("the first step", w, np.zeros(3), grad, 0.1, 0.9)
    yield case("flat ground", *arrays(rng, 2, 3), np.zeros(3), 0.1, 0.9)
    yield case("no weights", *arrays(rng, 3, 0), 0.1, 0.9, stress="empty")
    w, v, grad = arrays(rng, 3, 8)
    yield case("every second number", w[::2], v[::2], grad[::2], 0.1, 0.9, stress="order")


def arrays(rng, count, shape):
    return list(rng.normal(size=(count, *np.atleast_1d(shape))))


def rmsprop_step_cases(rng):
    w, s, grad = arrays(rng, 3, 3)
    yield case("three weights", w, s**2, grad, 0.1)
    w, s, grad = arrays(rng, 3, (2, 2))
    yield case("a table of large gradients", w, s**2, 100 * grad, 0.01)
    w, _, grad = arrays(rng, 3, 3)
    yield case("the first step", w, np.zeros(3), grad, 0.1)
    yield case("another rho and eps", *positive(rng, 3), 0.1, 0.5, 0.01)
    tiny = np.array([1e-9, -1.0, 1e3])
    yield case("tiny and large side by side", rng.normal(size=3), np.zeros(3), tiny, 0.1)
    yield case("flat ground", *positive(rng, 2)[:2], np.zeros(2), 0.1)
    yield case("nothing at all", rng.normal(size=2), np.zeros(2), np.zeros(2), 0.1)
    yield case("no weights", *arrays(rng, 3, 0), 0.1, stress="empty")
    w, s, grad = positive(rng, 8)
    yield case("every second number", w[::2], s[::2], grad[::2], 0.1, stress="order")


def positive(rng, n):
    """Weights, squared sizes and gradients as they are in the middle of training."""
    return rng.normal(size=n), rng.uniform(0.1, 4, size=n), rng.normal(size=n)


def adam_step_cases(rng):
    zeros = np.zeros(3)
    yield case("the first step", rng.normal(size=3), zeros, zeros, rng.normal(size=3), 1)
    for t in (2, 5, 1000):
        w, m, v, grad = arrays(rng, 4, 3)
        yield case(f"step {t}", w, m, v**2, grad, t, 0.1)
    w, m, v, grad = arrays(rng, 4, (2, 2))
    yield case("step 3 of a table", w, m, v**2, grad, 3, 0.1)
    tiny = np.array([1e-9, 0.0, -1.0])
    yield case("a tiny gradient", rng.normal(size=3), zeros, zeros, tiny, 1, 0.1)
    w, m, v, grad = arrays(rng, 4, 3)
    yield case("b1 = 0", w, m, v**2, grad, 2, 0.1, 0.0)
    yield case("another b2 and eps", w, m, v**2, grad, 4, 0.1, 0.8, 0.7, 0.01)
    yield case("no weights", *arrays(rng, 4, 0), 2, stress="empty")
    w, m, v, grad = arrays(rng, 4, 8)
    yield case("every second number", w[::2], m[::2], v[::2] ** 2, grad[::2], 2, stress="order")


EXERCISES = (
    Exercise(
        id="10.1",
        name="momentum_step",
        section=2,
        difficulty=3,
        points=10,
        outcomes=("write momentum, RMSProp and Adam, a few lines each",),
        tolerance=ONE_STEP,
        cases=momentum_step_cases,
        outputs=("new w", "new v"),
        **WORDS["momentum_step"],
    ),
    Exercise(
        id="10.2",
        name="rmsprop_step",
        section=3,
        difficulty=3,
        points=10,
        outcomes=("write momentum, RMSProp and Adam, a few lines each",),
        tolerance=DIVIDED_STEP,
        cases=rmsprop_step_cases,
        outputs=("new w", "new s"),
        **WORDS["rmsprop_step"],
    ),
    Exercise(
        id="10.3",
        name="adam_step",
        section=5,
        difficulty=4,
        points=15,
        outcomes=(
            "write momentum, RMSProp and Adam, a few lines each",
            "explain what goes wrong in Adam's first steps, and correct it",
        ),
        tolerance=DIVIDED_STEP,
        cases=adam_step_cases,
        outputs=("new w", "new m", "new v"),
        **WORDS["adam_step"],
    ),
)
