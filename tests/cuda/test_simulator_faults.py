"""Every planted fault is caught and named for what it is; repaired, there is nothing to report."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from faults import FAULTS, KERNELS

from dlcore.cuda import simulator

ORDERS = [None, *range(5)]


def launch(kernel, text, **options):
    """One launch of a text; returns its report and the arrays after it."""
    arrays = kernel.arrays()
    made = simulator.kernel_from_text(text)
    report = simulator.launch(
        made, kernel.grid, kernel.block, *arrays, shared=kernel.shared, check=False, **options
    )
    return report, arrays


@pytest.mark.parametrize("name", KERNELS)
def test_a_right_kernel_gives_no_report_in_any_order(name):
    kernel, results = KERNELS[name], []
    for seed in range(20):
        report, arrays = launch(kernel, kernel.text, seed=seed)
        assert report.ok, report
        results.append(arrays)
    for arrays in results[1:]:
        for first, other in zip(results[0], arrays, strict=True):
            np.testing.assert_allclose(other, first, rtol=1e-6)


def test_what_warps_and_grids_compute_is_right():
    """Numba's own simulator cannot tell: it knows no warps and no grid barrier."""

    def result(name):
        kernel = KERNELS[name]
        return kernel.arrays(), launch(kernel, kernel.text, seed=3)[1]

    for name in ("warp_sum", "warp_tree"):
        (x, _), (_, total) = result(name)
        assert total[0] == x.sum()
    (x, _), (_, out) = result("vote")
    assert set(out) == {(x > 5).sum()}
    (x, _, _), (_, _, total) = result("grid_sum")
    assert total[0] == (x * x).sum()
    (x, *_), (*_, total) = result("last_block")
    assert total[0] == x.sum()


SHUFFLES = {
    "shfl_sync(ALL, x[t], 3)": lambda x: np.full(32, x[3]),
    "shfl_up_sync(ALL, x[t], 2)": lambda x: np.r_[x[:2], x[:-2]],
    "shfl_down_sync(ALL, x[t], 5)": lambda x: np.r_[x[5:], x[-5:]],
    "shfl_xor_sync(ALL, x[t], 8)": lambda x: x[np.arange(32) ^ 8],
    "all_sync(ALL, x[t] > 1)": lambda x: np.zeros(32),
    "any_sync(ALL, x[t] > 12)": lambda x: np.ones(32),
    "eq_sync(ALL, x[t])": lambda x: np.zeros(32),
    "syncthreads_and(x[t] > 0)": lambda x: np.ones(32),
    "syncthreads_or(x[t] > 99)": lambda x: np.zeros(32),
    "popc(t) + cuda.clz(t) + cuda.ffs(8)": lambda x: [
        bin(t).count("1") + 32 - t.bit_length() + 4 for t in range(32)
    ],
}


@pytest.mark.parametrize("call", SHUFFLES)
def test_the_functions_of_a_warp_give_what_the_card_gives(call):
    text = "ALL = 0xFFFFFFFF\n@cuda.jit\ndef ask(x, out):\n    t = cuda.threadIdx.x\n"
    made = simulator.kernel_from_text(f"{text}    out[t] = cuda.{call}\n")
    x, out = np.arange(32, dtype=np.float32) % 13 + 1, np.zeros(32, np.float32)
    simulator.launch(made, 1, 32, x, out)
    assert out.tolist() == list(SHUFFLES[call](x))


def test_many_readers_of_one_phase_do_not_hide_one_of_the_next():
    text = """
        @cuda.jit
        def late(x, out):
            t = cuda.threadIdx.x
            out[t] = x[0]
            cuda.syncthreads()
            if t == 40:
                out[t] += x[0]
            if t == 50:
                x[0] = 1
        """
    x, out = np.ones(1, np.float32), np.zeros(64, np.float32)
    for seed in range(4):
        made = simulator.kernel_from_text(text)
        assert simulator.launch(made, 1, 64, x, out, seed=seed, check=False).kinds == ["race"]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_caught_and_named_in_every_order(fault):
    kernel = KERNELS[fault.kernel]
    assert fault.old in kernel.text
    broken = kernel.text.replace(fault.old, fault.new)
    for seed in ORDERS:
        report, _ = launch(kernel, broken, seed=seed, steps=20_000)
        assert fault.kind in report.kinds, report
        named = [finding for finding in report.findings if finding.kind == fault.kind]
        assert fault.array is None or fault.array in [finding.array for finding in named]
        assert named[0].line and named[0].source
        assert len(named[0].message) > 40


def test_there_are_many_faults_of_many_kinds():
    assert len(FAULTS) >= 25
    assert len({fault.kind for fault in FAULTS}) >= 15


NUMBAS_OWN = """
import json, sys
import numpy as np
sys.setswitchinterval(1e-4)
from faults import KERNELS
from numba import cuda, config
from dlcore.cuda.simulator import kernel_from_text
assert config.ENABLE_CUDASIM
results = {}
for name, kernel in KERNELS.items():
    if not kernel.only_ours:
        arrays = kernel.arrays()
        kernel_from_text(kernel.text)[kernel.grid, kernel.block, 0, kernel.shared](*arrays)
        results[name] = [array.tolist() for array in arrays]
print(json.dumps(results))
"""


def test_numbas_own_simulator_agrees_on_every_right_kernel():
    pytest.importorskip("numba.cuda")
    here = Path(__file__).parent
    paths = [str(here), str(here.parents[1]), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {
        "NUMBA_ENABLE_CUDASIM": "1",
        "PYTHONPATH": os.pathsep.join(paths),
    }
    run = subprocess.run(
        [sys.executable, "-c", NUMBAS_OWN], capture_output=True, text=True, env=environment
    )
    assert run.returncode == 0, run.stderr
    theirs = json.loads(run.stdout)
    assert len(theirs) >= 10
    for name, arrays in theirs.items():
        _, ours = launch(KERNELS[name], KERNELS[name].text)
        for array, other in zip(ours, arrays, strict=True):
            np.testing.assert_allclose(array, np.array(other), rtol=1e-6, err_msg=name)
