"""What a network answers, by loss: a class, yes or no, or values; and how good that is."""

import numpy as np
import pytest
from tolerances import FLOAT32

import dlcore as dl

LOSSES = ["softmax_cross_entropy", "binary_cross_entropy", "mean_squared_error"]


def network(loss, n_out=3, dtype="float64"):
    layers = [dl.Dense(4, 6), dl.Tanh(), dl.Dense(6, n_out)]
    return dl.Network(layers, loss=loss, dtype=dtype, seed=3)


@pytest.fixture
def X(rng):
    return rng.normal(size=(9, 4))


def targets(loss, rng, n_out):
    if loss == "softmax_cross_entropy":
        return rng.integers(0, n_out, 9)
    return rng.integers(0, 2, (9, n_out)) if loss[0] == "b" else rng.normal(size=(9, n_out))


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("n_out", [1, 3])
@pytest.mark.parametrize("bend", [dl.ReLU, dl.LeakyReLU, dl.Sigmoid, dl.Tanh, dl.GELU])
def test_every_gradient_of_every_bend_and_loss_is_right(rng, X, loss, n_out, bend):
    n_out += loss == "softmax_cross_entropy"
    net = dl.Network([dl.Dense(4, 6), bend(), dl.Dense(6, n_out)], loss=loss, dtype="float64")
    report = dl.gradient_check(net, X, targets(loss, rng, n_out))
    assert report.passed, report


def test_one_yes_or_no_answers_zero_or_one_and_believes_in_both(X):
    net = network("binary_cross_entropy", 1)
    scores, beliefs = net.forward(X)[:, 0], net.predict_proba(X)
    assert net.predict(X).tolist() == (scores > 0).astype(int).tolist()
    assert beliefs.shape == (9, 2)
    assert beliefs[:, 1] == pytest.approx(1 / (1 + np.exp(-scores)))
    assert beliefs.sum(axis=1) == pytest.approx(np.ones(9))


def test_several_yes_or_no_answer_the_largest_and_believe_each_on_its_own(X):
    net = network("binary_cross_entropy")
    scores = net.forward(X)
    assert net.predict(X).tolist() == scores.argmax(axis=1).tolist()
    assert net.predict_proba(X) == pytest.approx(1 / (1 + np.exp(-scores)))


def test_class_numbers_mean_the_same_as_one_hot_rows_to_several_yes_or_no(rng, X):
    net, y = network("binary_cross_entropy"), rng.integers(0, 3, 9)
    assert net.evaluate(X, y) == net.evaluate(X, np.eye(3)[y])


def test_values_are_answered_as_values(X):
    net = network("mean_squared_error")
    assert np.array_equal(net.predict(X), net.forward(X)) and net.predict(X).shape == (9, 3)
    with pytest.raises(TypeError, match=r"no probabilities. Use net\.predict\(X\)"):
        net.predict_proba(X)


def test_score_of_values_is_the_share_of_variance_explained(rng, X):
    net, Y = network("mean_squared_error", 2), rng.normal(size=(9, 2))
    left = ((Y - net.predict(X)) ** 2).sum(axis=0) / ((Y - Y.mean(axis=0)) ** 2).sum(axis=0)
    assert net.score(X, Y) == pytest.approx((1 - left).mean())
    result = net.evaluate(X, Y)
    assert set(result) == {"loss", "r2"}
    assert result["loss"] == pytest.approx(((Y - net.predict(X)) ** 2).mean())


@pytest.mark.parametrize("loss", LOSSES)
def test_evaluation_in_chunks_is_evaluation(rng, X, loss, monkeypatch):
    net, y = network(loss), targets(loss, rng, 3)
    whole, answers = net.evaluate(X, y), net.predict(X)
    monkeypatch.setattr("dlcore.answers.CHUNK", 2)
    assert net.evaluate(X, y) == pytest.approx(whole)
    assert np.array_equal(net.predict(X), answers)


def test_a_line_is_learned_and_a_column_of_answers_is_the_same_as_a_row(rng):
    x = rng.normal(size=(50, 1))
    y = 3 * x - 1
    nets = [dl.Network([dl.Dense(1, 1)], loss="mean_squared_error") for _ in range(2)]
    for net, answers in zip(nets, (y, y[:, 0]), strict=True):
        history = net.fit(x, answers, epochs=40, batch_size=10, progress=False)
    assert np.array_equal(nets[0].theta, nets[1].theta)
    assert nets[0].theta == pytest.approx([3, -1], abs=FLOAT32)
    assert history.accuracy == [] and history.last().startswith("loss 0.0000")
