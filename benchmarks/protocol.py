"""How contenders are compared: side by side, in turns, and only in moments when nobody disturbs.

- Every contender has a process of its own, so that no two pools of threads meet, with an
  environment that forces no library onto other kernels, and its cores to itself where the system
  can promise that.
- They take turns, round after round, so that a slow minute of the machine hits all of them.
- Before and after each turn a probe measures how fast the cores are now, and each process tells
  how much of its time it really ran. A turn between two good probes that nobody interrupted
  counts; another is repeated, until the patience for the whole comparison is used up.
- Where a machine is never left alone, --processor-time counts only the time in which a process ran.
  Caches are then still shared with others, so a quiet machine and its clock are better.
- The figure is the median, over rounds, of the time of a contender divided by the time of the
  first contender in the same round, with its quartiles.
- All must come to the same loss from the same weights, or they did not do the same work.
"""

import math
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.peak import Peak
from benchmarks.rival import Rival, Turn, cores
from benchmarks.tasks import Task
from dlcore.progress import Progress

GOOD = 0.93  # of the best speed that the probe has seen
BUSY = 0.95  # of the time of a turn, its process must have run
TRIES = 10
LONGEST, FEWEST = 60, 3  # seconds for all rounds of a task, but never fewer rounds than that
SAME = 0.05  # how far losses may be apart: scikit-learn draws its own order of examples


@dataclass
class Gate:
    """Lets a turn count only if the cores were as fast as they can be, before and after it."""

    threads: int = 1
    patience: float = 60  # seconds of waiting and repeating in all; after that every turn counts
    processor_time: bool = False  # count only the time in which a process ran
    best: float = 0.0
    lost: float = 0.0
    quiet_turns: int = 0
    turns: int = 0
    peak: Peak = field(default_factory=Peak)

    def __post_init__(self) -> None:
        for _ in range(50):
            self.quiet()

    def quiet(self) -> bool:
        """Is every core fast right now? They are asked all at once."""
        with ThreadPoolExecutor(self.threads) as pool:
            rates = list(pool.map(self._rate, range(self.threads)))
        self.best = max(self.best, *rates)
        return min(rates) >= GOOD * self.best

    def _rate(self, thread: int) -> float:
        if place := cores(self.threads):
            os.sched_setaffinity(0, {place[thread]})  # holds this thread, not the process
        return self.peak.rate()

    def undisturbed(self, run: Callable[[], Turn]) -> float:
        """Seconds of the first turn that nobody disturbed; without patience, of the first."""
        self.turns += 1
        for _ in range(TRIES):
            self._wait()
            turn = run()
            if self.quiet() and (self.processor_time or turn.busy > BUSY):
                self.quiet_turns += 1
                break
            if self.lost > self.patience:
                break
            self.lost += turn.seconds
        return turn.seconds * (turn.busy if self.processor_time else 1)

    def _wait(self) -> None:
        while not self.quiet() and self.lost < self.patience:
            time.sleep(0.05)
            self.lost += 0.05


@contextmanager
def rivals(contenders: Sequence[tuple[str, int]]) -> Iterator[list[Rival]]:
    """All contenders that this machine has, started, and stopped whatever happens."""
    with ExitStack() as stack:
        found = []
        for contender, threads in contenders:
            rival = Rival(contender, threads)
            stack.callback(rival.close)
            if rival.missing:
                print(f"{rival.name} is left out: {rival.missing} is not installed here.")
            else:
                found.append(rival)
        yield found


@dataclass
class Result:
    """What one contender did with one task."""

    task: str
    contender: str
    seconds: Sequence[float]  # per step, round by round
    ratios: Sequence[float]  # the same, divided by those of the first contender
    loss: float = math.nan

    def row(self) -> dict:
        low, middle, high = np.percentile(self.ratios, [25, 50, 75])
        return {
            "task": self.task,
            "contender": self.contender,
            "seconds": float(f"{np.median(self.seconds):.4g}"),
            "best_seconds": float(f"{min(self.seconds):.4g}"),
            "ratio": round(float(middle), 3),
            "quartiles": [round(float(low), 3), round(float(high), 3)],
            "loss": None if math.isnan(self.loss) else round(self.loss, 6),
        }


def race(
    rivals: list[Rival], task: Task, data: Path, gate: Gate, rounds: int, chunk: float
) -> list[Result]:
    """Let the rivals take turns at a task; the first is the one that all are compared with."""
    ready = prepare(rivals, task, data)
    runs = {rival: partial(rival.run, times_in(chunk, rival)) for rival, _ in ready}
    seconds = take_turns(list(runs.values()), gate, rounds)
    steps = np.array([[run.args[0] * task.steps] for run in runs.values()])
    names = [rival.name for rival in runs]
    return compared(task.name, names, seconds / steps, [loss for _, loss in ready])


def take_turns(runs: Sequence[Callable[[], Turn]], gate: Gate, rounds: int) -> np.ndarray:
    """Seconds of each run in each round, (runs, rounds); fewer rounds where they last too long."""
    seconds, end = [], time.perf_counter() + LONGEST
    with Progress(rounds, "round") as line:
        while len(seconds) < rounds and (len(seconds) < FEWEST or time.perf_counter() < end):
            seconds.append([gate.undisturbed(run) for run in runs])
            line.update(len(seconds))
    return np.array(seconds).T


def compared(
    task: str, names: Sequence[str], seconds: np.ndarray, losses: Sequence[float] | None = None
) -> list[Result]:
    """Results, with ratios to the first contender in the same round."""
    losses = losses or [math.nan] * len(names)
    ratios = seconds / seconds[0]
    return [Result(task, *told) for told in zip(names, seconds, ratios, losses, strict=True)]


def prepare(rivals: list[Rival], task: Task, data: Path) -> list[tuple[Rival, float]]:
    """Warm all up. Who fails is out; who comes to another loss than the first is out this time."""
    ready: list[tuple[Rival, float]] = []
    for rival in list(rivals):
        try:
            loss = rival.prepare(task, data)
        except RuntimeError as error:
            print(f"{rival.name} is left out from here on: {error}")
            rivals.remove(rival)
            continue
        expected = ready[0][1] if ready else loss
        if math.isnan(loss) or abs(loss - expected) <= SAME * abs(expected):
            ready.append((rival, loss))
        else:
            print(
                f"{rival.name} is left out of {task.name}: after the warm-up its loss "
                f"is {loss:.4f}, not {expected:.4f}, so it does other work."
            )
    return ready


def times_in(seconds: float, rival: Rival) -> int:
    """How many epochs or products fill so many seconds."""
    n = 1
    while (taken := rival.run(n).seconds) < seconds / 8:
        n *= 4
    return max(1, round(n * seconds / taken))
