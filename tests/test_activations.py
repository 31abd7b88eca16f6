"""Bends: by hand, at the kink, against formulas in float64, and as slopes."""

import numpy as np
import pytest
from tolerances import FINITE_DIFFERENCE, FLOAT64

from dlcore import formulas

SLOPE = 0.1
BENDS = ["relu", "leaky_relu", "sigmoid", "tanh", "gelu"]
WIDE = np.concatenate([np.linspace(-30, 30, 2400), np.linspace(-1, 1, 1200)]).reshape(60, 60)


def options(name, dtype=np.float64):
    return (dtype(SLOPE),) if name == "leaky_relu" else ()


def bend(room, Z, name="relu"):
    A = np.empty_like(Z)
    getattr(room, f"{name}_forward")(Z, *options(name, Z.dtype.type), A)
    return A


def bend_back(room, dA, Z, name):
    """The blame of Z, from what the kernel of this bend remembers: Z itself, or else A."""
    kept, dZ = Z if name == "gelu" else bend(room, Z, name), np.empty_like(Z)
    getattr(room, f"{name}_backward")(dA, kept, *options(name, Z.dtype.type), dZ)
    return dZ


def exact(name, Z):
    formula = getattr(formulas, name)
    return np.vectorize(lambda z: formula(z, *options(name)))(Z.astype(np.float64))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_relu_keeps_positive_numbers_and_makes_the_others_zero(room, dtype):
    Z = np.array([[-2.0, 3.5, 0.0], [1e30, -1e-30, 0.25]], dtype)
    assert bend(room, Z).tolist() == [[0.0, 3.5, 0.0], [Z[1, 0], 0.0, 0.25]]


def test_bends_by_hand(room):
    Z = np.array([[0.0, 2.0, -2.0]])
    assert bend(room, Z, "leaky_relu").tolist() == [[0.0, 2.0, -0.2]]
    assert bend(room, Z, "sigmoid")[0] == pytest.approx([0.5, 0.8807970780, 0.1192029220])
    assert bend(room, Z, "tanh")[0] == pytest.approx([0.0, 0.9640275801, -0.9640275801])
    assert bend(room, Z, "gelu")[0] == pytest.approx([0.0, 2 * 0.9772498681, -2 * 0.0227501319])


@pytest.mark.parametrize("name", BENDS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_nan_stays_a_nan_so_that_nothing_hides_it(room, name, dtype):
    Z = np.array([[1.0, np.nan]] * 20, dtype)
    assert np.isnan(bend(room, Z, name)).tolist() == [[False, True]] * 20
    assert np.isnan(bend_back(room, Z, np.ones_like(Z), name)).tolist() == [[False, True]] * 20


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(
    "name, ends", [("relu", (0, np.inf)), ("sigmoid", (0, 1)), ("tanh", (-1, 1))]
)
def test_infinity_ends_where_the_bend_ends(room, name, ends, dtype):
    assert bend(room, np.array([[-np.inf, np.inf]], dtype), name).tolist() == [list(ends)]


@pytest.mark.parametrize("name", BENDS)
def test_in_float64_a_kernel_is_its_formula(room, name):
    np.testing.assert_allclose(bend(room, WIDE, name), exact(name, WIDE), rtol=FLOAT64)


# The largest errors seen are 1.0, 5.5 and 2.2 units in the last place.
@pytest.mark.parametrize("name, units", [("tanh", 6), ("sigmoid", 3)])
def test_the_quick_twin_in_float32_is_a_few_units_in_the_last_place_off(room, name, units):
    Z = WIDE.astype(np.float32)
    true = exact(name, Z)
    error = np.abs(bend(room, Z, name) - true) / np.spacing(np.abs(true).astype(np.float32))
    assert error.max() <= units


def test_the_quick_gelu_and_its_slope_are_off_by_less_than_a_millionth(room):
    Z = WIDE.astype(np.float32)
    error = np.abs(bend(room, Z, "gelu") - exact("gelu", Z)) / np.maximum(1, np.abs(Z))
    assert error.max() < 5e-7
    slopes = bend_back(room, np.ones_like(Z), Z, "gelu")
    assert np.abs(slopes - exact("gelu_prime", Z)).max() < 5e-7


def test_relu_backward_passes_blame_where_the_number_passed(room):
    A, dA, dZ = np.array([[0.0, 3.5]]), np.array([[7.0, -2.0]]), np.empty((1, 2))
    room.relu_backward(dA, A, dZ)
    assert dZ.tolist() == [[0.0, -2.0]]


@pytest.mark.parametrize("name", BENDS)
def test_the_backward_pass_is_the_slope_of_the_forward_pass(room, rng, name):
    Z, dA = rng.normal(size=(3, 5)), rng.normal(size=(3, 5))
    measured = dA * (bend(room, Z + 1e-5, name) - bend(room, Z - 1e-5, name)) / 2e-5
    np.testing.assert_allclose(
        bend_back(room, dA, Z, name), measured, rtol=FINITE_DIFFERENCE, atol=1e-10
    )


@pytest.mark.parametrize("name", BENDS)
def test_the_place_of_a_number_does_not_change_its_bits(room, rng, name):
    Z = rng.normal(size=(1, 70)).astype(np.float32)
    alone = [bend(room, Z[:, k : k + 1].copy(), name)[0, 0] for k in range(70)]
    assert bend(room, Z, name)[0].tolist() == alone
