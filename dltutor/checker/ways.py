"""What else can be asked of a function than its answer: how it compiles, walks memory, launches.

The child loads this file by its place, as it loads wire.py, so it imports nothing of the tutor.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

ANSWER = ""  # call it; what is compiled runs on one core, and so always in the same order
ON_ALL_CORES = "on all cores"
COMPILED = "compiled"  # how it was compiled, and whether its loops can share the work
TIMES_FASTER = "times faster"  # than the same lines without their compiler
WALK = "walk"  # how many numbers of its arguments it reads, and how many of them next to the last
LAUNCH = "launch "  # as a kernel, on the simulated graphics card; the shape of the launch follows

STEPS = 100_000  # rounds of all loops: no kernel of an exercise needs a tenth of them


def ask(function: Callable, given: tuple, way: str) -> Any:
    """What a learner's function says to this."""
    if way == COMPILED:
        return how_compiled(function)
    if way == TIMES_FASTER:
        function(*given)
        return _seconds(uncompiled(function), given) / _seconds(function, given)
    if way == WALK:
        return walk(function, given)
    if way.startswith(LAUNCH):
        return simulated(function, given, **json.loads(way.removeprefix(LAUNCH)))
    _use_cores(way == ON_ALL_CORES)
    return function(*given)


def ask_ours(function: Callable, given: tuple, way: str) -> Any:
    """The same of one of our own functions: they are tried as plain Python, and never timed."""
    if way == TIMES_FASTER:
        return 100.0 if how_compiled(function)["compiled"] == "by Numba" else 1.0
    if way in (COMPILED, WALK) or way.startswith(LAUNCH):
        return ask(function, given, way)
    return uncompiled(function)(*given)


def launch(grid: Any, block: Any, seed: int | None = None) -> str:
    """The way to ask a kernel: this many blocks of this many threads, in this order."""
    return LAUNCH + json.dumps({"grid": grid, "block": block, "seed": seed})


def simulated(kernel: Callable, given: tuple, grid: Any, block: Any, seed: int | None) -> None:
    """Run a kernel on the simulated card; whatever it does against the rules is an error."""
    from dlcore.cuda import simulator

    report = simulator.launch(kernel, grid, block, *given, seed=seed, check=False, steps=STEPS)
    if report.findings:
        raise broken_rule(report)


class BrokenRule(RuntimeError):
    """What a kernel did that it must not do; `place` is its line."""

    place: dict[str, Any]


def broken_rule(report: Any) -> BrokenRule:
    """The first finding, under a name that tells all kinds that were found, and in which memory."""
    first = report.findings[0]
    name = ", ".join(sorted({kind_of(finding, report) for finding in report.findings}))
    if first.kind == "stopped" and "NotImplementedError" in first.message:
        name = "NotImplementedError"  # nothing is written yet
    said = first.message.partition(" If it is really")[0]  # the learner launches nothing here
    error = type(name, (BrokenRule,), {})(said)
    error.place = {"line": first.line, "function": first.function}
    return error


def kind_of(finding: Any, report: Any) -> str:
    """How often an index is out of range tells a missing guard from one that is off by one."""
    kind = finding.kind.replace("_", " ")
    if finding.kind == "out_of_range":
        same = [one.times for one in report.findings if one.kind == finding.kind]
        return f"{kind} {max(same)} times"
    count = report.counts.get(finding.array)
    return f"{kind} in {count.space} memory" if count else kind


def uncompiled(function: Any) -> Callable:
    return getattr(function, "py_func", function)


def how_compiled(function: Any) -> dict[str, Any]:
    if not _is_dispatcher(function):
        return {"compiled": "not compiled", "shares its loops": False}
    by_objects = function.targetoptions.get("forceobj") or (
        function.signatures and not function.nopython_signatures
    )
    return {
        "compiled": "in object mode" if by_objects else "by Numba",
        "shares its loops": any(map(_has_parallel_loops, _with_helpers(function, []))),
    }


def walk(function: Callable, given: tuple) -> dict[str, int]:
    """Run it as plain Python on arrays that write down where they are read."""
    watched = [Watched.over(one) if isinstance(one, np.ndarray) else one for one in given]
    try:
        uncompiled(function)(*watched)
    except Exception:  # what runs only compiled cannot be followed, and is not blamed for it
        return {"reads": 0, "next to the last": 0}
    places = [one.read for one in watched if isinstance(one, Watched)]
    steps = [abs(b - a) for read in places for a, b in zip(read, read[1:], strict=False)]
    size = 8
    return {"reads": len(steps), "next to the last": sum(step <= size for step in steps)}


class Watched(np.ndarray):
    """An array of float64 that keeps the places of memory that were read, in their order."""

    read: list[int]

    @classmethod
    def over(cls, array: np.ndarray) -> "Watched":
        watched = array.view(cls)
        watched.read = []
        return watched

    def __array_finalize__(self, parent: Any) -> None:
        self.read = getattr(parent, "read", [])

    def __getitem__(self, at: Any) -> Any:
        found = super().__getitem__(at)
        if isinstance(found, np.ndarray):
            self.read.extend(_places(found))
        else:
            places = at if isinstance(at, tuple) else (at,)
            inside = tuple(slice(one, one + 1 or None) for one in places)
            self.read.extend(_places(super().__getitem__(inside)))
        return found


def _places(array: np.ndarray) -> Iterator[int]:
    """Where the numbers of a piece lie: a row is read in order, a column in jumps."""
    start = array.__array_interface__["data"][0]
    for at in np.ndindex(array.shape):
        yield start + sum(i * step for i, step in zip(at, array.strides, strict=True))


def _seconds(function: Callable, given: tuple) -> float:
    """The best of five runs: other programs can only make a run slower."""
    best = float("inf")
    for _ in range(5):
        began = time.perf_counter()
        function(*given)
        best = min(best, time.perf_counter() - began)
    return best


def _use_cores(all_of_them: bool) -> None:
    numba = sys.modules.get("numba")
    if numba is not None:
        numba.set_num_threads(numba.config.NUMBA_NUM_THREADS if all_of_them else 1)


def _is_dispatcher(thing: Any) -> bool:
    return hasattr(thing, "nopython_signatures") and hasattr(thing, "py_func")


def _with_helpers(function: Any, found: list) -> list:
    """The function and the compiled ones it calls by name, each once."""
    if function not in found:
        found.append(function)
        for name in function.py_func.__code__.co_names:
            helper = function.py_func.__globals__.get(name)
            if _is_dispatcher(helper):
                _with_helpers(helper, found)
    return found


def _has_parallel_loops(function: Any) -> bool:
    """Ask Numba, which has counted them; of what is not compiled yet, ask the text."""
    if not function.targetoptions.get("parallel"):
        return False
    compiled = [one.metadata for one in function.overloads.values() if one.metadata]
    if not compiled:
        return "prange" in function.py_func.__code__.co_names
    return any(one["parfor_diagnostics"].count_parfors() for one in compiled)
