"""One number's journey through the whole network, with every stop computed by hand."""

from math import exp, log

import numpy as np
import pytest

import dlcore as dl


@pytest.fixture
def tiny():
    """Two inputs, two ReLU neurons, two classes, with weights that fit on a page."""
    net = dl.Network([dl.Dense(2, 2), dl.ReLU(), dl.Dense(2, 2)], dtype="float64")
    weights = net.parameters()
    weights["dense0.W"][:] = [[1.0, -1.0], [2.0, 1.0]]
    weights["dense0.b"][:] = [0.0, -2.0]
    weights["dense1.W"][:] = [[1.0, 0.0], [3.0, -1.0]]
    weights["dense1.b"][:] = [-5.0, 1.0]
    return net


X, y = np.array([[3.0, 1.0]]), np.array([1])
BELIEF = 1 / (1 + exp(-1))  # softmax of the scores 0 and 1, for class 1


def test_every_stop_of_the_journey_is_the_number_on_paper(tiny):
    stops = tiny.trace(X, y)
    assert stops["dense0.Z"].tolist() == [[5.0, -4.0]]  # 3·1 + 1·2, and 3·(-1) + 1·1 - 2
    assert stops["relu0.A"].tolist() == [[5.0, 0.0]]
    assert stops["dense1.Z"].tolist() == [[0.0, 1.0]]  # 5·1 - 5, and 0 + 1
    assert stops["P"][0] == pytest.approx([1 - BELIEF, BELIEF])
    assert stops["loss"] == pytest.approx(-log(BELIEF))
    blame = 1 - BELIEF
    assert stops["dense1.dZ"][0] == pytest.approx([blame, -blame])
    assert stops["dense1.dW"].ravel() == pytest.approx([5 * blame, -5 * blame, 0.0, 0.0])
    assert stops["dense1.db"] == pytest.approx([blame, -blame])
    assert stops["relu0.dA"][0] == pytest.approx([blame, 4 * blame])  # 1·blame, 3·blame + blame
    assert stops["dense0.dZ"][0] == pytest.approx([blame, 0.0])  # the second neuron was off
    assert stops["dense0.dW"].ravel() == pytest.approx([3 * blame, 0.0, blame, 0.0])


def test_the_stops_come_in_the_order_in_which_they_are_passed(tiny):
    assert list(tiny.trace(X, y)) == [
        *["X", "dense0.Z", "relu0.A", "dense1.Z", "P", "loss"],
        *["dense1.dZ", "dense1.dW", "dense1.db", "relu0.dA", "dense0.dZ", "dense0.dW", "dense0.db"],
    ]


def test_one_step_moves_every_weight_by_its_slope(tiny):
    before, slopes = tiny.theta.copy(), tiny.trace(X, y)
    loss = tiny.step(X, y, dl.SGD(lr=0.5))
    assert loss == slopes["loss"]
    flat = np.concatenate(
        [
            slopes[f"{layer}.d{name}"].ravel()
            for layer, name in [("dense0", "W"), ("dense0", "b"), ("dense1", "W"), ("dense1", "b")]
        ]
    )
    assert np.array_equal(tiny.theta, before - 0.5 * flat)


def test_forward_then_backward_leaves_the_same_slopes(tiny):
    assert tiny.forward(X).tolist() == [[0.0, 1.0]]
    assert tiny.backward(y) == pytest.approx(-log(BELIEF))
    assert tiny.dtheta.reshape(-1)[:4] == pytest.approx([3 * (1 - BELIEF), 0, 1 - BELIEF, 0])


def test_backward_before_forward_says_what_to_do(tiny):
    with pytest.raises(RuntimeError, match=r"Call net\.forward\(X\) first"):
        tiny.backward(y)
