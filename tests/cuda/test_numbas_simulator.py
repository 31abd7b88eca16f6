"""Numba's own simulator, which knows nothing of ours, gives the same numbers for every kernel."""

import inspect
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from operations import arguments_of, launcher

from dlcore.cuda import audit, matmul
from dlcore.cuda.launch import Launch, make, noted

KERNELS = audit.kernels()
HERE = Path(__file__).parent


def one_launch(name):
    """A launch of a kernel, with the same numbers in every process."""
    rng = np.random.default_rng(11)
    if name in matmul.kernels():
        return product_on_a_tile(name, rng)
    launch = launcher(name)
    given = arguments_of(KERNELS[name], rng)[: len(inspect.signature(launch).parameters)]
    with noted() as launches:
        launch(*given)
    return launches[0]


def product_on_a_tile(name, rng):
    turn_A, turn_B = "weights" in name, "input" in name
    n, m, depth = 37, 41, 19
    A = rng.random((depth, n) if turn_A else (n, depth), np.float32)
    B = rng.random((m, depth) if turn_B else (depth, m), np.float32)
    bias = rng.random(m, np.float32) if "forward" in name else np.float32(0)
    return Launch(KERNELS[name], 1, matmul.THREADS, (A, B, bias, np.zeros((n, m), np.float32)))


def after(launch, play):
    play(launch)
    return [argument for argument in launch.arguments if isinstance(argument, np.ndarray)]


def by_numbas_own(path):
    """Every kernel in Numba's simulator, in a process that was told so when it began."""
    from numba.cuda.simulator import kernelapi

    def array(self, shape, dtype, alignment=None):  # theirs knows no alignment
        caller = sys._getframe(1)
        place = caller.f_code, caller.f_lineno
        return self._allocations.setdefault(place, np.empty(shape, dtype))

    def play(launch):
        launch.kernel[launch.grid, launch.block](*launch.arguments)

    for name in matmul.kernels():
        kernelapi.FakeCUDAShared.array, plain = array, kernelapi.FakeCUDAShared.array
        save(path, name, after(one_launch(name), play))
        kernelapi.FakeCUDAShared.array = plain
    for name in set(KERNELS) - set(matmul.kernels()):
        save(path, name, after(one_launch(name), play))


def save(path, name, arrays):
    np.savez(Path(path) / f"{name}.npz", *arrays)


@pytest.fixture(scope="module")
def theirs(tmp_path_factory):
    pytest.importorskip("numba.cuda")
    folder = tmp_path_factory.mktemp("numba")
    code = (
        "import sys; sys.setswitchinterval(1e-4); import test_numbas_simulator as test; "
        f"test.by_numbas_own({str(folder)!r})"
    )
    paths = [str(HERE), str(HERE.parents[1]), os.environ.get("PYTHONPATH", "")]
    told = {"NUMBA_ENABLE_CUDASIM": "1", "PYTHONPATH": os.pathsep.join(paths)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=os.environ | told
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize("name", KERNELS)
def test_both_simulators_agree(name, theirs):
    ours = after(one_launch(name), make)
    with np.load(theirs / f"{name}.npz") as other:
        assert len(ours) == len(other.files)
        for array, key in zip(ours, other.files, strict=True):
            np.testing.assert_allclose(array, other[key], rtol=2e-6, atol=1e-6)
