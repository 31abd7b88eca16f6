"""Lesson 04: fair readings of its statements, and a step that another exercise still lacks."""

import pytest
from checking import student, verdict_on

__all__ = ["student"]


@pytest.mark.parametrize(
    "text",
    [
        "def softmax(Z):\n    E = np.exp(np.clip(Z - Z.max(axis=1)[:, None], -745, 0))\n"
        "    return (E.T / E.sum(1)).T",
        "def softmax(Z):\n    D = Z[:, :, None] - Z[:, None, :]\n"
        "    return 1 / np.exp(np.minimum(-D, 60)).sum(axis=2).astype(Z.dtype)",
        "def one_hot(y, K): return (np.asarray(y)[:, None] == np.arange(K)).astype(float)",
        "def accuracy(Z, y):\n    p = np.exp(Z - Z.max(initial=0))\n"
        "    return float(sum(p[i].argmax() == y[i] for i in range(len(y))) / (len(y) or 1))",
        "def accuracy(Z, y):\n    return np.float32(0) if not len(y) else "
        "np.count_nonzero(np.argsort(Z, axis=1)[:, -1] == y) / len(y)",
    ],
)
def test_a_fair_reading_passes(text, student):
    verdict = verdict_on(text, text[4 : text.index("(")], student)
    assert verdict.status == "passed", verdict.message


def test_without_a_softmax_of_their_own_a_learner_is_told_so(student):
    text = (
        "def softmax(Z):\n    raise NotImplementedError('04.1 softmax: see lesson 04, section 2')\n"
        "def mlp_forward(X, params):\n    return softmax(X @ params['W1'])\n"
    )
    verdict = verdict_on(text, "mlp_forward", student)
    assert verdict.status == "error" and "04.1 softmax: see lesson 04" in verdict.message
