"""Give tasks to contenders, show every table as soon as it stands, and keep the figures."""

import argparse
from collections.abc import Sequence

from benchmarks import report
from benchmarks.examples import folder_for
from benchmarks.protocol import Gate, race, rivals
from benchmarks.tasks import Task


def options(script: str, rounds: int, asked: Sequence[str] | None) -> argparse.Namespace:
    """What every script may be told."""
    parser = argparse.ArgumentParser(
        description=script, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=rounds, help="turns of every contender")
    parser.add_argument(
        "--patience", type=float, default=60, help="seconds to wait in all for quiet moments"
    )
    parser.add_argument(
        "--only", default="", metavar="LETTERS", help="tasks with these letters; keeps no figures"
    )
    parser.add_argument(
        "--processor-time", action="store_true", help="for a machine that others use meanwhile"
    )
    return parser.parse_args(asked)


def compare(
    section: str,
    tasks: Sequence[Task],
    contenders: Sequence[tuple[str, int]],
    chunk: float,
    asked: argparse.Namespace,
) -> None:
    """Every task in turn, with turns of `chunk` seconds; the figures go under `section`."""
    chosen = [task for task in tasks if asked.only in task.name]
    rows: list[dict] = []
    with folder_for(chosen) as data, rivals(contenders) as started:
        threads = max(threads for _, threads in contenders)
        gate = Gate(threads, asked.patience, asked.processor_time and threads == 1)
        for task in chosen:
            results = race(started, task, data, gate, asked.rounds, chunk)
            rows += [result.row() for result in results]
            report.show(rows[-len(results) :])
    print(f"\n{gate.quiet_turns} of {gate.turns} turns were undisturbed.")
    if not asked.only:
        report.save(section, rows, gate)
