"""The first epochs of a published training run, repeated digit for digit."""

from itertools import islice

import numpy as np
import pytest

from dlcore import data
from dltutor.experiments import nielsen

EPOCHS = 4
COST = 1e-12  # costs near 1: what rounding of sums in another order may change


def test_the_first_epochs_of_nielsens_overfitting_figure_are_those_that_he_published():
    file = nielsen.points_file()
    if file is None:
        pytest.skip("the points of the figure are not here: ../shared/data/nielsen has them")
    if data.mnist_folder() is None:
        pytest.skip("MNIST is not on this machine")

    ours = list(islice(nielsen.curves(nielsen.his_pictures(), EPOCHS), EPOCHS))
    theirs = nielsen.published(file)[:EPOCHS]

    assert [epoch.test_right for epoch in ours] == [epoch.test_right for epoch in theirs]
    assert [epoch.training_right for epoch in ours] == [epoch.training_right for epoch in theirs]
    for epoch, published in zip(ours, theirs, strict=True):
        assert epoch.training_cost == pytest.approx(published.training_cost, rel=0, abs=COST)
        assert epoch.test_cost == pytest.approx(published.test_cost, rel=0, abs=COST)


def test_agreement_counts_epochs_from_the_first_on_and_finds_the_largest_differences():
    theirs = [nielsen.Epoch(1.0, 8000, 0.5, 900), nielsen.Epoch(0.9, 8100, 0.4, 950)] * 2
    ours = [*theirs[:2], nielsen.Epoch(1.5, 7990, 0.25, 900), theirs[3]]

    found = nielsen.agreement(ours, theirs)

    assert found == nielsen.Agreement(4, exact=2, pictures=10, training_cost=0.25, test_cost=0.5)
    assert "in the first 2 of 4 epochs and to 10 pictures" in str(found)
    assert "in all 4 epochs" in str(nielsen.agreement(theirs, theirs))


def test_the_same_recipe_runs_on_the_small_digits_and_gives_points_where_it_is_asked_to_look():
    pictures = nielsen.small_pictures()

    every = list(nielsen.curves(pictures, epochs=3))
    some = list(nielsen.curves(pictures, epochs=3, looks=(0, 2)))

    assert some == [every[0], every[2]]
    assert every[2].training_cost < every[0].training_cost
    assert every[2].test_right > len(pictures.y_test) / 2


def test_without_mnist_the_small_digits_are_at_hand_and_the_book_is_not_mentioned(monkeypatch):
    monkeypatch.setattr(data, "mnist_folder", lambda: None)

    pictures, theirs = nielsen.at_hand()

    assert pictures.X.shape == (1000, 64) and theirs is None
    assert "MNIST is not on this machine" in nielsen.compared([], theirs, pictures)


def test_his_pictures_without_his_points_are_compared_with_nothing():
    pixels = nielsen.Pictures(np.zeros((1, 784)), np.zeros(1), np.zeros((1, 784)), np.zeros(1))
    assert "nothing to compare" in nielsen.compared([], None, pixels)
