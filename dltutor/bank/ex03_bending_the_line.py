"""How the checker tries the exercises of lesson 03: which inputs, how exact, for how much."""

import numpy as np

from dltutor.bank.words import words_beside
from dltutor.exercise import EXACT, Exercise, Tolerance, case

WORDS = words_beside(__file__)

SMALL_TAILS = Tolerance(
    relative=1e-9,
    absolute=1e-290,
    reason="the two stable formulas agree to 1e-15; below 1e-290 a score may have been clipped",
)
SLOPES = Tolerance(
    relative=1e-7,
    absolute=1e-9,
    reason="1 - tanh(z)**2 and a (1 - a) lose their digits where the slope is nearly 0",
)
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


def relu_cases(rng):
    yield case("a few scores", rng.normal(size=5))
    yield case("scores above 1", rng.uniform(2, 9, size=3))
    yield case("scores below 0", rng.uniform(-9, -2, size=3))
    yield case("a table of scores", rng.normal(size=(4, 5)))
    yield case("huge scores and 0", np.array([-1e300, 1e300, -2.0, 0.0]))
    yield case("a NaN", np.array([np.nan, 2.0, -1.0]), stress="NaN")
    yield case("no scores", np.zeros(0), stress="empty")
    yield case("every second score backwards", rng.normal(size=10)[::-2], stress="order")
    yield case("float32", (3 * rng.normal(size=4)).astype(np.float32), stress="float32")


def sigmoid_cases(rng):
    yield case("a few scores", rng.normal(size=5))
    yield case("a table of scores", rng.normal(size=(3, 4)))
    yield case("scores of 11 and 12", np.array([[11.0, -11.0], [12.0, -12.0]]))
    yield case("scores near 0", np.array([0.0, 1.0, -1.0]))
    yield case("scores near 40", rng.uniform(38, 42, size=2) * [1, -1])
    yield case("scores near -1000", np.array([-1000.0, -2.0]))
    yield case("scores near 1000", np.array([1000.0, 2.0]))
    yield case("scores near 700 and 1000", np.array([-710.0, 710.0, -1000.0, 1000.0]))
    yield case("no scores", np.zeros(0), stress="empty")
    yield case("every third score", rng.normal(size=9)[::3], stress="order")
    small = np.array([-1000.0, -80.0, 80.0, 1000.0, 0.5], np.float32)
    yield case("float32", small, stress="float32")


def activation_slope_cases(rng):
    for kind in ("relu", "sigmoid", "tanh"):
        yield case(f"{kind} of a few scores", 2 * rng.normal(size=5), kind)
        yield case(f"{kind} of a table", 2 * rng.normal(size=(2, 3)), kind)
        yield case(f"{kind} around 0", np.array([0.0, -1.0, 1.0]), kind)
        yield case(f"{kind} far out", np.array([-30.0, 30.0]), kind)
    yield case("every second score", rng.normal(size=8)[::2], "tanh", stress="order")


def xor_cases(rng):
    yield case("all four inputs", rng.permutation(CORNERS))
    for corner in CORNERS:
        yield case("input ({:g}; {:g})".format(*corner), corner[np.newaxis])
    yield case("two different hidden neurons", CORNERS, stress="hidden neurons")


def run_network(xor_weights, X):
    """What the learner's network decides, and how many different things its hidden layer sees."""
    W1, b1, W2, b2 = (np.asarray(part, dtype=float) for part in xor_weights())
    shapes = [W1.shape == (2, 2), b1.size == 2, W2.size == 2, b2.size == 1]
    if not all(shapes):
        return {"shapes as asked": shapes, "decisions": [], "hidden neurons": 0}
    hidden = np.maximum(CORNERS @ W1 + b1.reshape(2), 0)
    scores = np.maximum(X @ W1 + b1.reshape(2), 0) @ W2.reshape(2) + b2.item()
    return {
        "shapes as asked": shapes,
        "decisions": [int(score > 1e-9) for score in scores],
        "hidden neurons": int(np.linalg.matrix_rank(hidden)),
    }


EXERCISES = (
    Exercise(
        id="03.1",
        name="relu",
        section=2,
        difficulty=1,
        points=5,
        outcomes=("implement ReLU, a sigmoid that never overflows, and their slopes",),
        tolerance=EXACT,
        cases=relu_cases,
        **WORDS["relu"],
    ),
    Exercise(
        id="03.2",
        name="sigmoid",
        section=3,
        difficulty=3,
        points=10,
        outcomes=("implement ReLU, a sigmoid that never overflows, and their slopes",),
        tolerance=SMALL_TAILS,
        cases=sigmoid_cases,
        quiet=True,
        **WORDS["sigmoid"],
    ),
    Exercise(
        id="03.3",
        name="activation_slope",
        section=4,
        difficulty=3,
        points=10,
        outcomes=("implement ReLU, a sigmoid that never overflows, and their slopes",),
        tolerance=SLOPES,
        cases=activation_slope_cases,
        **WORDS["activation_slope"],
    ),
    Exercise(
        id="03.4",
        name="xor_weights",
        section=5,
        difficulty=3,
        points=10,
        extension=True,
        outcomes=("build a network by hand that no single neuron can replace",),
        tolerance=EXACT,
        cases=xor_cases,
        observe=run_network,
        **WORDS["xor_weights"],
    ),
)
