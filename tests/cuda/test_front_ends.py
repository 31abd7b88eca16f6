"""With a CUDA compiler, with an old one, without one, on any NumPy: the room opens or says why."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from dlcore.cuda import front_end, stand_in

ROOT = Path(__file__).parents[2]


def run(code, **environment):
    """What a new process prints."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)} | environment
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_without_any_cuda_compiler_the_simulator_trains_all_the_same():
    code = """
import sys
sys.modules["numba.cuda"] = None
import numpy as np, dlcore as dl
from dlcore.cuda import front_end
X, y = np.random.default_rng(0).normal(size=(5, 4)), np.array([0, 1, 2, 1, 0])
losses = []
for device in ("cpu", "simulator"):
    net = dl.Network([dl.Dense(4, 3), dl.ReLU(), dl.Dense(3, 3)], device=device)
    losses.append([net.step(X, y, dl.SGD(lr=0.1)) for _ in range(2)])
print(front_end.implementation(), np.allclose(*losses, rtol=1e-6))
try:
    dl.Network([dl.Dense(4, 3)], device="cuda")
except RuntimeError as error:
    print("refused" if "no CUDA compiler can be imported" in str(error) else error)
"""
    assert run(code) == ["stand-in", "True", "refused"]


def test_the_cards_room_works_with_arrays_on_a_device_from_the_first_step_to_the_file():
    pytest.importorskip("numba.cuda")
    code = """
import sys, tempfile, os
sys.setswitchinterval(1e-4)
import numpy as np, dlcore as dl
from dlcore.cuda import front_end, memory
front_end.why_no_gpu = lambda: None
X, y = np.random.default_rng(0).normal(size=(5, 4)), np.array([0, 1, 2, 1, 0])
ours, theirs = (
    dl.Network([dl.Dense(4, 3), dl.ReLU(), dl.Dense(3, 3)], device=device, seed=3)
    for device in ("cuda", "cpu")
)
print(ours.theta.__class__.__name__ != "ndarray")
for net in (ours, theirs):
    net.fit(X, y, epochs=1, batch_size=3, optimizer=dl.SGD(lr=0.5), progress=False)
print(np.allclose(ours.room.download(ours.theta), theirs.theta, rtol=1e-6, atol=1e-7))
print(np.array_equal(ours.predict(X), theirs.predict(X)))
memory.fits = lambda array: array.nbytes < 64  # as if X and y were too large for the card
net = dl.Network([dl.Dense(4, 3), dl.ReLU(), dl.Dense(3, 3)], device="cuda", seed=3)
history = net.fit(X, y, epochs=1, batch_size=2, optimizer=dl.SGD(lr=0.5), progress=False)
steps = dl.Network([dl.Dense(4, 3), dl.ReLU(), dl.Dense(3, 3)], seed=3)
steps.fit(X, y, epochs=1, batch_size=2, optimizer=dl.SGD(lr=0.5), progress=False)
print(history.engine == "recorded steps" and net.predict(X).tolist() == steps.predict(X).tolist())
print(np.allclose(net.room.download(net.theta), steps.theta, rtol=1e-6, atol=1e-7))
path = os.path.join(tempfile.mkdtemp(), "net.npz")
ours.save(path)
print(np.allclose(dl.load(path).predict_proba(X), theirs.predict_proba(X), rtol=1e-6))
"""
    assert run(code, NUMBA_ENABLE_CUDASIM="1") == ["True"] * 6


def test_numbas_own_simulator_is_not_taken_for_a_card(monkeypatch):
    monkeypatch.setattr(front_end, "WHY_NOT", None)
    monkeypatch.setattr(front_end.config, "ENABLE_CUDASIM", 1)
    assert "NUMBA_ENABLE_CUDASIM" in front_end.why_no_gpu()


def test_a_compiler_that_breaks_on_import_gives_the_stand_in_and_the_reason(monkeypatch):
    class Broken:
        def __getattr__(self, name):
            raise AttributeError("module 'numba.cuda.types' has no attribute 'NPDatetime'")

    monkeypatch.setitem(sys.modules, "numba", Broken())
    cuda, types, why_not = front_end.import_front_end()
    assert cuda is stand_in.cuda and types is stand_in
    assert "no CUDA compiler can be imported" in why_not
    assert "pip install --upgrade 'dlcore[gpu]'" in why_not


def test_the_stand_in_says_where_its_kernels_can_run():
    kernel = stand_in.cuda.jit(lambda a: None)
    with pytest.raises(RuntimeError, match="dlcore.cuda.simulator.launch"):
        kernel[1, 32](np.ones(1))


def test_what_numpy_took_away_is_given_back_to_the_compiler(monkeypatch):
    monkeypatch.delattr(np, "row_stack", raising=False)
    front_end.import_front_end()
    assert np.row_stack is np.vstack


def test_the_benchmark_for_a_card_keeps_what_it_has_when_a_part_fails(tmp_path):
    pytest.importorskip("numba.cuda")
    code = f"""
import json, sys
from pathlib import Path
sys.setswitchinterval(1e-4)
from dlcore.cuda import front_end
front_end.why_no_gpu = lambda: None
from benchmarks import gpu, gpu_clock, gpu_kernels, gpu_report, gpu_training
gpu_report.RESULTS, gpu_report.card = Path({str(tmp_path)!r}), lambda: "No card"
gpu_clock.turn.__defaults__ = (0,)
gpu_kernels.SIDES, gpu_kernels.LAYERS, gpu_kernels.NUMBERS = (), ((3, 4, 2),), 1024
gpu_training.NETWORKS = (((4, 3), 2),)
def broken(room, torch, told):
    "A part that fails."
    raise ValueError("the card is gone")
gpu.PARTS = (gpu.products, broken, gpu.steps)
code = gpu.main(["--quick"])
kept = json.loads((Path({str(tmp_path)!r}) / "gpu-no-card.json").read_text(encoding="utf-8"))
rows = [row["contender"] for part in ("products", "steps") for row in kept[part]["rows"]]
print("kept:", code, ",".join(rows), kept["broken"]["failed"])
"""
    printed = " ".join(run(code, NUMBA_ENABLE_CUDASIM="1"))
    assert "kept: 1 dlcore,dlcore,copying the batch ValueError: the card is gone" in printed
    assert "products cuBLAS through PyTorch at least 0.7: not measured" in printed
