"""How long do calls on a card take? Contenders take turns; who cannot run loses only its own."""

import statistics
import time
from collections.abc import Callable

ROUNDS, LEAST = 9, 0.05  # turns of each contender, and seconds that a turn lasts


def turn(run: Callable[[], object], wait: Callable[[], object], least: float = LEAST) -> float:
    """Seconds of one call, from as many calls as make a turn long enough."""
    calls = 1
    while True:
        wait()
        start = time.perf_counter()
        for _ in range(calls):
            run()
        wait()
        seconds = time.perf_counter() - start
        if seconds >= least:
            return seconds / calls
        calls = max(calls + 1, int(calls * min(10, 1.2 * least / max(seconds, 1e-9))))


def who_can(contenders: dict[str, Callable], wait: Callable) -> dict[str, Callable]:
    """Those that get through two calls, after which they are compiled and warm."""
    able = {}
    for name, run in contenders.items():
        try:
            run()
            run()
            wait()
        except Exception as reason:  # noqa: BLE001
            # the hour on the card goes on without this one, and says so
            print(f"    {name} is left out: {type(reason).__name__}: {reason}", flush=True)
        else:
            able[name] = run
    return able


def side_by_side(task: str, contenders: dict[str, Callable], wait: Callable, rounds: int) -> list:
    """A row for each: median seconds, and the median of its ratio to the first, round by round."""
    able = who_can(contenders, wait)
    seconds: dict[str, list[float]] = {name: [] for name in able}
    for _ in range(rounds):
        for name, run in able.items():
            seconds[name].append(turn(run, wait))
    ours = seconds.get(next(iter(contenders)))
    return [
        {
            "task": task,
            "contender": name,
            "seconds": statistics.median(taken),
            "ratio": ours and statistics.median(t / o for t, o in zip(taken, ours, strict=True)),
        }
        for name, taken in seconds.items()
    ]
