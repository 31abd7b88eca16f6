"""Machine code is kept between runs, old code is forgotten, and no folder is needed for it."""

import os
import subprocess
import sys
import time

import numpy as np

from dlcore.cpu import jit

TRAIN = (
    "import numpy as np, dlcore as dl\n"
    "net = dl.Network([dl.Dense(4, 5), dl.ReLU(), dl.Dense(5, 3)])\n"
    "net.fit(np.ones((6, 4)), np.arange(6) % 3, epochs=1, progress=False, compiled=COMPILED)\n"
)
HITS = "from dlcore.cpu import matmul\nprint(sum(matmul.sweep_narrow.stats.cache_hits.values()))\n"


def run(program, **environment):
    out = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )
    assert out.returncode == 0, out.stderr
    return out.stdout.strip()


def test_a_second_process_finds_the_machine_code_of_the_first(tmp_path):
    program = TRAIN.replace("COMPILED", "None") + HITS
    counts = [run(program, NUMBA_CACHE_DIR=str(tmp_path)) for _ in range(2)]
    assert counts == ["0", "1"]


def test_training_works_where_no_machine_code_can_be_kept(tmp_path):
    nowhere = tmp_path / "a_file"
    nowhere.write_text("this is no folder", encoding="utf-8")
    run(TRAIN.replace("COMPILED", "True"), NUMBA_CACHE_DIR=str(nowhere))


def test_code_that_nobody_used_for_a_month_is_forgotten_and_nothing_else(tmp_path):
    names = ["0123456789abcdef", "fedcba9876543210", "0000000000000000", "notes"]
    now, old, recent, other = folders = [tmp_path / name for name in names]
    for folder in folders:
        folder.mkdir()
        (folder / "code").write_text("", encoding="utf-8")
    for folder in (now, old, other):
        os.utime(folder, (time.time() - 2 * jit.A_MONTH,) * 2)
    jit.forget_old_code(now)
    assert [folder.exists() for folder in folders] == [True, False, True, True]
    assert time.time() - now.stat().st_mtime < jit.A_MONTH


def test_warming_up_compiles_for_a_network_of_any_kind():
    from dlcore.warm import networks

    kinds = {layer.kind for net, _ in networks("float32") for layer in net.layers}
    assert kinds >= {"dense", "relu", "tanh", "sigmoid", "gelu", "leaky_relu", "conv2d"}
    assert all(np.dtype(net.dtype) == np.float32 for net, _ in networks("float32"))
