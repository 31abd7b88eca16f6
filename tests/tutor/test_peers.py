"""Other libraries give what our engine gives: in what was recorded, and live where installed."""

import json
from importlib.util import find_spec

import numpy as np
import pytest
from tolerances import FLOAT32

import dlcore as dl
from dltutor.experiments import peers
from dltutor.experiments.peers import record

RECORDED = [(library, one) for library, names in record.QUESTIONS.items() for one in names]
X, y = peers.pictures()


def recorded(library, question):
    return np.asarray(peers.recorded()[library]["answers"][question])


def close(ours, theirs):
    np.testing.assert_allclose(ours, theirs, rtol=FLOAT32, atol=FLOAT32)


@pytest.fixture
def alone(monkeypatch):
    """As if nothing but the course were installed."""
    monkeypatch.setattr(peers, "find_spec", lambda name: None)


def test_every_question_is_recorded_with_its_date_and_versions():
    for library, questions in record.QUESTIONS.items():
        kept = peers.recorded()[library]
        assert list(kept["answers"]) == questions
        assert all(package in kept["versions"] for package in peers.PACKAGES[library])
        assert len(kept["date"].split("-")) == 3


@pytest.mark.parametrize("library", record.QUESTIONS)
def test_the_same_weights_gave_the_same_scores(library):
    scores = recorded(library, "scores")
    close(peers.trained_network().forward(X[: len(scores)]), scores)


@pytest.mark.parametrize("library", ["torch", "keras"])
def test_the_same_training_gave_the_same_losses(library):
    net, rule = peers.untrained_network(), dl.SGD(lr=0.1)
    close(
        [net.step(X[rows], y[rows], rule) for rows in peers.batches()], recorded(library, "losses")
    )


def test_the_tape_of_torch_gave_our_slopes():
    net = peers.trained_network()
    net.forward(X[:200])
    net.backward(y[:200])
    slopes = recorded("torch", "slopes")
    np.testing.assert_allclose(net.layers[0].dW.T[: len(slopes)], slopes, atol=1e-6)


def test_the_silent_mistakes_were_silent_and_costly():
    right, piled_up = recorded("torch", "losses"), recorded("torch", "without_zero_grad")
    assert np.isfinite(piled_up).all() and piled_up[-50:].max() > 2 * right[-50:].max()
    trained, twice = recorded("torch", "softmax_twice")
    assert trained > twice + 0.1
    first, second, third, fourth = recorded("torch", "two_predictions")
    assert not np.allclose(first, second) and np.array_equal(third, fourth)
    turned, reshaped = recorded("torch", "reshaped")
    assert turned > 0.85 and reshaped < 0.2


@pytest.mark.parametrize(("library", "question"), RECORDED)
def test_without_a_library_the_answer_says_when_it_was_recorded(alone, library, question):
    answer = peers.ask(library, question)
    assert answer.how.startswith("recorded on 2") and library in answer.how
    assert answer.value.size


# Keras on PyTorch still hands arrays over in the way of NumPy 1.
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
@pytest.mark.parametrize(("library", "question"), RECORDED)
def test_an_installed_library_answers_itself_and_as_recorded(library, question):
    if not peers.is_installed(library):
        pytest.skip(f"{library} is an optional part, and not installed")
    answer, kept = peers.ask(library, question), recorded(library, question)
    assert answer.how.startswith("run here with")
    np.testing.assert_allclose(answer.value[: len(kept)], kept, rtol=1e-3, atol=1e-4)


def test_the_code_that_is_shown_needs_no_library(alone):
    shown = peers.source("torch", "same_net", "train")
    assert "nn.Linear(64, 32)" in shown and "loss.backward()" in shown
    assert peers.source("keras", "train").startswith("```python\ndef train(")


def test_every_batch_takes_new_pictures_until_all_were_taken():
    order = peers.batches().ravel()[:1500]
    assert sorted(order) == list(range(1500))


def test_recording_keeps_what_a_missing_library_once_gave(alone, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(peers, "RECORDED", tmp_path / "recorded.json")
    monkeypatch.setattr("sys.argv", ["record"])
    (tmp_path / "recorded.json").write_text('{"torch": {"date": "then"}}', encoding="utf-8")
    peers.recorded.cache_clear()
    assert record.main() == 0
    assert "kept torch as it was" in capsys.readouterr().out
    kept = json.loads((tmp_path / "recorded.json").read_text(encoding="utf-8"))
    peers.recorded.cache_clear()
    assert kept["torch"] == {"date": "then"}


def test_keras_counts_as_installed_only_with_a_back_end(monkeypatch):
    monkeypatch.setattr(
        peers, "find_spec", lambda name: find_spec("json") if name == "keras" else None
    )
    assert not peers.is_installed("keras")
