"""The two rooms are twins: the same names, arguments, formulas and numbers."""

import ast
import inspect
from pathlib import Path

import numpy as np
import pytest

import dlcore as dl
from dlcore import cpu, cuda
from dlcore.cuda import audit, front_end, launch, simulated
from dlcore.rooms import open_room

KERNELS = {name: made for name, made in audit.kernels().items() if name.endswith("_kernel")}


def first_line(thing):
    """Data flow and formula, without a remark on how it is made fast."""
    line = getattr(thing, "py_func", thing).__doc__.strip().splitlines()[0]
    return [part for part in line.split(" " * 8) if not part.startswith("as ")]


def arguments(thing):
    return list(inspect.signature(getattr(thing, "py_func", thing)).parameters)


def test_the_rooms_have_the_same_names():
    assert sorted(cuda.__all__) == sorted(cpu.__all__) == sorted(simulated.__all__)


@pytest.mark.parametrize("name", cpu.__all__)
def test_twins_take_the_same_arguments_and_promise_the_same_formula(name):
    twins = [getattr(room, name) for room in (cpu, cuda, simulated)]
    assert len({tuple(arguments(twin)) for twin in twins}) == 1
    if name not in ("empty", "zeros", "upload", "download"):
        assert first_line(twins[0]) == first_line(twins[1]) == first_line(twins[2])


@pytest.mark.parametrize("name", KERNELS)
def test_a_kernel_repeats_the_formula_of_its_launcher_and_says_what_one_thread_does(name):
    kernel = KERNELS[name]
    assert first_line(kernel) == first_line(getattr(cuda, name.removesuffix("_kernel")))
    assert "Thread" in kernel.py_func.__doc__


def test_the_files_of_the_room_are_those_of_the_processor():
    def files(room):
        return {path.stem for path in Path(inspect.getfile(room)).parent.glob("*.py")}

    # what makes loops fast on a processor has no meaning on a card
    only_there = {"exponentials", "pointers", "registers", "processor", "tile", "epoch", "threads"}
    assert files(cpu) - only_there <= files(cuda)


def test_only_one_file_imports_a_cuda_compiler():
    allowed = {"front_end.py", "audit.py"}
    for path in Path(inspect.getfile(cuda)).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in getattr(node, "names", [])]
            source = getattr(node, "module", None) or ""
            if any(name.startswith("numba") for name in [*names, source]):
                assert path.name in allowed, path


def network(device, dtype="float32"):
    layers = [dl.Dense(4, 6), dl.ReLU(), dl.Dense(6, 3)]
    return dl.Network(layers, device=device, dtype=dtype, seed=3)


@pytest.mark.parametrize("dtype, close", [("float32", 1e-6), ("float64", 1e-13)])
def test_five_training_steps_give_the_numbers_of_the_processor(rng, dtype, close):
    X, y = rng.normal(size=(11, 4)), rng.integers(0, 3, 11)
    ours, theirs = network("simulator", dtype), network("cpu", dtype)
    for _ in range(5):
        losses = [net.step(X, y, dl.SGD(lr=0.5)) for net in (ours, theirs)]
        assert losses[0] == pytest.approx(losses[1], rel=close)
    np.testing.assert_allclose(ours.theta, theirs.theta, rtol=close, atol=close)


def test_a_network_in_the_simulator_trains_predicts_and_scores(rng):
    X, y = rng.normal(size=(9, 4)), rng.integers(0, 3, 9)
    ours, theirs = network("simulator"), network("cpu")
    for net in (ours, theirs):
        net.fit(X, y, epochs=2, batch_size=4, progress=False)
    assert np.array_equal(ours.predict(X), theirs.predict(X))
    assert ours.score(X, y) == theirs.score(X, y)


def test_without_a_card_the_door_says_what_is_missing_and_what_to_do(monkeypatch):
    monkeypatch.setattr(front_end, "why_no_gpu", lambda: "no card was found.")
    with pytest.raises(RuntimeError, match="no card was found. Use device='cpu', or device='sim"):
        open_room("cuda")


def test_an_unknown_device_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match="'cpu', 'cuda', 'simulator', but got 'gpu'"):
        dl.Network([dl.Dense(2, 2)], device="gpu")


def test_empty_arrays_start_no_threads():
    launch.launch_line(None, 0)
    launch.launch_table(None, 3, 0)
