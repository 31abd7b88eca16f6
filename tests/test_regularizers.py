"""Penalties: l2 is a slope, l1 makes real zeros, and neither touches a bias."""

import numpy as np
import pytest
from tolerances import FLOAT32

import dlcore as dl


def network(dtype="float64"):
    return dl.Network([dl.Dense(4, 5), dl.Tanh(), dl.Dense(5, 3)], dtype=dtype, seed=3)


@pytest.fixture
def batch(rng):
    return rng.normal(size=(7, 4)), rng.integers(0, 3, 7)


def test_l2_adds_a_share_of_each_weight_to_its_slope(room):
    W, dW = np.array([2.0, -4.0]), np.array([1.0, 1.0])
    room.l2_backward(W, 0.25, dW)
    assert dW.tolist() == [1.5, 0.0]


def test_l1_moves_every_weight_towards_zero_and_not_past_it(room):
    W = np.array([2.0, -2.0, 0.25, -0.25, 0.5, np.nan])
    room.l1_shrink(0.5, W)
    assert W[:5].tolist() == [1.5, -1.5, 0.0, 0.0, 0.0] and np.isnan(W[5])


def test_the_slopes_with_l2_are_those_of_the_loss_plus_half_l2_squared_weights(batch):
    X, y = batch
    net, l2 = network(), 0.3
    weights = [W for name, W in net.parameters().items() if name.endswith("W")]

    def cost():
        return net.evaluate(X, y)["loss"] + l2 / 2 * sum((W**2).sum() for W in weights)

    measured = np.empty_like(net.theta)
    for p, kept in enumerate(net.theta.copy()):
        net.theta[p] = kept + 1e-5
        higher = cost()
        net.theta[p] = kept - 1e-5
        measured[p] = (higher - cost()) / 2e-5
        net.theta[p] = kept
    net.step(X, y, dl.SGD(lr=1e-9), l2=l2)
    np.testing.assert_allclose(net.dtheta, measured, rtol=1e-5, atol=1e-8)


def test_l1_moves_weights_by_lr_times_l1_after_the_step(batch):
    free, held = network(), network()
    free.step(*batch, dl.SGD(lr=0.1))
    held.step(*batch, dl.SGD(lr=0.1), l1=0.5)
    W = free.parameters()["dense0.W"]
    expected = np.sign(W) * np.maximum(np.abs(W) - 0.05, 0)
    np.testing.assert_allclose(held.parameters()["dense0.W"], expected, atol=1e-15)


@pytest.mark.parametrize("penalty", [{"l1": 0.5}, {"l2": 0.5}])
def test_biases_are_never_penalised(batch, penalty):
    nets = [network(), network()]
    nets[0].step(*batch, dl.SGD(lr=0.1))
    nets[1].step(*batch, dl.SGD(lr=0.1), **penalty)
    free, held = (net.parameters() for net in nets)
    for name in free:
        assert np.array_equal(free[name], held[name]) == name.endswith("b")


def test_a_strong_l1_leaves_real_zeros_and_l2_does_not(rng):
    X = rng.normal(size=(60, 4))
    y = (X[:, 0] > 0).astype(int)
    share = {}
    for penalty in ("l1", "l2"):
        net = network("float32")
        net.fit(X, y, epochs=100, optimizer=dl.SGD(lr=0.1), progress=False, **{penalty: 0.05})
        share[penalty] = (net.parameters()["dense0.W"] == 0).mean()
    assert share["l1"] > 0.3 and share["l2"] == 0


def test_the_reported_loss_is_that_of_the_answers_without_the_penalty(batch):
    X, y = batch
    net = network()
    before = net.evaluate(X, y)["loss"]
    assert net.step(X, y, dl.SGD(lr=0.1), l1=1.0, l2=1.0) == pytest.approx(before, rel=FLOAT32)


@pytest.mark.parametrize("penalty", ["l1", "l2"])
def test_a_penalty_below_zero_is_refused(batch, penalty):
    for call in (network().fit, lambda *batch, **k: network().step(*batch, dl.SGD(), **k)):
        with pytest.raises(ValueError, match=f"{penalty} must be at least 0"):
            call(*batch, **{penalty: -1})
