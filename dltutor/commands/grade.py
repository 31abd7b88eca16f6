"""`dlcore grade` checks the submissions of a class, and writes results, grades and feedback."""

import argparse
import json
import os
import sys
from collections import Counter
from pathlib import Path

from dltutor import terminal

HELP = "grade a folder of submissions: results, a grade table, feedback for each student"
PROMISE = (
    "Level 1: each submission runs in a process of its own, with limits on time and memory.\n"
    "This does not promise that hostile code cannot read files of this computer (the solutions\n"
    "too), use the network, or leave something behind. Grade code of strangers in a container."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="one folder or zip for each student")
    parser.add_argument("--out", type=Path, required=True, help="where the results go")
    parser.add_argument(
        "--lessons", nargs="+", metavar="NN", help="which lessons count; else all handed in"
    )
    parser.add_argument("--seed", type=int, help="the inputs; else drawn once and kept in OUT")
    parser.add_argument("--workers", type=int, default=0, help="how many are graded at a time")


def run(arguments: argparse.Namespace) -> int:
    from dltutor.grading import outputs, submissions

    folder, out = arguments.folder, arguments.out
    try:
        _expect_folder(folder, out)
        found, others = submissions.find(folder, leave_out=out)
        stems = _stems(arguments.lessons, found)
    except (ValueError, OSError) as error:
        print(f"dlcore grade: {terminal.plain(str(error))}", file=sys.stderr)
        return 2
    terminal.say(PROMISE, "dim")
    if others:
        terminal.say(f"Left out, since they are neither folder nor zip: {', '.join(others)}.")
    lessons = ", ".join(stem[2:4] for stem in stems)
    terminal.say(f"Submissions: {len(found)}. Lessons: {lessons}.")
    try:
        results = _results(found, stems, arguments)
    except KeyboardInterrupt:
        terminal.say("\nWhat is graded is kept: the same command goes on from here.")
        raise
    outputs.write(out, results)
    return _report(results, out)


def _results(found: list, stems: list[str], arguments: argparse.Namespace) -> list[dict]:
    """The results in the order of the submissions; what an earlier run has done is kept."""
    from dlcore.progress import Progress
    from dltutor.atomic import write_text
    from dltutor.checker.student import Limits
    from dltutor.grading import run

    seed, limits, kept = _seed(arguments), Limits(), arguments.out / "kept"
    places = {one.student: kept / f"{run.key(one, stems, seed, limits)}.json" for one in found}
    read = {student: _read(place, student) for student, place in places.items()}
    done = {student: result for student, result in read.items() if result is not None}
    left = [one for one in found if one.student not in done]
    if len(left) < len(found):
        terminal.say(f"Unchanged since an earlier run: {len(found) - len(left)}.")
    workers = arguments.workers or min(os.cpu_count() or 1, 8)
    with Progress(total=len(left), label="submission") as line:
        graded = run.grade_all(left, stems, seed, limits, workers) if left else ()
        for count, (one, result) in enumerate(graded, start=1):
            done[one.student] = result
            if not run.needs_a_person(result):
                write_text(places[one.student], json.dumps(result) + "\n")
            line.update(count, one.student)
    return [done[one.student] for one in found]


def _report(results: list[dict], out: Path) -> int:
    from dltutor.grading.run import needs_a_person

    if results:
        full = sum(one["score"] == one["max_score"] for one in results)
        terminal.say(f"Graded: {len(results)}, of which {full} have all points.", "bold")
    named = [part["misconception"] for one in results for part in one["exercises"]]
    for name, times in Counter(filter(None, named)).most_common(3):
        terminal.say(f"  seen {times} times: {name}" if times > 1 else f"  seen once: {name}")
    terminal.say(f"Written: {out / 'results.jsonl'}, {out / 'grades.csv'}, {out / 'feedback'}")
    stuck = [one["student"] for one in results if needs_a_person(one)]
    if stuck:
        terminal.say(f"These need a person, and are tried again next time: {', '.join(stuck)}")
    return 1 if stuck else 0


def _expect_folder(folder: Path, out: Path) -> None:
    if not folder.is_dir():
        raise ValueError(f"expected a folder of submissions, but {folder} is none.")
    if out.exists() and not out.is_dir():
        raise ValueError(f"expected a folder for the results, but {out} is a file.")
    if out.resolve() == folder.resolve():
        raise ValueError("expected --out to be another folder than that of the submissions.")


def _stems(lessons: list[str] | None, found: list) -> list[str]:
    from dltutor import bank

    if not found:
        raise ValueError("expected a folder or zip for each student, but found none.")
    if lessons:
        return sorted({bank.stem(lesson) for lesson in lessons})
    stems = sorted({stem for one in found for stem in (*one.texts, *one.refused)})
    if not stems:
        raise ValueError(
            "expected exercise files such as ex01_one_neuron.py in the submissions, but found "
            "none. To grade them all the same, say which lessons: --lessons 01"
        )
    return stems


def _seed(arguments: argparse.Namespace) -> int:
    """One seed for the whole class, so that all are asked the same, also after an interruption."""
    from dltutor.atomic import write_text
    from dltutor.checker.seeds import fresh_seed

    place = arguments.out / "kept" / "seed.json"
    if arguments.seed is not None:
        return arguments.seed
    known = _json(place)
    if not isinstance(known, int):
        known = fresh_seed()
        write_text(place, json.dumps(known) + "\n")
    return known


def _read(place: Path, student: str) -> dict | None:
    known = _json(place)
    return known if isinstance(known, dict) and known.get("student") == student else None


def _json(place: Path) -> object:
    try:
        return json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
