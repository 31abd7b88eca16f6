"""A contender in a process of its own, in an environment that favours nobody."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks import tasks
from benchmarks.contenders import NAMES

ROOT = Path(__file__).parents[1]
FORCING = ("OPENBLAS_", "GOTO_", "MKL_", "OMP_", "KMP_", "XLA_", "JAX_", "NPY_", "ATEN_")
FORCING_US = ("DLCORE_VECTOR_BITS", "NUMBA_CPU_", "NUMBA_OPT", "NUMBA_DISABLE_JIT", "NUMBA_NUM_")
THREADS = ("OMP", "OPENBLAS", "MKL", "NUMBA", "VECLIB_MAXIMUM")
PINS = hasattr(os, "sched_setaffinity")
ALLOWED = sorted(os.sched_getaffinity(0)) if PINS else []


def environment(threads: int) -> dict[str, str]:
    """Ours, without the variables that force a library onto other kernels or threads."""
    forcing = FORCING + FORCING_US
    kept = {name: value for name, value in os.environ.items() if not name.startswith(forcing)}
    return {**kept, **{f"{library}_NUM_THREADS": str(threads) for library in THREADS}}


def cores(threads: int) -> list[int]:
    """The last cores that we may use, to hold a process to; none where the system cannot."""
    return ALLOWED[-threads:]


class Turn(NamedTuple):
    """Seconds by the clock, and the share of them in which the process ran."""

    seconds: float
    busy: float


class Rival:
    """rival = Rival("by_numpy.epoch"); rival.prepare(task, data_folder); rival.run(10)"""

    def __init__(self, contender: str, threads: int = 1):
        self.name = NAMES[contender] + (f", {threads} threads" if threads > 1 else "")
        self.said = tempfile.TemporaryFile("w+", encoding="utf-8")
        place = ",".join(map(str, cores(threads)))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.worker", contender, place],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.said,
            text=True,
            encoding="utf-8",
            env=environment(threads),
            cwd=ROOT,
        )
        self.missing = self._answer().get("missing")

    def prepare(self, task: tasks.Task, data: Path) -> float:
        """Give it a task and let it warm up; the loss that it then has."""
        return self._ask(prepare=tasks.as_json(task), data=str(data))["result"]

    def run(self, times: int) -> Turn:
        """So many epochs or products, timed by the process itself."""
        answer = self._ask(run=times)
        return Turn(answer["seconds"], answer["ran"] / answer["seconds"])

    def close(self) -> None:
        self.process.stdin.close()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.said.close()

    def _ask(self, **request) -> dict:
        print(json.dumps(request), file=self.process.stdin, flush=True)
        return self._answer()

    def _answer(self) -> dict:
        line = self.process.stdout.readline()
        if not line:
            self.said.seek(0)
            last = (self.said.read().strip().splitlines() or ["it said nothing"])[-1]
            raise RuntimeError(f"it stopped: {last}")
        return json.loads(line)
