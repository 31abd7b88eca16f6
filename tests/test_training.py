"""Training: it learns, it repeats itself bit for bit, and it says when something is wrong."""

import os
import subprocess
import sys

import numpy as np
import pytest

import dlcore as dl


def two_clouds(n=60, seed=5):
    rng = np.random.default_rng(seed)
    y = np.arange(n) % 2
    return rng.normal(size=(n, 2)) + 4 * y[:, None], y


def network(seed=0):
    return dl.Network([dl.Dense(2, 8), dl.ReLU(), dl.Dense(8, 2)], seed=seed)


def test_a_network_learns_to_tell_two_clouds_apart():
    X, y = two_clouds()
    net = network()
    history = net.fit(X, y, epochs=30, batch_size=8, progress=False)
    assert history.loss[-1] < history.loss[0] / 5
    assert net.score(*two_clouds(seed=6)) > 0.95


def test_history_has_one_number_per_epoch():
    X, y = two_clouds()
    history = network().fit(X, y, epochs=4, validation=two_clouds(seed=6), progress=False)
    columns = ["loss", "accuracy", "validation_loss", "validation_accuracy", "seconds"]
    assert [len(getattr(history, name)) for name in columns] == [4] * 5
    assert history.best_epoch == int(np.argmin(history.validation_loss))


def test_fit_is_nothing_but_steps_over_shuffled_batches():
    X, y = two_clouds(n=10)
    trained, by_hand = network(), network()
    history = trained.fit(X, y, epochs=2, batch_size=4, optimizer=dl.SGD(lr=0.3), progress=False)
    optimizer, losses = dl.SGD(lr=0.3), []
    for _ in range(2):
        order = by_hand.rng.permutation(10)
        batches = [order[:4], order[4:8], order[8:]]
        losses.append(
            sum(by_hand.step(X[rows], y[rows], optimizer) * rows.size for rows in batches)
        )
    assert np.array_equal(trained.theta, by_hand.theta)
    assert history.loss == pytest.approx([total / 10 for total in losses])


def test_the_same_seed_gives_the_same_bits_and_another_seed_others():
    X, y = two_clouds()
    nets = [network(seed) for seed in (1, 1, 2)]
    for net in nets:
        net.fit(X, y, epochs=3, progress=False)
    assert np.array_equal(nets[0].theta, nets[1].theta)
    assert not np.array_equal(nets[0].theta, nets[2].theta)


def test_the_same_seed_gives_the_same_bits_in_another_process():
    program = (
        "import hashlib, numpy as np, dlcore as dl\n"
        "rng = np.random.default_rng(5); y = np.arange(60) % 2\n"
        "X = rng.normal(size=(60, 2)) + 4 * y[:, None]\n"
        "net = dl.Network([dl.Dense(2, 8), dl.ReLU(), dl.Dense(8, 2)])\n"
        "net.fit(X, y, epochs=3, progress=False)\n"
        "print(hashlib.sha256(net.theta.tobytes()).hexdigest())\n"
    )
    first, second = (
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    )
    assert first == second and len(first.strip()) == 64


def test_a_loss_that_explodes_stops_the_training_with_epoch_batch_and_cause():
    X, y = two_clouds()
    with pytest.raises(FloatingPointError, match=r"in epoch 1, batch \d.*learning rate.*Try lr="):
        network().fit(1e3 * X, y, epochs=9, optimizer=dl.SGD(lr=1e20), progress=False)


def test_progress_is_silent_when_nobody_watches(capsys):
    X, y = two_clouds()
    network().fit(X, y, epochs=2)
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err == ""


def test_history_and_summary_say_what_ran_and_how_it_ended():
    X, y = two_clouds()
    net = network()
    assert "trained" not in net.summary()
    history = net.fit(X, y, epochs=3, compiled=False, progress=False)
    assert history.engine == "layer by layer" and history.stopped == "after all 3 epochs"
    assert repr(history).startswith("History(3 epochs, loss 0.")
    assert net.summary().endswith("trained for 3 epochs, layer by layer")
