"""The form of an exercise carries what later lessons need: each kind once, in a toy of its own."""

import numpy as np
import pytest
from checking import student

from dltutor.checker.judge import judge
from dltutor.checker.reference import module_text
from dltutor.checker.wire import Seed, Source
from dltutor.exercise import EXACT, Exercise, Hints, Tolerance, Variant, case

__all__ = ["student"]

CLOSE = Tolerance(1e-9, 1e-12, "test")


def toy(reference, cases, *mistakes, **more):
    """An exercise around a text; each mistake is (name, old, new)."""
    return Exercise(
        id="99.1",
        name=reference.split("def ")[-1].split("(")[0],
        section=1,
        difficulty=1,
        points=10,
        outcomes=("carry",),
        tolerance=more.pop("tolerance", CLOSE),
        cases=cases,
        variants=tuple(
            Variant(name, f"the title of {name}", old, new, "Seen.", "Likely.", "Why?")
            for name, old, new in mistakes
        ),
        hints=Hints("Section 1 says.", "?", ()),
        reference=reference,
        **more,
    )


def penalty_cases(rng):
    for strength in (0.1, 2.0):
        weights = {"W1": rng.normal(size=(2, 3)), "b1": rng.normal(size=3)}
        yield case(f"strength {strength}", weights, strength)


PENALTY = toy(
    """
import numpy as np
def penalty(weights, strength):
    '''Shapes   weights is a dict: "W1" (d, h)   "b1" (h,)   ->   a float and a dict'''
    total = 0.0
    slopes = {}
    for name, values in weights.items():
        if name.startswith("W"):
            total += strength * (values ** 2).sum()
            slopes[name] = 2 * strength * values
        else:
            slopes[name] = np.zeros_like(values)
    return total, slopes
""",
    penalty_cases,
    ("biases_too", 'name.startswith("W")', "True"),
    ("half_slope", "2 * strength * values", "strength * values"),
)


def backward_cases(rng):
    for n, d_in, d_out in ((4, 4, 4), (1, 3, 2), (5, 2, 3)):
        sizes = ((n, d_out), (n, d_in), (d_in, d_out))
        yield case(f"{n} rows", *(rng.normal(size=size) for size in sizes))


BACKWARD = toy(
    '''
def backward(dZ, X, W):
    """Shapes   dZ (n, o)   X (n, i)   W (i, o)   ->   three arrays"""
    dW = X.T @ dZ
    db = dZ.sum(axis=0)
    dX = dZ @ W.T
    return dX, dW, db
''',
    backward_cases,
    ("mean_again", "X.T @ dZ", "X.T @ dZ / len(X)"),
    ("bias_mean", "dZ.sum(axis=0)", "dZ.mean(axis=0)"),
    outputs=("dX", "dW", "db"),
)


def see_batches(batches, n, size, seed):
    """What is true of mini-batches, however they were shuffled."""
    X = np.arange(n, dtype=float)
    first, second = (list(batches(X, size, Seed(seed))) for _ in range(2))
    rows = np.concatenate(first)
    return {
        "sizes": [len(batch) for batch in first],
        "each row once": sorted(rows.tolist()) == X.tolist(),
        "shuffled": rows.tolist() != X.tolist(),
        "one seed, one order": all(map(np.array_equal, first, second)),
        "caller's rows untouched": bool(np.array_equal(batches.after[0], X)),
    }


BATCHES = toy(
    """
def batches(X, size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), size):
        yield X[order[start:start + size]]
""",
    lambda rng: (case(f"{n} rows", n, size, 7) for n, size in ((10, 3), (9, 3), (25, 4))),
    ("not_shuffled", "rng.permutation(len(X))", "range(len(X))"),
    ("drops_last", "range(0, len(X), size)", "range(0, len(X) - len(X) % size, size)"),
    observe=see_batches,
    tolerance=EXACT,
)

BOWL = Source("bowl", "def bowl(w): return float((w ** 2).sum() + w[0] * w[-1])")
SLOPE = toy(
    """
import numpy as np
def slope(f, w):
    g = np.zeros_like(w)
    for i in range(len(w)):
        old = w[i]
        w[i] = old + 1e-5
        up = f(w)
        w[i] = old - 1e-5
        down = f(w)
        w[i] = old
        g[i] = (up - down) / 2e-5
    return g
""",
    lambda rng: (case(f"{n} weights", BOWL, rng.normal(size=n)) for n in (1, 2, 5)),
    ("twice", "(up - down) / 2e-5", "(up - down) / 1e-5"),
    ("not_put_back", "w[i] = old\ng[i] = (up - down) / 2e-5", "g[i] = (up - down) / 2e-5"),
    tolerance=Tolerance(1e-6, 1e-8, "a central difference"),
)


def see_after(relu_in_place, z):
    """An in-place function returns nothing; what counts is what it left behind."""
    nothing = relu_in_place(z)
    return relu_in_place.after[0], nothing


IN_PLACE = toy(
    """
def relu_in_place(z):
    for i in range(len(z)):
        if z[i] < 0:
            z[i] = 0.0
""",
    lambda rng: (case(f"{n} scores", rng.normal(size=n)) for n in (3, 9, 20)),
    ("absolute", "z[i] = 0.0", "z[i] = -z[i]"),
    observe=see_after,
)

WORDS = toy(
    """
def pairs(words, alphabet):
    found = [(a, b, alphabet.index(b)) for word in words for a, b in zip(word, word[1:])]
    return sorted(found)
""",
    lambda rng: (case(" ".join(words), words, "abc") for words in (["ab", "ba"], ["abcab"], ["c"])),
    ("glued", "for word in words ", 'for word in ["".join(words)] '),
    tolerance=EXACT,
)

COMPILED = toy(
    """
from numba import njit
@njit
def running_sum(x):
    out = x.copy()
    for i in range(1, x.size):
        out[i] += out[i - 1]
    return out
""",
    lambda rng: (case(f"{n} numbers", rng.normal(size=n)) for n in (1, 4, 9)),
    ("only_neighbours", "out[i - 1]", "x[i - 1]"),
)

GROWTH = toy(
    """
import numpy as np
def growth(z):
    return np.exp(-np.maximum(-z, 0))
""",
    lambda rng: (case(f"{size:g}", size * np.array([1.0, -1.0])) for size in (1.0, 9.0, 2000.0)),
    ("naive", "np.exp(-np.maximum(-z, 0))", "1 / np.maximum(np.exp(-z), 1)"),
    ("another", "np.maximum(-z, 0)", "np.abs(z)"),
    quiet=True,
)

TOYS = [PENALTY, BACKWARD, BATCHES, SLOPE, IN_PLACE, WORDS, COMPILED, GROWTH]


def judged(exercise, text, student):
    student.load(text, "ex99_toys")
    return judge(exercise, student, seed=4)


@pytest.mark.parametrize("exercise", TOYS, ids=lambda one: one.name)
def test_every_kind_of_exercise_passes_its_reference_and_names_its_mistakes(exercise, student):
    verdict = judged(exercise, module_text(exercise), student)
    assert verdict.status == "passed", verdict.message
    for variant in exercise.variants:
        verdict = judged(exercise, module_text(exercise, variant), student)
        assert verdict.misconception == variant.name, verdict.message
        assert variant.title in verdict.message


def test_two_mistakes_in_two_outputs_leave_one_name_to_begin_with(student):
    text = module_text(BACKWARD, BACKWARD.variant("mean_again"))
    both = text.replace("dZ.sum(axis=0)", "dZ.mean(axis=0)")
    verdict = judged(BACKWARD, both, student)
    assert verdict.misconception == "mean_again" and verdict.diagnosis.partly


def test_an_input_with_two_axes_shrinks_along_both(student):
    text = module_text(BACKWARD, BACKWARD.variant("bias_mean"))
    verdict = judged(BACKWARD, text, student)
    assert [np.shape(one) for one in verdict.shown.case.arguments] == [(2, 1), (2, 1), (1, 1)]


def test_a_random_generator_is_made_afresh_for_every_call(student):
    text = "def batches(X, size, rng):\n    return [X[rng.permutation(len(X))]]\n"
    student.load(text, "ex99_toys")
    first, second = (student.call("batches", np.arange(9.0), 3, Seed(1)) for _ in range(2))
    assert np.array_equal(first.value[0], second.value[0])
    assert first.changed == ()


def test_a_right_answer_with_a_warning_says_which_and_where(student):
    verdict = judged(GROWTH, module_text(GROWTH, GROWTH.variant("naive")), student)
    assert "NumPy warned: overflow encountered in exp (line 4)." in verdict.message
    assert verdict.points == GROWTH.points / 2


def test_a_warning_is_no_flaw_where_nobody_asked_for_silence(student):
    loud = "import numpy as np\ndef running_sum(x):\n    np.exp(1e4 + x)\n    return np.cumsum(x)\n"
    assert judged(COMPILED, loud, student).status == "passed"


def test_a_filled_function_that_calls_an_unfilled_one_is_told_which(student):
    text = "def empty(x):\n    raise NotImplementedError('99.2 empty')\n"
    verdict = judged(COMPILED, text + "def running_sum(x):\n    return empty(x)\n", student)
    assert (verdict.status, verdict.line) == (
        "error",
        "line 2, in empty:  raise NotImplementedError('99.2 empty')",
    )


def test_an_axis_with_a_number_for_a_name_keeps_its_length(student):
    swapped = toy(
        'def turn(P):\n    """Shapes   P (n, 2)   ->   (n, 2)"""\n    return P[:, ::-1].copy()\n',
        lambda rng: (case(f"{n} points", rng.normal(size=(n, 2))) for n in (3, 4, 5)),
        ("doubled", "P[:, ::-1].copy()", "P[:, [1, 1]]"),
    )
    verdict = judged(swapped, module_text(swapped, swapped.variant("doubled")), student)
    assert verdict.shown.case.arguments[0].shape == (1, 2)


def test_the_arguments_of_an_observer_have_its_own_names(student):
    verdict = judged(BATCHES, module_text(BATCHES, BATCHES.variant("drops_last")), student)
    assert "n = 10, size = 3, seed = 7" in verdict.message


def test_an_answer_that_the_observer_cannot_read_is_the_learners_not_ours(student):
    verdict = judged(BATCHES, "def batches(X, size, rng):\n    return 3\n", student)
    assert (
        verdict.status == "failed"
        and "a dict was asked for, and an integer came" in verdict.message
    )


def test_the_entries_of_a_dict_shrink_as_arguments_do(student):
    text = module_text(PENALTY, PENALTY.variant("half_slope"))
    weights, strength = judged(PENALTY, text, student).shown.case.arguments
    assert [np.shape(values) for values in weights.values()] == [(1, 1), (1,)]
    assert strength == 0.1
