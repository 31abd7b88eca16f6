"""Every kernel of the room: race-free in any order, and good machine code on every card."""

import inspect

import pytest
from operations import arguments_of

from dlcore.cuda import audit, front_end, simulator
from dlcore.cuda.launch import COLUMNS, LINE, ROWS

KERNELS = audit.kernels()
ORDERS = 20


def launch_shape(kernel):
    """A grid large enough for the sizes that the tests use."""
    if "only block" in kernel.py_func.__doc__:
        return 1, LINE
    table = "cuda.grid(2)" in source(kernel)
    return ((2, 2), (COLUMNS, ROWS)) if table else (2, LINE)


def source(kernel):
    return inspect.getsource(kernel.py_func)


@pytest.mark.parametrize("name", KERNELS)
def test_a_kernel_gives_the_same_numbers_in_any_order_of_threads_and_never_races(name, rng):
    kernel = KERNELS[name]
    given = arguments_of(kernel, rng)
    grid, block = launch_shape(kernel)
    results = set()
    for seed in range(ORDERS):
        mine = [part.copy() if hasattr(part, "copy") else part for part in given]
        simulator.launch(kernel, grid, block, *mine, seed=seed)
        results.add(b"".join(part.tobytes() for part in mine if hasattr(part, "tobytes")))
    assert len(results) == 1


@pytest.mark.parametrize("card", audit.CARDS, ids=lambda card: f"sm_{card[0]}{card[1]}")
@pytest.mark.parametrize("name", KERNELS)
def test_a_kernel_becomes_good_machine_code(name, card):
    if not front_end.machine_code_tools():
        pytest.skip("the packages that make machine code are not installed: dlcore[gpu]")
    audit.refuse_bad(audit.audit(KERNELS[name], card))
