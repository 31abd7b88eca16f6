"""Schedules: a factor for every epoch, by hand and in training."""

import numpy as np
import pytest

import dlcore as dl
from dlcore import schedules


def test_a_staircase_goes_down_after_every_so_many_epochs():
    assert [schedules.step(2, 0.5)(epoch) for epoch in range(5)] == [1, 1, 0.5, 0.5, 0.25]


def test_a_cosine_goes_down_half_a_wave_and_stays():
    factors = [schedules.cosine(4, floor=0.2)(epoch) for epoch in (0, 2, 4, 9)]
    assert factors == pytest.approx([1.0, 0.6, 0.2, 0.2])


def test_warming_up_is_a_straight_line_before_another_schedule():
    warm = schedules.warmup(2, then=schedules.step(1, 0.5))
    assert [warm(epoch) for epoch in range(5)] == [0.5, 1.0, 1.0, 0.5, 0.25]


def test_the_factor_multiplies_the_learning_rate_of_its_epoch(rng):
    X, y = rng.normal(size=(8, 2)), rng.integers(0, 2, 8)
    scheduled, by_hand = (dl.Network([dl.Dense(2, 2)], seed=1) for _ in range(2))
    optimizer, seen = dl.SGD(lr=0.4), []
    scheduled.fit(
        *(X, y),
        epochs=3,
        optimizer=optimizer,
        schedule=schedules.step(1, 0.5),
        callbacks=[lambda net, history: seen.append(optimizer.lr_now)],
        progress=False,
    )
    for lr in (0.4, 0.2, 0.1):
        by_hand.fit(X, y, epochs=1, optimizer=dl.SGD(lr=lr), progress=False)
    assert seen == pytest.approx([0.4, 0.2, 0.1])
    assert np.array_equal(scheduled.theta, by_hand.theta)
    assert optimizer.lr_now == 0.4


@pytest.mark.parametrize(
    "bad", [lambda epoch: None, lambda epoch: -1.0, lambda epoch: float("nan")]
)
def test_a_schedule_that_returns_no_factor_is_refused(rng, bad):
    net = dl.Network([dl.Dense(2, 2)])
    with pytest.raises(ValueError, match="must return a finite factor.*for epoch 0 it returned"):
        net.fit(rng.normal(size=(4, 2)), [0, 1, 0, 1], schedule=bad, progress=False)


@pytest.mark.parametrize("make", [schedules.step, schedules.cosine, schedules.warmup])
def test_a_schedule_over_no_epochs_is_refused(make):
    with pytest.raises(ValueError, match="at least 1"):
        make(0)
