"""Every data set keeps one contract, and what is made by a formula follows it."""

import numpy as np
import pytest

from dlcore import data

SMALL = [data.digits, data.iris, data.wine, data.breast_cancer, data.diabetes]
MADE = [data.moons, data.circles, data.spirals, data.xor, data.height_weight]


def name_of(function):
    return function.__name__


@pytest.mark.parametrize("load", SMALL + MADE, ids=name_of)
def test_every_data_set_keeps_the_contract(load):
    X, y, feature_names, class_names, source, licence = load()
    assert X.dtype == np.float64 and X.flags.c_contiguous and np.isfinite(X).all()
    assert X.shape == (len(y), len(feature_names))
    if class_names:
        assert y.dtype == np.int64 and set(y) == set(range(len(class_names)))
    else:
        assert y.dtype == np.float64 and np.isfinite(y).all()
    assert source and licence


def test_digits_run_from_paper_0_to_ink_1():
    X = data.digits().X
    assert X.shape == (1797, 64) and X.min() == 0 and X.max() == 1


def test_diabetes_keeps_its_own_units():
    assert data.diabetes().X[:, 0].max() == 79  # years of age


def test_a_data_set_introduces_itself():
    words = repr(data.digits())
    assert "(1797, 64) float64" in words and "classes 0, 1, 2" in words and "CC BY 4.0" in words


@pytest.mark.parametrize("make", MADE, ids=name_of)
def test_the_same_seed_makes_the_same_data(make):
    assert np.array_equal(make(n=50, seed=3).X, make(n=50, seed=3).X)
    assert not np.array_equal(make(n=50, seed=3).X, make(n=50, seed=4).X)


def test_moons_follow_their_formula():
    X, y = data.moons(n=40, noise=0)[:2]
    upper, lower = X[y == 0], X[y == 1]
    assert np.hypot(*upper.T) == pytest.approx(1)
    assert np.hypot(*(lower - (1, 0.5)).T) == pytest.approx(1)
    assert upper[:, 1].min() >= 0 and lower[:, 1].max() <= 0.5


def test_circles_follow_their_formula():
    X, y = data.circles(n=40, noise=0)[:2]
    assert np.hypot(*X.T) == pytest.approx(np.where(y == 0, 1, 0.5))


def test_spirals_follow_their_formula():
    X, y = data.spirals(n=60, noise=0, classes=5)[:2]
    radius = np.hypot(*X.T)
    turned_back = np.arctan2(X[:, 1], X[:, 0]) - 4 * radius - 2 * np.pi * y / 5
    assert np.cos(turned_back) == pytest.approx(1)


def test_xor_of_four_points_is_the_truth_table():
    X, y = data.xor(n=4, noise=0)[:2]
    table = {tuple(map(int, corner)): int(answer) for corner, answer in zip(X, y, strict=True)}
    assert table == {(0, 0): 0, (1, 0): 1, (1, 1): 0, (0, 1): 1}


def test_a_line_gives_a_baby_a_negative_weight():
    heights, weights = data.height_weight()[:2]
    slope, intercept = np.polyfit(heights[:, 0], weights, 1)
    assert intercept + 0.5 * slope == pytest.approx(-3.4, abs=0.1)


def test_for_adults_a_line_does_as_well_as_a_curve():
    heights, weights = data.height_weight(low=1.5, high=1.95)[:2]
    seen, unseen = slice(0, 100), slice(100, 200)
    misses = []
    for degree in (1, 2):
        curve = np.polyfit(heights[seen, 0], weights[seen], degree)
        errors = np.polyval(curve, heights[unseen, 0]) - weights[unseen]
        misses.append(np.sqrt(np.mean(errors**2)))
    assert misses[0] == pytest.approx(misses[1], rel=0.03)


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: data.moons(n=1), "n must be at least 2"),
        (lambda: data.circles(noise=-1), "noise must be 0 or more, but got -1"),
        (lambda: data.xor(noise=float("nan")), "noise must be 0 or more, but got nan"),
        (lambda: data.spirals(classes=1), "at least 2 classes"),
        (lambda: data.height_weight(low=2, high=1), "0 < low < high"),
    ],
)
def test_impossible_wishes_are_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_split_deals_out_every_example_once():
    X, y = np.arange(20.0).reshape(10, 2), np.arange(10)
    parts = data.split(X, y, (0.5, 0.3, 0.2), np.random.default_rng(0))
    assert [len(part_y) for _, part_y in parts] == [5, 3, 2]
    assert sorted(np.concatenate([part_y for _, part_y in parts])) == list(range(10))
    assert all(np.array_equal(part_X[:, 0], 2 * part_y) for part_X, part_y in parts)


def test_split_is_the_same_for_the_same_generator_state():
    X, y = data.iris()[:2]
    first, second = (data.split(X, y, (0.5, 0.5), np.random.default_rng(7)) for _ in range(2))
    assert np.array_equal(first[0][0], second[0][0])


def test_a_stratified_split_gives_every_part_its_share_of_every_class():
    y = np.repeat([0, 1, 2], [60, 30, 10])
    parts = data.split(y[:, None], y, (0.7, 0.3), np.random.default_rng(0), stratified=True)
    assert [list(np.bincount(part_y)) for _, part_y in parts] == [[42, 21, 7], [18, 9, 3]]


@pytest.mark.parametrize(
    "fractions, rng, error, words",
    [
        ((0.8, 0.1), np.random.default_rng(0), ValueError, "add up to 1"),
        ((1.2, -0.2), np.random.default_rng(0), ValueError, "positive"),
        ((0.9, 0.1), np.random.default_rng(0), ValueError, "every part needs an example"),
        ((0.5, 0.5), 0, TypeError, "np.random.default_rng"),
    ],
)
def test_split_refuses_what_it_cannot_do(fractions, rng, error, words):
    with pytest.raises(error, match=words):
        data.split(np.ones((4, 1)), np.ones(4), fractions, rng)


def test_split_refuses_rows_that_do_not_match():
    with pytest.raises(ValueError, match=r"X of shape \(4, 1\) and y of shape \(3,\)"):
        data.split(np.ones((4, 1)), np.ones(3), (0.5, 0.5), np.random.default_rng(0))
