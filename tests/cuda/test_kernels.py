"""Every kernel of the room: race-free in any order, and good machine code on every card."""

import inspect

import numpy as np
import pytest
from operations import arguments_of, launcher

from dlcore import cpu, formulas
from dlcore.cuda import audit, front_end, fused, launch, matmul, simulated, simulator
from dlcore.cuda.jit import formula

KERNELS = audit.kernels()
ORDERS = 20


OPERATIONS = sorted(set(KERNELS) - set(matmul.kernels()))
TWINS = [name for name in OPERATIONS if name.removesuffix("_kernel") in cpu.__all__]
TWINS.remove("as_type_kernel")  # it returns a new array, and NumPy's own where arrays are NumPy's


def copies(arguments):
    return [part.copy() if isinstance(part, np.ndarray) else part for part in arguments]


@pytest.mark.parametrize("name", TWINS)
def test_an_operation_gives_the_numbers_of_the_processor(name, rng):
    operation = name.removesuffix("_kernel")
    given = arguments_of(KERNELS[name], rng)
    given = given[: len(inspect.signature(getattr(simulated, operation)).parameters)]
    ours, theirs = copies(given), copies(given)
    returned = getattr(simulated, operation)(*ours), getattr(cpu, operation)(*theirs)
    for mine, other in zip([*ours, returned[0] or 0], [*theirs, returned[1] or 0], strict=True):
        np.testing.assert_allclose(mine, other, rtol=2e-6, atol=1e-7)


def test_two_operations_in_one_launch_have_the_bits_of_both(rng):
    X, W, b, A = arguments_of(fused.dense_relu_forward_kernel, rng)
    b -= 2  # some scores below 0
    by_two, Z = A.copy(), A.copy()
    simulated.dense_forward(X, W, b, Z)
    simulated.relu_forward(Z, by_two)
    fused.dense_relu_forward(X, W, b, A)
    assert np.array_equal(A, by_two) and 0 < (A == 0).sum() < A.size
    Z, y, P, loss, dZ = arguments_of(fused.softmax_cross_entropy_kernel, rng)
    theirs = P.copy(), loss.copy(), dZ.copy()
    simulated.softmax_cross_entropy_forward(Z, y, *theirs[:2])
    simulated.softmax_cross_entropy_backward(theirs[0], y, theirs[2])
    fused.softmax_cross_entropy(Z, y, P, loss, dZ)
    assert all(map(np.array_equal, (P, loss, dZ), theirs))


@pytest.mark.parametrize("written", [formulas.sigmoid, formulas.gelu, formulas.relu])
def test_a_formula_takes_its_numbers_in_the_type_of_its_argument(written):
    inside = formula(written).py_func
    floats = [one for one in inside.__code__.co_consts if isinstance(one, float)]
    assert inside.__code__.co_names.count("type") == 1 and floats
    assert "pi" not in inside.__code__.co_names
    for z in (-1.5, 0.0, 2.0):
        assert inside(z) == written(z)


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_gives_the_same_bits_in_any_order_of_threads(name, rng, monkeypatch):
    given, results, operation = arguments_of(KERNELS[name], rng), set(), launcher(name)
    given = given[: len(inspect.signature(operation).parameters)]
    for seed in range(ORDERS):

        def shuffled(kernel, grid, block, arguments, seed=seed):
            simulator.launch(kernel, grid, block, *arguments, seed=seed)

        monkeypatch.setattr(launch, "run", shuffled)
        mine = copies(given)
        returned = operation(*mine)
        results.add(b"".join(np.asarray(part).tobytes() for part in [*mine, returned or 0]))
    assert len(results) == 1


def every_kernel_on_every_card():
    """Pairs of both, or one entry that says why there are none."""
    if not front_end.machine_code_tools():
        reason = "the packages that make machine code are not installed: dlcore[gpu]"
        return [pytest.param(None, None, marks=pytest.mark.skip(reason=reason))]
    return [(name, card) for name in KERNELS for card in audit.CARDS]


@pytest.mark.parametrize("name, card", every_kernel_on_every_card())
def test_a_kernel_becomes_good_machine_code(name, card):
    audit.refuse_bad(audit.audit(KERNELS[name], card))


TILES = {
    "forward": (False, False, True, False),
    "forward_relu": (False, False, True, True),
    "weights": (True, False, False, False),
    "input": (False, True, False, False),
}


@pytest.mark.parametrize("name", matmul.kernels())
def test_a_product_on_a_tile_is_right_at_its_edges_and_never_races_in_any_order(name, rng):
    tile, use = int(name.split("_")[1]), name.split("_", 2)[2]
    turn_A, turn_B, with_bias, bend = TILES[use]
    # three strips, the last one only begun: each half of the shared memory is written again
    n, m, depth = tile - 5, tile - 3, 2 * (1024 // tile) + 1
    A = rng.normal(size=(depth, n) if turn_A else (n, depth)).astype(np.float32)
    B = rng.normal(size=(m, depth) if turn_B else (depth, m)).astype(np.float32)
    b = rng.normal(size=m).astype(np.float32) if with_bias else np.float32(0)
    exact = (A.T if turn_A else A).astype(float) @ (B.T if turn_B else B) + b
    # with a ReLU it is `forward` but for its last line, which touches nothing that is shared
    for seed in range(2 if bend else ORDERS):
        C = np.full((n, m), np.nan, np.float32)
        report = simulator.launch(KERNELS[name], 1, matmul.THREADS, A, B, b, C, seed=seed)
        expected = np.maximum(exact, 0) if bend else exact
        np.testing.assert_allclose(C, expected, rtol=1e-5, atol=1e-5)
        assert report.ok


def test_a_product_of_several_tiles_reaches_every_number(rng):
    X, W, b = (rng.normal(size=s).astype(np.float32) for s in ((70, 5), (5, 130), (130,)))
    Z = np.full((70, 130), np.nan, np.float32)
    matmul.multiply(matmul.SMALL, X, False, W, False, Z, b)
    np.testing.assert_allclose(Z, X.astype(float) @ W + b, rtol=1e-5, atol=1e-5)


def test_large_products_go_to_tiles_and_small_ones_to_one_thread_for_each_number():
    assert matmul.tile_for(64, 128) is None
    assert matmul.tile_for(1024, 784) == matmul.SMALL
    assert matmul.tile_for(4096, 4096) == matmul.LARGE
