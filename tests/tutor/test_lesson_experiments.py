"""The experiments of lessons 11 and 12 are fair where they say so, and leak where they mean to."""

import numpy as np

from dltutor.experiments import lookalikes, unseen


def test_tumours_are_scaled_by_their_first_part_and_none_is_in_two_parts():
    parts = unseen.tumours_in_parts(seed=3, cuts=(300, 434))

    first, *others = [X for X, _ in parts]
    assert [len(X) for X in (first, *others)] == [300, 134, 135]
    assert np.allclose(first.mean(axis=0), 0) and np.allclose(first.std(axis=0), 1)
    assert all(abs(X.mean(axis=0)).max() > 1e-3 for X in others)
    rows = {row.tobytes() for X in (first, *others) for row in X}
    assert len(rows) == 569


def test_noise_can_be_learned_only_through_a_leak():
    for leak in (unseen.features_chosen_first, unseen.twins_in_both):
        fair = np.mean([leak(seed, leaky=False) for seed in range(5)])
        leaky = np.mean([leak(seed, leaky=True) for seed in range(5)])
        assert abs(fair - 0.5) < 0.1 and leaky > 0.7


def test_overfitting_is_a_turn_not_a_gap_a_height_or_a_jitter():
    falling, flat = [2.0, 1.0, 0.1], [2.3, 2.2, 2.2]
    assert lookalikes.overfits((falling, [2.0, 0.6, 1.0]))
    assert not lookalikes.overfits((falling, [2.0, 0.8, 0.8]))  # a gap
    assert not lookalikes.overfits((flat, [2.3, 2.3, 2.2]))  # both high
    assert not lookalikes.overfits((falling, [2.5, 2.6, 3.5]))  # bad from the beginning
    assert not lookalikes.overfits((falling, [2.0, 0.6, 0.9, 0.5, 0.6]))  # jitter


def test_turning_pictures_twice_gives_them_back():
    X = np.arange(128.0).reshape(2, 64)
    assert not np.array_equal(lookalikes.turned(X), X)
    assert np.array_equal(lookalikes.turned(lookalikes.turned(X)), X)
