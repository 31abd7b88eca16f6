"""Every kernel of the room: race-free in any order, and good machine code on every card."""

import inspect

import numpy as np
import pytest
from operations import arguments_of

from dlcore import cpu, formulas
from dlcore.cuda import audit, front_end, launch, matmul, simulated, simulator
from dlcore.cuda.jit import formula

KERNELS = audit.kernels()
ORDERS = 20


OPERATIONS = sorted(set(KERNELS) - set(matmul.kernels()) - {"as_type_kernel"})


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_gives_the_numbers_of_the_processor(name, rng):
    operation = name.removesuffix("_kernel")
    given = arguments_of(KERNELS[name], rng)
    given = given[: len(inspect.signature(getattr(simulated, operation)).parameters)]
    ours, theirs = (
        [part.copy() if isinstance(part, np.ndarray) else part for part in given] for _ in range(2)
    )
    returned = getattr(simulated, operation)(*ours), getattr(cpu, operation)(*theirs)
    for mine, other in zip([*ours, returned[0] or 0], [*theirs, returned[1] or 0], strict=True):
        np.testing.assert_allclose(mine, other, rtol=2e-6, atol=1e-7)


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
    given, results = arguments_of(KERNELS[name], rng), set()
    operation = getattr(simulated, name.removesuffix("_kernel"))
    given = given[: len(inspect.signature(operation).parameters)]
    for seed in range(ORDERS):

        def shuffled(kernel, grid, block, arguments, seed=seed):
            simulator.launch(kernel, grid, block, *arguments, seed=seed)

        monkeypatch.setattr(launch, "run", shuffled)
        mine = [part.copy() if isinstance(part, np.ndarray) else part for part in given]
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


LAYOUTS = {"forward": (False, False), "weights": (True, False), "input": (False, True)}


@pytest.mark.parametrize("tile, depth", [(matmul.SMALL, 35), (matmul.LARGE, 17)])
@pytest.mark.parametrize("use", LAYOUTS)
def test_a_product_on_tiles_is_right_at_its_edges_and_never_races(use, tile, depth, rng):
    if tile == matmul.LARGE and use != "forward":
        pytest.skip("the small tile has shown this layout, and the large one is slow to simulate")
    turn_A, turn_B = LAYOUTS[use]
    n, m = tile - 5, tile + 3
    A = rng.normal(size=(depth, n) if turn_A else (n, depth)).astype(np.float32)
    B = rng.normal(size=(m, depth) if turn_B else (depth, m)).astype(np.float32)
    b = rng.normal(size=m).astype(np.float32)
    C = np.full((n, m), np.nan, np.float32)
    kernel = matmul.multiply_kernel(tile, turn_A, turn_B, True)
    report = simulator.launch(kernel, (2, 1), matmul.THREADS, A, B, b, C, seed=1)
    exact = (A.T if turn_A else A).astype(float) @ (B.T if turn_B else B) + b
    np.testing.assert_allclose(C, exact, rtol=1e-5, atol=1e-5)
    assert report.ok


def test_large_products_go_to_tiles_and_small_ones_to_one_thread_for_each_number():
    assert matmul.tile_for(64, 128) is None
    assert matmul.tile_for(1024, 784) == matmul.SMALL
    assert matmul.tile_for(4096, 4096) == matmul.LARGE
