"""What the benchmarks promise: nobody is favoured, and figures are of equal work."""

import platform
import re

import numpy as np
import pytest

from benchmarks import machine, protocol, rival, tasks
from benchmarks.contenders import NAMES, by_dlcore, by_numpy
from benchmarks.peak import CHAINS, Peak
from benchmarks.rival import Rival, Turn
from dlcore.cpu.processor import can_fuse

FUSED = r"\bvfn?m(?:add|sub)\d+p[sd]\b|\bfmla\b"
SMALL = (
    tasks.Training((6, 5, 3), batch=4, examples=20),
    tasks.Training((6, 5, 3), rule="adam", lr=0.01, batch=4, examples=20),
    tasks.Training((6, 5, 1), bend="tanh", batch=4, examples=20),
)


@pytest.mark.parametrize("task", SMALL, ids=lambda task: task.name)
def test_contenders_that_do_the_same_work_come_to_the_same_loss(task, rng):
    X = rng.standard_normal((20, 6)).astype(np.float32)
    y = rng.integers(0, max(2, task.sizes[-1]), 20)

    contenders = by_numpy.epoch, by_dlcore.epoch, by_dlcore.layers, by_dlcore.steps
    by_hand, *ours = (build(task, X, y)(3) for build in contenders)

    assert ours == pytest.approx([by_hand] * 3, rel=1e-4)


@pytest.mark.skipif(not can_fuse(), reason="this processor has no fused multiply-add to count")
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_the_yardstick_makes_all_the_multiply_adds_that_it_counts(dtype):
    """A compiler leaves out what it can foresee, and then no loop could ever reach the peak."""
    (code,) = Peak(dtype)._run.inspect_asm().values()
    counts = [len(re.findall(FUSED, piece)) for piece in re.split(r"\n(?=\.?L\w+:)", code)]
    assert all(count % CHAINS == 0 for count in counts) and max(counts) >= CHAINS


def test_every_contender_has_a_name_and_a_file():
    here = rival.ROOT / "benchmarks" / "contenders"
    assert {name.split(".")[0] for name in NAMES} == {path.stem for path in here.glob("by_*.py")}


def test_variables_that_force_other_kernels_or_threads_do_not_reach_a_contender(monkeypatch):
    monkeypatch.setenv("OPENBLAS_CORETYPE", "Haswell")
    monkeypatch.setenv("DLCORE_VECTOR_BITS", "128")
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    monkeypatch.setenv("NUMBA_CACHE_DIR", "kept")

    told = rival.environment(threads=2)

    assert "OPENBLAS_CORETYPE" not in told and "DLCORE_VECTOR_BITS" not in told
    assert told["OMP_NUM_THREADS"] == "2" and told["NUMBA_CACHE_DIR"] == "kept"


def test_a_contender_works_in_its_own_process_and_tells_seconds_and_checksum(tmp_path):
    task = tasks.Product("Xt dZ", 5, 4, 3)
    X, _, dZ = task.matrices()
    numpy_ = Rival("by_numpy.product")
    try:
        assert numpy_.prepare(task, tmp_path) == pytest.approx(np.abs(X.T @ dZ).mean(), rel=1e-5)
        assert numpy_.run(3).seconds > 0
    finally:
        numpy_.close()


def test_a_library_that_is_not_installed_is_left_out_with_a_sentence(monkeypatch, capsys):
    monkeypatch.setitem(NAMES, "by_nobody.epoch", "Nobody")

    with protocol.rivals([("by_nobody.epoch", 1)]) as found:
        assert found == []

    assert "Nobody is left out: " in capsys.readouterr().out


class NeverQuiet(protocol.Gate):
    """A gate on a machine where others compute all the time."""

    def quiet(self) -> bool:
        return False


def test_without_patience_a_disturbed_turn_counts_and_is_told():
    gate = NeverQuiet(patience=0, peak=None)
    assert gate.undisturbed(lambda: Turn(seconds=2.0, busy=1.0)) == 2.0
    assert (gate.quiet_turns, gate.turns) == (0, 1)


class AlwaysQuiet(protocol.Gate):
    def quiet(self) -> bool:
        return True


def test_a_turn_that_was_interrupted_is_repeated():
    gate, turns = AlwaysQuiet(peak=None), iter([Turn(3.0, busy=0.5), Turn(1.0, busy=1.0)])
    assert gate.undisturbed(lambda: next(turns)) == 1.0
    assert (gate.quiet_turns, gate.turns) == (1, 1)


def test_a_ratio_is_the_median_of_the_ratios_of_single_rounds():
    ours, theirs = [1.0, 2.0, 4.0], [3.0, 4.0, 20.0]

    result = protocol.compared("task", ["ours", "theirs"], np.array([ours, theirs]))[1].row()

    assert result["ratio"] == 3.0  # of 3, 2 and 5; the medians alone would give 2
    assert result["quartiles"] == [2.5, 4.0]


def test_a_result_names_the_machine_by_its_processor_and_not_by_its_name_in_the_network():
    told = f"{machine.name()} {machine.slug()} {machine.versions()}"
    assert platform.node() not in told
    assert str(rival.ROOT) not in told
