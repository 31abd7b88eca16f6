"""Shape, numbers, type: what counts as the same answer, and what is said where it is not."""

import numpy as np
import pytest

from dltutor.checker.compare import difference
from dltutor.checker.outcome import changed_positions
from dltutor.checker.report import show
from dltutor.checker.wire import Seed, Source
from dltutor.exercise import EXACT, Tolerance

CLOSE = Tolerance(1e-9, 1e-12, "test")


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (1.0, 1.0 + 1e-13),
        (1.0, np.float64(1.0)),
        (1.0, np.float32(1.0)),
        (3, np.int8(3)),
        (np.array([1, 2]), np.array([1, 2], np.uint8)),
        (np.zeros((0, 3)), np.zeros((0, 3), int)),
        (np.array([np.nan, 1.0]), np.array([np.nan, 1.0])),
        (np.inf, np.inf),
        ((1.0, np.eye(2)), [1.0, np.eye(2)]),
        ([1.0, 2.0], np.array([1.0, 2.0])),
        ({"W": np.eye(2), "b": 0.0}, {"b": 0.0, "W": np.eye(2)}),
        (None, None),
        ("relu", "relu"),
    ],
    ids=str,
)
def test_the_same_answer_in_another_dress_is_right(expected, got):
    assert difference(expected, got, CLOSE) is None


@pytest.mark.parametrize(
    ("expected", "got", "kind", "said"),
    [
        (1.0, 1.1, "value", ""),
        (1.0, np.nan, "nan", ""),
        (np.inf, -np.inf, "value", ""),
        (0.0, np.nan, "nan", ""),
        (np.nan, 0.0, "value", ""),
        (1.0, 1, "form", "float turns it"),
        (1.0, True, "form", "True or False came"),
        (1.0, np.array(1.0), "form", "an array of float64 came"),
        (1.0, np.array([1.0]), "shape", "shape (1,)"),
        (1.0, None, "shape", "None came"),
        (1.0, "1.0", "shape", "a str came"),
        (3, 3.0, "form", "int turns it"),
        (np.ones(2), np.ones(2, np.float32), "form", "float32"),
        (np.ones(2, np.float32), np.ones(2), "form", ".astype(np.float32)"),
        (np.ones(2), [1.0, 1.0], "form", "np.array makes"),
        (np.ones(2), [1.0, 2.0], "value", ""),
        (np.ones((2, 1)), np.ones((1, 2)), "shape", "(2, 1), and is (1, 2)"),
        (np.ones(2), [[1.0], [1.0, 2.0]], "shape", "a list came"),
        (np.array([1, 0]), np.array([True, False]), "form", ".astype(int)"),
        (np.array([255], np.uint8), np.array([-1], np.int8), "value", ""),
        ((1.0, 2.0), (1.0,), "shape", "2 values were asked for, and 1 came"),
        ({"W": 1.0}, {"V": 1.0}, "shape", "should be W, and are V"),
        ("relu", "tanh", "value", ""),
    ],
    ids=str,
)
def test_a_difference_has_a_kind_and_words(expected, got, kind, said):
    apart = difference(expected, got, CLOSE)
    assert apart.kind == kind and said in apart.said


def test_the_place_of_the_first_difference_is_told():
    apart = difference((1.0, np.eye(3)), (1.0, np.eye(3) + np.diag([0, 0, 1.0])), EXACT)
    assert (apart.part, apart.place) == ((1,), (2, 2))


def test_wrong_numbers_matter_more_than_a_wrong_type():
    apart = difference((1.0, 2.0), (1, 3.0), CLOSE)
    assert (apart.kind, apart.part) == ("value", (1,))


def test_the_tolerance_grows_with_the_number():
    assert difference(1e9, 1e9 + 0.5, CLOSE) is None
    assert difference(1e-9, 2e-9, CLOSE) is not None


def test_a_float32_has_seven_digits():
    ours = np.ones(2, np.float32)
    assert difference(ours, ours + np.float32(3e-6), CLOSE) is None
    assert difference(ours, ours + np.float32(1e-4), CLOSE) is not None
    assert difference(ours, ours + np.float32(3e-6), EXACT) is not None


def test_a_number_put_back_but_for_its_last_digit_is_unchanged():
    w = np.array([0.1, 0.2])
    moved = w + 1e-5 - 2e-5 + 1e-5
    assert changed_positions((w, w, {"w": w}), (moved, w + 1e-9, {"w": moved})) == (1,)
    assert changed_positions((w, np.arange(2)), ("forged", np.arange(1, 3))) == (0, 1)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.1 + 0.2, "0.3"),
        (np.array([1e-9, 1.0]), "[1e-09, 1.0]"),
        (np.array([[-0.5, 1.0], [0.0, 0.25]]), "[[-0.5, 1.0], [0.0, 0.25]]"),
        (Source("f", "f = lambda w: w[0]"), "lambda w: w[0]"),
        (Seed(3), "np.random.default_rng(3)"),
        ([0.1 + 0.2, ("add", 1)], "[0.3, ('add', 1)]"),
    ],
)
def test_a_value_is_written_as_a_learner_would_write_it(value, written):
    assert show(value) == written
