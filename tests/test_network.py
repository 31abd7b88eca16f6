"""A network as a whole: its flat vector, its slopes, its answers, its summary."""

import numpy as np
import pytest
from tolerances import FLOAT32

import dlcore as dl


def network(dtype="float64", seed=3):
    return dl.Network([dl.Dense(4, 6), dl.ReLU(), dl.Dense(6, 3)], dtype=dtype, seed=seed)


@pytest.fixture
def batch(rng):
    return rng.normal(size=(7, 4)), rng.integers(0, 3, 7)


def test_parameters_are_views_of_one_flat_vector():
    net = network()
    assert {name: view.shape for name, view in net.parameters().items()} == {
        "dense0.W": (4, 6),
        "dense0.b": (6,),
        "dense1.W": (6, 3),
        "dense1.b": (3,),
    }
    net.theta[:] = np.arange(net.theta.size)
    laid_out = np.concatenate([view.ravel() for view in net.parameters().values()])
    assert np.array_equal(laid_out, net.theta)


def test_every_gradient_passes_the_gradient_check(batch):
    report = dl.gradient_check(network(), *batch)
    assert set(report.errors) == {"dense0.W", "dense0.b", "dense1.W", "dense1.b"}
    assert report.passed, report


def test_the_gradient_check_finds_a_planted_mistake_and_names_it(batch, monkeypatch):
    net = network()
    right = net.room.dense_backward_bias

    def half_the_blame(dZ, db):
        right(dZ, db)
        db *= 0.5

    monkeypatch.setattr(net.room, "dense_backward_bias", half_the_blame)
    report = dl.gradient_check(net, *batch)
    wrong = [name for name, error in report.errors.items() if error > 1e-6]
    assert wrong == ["dense0.b", "dense1.b"]
    assert not report.passed
    assert "WRONG" in repr(report)


def test_the_gradient_check_leaves_the_network_as_it_was(batch):
    net = network()
    before = net.theta.copy()
    dl.gradient_check(net, *batch)
    assert np.array_equal(net.theta, before)


def test_the_gradient_check_refuses_float32_because_it_rounds_too_much(batch):
    with pytest.raises(ValueError, match="needs float64"):
        dl.gradient_check(network("float32"), *batch)


def test_beliefs_add_up_to_one_and_the_answer_is_the_largest(batch):
    net, (X, y) = network(), batch
    P = net.predict_proba(X)
    np.testing.assert_allclose(P.sum(axis=1), 1)
    assert np.array_equal(net.predict(X), P.argmax(axis=1))
    assert net.score(X, y) == (net.predict(X) == y).mean()


def test_evaluate_gives_the_mean_loss_of_all_examples_whatever_the_chunks(batch, monkeypatch):
    net, (X, y) = network(), batch
    whole = net.evaluate(X, y)
    monkeypatch.setattr("dlcore.answers.CHUNK", 3)
    assert net.evaluate(X, y) == pytest.approx(whole)
    assert np.array_equal(net.predict(X), net.predict_proba(X).argmax(axis=1))


def test_float32_and_float64_agree_within_rounding(batch):
    X, _ = batch
    single, double = network("float32"), network("float64")
    np.testing.assert_allclose(single.forward(X), double.forward(X), rtol=FLOAT32, atol=FLOAT32)
    assert single.forward(X).dtype == np.float32


def test_what_forward_returns_does_not_change_afterwards(batch):
    net, (X, _) = network(), batch
    Z = net.forward(X)
    kept = Z.copy()
    net.forward(-X)
    assert np.array_equal(Z, kept)


def test_a_network_does_not_change_the_arrays_it_is_given(batch):
    net, (X, y) = network(), batch
    X_before, y_before = X.copy(), y.copy()
    net.fit(X, y, epochs=2, batch_size=3, progress=False)
    assert np.array_equal(X, X_before) and np.array_equal(y, y_before)


def test_summary_counts_what_lies_in_theta():
    text = network().summary()
    assert "Dense(4, 6)" in text and "51 parameters" in text and "float64" in text
    assert repr(text) == str(text)


def test_one_hot_answers_mean_the_same_as_class_numbers(batch):
    net, (X, y) = network(), batch
    assert net.evaluate(X, np.eye(3)[y]) == net.evaluate(X, y)


@pytest.mark.parametrize("init", ["he", "xavier", "normal", "zeros"])
def test_named_initializers_have_the_spread_they_promise(init):
    net = dl.Network([dl.Dense(400, 300, init=init), dl.Dense(300, 2)], dtype="float64")
    spread = {"he": (2 / 400) ** 0.5, "xavier": (2 / 700) ** 0.5, "normal": 1.0, "zeros": 0.0}[init]
    assert net.parameters()["dense0.W"].std() == pytest.approx(spread, rel=0.02)
    assert not net.parameters()["dense0.b"].any()


def test_a_function_of_your_own_can_draw_the_weights():
    net = dl.Network([dl.Dense(2, 3, init=lambda rng, n_in, n_out: np.full((n_in, n_out), 0.5))])
    assert (net.parameters()["dense0.W"] == 0.5).all()
