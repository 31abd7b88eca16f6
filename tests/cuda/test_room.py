"""The two rooms are twins: the same names, arguments, formulas and numbers."""

import ast
import inspect
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

import dlcore as dl
from dlcore import cpu, cuda
from dlcore.cuda import audit, front_end, launch, simulated
from dlcore.rooms import open_room

MSE, BCE = "mean_squared_error", "binary_cross_entropy"
KERNELS = {name: made for name, made in audit.kernels().items() if name.endswith("_kernel")}
LAUNCHERS = {name: import_module(made.py_func.__module__) for name, made in KERNELS.items()}


HELPERS = {
    "empty",
    "zeros",
    "upload",
    "download",
    "as_type",
    "type_of_sums",
}  # no formula, only a place


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
    if name not in HELPERS:
        assert first_line(twins[0]) == first_line(twins[1]) == first_line(twins[2])


@pytest.mark.parametrize("name", sorted(set(KERNELS) - {"as_type_kernel"}))
def test_a_kernel_repeats_the_formula_of_its_launcher_and_says_what_one_thread_does(name):
    kernel = KERNELS[name]
    assert first_line(kernel) == first_line(getattr(LAUNCHERS[name], name.removesuffix("_kernel")))
    assert "Thread" in kernel.py_func.__doc__


def test_the_files_of_the_room_are_those_of_the_processor():
    def files(room):
        return {path.stem for path in Path(inspect.getfile(room)).parent.glob("*.py")}

    # what makes loops fast on a processor has no meaning on a card
    only_there = {"exponentials", "pointers", "processor", "registers", "tile", "sweep"}
    only_there |= {"epoch", "threads"}
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


NETWORKS = {
    "dense": ([(dl.Dense, 4, 6), (dl.ReLU,), (dl.Dense, 6, 3)], "SGD", {}),
    "dropout": ([(dl.Dense, 4, 6), (dl.Tanh,), (dl.Dropout, 0.4), (dl.Dense, 6, 3)], "Adam", {}),
    "convolution": (
        [
            (dl.Conv2D, 1, 2, 3, 1, 1),
            (dl.GELU,),
            (dl.MaxPool2D, 2),
            (dl.Flatten,),
            (dl.Dense, 8, 3),
        ],
        *("RMSProp", {"shape_in": (4, 4, 1)}),
    ),
    "embedding": (
        [(dl.Embedding, 5, 3), (dl.Flatten,), (dl.LeakyReLU, 0.1), (dl.Dense, 6, 3)],
        *("SGD", {"shape_in": (2,)}),
    ),
    "values": ([(dl.Dense, 4, 3), (dl.Sigmoid,), (dl.Dense, 3, 1)], "SGD", {"loss": MSE}),
    "yes or no": ([(dl.Dense, 4, 2)], "AdamW", {"loss": BCE}),
}


def examples(net, rng):
    shape = (11, *net.shape_in)
    X = rng.integers(0, net.symbols, shape) if net.symbols else rng.normal(size=shape)
    if net.loss.name == MSE:
        return X, rng.normal(size=(11, 1))
    return X, rng.integers(0, 2, (11, 2)) if net.loss.name == BCE else rng.integers(0, 3, 11)


@pytest.mark.parametrize("dtype, close", [("float32", 2e-5), ("float64", 1e-11)])
@pytest.mark.parametrize("name", NETWORKS)
def test_five_training_steps_give_the_numbers_of_the_processor(name, rng, dtype, close):
    layers, rule, options = NETWORKS[name]
    ours, theirs = (
        dl.Network([make(*how) for make, *how in layers], device=device, dtype=dtype, **options)
        for device in ("simulator", "cpu")
    )
    rules = [getattr(dl, rule)(lr=0.05) for _ in range(2)]
    X, y = examples(ours, rng)
    for _ in range(5):
        losses = [
            net.step(X, y, rule, l1=1e-3, l2=1e-3)
            for net, rule in zip((ours, theirs), rules, strict=True)
        ]
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


def test_threads_of_the_processor_are_refused_for_a_card():
    with pytest.raises(ValueError, match="device is 'simulator', which has threads of its own"):
        dl.Network([dl.Dense(2, 2)], device="simulator", threads=2)
