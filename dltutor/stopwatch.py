"""Honest times: run once without counting, then take the shortest of several runs."""

from collections.abc import Callable
from time import perf_counter


def seconds(run: Callable, *arguments, runs: int = 5) -> float:
    """The shortest of several runs. What comes first may compile, so it does not count."""
    run(*arguments)
    times = []
    for _ in range(runs):
        begin = perf_counter()
        run(*arguments)
        times.append(perf_counter() - begin)
    return min(times)
