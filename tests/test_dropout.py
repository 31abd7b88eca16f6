"""Dropout: the right share is absent, masks can be drawn again, answers use every number."""

import copy

import numpy as np
import pytest
from tolerances import FINITE_DIFFERENCE

import dlcore as dl
from dlcore import formulas


def network(rate=0.5, seed=3, dtype="float64"):
    layers = [dl.Dense(4, 20), dl.Tanh(), dl.Dropout(rate), dl.Dense(20, 3)]
    return dl.Network(layers, dtype=dtype, seed=seed)


def drop(room, X, stream, rate):
    mask, A = np.empty_like(X), np.empty_like(X)
    scale = X.dtype.type(1 / (1 - rate))
    room.dropout_forward(X, stream, int(rate * 2**32), scale, mask, A)
    return mask, A


@pytest.fixture
def batch(rng):
    return rng.normal(size=(7, 4)), rng.integers(0, 3, 7)


def test_the_dice_meet_no_number_twice_and_fall_evenly():
    dice = np.array([formulas.scrambled(number) for number in range(4096)])
    assert len(set(dice.tolist())) == 4096 and 0 <= dice.min() and dice.max() < 2**32
    ones = (dice[:, None] >> np.arange(32) & 1).mean(axis=0)
    assert ones == pytest.approx(np.full(32, 0.5), abs=0.04)
    neighbours = np.corrcoef(dice[:-1], dice[1:])[0, 1]
    assert abs(neighbours) < 0.05


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("rate", [0.0, 0.2, 0.75])
def test_a_number_is_gone_or_larger_and_the_mean_stays(room, rate, dtype):
    X = np.ones((90, 120), dtype)
    mask, A = drop(room, X, 12345, rate)
    assert set(np.unique(A)) <= {dtype(0), dtype(1 / (1 - rate))}
    assert np.array_equal(A, mask)
    assert (A == 0).mean() == pytest.approx(rate, abs=0.015)
    assert A.mean() == pytest.approx(1, abs=0.04)


def test_the_backward_pass_is_the_slope_of_the_forward_pass_with_the_same_dice(room, rng):
    X, dA, dX = rng.normal(size=(4, 6)), rng.normal(size=(4, 6)), np.empty((4, 6))
    mask, higher = drop(room, X + 1e-5, 777, 0.4)
    measured = dA * (higher - drop(room, X - 1e-5, 777, 0.4)[1]) / 2e-5
    room.dropout_backward(dA, mask, dX)
    np.testing.assert_allclose(dX, measured, rtol=FINITE_DIFFERENCE, atol=1e-10)
    assert 0 < (dX == 0).sum() < dX.size


def test_a_mask_follows_from_stream_and_place_alone(room, rng):
    X = rng.normal(size=(6, 5))
    mask, _ = drop(room, X, 99, 0.5)
    by_hand = [formulas.scrambled(99 ^ place) >= 2**31 for place in range(30)]
    assert (mask.ravel() > 0).tolist() == by_hand
    assert np.array_equal(drop(room, X[:3], 99, 0.5)[0], mask[:3])
    assert not np.array_equal(drop(room, X, 98, 0.5)[0], mask)


def test_blame_takes_the_way_of_the_number(room, rng):
    X, dA = rng.normal(size=(6, 5)), rng.normal(size=(6, 5))
    mask, _ = drop(room, X, 7, 0.5)
    dX = np.empty_like(dA)
    room.dropout_backward(dA, mask, dX)
    assert np.array_equal(dX, dA * mask)


def test_every_training_step_draws_another_mask_and_every_layer_its_own(batch):
    layers = [dl.Dropout(0.5), dl.Dropout(0.5), dl.Dense(4, 3)]
    net = dl.Network(layers, dtype="float64", shape_in=(4,))
    masks = []
    for _ in range(2):
        net.step(*batch, dl.SGD(lr=1e-9))
        masks += [layers[0].mask.copy(), layers[1].mask.copy()]
    assert all(not np.array_equal(masks[i], masks[j]) for i in range(4) for j in range(i))


def test_answers_and_traces_use_every_number(batch):
    net, twin = network(0.5), dl.Network([dl.Dense(4, 20), dl.Tanh(), dl.Dense(20, 3)], seed=3)
    with_dropout = net.predict_proba(batch[0])
    assert np.array_equal(with_dropout, net.predict_proba(batch[0]))
    assert with_dropout == pytest.approx(twin.predict_proba(batch[0]), abs=1e-5)
    trace = net.trace(*batch)
    assert np.array_equal(trace["dropout0.A"], trace["tanh0.A"])
    assert dl.gradient_check(net, *batch).passed


def test_dropout_does_not_change_the_first_weights_of_other_layers():
    assert np.array_equal(
        network().theta,
        dl.Network([dl.Dense(4, 20), dl.Tanh(), dl.Dense(20, 3)], dtype="float64", seed=3).theta,
    )


def test_the_slopes_of_a_training_step_are_those_of_the_network_that_was_left(batch):
    X, y = batch
    net = network()
    net.step(X, y, dl.SGD(lr=1e-300))
    dropout, dense = net.layers[2], net.layers[3]
    A = np.tanh(X @ net.layers[0].W + net.layers[0].b) * dropout.mask
    P = np.exp(A @ dense.W + dense.b)
    P /= P.sum(axis=1, keepdims=True)
    dZ = (P - np.eye(3)[y]) / 7
    np.testing.assert_allclose(dense.dW, A.T @ dZ, atol=1e-12)


def test_the_same_seed_draws_the_same_masks_and_training_can_go_on_from_a_copy(batch):
    X, y = batch
    nets = [network(seed=4), network(seed=4), network(seed=5)]
    for net in nets:
        net.fit(X, y, epochs=3, batch_size=3, progress=False)
    assert np.array_equal(nets[0].theta, nets[1].theta)
    assert not np.array_equal(nets[0].theta, nets[2].theta)
    resumed = copy.deepcopy(nets[0])
    for net in (nets[0], resumed):
        net.fit(X, y, epochs=2, batch_size=3, progress=False)
    assert np.array_equal(nets[0].theta, resumed.theta)


@pytest.mark.parametrize("rate", [1.0, -0.1, 50])
def test_a_rate_that_cannot_work_is_refused(rate):
    with pytest.raises(ValueError, match="rate must be at least 0 and below 1"):
        dl.Dropout(rate)
