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
