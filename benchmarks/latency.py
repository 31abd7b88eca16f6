"""How long until a fresh process has taken its first step, with an empty cache and a filled one?

python -m benchmarks.latency [--rounds 5]
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from benchmarks import report
from benchmarks.compare import options
from benchmarks.contenders import NAMES
from benchmarks.protocol import Gate, compared, take_turns
from benchmarks.rival import ROOT, Turn, environment

CONTENDERS = (
    "by_dlcore.epoch",
    "by_dlcore.layers",
    "by_torch.eager",
    "by_torch.compiled",
    "by_jax.step",
    "by_sklearn.epoch",
)


def main(asked: Sequence[str] | None = None) -> None:
    told = options(__doc__, 5, asked)
    gate, rows = Gate(patience=told.patience), []
    with tempfile.TemporaryDirectory() as name:
        kept = Path(name)
        found = [one for one in CONTENDERS if told.only in one and can_start(one, kept)]
        names = [NAMES[contender] for contender in found]
        for task, run in (("empty cache", with_empty_cache), ("filled cache", first_step)):
            runs = [partial(run, contender, kept / contender) for contender in found]
            seconds = take_turns(runs, gate, told.rounds)
            results = compared(f"first step, {task}", names, seconds)
            rows += [result.row() for result in results]
            report.show(rows[-len(found) :])
    if not told.only:
        report.save("latency", rows, gate)


def first_step(contender: str, cache: Path) -> Turn:
    """The life of a process that takes one step; part of it, it waits for the disk."""
    start = time.perf_counter()
    done = in_fresh_process(contender, cache)
    seconds = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError(f"{NAMES[contender]} stopped: {done.stderr}")
    return Turn(seconds, busy=1.0)


def with_empty_cache(contender: str, kept: Path) -> Turn:
    with tempfile.TemporaryDirectory(dir=kept.parent) as cache:
        return first_step(contender, Path(cache))


def can_start(contender: str, kept: Path) -> bool:
    """Try once; this also fills the cache for later."""
    done = in_fresh_process(contender, kept / contender)
    if done.returncode == 0:
        return True
    last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
    print(f"{NAMES[contender]} is left out: {last}")
    return False


def in_fresh_process(contender: str, cache: Path) -> subprocess.CompletedProcess:
    kept = {"NUMBA_CACHE_DIR": str(cache), "TORCHINDUCTOR_CACHE_DIR": str(cache)}
    return subprocess.run(
        [sys.executable, "-m", "benchmarks.first_step", contender],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**environment(1), **kept},
        cwd=ROOT,
        check=False,
    )


if __name__ == "__main__":
    main()
