"""One contender in a process of its own: it waits for a task, prepares it, and runs it when told.

Requests and answers are lines of JSON. `python -m benchmarks.worker by_numpy.epoch 0` starts one
on core 0.
"""

import importlib
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

import numpy as np

from benchmarks import tasks

WARM_UP = 2  # runs before the clock: they compile, and the loss after them is compared


def main() -> None:
    contender, place = sys.argv[1], [int(core) for core in sys.argv[2].split(",") if core]
    if place:
        os.sched_setaffinity(0, place)
    answers = own_stdout()
    try:
        build = load(contender)
    except ModuleNotFoundError as error:
        tell(answers, missing=error.name)
        return
    tell(answers, ready=True)
    run: Callable[[int], float]
    for line in sys.stdin:
        request = json.loads(line)
        if "prepare" in request:
            run = prepared(build, tasks.from_json(request["prepare"]), Path(request["data"]))
            tell(answers, result=run(WARM_UP))
        else:
            start, ran = time.perf_counter(), time.process_time()
            run(request["run"])
            seconds, ran = time.perf_counter() - start, time.process_time() - ran
            tell(answers, seconds=seconds, ran=ran)


def load(contender: str) -> Callable:
    """The function behind a name such as by_torch.eager."""
    module, function = contender.split(".")
    return getattr(importlib.import_module(f"benchmarks.contenders.{module}"), function)


def prepared(build: Callable, task: tasks.Task, data: Path) -> Callable[[int], float]:
    if isinstance(task, tasks.Product):
        return build(task)
    n = task.steps * task.batch
    X, y = (np.load(data / f"{part}_{task.sizes[0]}.npy")[:n] for part in "Xy")
    return build(task, X, y)


def own_stdout() -> TextIO:
    """Answers go where stdout went; what libraries print goes to stderr."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answers


def tell(answers: TextIO, **message) -> None:
    print(json.dumps(message), file=answers, flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
