"""How training ends: early, by a callback, by Ctrl-C, by a NaN; always after a whole epoch."""

import numpy as np
import pytest

import dlcore as dl


def noise(n=40, seed=5):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, 3)), rng.integers(0, 2, n)


def network():
    return dl.Network([dl.Dense(3, 16), dl.Tanh(), dl.Dense(16, 2)], seed=2)


def keep_weights_in(kept):
    return lambda net, history: kept.append(net.theta.copy())


def test_memorising_noise_stops_early_with_the_weights_of_the_best_epoch():
    net, kept = network(), []
    history = net.fit(
        *noise(),
        epochs=200,
        optimizer=dl.SGD(lr=0.5),
        validation=noise(seed=6),
        early_stopping=dl.EarlyStopping(patience=4),
        callbacks=[keep_weights_in(kept)],
        progress=False,
    )
    assert len(history.loss) == history.best_epoch + 5 < 200
    assert np.array_equal(net.theta, kept[history.best_epoch])
    assert net.evaluate(*noise(seed=6))["loss"] == min(history.validation_loss)
    assert history.stopped.startswith(f"early after epoch {len(history.loss)}: epoch")


def test_the_best_weights_come_back_after_all_epochs_too():
    net, kept = network(), []
    history = net.fit(
        *noise(),
        epochs=6,
        optimizer=dl.SGD(lr=0.5),
        validation=noise(seed=6),
        early_stopping=dl.EarlyStopping(patience=100),
        callbacks=[keep_weights_in(kept)],
        progress=False,
    )
    assert history.stopped == "after all 6 epochs"
    assert np.array_equal(net.theta, kept[history.best_epoch])


def test_a_gain_smaller_than_min_delta_does_not_count():
    history = network().fit(
        *noise(),
        epochs=50,
        optimizer=dl.SGD(lr=1e-6),
        early_stopping=dl.EarlyStopping(patience=3, min_delta=0.1),
        progress=False,
    )
    assert len(history.loss) == 4


def test_a_callback_that_returns_true_stops_the_training():
    history = network().fit(
        *noise(), epochs=9, callbacks=[lambda net, history: len(history.loss) == 3], progress=False
    )
    assert len(history.loss) == 3
    assert history.stopped == "by a callback after epoch 3"


@pytest.mark.parametrize("optimizer", [lambda: dl.SGD(lr=0.1), lambda: dl.Adam(lr=0.1)])
def test_an_interrupt_takes_the_unfinished_epoch_back_and_keeps_the_others(monkeypatch, optimizer):
    net, twin, steps = network(), network(), iter(range(100))
    twin.fit(*noise(), epochs=2, batch_size=10, optimizer=optimizer(), progress=False)
    real = net.step_checked

    def press_ctrl_c_in_step_11(*arguments):
        if next(steps) == 10:
            raise KeyboardInterrupt
        return real(*arguments)

    monkeypatch.setattr(net, "step_checked", press_ctrl_c_in_step_11)
    history = net.fit(*noise(), epochs=9, batch_size=10, optimizer=optimizer(), progress=False)
    assert len(history.loss) == 2 and history.stopped.startswith("interrupted in epoch 3")
    assert np.array_equal(net.theta, twin.theta)
    for name, array in net.optimizer.memory().items():
        assert np.array_equal(array, twin.optimizer.memory()[name])


def test_a_nan_leaves_the_weights_of_the_last_good_epoch():
    net, kept = network(), []

    def break_after_two(net, history):
        kept.append(net.theta.copy())
        if len(history.loss) == 2:
            net.theta[0] = np.nan

    with pytest.raises(FloatingPointError, match="in epoch 3.*learning rate.*before this epoch"):
        net.fit(*noise(), epochs=9, callbacks=[break_after_two], progress=False)
    assert len(kept) == 2 and np.array_equal(net.theta, kept[1])


def test_weights_that_overflow_in_the_last_step_are_noticed_in_their_own_epoch():
    net = network()
    before = net.theta.copy()
    with pytest.raises(FloatingPointError, match="a weight overflowed in epoch 1, batch 1"):
        net.fit(
            *noise(), batch_size=40, optimizer=dl.SGD(lr=1e38, momentum=0.9), l2=1e3, progress=False
        )
    assert np.array_equal(net.theta, before)


def test_inputs_that_are_not_scaled_are_named_as_the_likely_cause():
    X, y = noise()
    net = dl.Network([dl.Dense(3, 1)], loss="mean_squared_error")
    with pytest.raises(FloatingPointError, match="not scaled: X reaches .* Standardise"):
        net.fit(1e6 * X, y, epochs=90, optimizer=dl.SGD(lr=0.01), progress=False)


@pytest.mark.parametrize(
    "options, error, message",
    [
        ({"early_stopping": 5}, TypeError, r"dl\.EarlyStopping\(patience=...\), but got 5"),
        ({"schedule": 0.5}, TypeError, "a function of the epoch, but got 0.5"),
        ({"callbacks": print}, TypeError, r"callbacks=\[my_function\]"),
        ({"callbacks": [3]}, TypeError, r"callbacks=\[my_function\]"),
        ({"optimizer": "adagrad"}, ValueError, "optimizer must be one of 'sgd'"),
        ({"l1": float("nan")}, ValueError, "l1 must be at least 0"),
    ],
)
def test_options_that_cannot_work_are_refused_before_training(options, error, message):
    net = network()
    before = net.theta.copy()
    with pytest.raises(error, match=message):
        net.fit(*noise(), progress=False, **options)
    assert np.array_equal(net.theta, before)


@pytest.mark.parametrize("make", [lambda: dl.EarlyStopping(0), lambda: dl.EarlyStopping(1, -1)])
def test_a_patience_that_cannot_work_is_refused(make):
    with pytest.raises(ValueError, match="must be at least"):
        make()
