"""The tape: slopes by hand, by nudging, and equal to those of the engine."""

import math

import numpy as np
import pytest

import dlcore as dl
from dlcore.tape import Value, in_order


def test_a_slope_by_hand():
    x = Value(2.0)
    y = x * x + 3 * x
    y.backward()
    assert (y.number, x.slope) == (10.0, 7.0)


def test_a_value_used_twice_collects_blame_from_both_uses():
    # a diamond: x → a = 3x, b = x + 1, and y = a b; dy/dx = 3 b + a = 3 · 4 + 9
    x = Value(3.0)
    a, b = 3 * x, x + 1
    (a * b).backward()
    assert x.slope == 21.0


def test_a_value_waits_for_all_its_children():
    # u reaches the end at once and through v: dy/dx = 2 · (1 + 5)
    x = Value(1.0)
    u = 2 * x
    v = 5 * u
    y = v + u
    y.backward()
    assert x.slope == 12.0
    assert in_order(y).index(u) < in_order(y).index(v)


def test_backward_twice_gives_the_same_slopes_as_once():
    x = Value(3.0)
    y = x * x
    y.backward()
    y.backward()
    assert x.slope == 6.0
    (x + x).backward()
    assert x.slope == 2.0


FUNCTIONS = {
    "add": lambda x: x + 2 + x,
    "radd": lambda x: 2 + x,
    "sub": lambda x: x - 2 * x - 1,
    "rsub": lambda x: 2 - x,
    "mul": lambda x: 3 * x * x,
    "div": lambda x: x / 4 / (x + 1),
    "rdiv": lambda x: 2 / x,
    "pow": lambda x: x**3 + x**-2 + x**0.5,
    "neg": lambda x: -x,
    "exp": lambda x: (2 * x).exp(),
    "log": lambda x: (x * x).log(),
    "tanh": lambda x: (x - 1).tanh(),
    "relu": lambda x: (x - 0.5).relu() + (x - 9).relu(),
    "sigmoid": lambda x: (3 * x - 4).sigmoid(),
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_operation_has_the_slope_that_nudging_finds(name):
    f, x = FUNCTIONS[name], Value(1.3)
    f(x).backward()
    measured = (f(Value(1.3 + 1e-6)).number - f(Value(1.3 - 1e-6)).number) / 2e-6
    assert x.slope == pytest.approx(measured, rel=1e-8, abs=1e-9)


def test_a_sum_longer_than_pythons_recursion_is_no_problem():
    x = total = Value(1.0)
    for _ in range(5000):
        total = total + x
    total.backward()
    assert x.slope == 5001.0


@pytest.mark.parametrize("bend", ["relu", "sigmoid", "tanh"])
def test_a_network_of_values_has_the_slopes_of_the_engine(rng, bend):
    layer = {"relu": dl.ReLU, "sigmoid": dl.Sigmoid, "tanh": dl.Tanh}[bend]()
    net = dl.Network([dl.Dense(3, 4), layer, dl.Dense(4, 2)], dtype="float64", seed=2)
    X, y = rng.normal(size=(5, 3)), rng.integers(0, 2, 5)
    trace = net.trace(X, y)
    values = {name: np.vectorize(Value)(view) for name, view in net.parameters().items()}
    A = X @ values["dense0.W"] + values["dense0.b"]
    A = np.vectorize(lambda z: getattr(z, bend)())(A)
    Z = A @ values["dense1.W"] + values["dense1.b"]
    loss = sum(sum(z.exp() for z in row).log() - row[k] for row, k in zip(Z, y, strict=True)) / 5
    loss.backward()
    assert loss.number == pytest.approx(trace["loss"], rel=1e-12)
    for name, view in values.items():
        slopes = np.vectorize(lambda value: value.slope)(view)
        np.testing.assert_allclose(slopes, trace[name.replace(".", ".d")], atol=1e-14)


def test_what_cannot_be_computed_says_why():
    with pytest.raises(ValueError, match="log needs a number above 0, but got -1"):
        Value(-1.0).log()
    with pytest.raises(TypeError, match="the power must be a plain number"):
        Value(2.0) ** Value(3.0)
    assert math.isnan((Value(math.nan) * 0).relu().number)
