"""Update rules: by hand, in place, without leaving float32, remembering one network."""

from math import sqrt

import numpy as np
import pytest
from tolerances import FLOAT64

import dlcore as dl
from dlcore.optimizers import OPTIMIZERS

RULES = {
    "sgd": lambda: dl.SGD(lr=0.05),
    "momentum": lambda: dl.SGD(lr=0.05, momentum=0.9),
    "nesterov": lambda: dl.SGD(lr=0.05, momentum=0.9, nesterov=True),
    "rmsprop": lambda: dl.RMSProp(lr=0.01),
    "adam": lambda: dl.Adam(lr=0.01),
    "adamw": lambda: dl.AdamW(lr=0.01, weight_decay=0.1),
}


def network(dtype="float64", seed=3):
    return dl.Network([dl.Dense(4, 5), dl.Tanh(), dl.Dense(5, 3)], dtype=dtype, seed=seed)


def walk(optimizer, slopes, dtype="float64", start=(1.0, -2.0)):
    """Where one Dense(1, 1) goes from `start` (its W and b) with these slopes."""
    net = dl.Network([dl.Dense(1, 1)], loss="mean_squared_error", dtype=dtype)
    net.theta[:] = start
    optimizer.attach(net)
    for slope in slopes:
        net.dtheta[:] = slope
        optimizer.update(net.theta, net.dtheta)
    return net.theta.tolist()


def test_sgd_takes_one_step_against_the_slope(room):
    theta = np.array([1.0, -2.0])
    room.sgd_update(np.array([0.5, -4.0]), 0.5, theta)
    assert theta.tolist() == [0.75, 0.0]


def test_sgd_in_float32_has_the_bits_of_numpy(room, rng):
    theta, dtheta = (rng.normal(size=1001).astype(np.float32) for _ in range(2))
    expected = theta - np.float32(0.1) * dtheta
    room.sgd_update(dtheta, np.float32(0.1), theta)
    assert np.array_equal(theta, expected)


def test_momentum_by_hand():
    # velocities 4, then 0.5 · 4 + 2 = 4
    assert walk(dl.SGD(lr=0.25, momentum=0.5), [4.0, 2.0]) == [-1.0, -4.0]


def test_nesterov_by_hand():
    # looks ahead to 0.5 · 4 + 4 = 6, then to 0.5 · 4 + 2 = 4
    assert walk(dl.SGD(lr=0.25, momentum=0.5, nesterov=True), [4.0, 2.0]) == [-1.5, -4.5]


def test_rmsprop_by_hand():
    # mean squares 0.5 · 16 = 8, then 0.5 · 8 + 0.5 · 4 = 6
    gone = 4 / sqrt(8) + 2 / sqrt(6)
    expected = [1 - gone, -2 - gone]
    assert walk(dl.RMSProp(lr=1.0, decay=0.5, epsilon=1e-30), [4.0, 2.0]) == pytest.approx(
        expected, rel=FLOAT64
    )


@pytest.mark.parametrize("slope", [0.001, 5.0])
def test_the_first_step_of_adam_is_the_learning_rate_whatever_the_slope(slope):
    assert walk(dl.Adam(lr=0.1, epsilon=1e-30), [slope]) == pytest.approx([0.9, -2.1], rel=FLOAT64)


def test_adam_by_hand():
    m, v = 0.9 * (0.1 * 4) + 0.1 * 2, 0.999 * (0.001 * 16) + 0.001 * 4
    gone = 0.1 + 0.1 * (m / (1 - 0.9**2)) / sqrt(v / (1 - 0.999**2))
    assert walk(dl.Adam(lr=0.1, epsilon=1e-30), [4.0, 2.0]) == pytest.approx(
        [1 - gone, -2 - gone], rel=FLOAT64
    )


def test_weight_decay_makes_weights_smaller_and_leaves_biases_alone():
    decayed = walk(dl.AdamW(lr=0.1, weight_decay=0.5), [3.0], start=(10.0, 10.0))
    plain = walk(dl.Adam(lr=0.1), [3.0], start=(10.0, 10.0))
    assert decayed == pytest.approx([plain[0] - 10 * 0.1 * 0.5, plain[1]])


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_in_float32_stays_near_its_twin_in_float64(rng, rule):
    slopes = rng.normal(size=20).tolist()
    exact, quick = walk(RULES[rule](), slopes), walk(RULES[rule](), slopes, "float32")
    assert quick == pytest.approx(exact, abs=1e-5)


@pytest.mark.parametrize("rule", RULES)
def test_memory_survives_from_one_fit_to_the_next(rng, rule):
    X, y = rng.normal(size=(20, 4)), rng.integers(0, 3, 20)
    at_once, in_parts = network(), network()
    at_once.fit(X, y, epochs=4, optimizer=RULES[rule](), progress=False)
    optimizer = RULES[rule]()
    for _ in range(2):
        in_parts.fit(X, y, epochs=2, optimizer=optimizer, progress=False)
    assert np.array_equal(at_once.theta, in_parts.theta)


@pytest.mark.parametrize("rule", ["momentum", "rmsprop", "adam", "adamw"])
def test_a_rule_that_remembers_one_network_refuses_another(rng, rule):
    optimizer = RULES[rule]()
    optimizer.attach(network())
    with pytest.raises(ValueError, match="remembers the steps of another network. Make a new one"):
        optimizer.attach(network())


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_an_optimizer_can_be_given_by_name(rng, name):
    X, y = rng.normal(size=(20, 4)), rng.integers(0, 3, 20)
    nets = [network(), network()]
    for net, optimizer in zip(nets, [name, OPTIMIZERS[name]()], strict=True):
        net.fit(X, y, epochs=2, optimizer=optimizer, progress=False)
    assert np.array_equal(nets[0].theta, nets[1].theta)


@pytest.mark.parametrize("bad", [dl.SGD, 0.1, None])
def test_a_step_with_no_optimizer_object_is_refused(bad):
    with pytest.raises(TypeError, match=r"such as dl\.SGD\(lr=0\.1\), but got"):
        network().step(np.ones((2, 4)), [0, 1], bad)
    if bad is not None:
        with pytest.raises(TypeError, match="must be an object"):
            network().fit(np.ones((2, 4)), [0, 1], optimizer=bad)


def test_a_rule_shows_itself_as_a_person_would_write_it():
    assert repr(dl.SGD(lr=0.5)) == "SGD(lr=0.5)"
    assert repr(dl.SGD(lr=0.5, momentum=0.9)) == "SGD(lr=0.5, momentum=0.9)"
    assert repr(dl.AdamW()) == "AdamW(lr=0.001)"


@pytest.mark.parametrize("rule", [dl.SGD, dl.RMSProp, dl.Adam, dl.AdamW])
@pytest.mark.parametrize("lr", [0, -1, float("inf"), float("nan")])
def test_a_learning_rate_that_cannot_work_is_refused(rule, lr):
    with pytest.raises(ValueError, match="lr must be above 0 and finite"):
        rule(lr=lr)


def test_a_learning_rate_that_is_no_number_is_refused():
    with pytest.raises(TypeError, match="lr must be a number above 0, but got '0.1'"):
        dl.SGD(lr="0.1")


@pytest.mark.parametrize(
    "build, message",
    [
        (lambda: dl.SGD(momentum=1.0), "momentum must be at least 0 and below 1"),
        (lambda: dl.SGD(nesterov=True), "nesterov needs a momentum"),
        (lambda: dl.RMSProp(decay=-0.1), "decay must be at least 0"),
        (lambda: dl.Adam(beta2=1.5), "beta2 must be at least 0"),
        (lambda: dl.Adam(epsilon=0), "epsilon must be above 0"),
        (lambda: dl.AdamW(weight_decay=-1), "weight_decay must be at least 0"),
    ],
)
def test_numbers_that_cannot_work_are_refused(build, message):
    with pytest.raises(ValueError, match=message):
        build()
