"""A right answer in an unexpected but fair style is never marked wrong: one test for each doubt.

Three things settle a doubt: an answer of either reading passes, or the statement says it, or no
input ever asks.
"""

import tomllib
from pathlib import Path

import numpy as np
import pytest
from checking import student, verdict_on

from dltutor import bank
from dltutor.checker import reference
from dltutor.checker.shrink import open_dicts

__all__ = ["student"]

FILE = Path(__file__).with_name("fair_readings.toml")
READINGS = tomllib.loads(FILE.read_text(encoding="utf-8"))["reading"]
SEEDS = range(20)


@pytest.mark.parametrize("reading", READINGS, ids=lambda one: f"{one['of']} {one['asks']}")
def test_an_answer_of_a_careful_reader_passes(reading, student):
    verdict = verdict_on(reading["fair"], reading["of"], student)
    assert verdict.status == "passed", verdict.message


def arrays(parts):
    return [one for one in open_dicts(parts) if isinstance(one, np.ndarray)]


def floats(parts):
    return [one for one in arrays(parts) if one.dtype.kind == "f"]


def nearly_zero(X, w, b):
    """A score that is 0 on paper only is a matter of rounding; one that is exactly 0 is not."""
    z = X @ w + b
    return np.any((z != 0) & (np.abs(z) < 1e-6))


def tied(Z, y):
    ordered = np.sort(Z, axis=1)
    return len(Z) and np.any(ordered[:, -1] == ordered[:, -2])


NEVER_ASKED = {
    ("01.3", "a score that is 0 on paper only"): nearly_zero,
    ("02.2", "whole numbers"): lambda *parts: len(floats(parts)) < 2,
    ("02.4", "no image"): lambda images, largest: len(images) == 0,
    ("03.1", "infinity"): lambda z: np.isinf(z).any(),
    ("03.1", "a lone number"): lambda z: z.ndim == 0,
    ("03.3", "scores beyond 30, or NaN"): lambda z, kind: not np.all(np.abs(z) <= 30),
    ("04.2", "labels out of range"): lambda y, K: len(y) and (y.min() < 0 or y.max() >= K),
    ("04.3", "ties or NaN"): lambda Z, y: tied(Z, y) or np.isnan(Z).any(),
    ("04.4", "no example"): lambda X, params: len(X) == 0,
    ("05.1", "answers in a column, or none"): lambda pred, y: y.ndim != 1 or not len(y),
    ("05.2", "no example"): lambda z, y: len(z) == 0,
    ("05.3", "no example"): lambda Z, y: len(Z) == 0,
    ("05.4", "one class or none"): lambda n: n < 2,
    ("06.1", "float32, or a lone number"): lambda f, w, *_: w.dtype != float or w.ndim == 0,
    ("06.2", "whole numbers, or a lone one"): lambda w, grad, lr: w.dtype != float or w.ndim == 0,
    ("06.3", "no point"): lambda x, y, lr, steps: len(x) == 0,
    ("06.4", "no curvature, or one that is not positive"): lambda a: not len(a) or min(a) <= 0,
    ("07.2", "an unknown kind"): lambda dA, Z, kind: kind not in ("relu", "sigmoid", "tanh"),
    ("07.3", "whole numbers"): lambda *parts: len(floats(parts)) < 3,
    ("07.4", "a slot put out twice"): lambda v, tape: len({t[1] for t in tape}) < len(tape),
    ("07.4", "a tanh of two slots"): lambda v, tape: any(
        t[0] == "tanh" and t[2] != t[3] for t in tape
    ),
    ("08.1", "one-hot labels"): lambda Z, y: y.ndim != 1 or y.dtype.kind not in "iu",
    ("08.2", "no weight, or a lone number"): lambda f, grad, w, *_: w.size == 0 or w.ndim == 0,
    ("08.3", "no example"): lambda X, y, params: len(X) == 0,
    ("10.1", "whole numbers, or a lone one"): lambda *parts: any(
        one.dtype != float or one.ndim == 0 for one in arrays(parts)
    ),
    ("10.3", "whole numbers, or a lone one"): lambda *parts: any(
        one.dtype != float or one.ndim == 0 for one in arrays(parts)
    ),
    ("11.3", "small integers, or labels out of range"): lambda y, p, K: any(
        one.dtype.itemsize < 8 or (len(one) and not 0 <= one.min() <= one.max() < K)
        for one in (y, p)
    ),
    ("12.5", "no patience, no epoch, or NaN first"): lambda losses, patience: (
        patience < 1 or not losses or losses[0] != losses[0]
    ),
    ("13.5", "no worker, or a share beyond 0 to 1"): lambda s, n: n < 1 or not 0 <= s <= 1,
    ("17.1", "a kernel larger than the picture"): lambda image, kernel: any(
        k > i for k, i in zip(kernel.shape, image.shape, strict=True)
    ),
    ("17.2", "NaN, or an odd size"): lambda im: np.isnan(im).any() or im.shape[1] % 2,
    ("18.1", "an empty word, or a letter outside the alphabet"): lambda words, alphabet: any(
        not word or set(word) - set(alphabet) for word in words
    ),
}


@pytest.mark.parametrize("doubt", NEVER_ASKED, ids=" ".join)
def test_what_the_statement_leaves_open_is_never_asked(doubt):
    (exercise,) = bank.find(doubt[0])
    for seed in SEEDS:
        for case in exercise.draw(seed):
            assert not NEVER_ASKED[doubt](*case.arguments), case.kind


@pytest.mark.parametrize("of", ["09.1", "11.1"])
def test_sizes_that_a_statement_rules_out_are_never_asked(of):
    """09.1 has one example at least; the fractions of 11.1 stay below 1 together."""
    (exercise,) = bank.find(of)
    for case in (case for seed in SEEDS for case in exercise.draw(seed)):
        given = dict(zip(reference.argument_names(exercise, case), case.arguments, strict=False))
        assert given["n"] >= (of == "09.1")
        assert given.get("val_frac", 0) + given.get("test_frac", 0) < 1


SAID = {
    "01.1": "the answer is still a float",
    "01.2": "Without inputs the score is b",
    "01.3": "not False and True",
    "02.1": "float32 stays float32",
    "03.3": "slope 0 there",
    "03.4": "relu(x @ W1 + b1) @ W2 + b2",
    "04.1": "as far as its number type can say",
    "05.4": "base e",
    "06.1": "nothing but the array it is given",
    "06.3": "the mean itself, not half of it",
    "06.4": "the limit itself",
    "07.2": "exactly 0 is 0",
    "07.3": "Without rows dX is empty",
    "07.4": "its slot need not be the last one",
    "08.2": 'means float("inf")',
    "08.3": "exactly 0 is 0",
    "09.1": "All batches have",
    "09.2": "Any distribution",
    "09.3": "one call of `rng.permutation(n)`",
    "10.1": "not here",
    "10.3": "1 - b1**t",
    "11.1": "Which end",
    "11.2": "divides by n",
    "11.4": "counts as 0",
    "12.1": "not lam/2",
    "12.3": "how you draw from it is up to you",
    "12.5": "Epochs count from 0",
    "13.1": "At least 20 times",
    "13.5": "from 0 to 1",
    "15.1": "larger than the picture",
    "15.2": "fewer than k",
    "15.3": "Ready-made learners",
    "16.1": "A lone size",
    "16.2": "one after another",
    "17.1": "the answer holds float64",
    "18.1": "may be empty; a word is not",
}


@pytest.mark.parametrize("of", SAID)
def test_the_statement_says_what_it_settles(of):
    (exercise,) = bank.find(of)
    assert SAID[of] in " ".join(reference.statement(exercise).split())


def test_the_rules_of_all_exercises_are_said_once():
    rules = reference.module_text(bank.find("01.1")[0]).partition("def ")[0]
    for rule in ("do not change them", "order in memory never does", "any integer type"):
        assert rule in " ".join(rules.split())


def test_every_exercise_of_a_lesson_has_a_careful_reader():
    """Lesson 14 has its own in accepted/; 00.1 leaves nothing open."""
    every = {one.id for stem in bank.stems() for one in bank.exercises(stem)}
    missing = {of for of in every - {one["of"] for one in READINGS} if of[:2] not in ("00", "14")}
    assert missing == set()
