"""A compiled epoch is nothing but a quick way to take the same steps: every bit is the same."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dlcore as dl
from dlcore.cpu.processor import VECTOR_BITS

pytestmark = pytest.mark.skipif(
    VECTOR_BITS == 0, reason="without vector registers of our own every step is taken by Python"
)
BENDS = [dl.ReLU, dl.Tanh, dl.Sigmoid, dl.GELU, lambda: dl.LeakyReLU(0.1)]
RULES = [
    lambda: dl.SGD(0.01),
    lambda: dl.SGD(0.01, momentum=0.9),
    lambda: dl.SGD(0.01, momentum=0.9, nesterov=True),
    lambda: dl.RMSProp(0.01),
    lambda: dl.Adam(0.01),
    lambda: dl.AdamW(0.01),
]
LOSSES = ["softmax_cross_entropy", "binary_cross_entropy", "mean_squared_error"]


def examples(loss, n, n_in, n_out):
    rng = np.random.default_rng(3)
    X = rng.normal(size=(n, n_in))
    if loss == "softmax_cross_entropy":
        return X, rng.integers(n_out, size=n)
    if loss == "binary_cross_entropy":
        return X, rng.integers(2, size=(n, n_out))
    return X, rng.normal(size=(n, n_out))


def trained(layers, loss, X, y, rule, compiled, dtype="float32", shape_in=None, **options):
    """Everything that training leaves, also where it ends in an overflow."""
    net = dl.Network(layers(), loss=loss, dtype=dtype, shape_in=shape_in)
    options = {"epochs": 3, "batch_size": 16, **options}
    try:
        told = net.fit(X, y, optimizer=rule(), progress=False, compiled=compiled, **options)
    except FloatingPointError as error:
        return [net.theta], str(error)
    assert told.engine == ("one compiled loop" if compiled else "layer by layer")
    lists = [told.loss, told.accuracy, told.validation_loss, told.validation_accuracy]
    return [net.theta, *net.optimizer.memory().values()], lists


def assert_the_same_bits(*arguments, **options):
    by_steps, told = trained(*arguments, compiled=False, **options)
    at_once, too = trained(*arguments, compiled=True, **options)
    assert told == too
    assert all(np.array_equal(one, other) for one, other in zip(by_steps, at_once, strict=True))


def dense_network(sizes, bend):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:], strict=False):
        layers += [dl.Dense(n_in, n_out), bend()]
    return layers[:-1]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_dense_network_gets_the_bits_of_single_steps(data):
    loss = data.draw(st.sampled_from(LOSSES))
    sizes = data.draw(st.lists(st.integers(1, 70), min_size=2, max_size=4))
    sizes[-1] = max(sizes[-1], 2) if loss == "softmax_cross_entropy" else sizes[-1]
    bend, rule = data.draw(st.sampled_from(BENDS)), data.draw(st.sampled_from(RULES))
    X, y = examples(loss, data.draw(st.integers(1, 90)), sizes[0], sizes[-1])
    assert_the_same_bits(
        lambda: dense_network(sizes, bend),
        *(loss, X, y, rule),
        batch_size=data.draw(st.integers(1, 40)),
        dtype=data.draw(st.sampled_from(["float32", "float64"])),
        l1=data.draw(st.sampled_from([0.0, 0.001])),
        l2=data.draw(st.sampled_from([0.0, 0.01])),
    )


def test_a_network_for_pictures_gets_the_bits_of_single_steps():
    def layers():
        return [
            *[dl.Conv2D(2, 5, size=3, padding=1), dl.ReLU(), dl.MaxPool2D(2)],
            *[dl.Flatten(), dl.Dense(80, 3)],
        ]

    X = np.random.default_rng(3).normal(size=(50, 8, 8, 2))
    y = np.arange(50) % 3
    for rule in RULES:
        assert_the_same_bits(layers, LOSSES[0], X, y, rule, epochs=2, shape_in=(8, 8, 2))


def test_a_schedule_and_validation_change_nothing_about_that():
    X, y = examples(LOSSES[0], 70, 9, 4)
    assert_the_same_bits(
        lambda: dense_network([9, 30, 4], dl.ReLU),
        *(LOSSES[0], X, y, RULES[4]),
        schedule=lambda epoch: 0.5**epoch,
        validation=(X[:5], y[:5]),
    )


def test_training_goes_on_where_it_was_with_either_way():
    X, y = examples(LOSSES[0], 70, 9, 4)
    results = []
    for ways in [(False, False), (True, False), (False, True)]:
        net, rule = dl.Network(dense_network([9, 30, 4], dl.ReLU)), dl.Adam(0.01)
        for compiled in ways:
            net.fit(X, y, epochs=2, optimizer=rule, progress=False, compiled=compiled)
        results.append(net.theta)
    assert np.array_equal(results[0], results[1]) and np.array_equal(results[0], results[2])


def test_a_loss_that_explodes_is_told_in_the_same_words():
    X, y = examples(LOSSES[0], 70, 9, 4)
    messages = []
    for compiled in (False, True):
        net = dl.Network(dense_network([9, 30, 4], dl.ReLU))
        with pytest.raises(FloatingPointError) as error:
            net.fit(
                *(1e3 * X, y), optimizer=dl.SGD(1e20), epochs=9, progress=False, compiled=compiled
            )
        messages.append(str(error.value))
        assert np.isfinite(net.theta).all()
    assert messages[0] == messages[1]


def test_a_network_with_dice_takes_single_steps_and_says_why_it_must():
    X, y = examples(LOSSES[0], 70, 9, 4)
    net = dl.Network([dl.Dense(9, 30), dl.Dropout(0.5), dl.Dense(30, 4)])
    assert net.fit(X, y, epochs=30, batch_size=1, progress=False).engine == "layer by layer"
    with pytest.raises(ValueError, match="Dropout throws new dice"):
        net.fit(X, y, epochs=1, progress=False, compiled=True)


def test_a_short_training_takes_single_steps_and_a_long_one_a_compiled_loop():
    X, y = examples(LOSSES[0], 70, 9, 4)
    net = dl.Network(dense_network([9, 30, 4], dl.ReLU))
    assert net.fit(X, y, epochs=1, progress=False).engine == "layer by layer"
    assert net.fit(X, y, epochs=30, batch_size=1, progress=False).engine == "one compiled loop"
