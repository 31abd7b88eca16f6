"""`dlcore check` runs the learner's functions and says what works, and what is likely wrong."""

import argparse
import json
import re
import sys
from pathlib import Path

from dltutor import mastery, terminal

HELP = "check your exercises: what works, and which mistake is likely"
COLOURS = {"✓": "green", "✗": "red"}
LEVEL = 1  # student code runs in a child process of its own, with limits


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", nargs="?", help="a lesson (01), an exercise (01.1, dot), or nothing for all"
    )
    parser.add_argument("--file", type=Path, help="check this file; progress is not noted then")
    parser.add_argument("--json", action="store_true", help="print the verdicts for a program")
    parser.add_argument("--ascii", action="store_true", help="print plain ASCII")
    parser.add_argument(
        "--seed", type=int, help="the same inputs again; fresh ones without it or DLCORE_SEED"
    )


def run(arguments: argparse.Namespace) -> int:
    from dltutor.checker.student import Student

    with Student() as student:  # its process starts while the bank is read
        try:
            jobs = _jobs(arguments.what, arguments.file)
        except ValueError as error:
            print(f"dlcore check: {terminal.plain(str(error))}", file=sys.stderr)
            return 2
        verdicts = []
        for path, asked in jobs:
            found = check_file(path, asked, student, arguments.seed)
            verdicts += found
            if not arguments.json:
                _show(path, found, arguments.ascii)
    if arguments.json:
        print(json.dumps(summary(verdicts), indent=2))
    else:
        _print_total(verdicts, arguments.ascii)
    if arguments.file is None:
        _note(verdicts, quiet=arguments.json)
    return 0 if all(verdict.status == "passed" for verdict in verdicts) else 1


def check_file(path: Path, asked: str, student=None, seed: int | None = None) -> list:
    """The verdicts on a file, also where there is no file to be read."""
    from dltutor import bank
    from dltutor.checker import check_text
    from dltutor.checker.intake import Refused, read_file
    from dltutor.checker.verdict import unread

    try:
        return check_text(read_file(path), asked, seed, student=student)
    except Refused as why:
        return [unread(exercise, "refused", str(why)) for exercise in bank.find(asked)]
    except OSError as why:
        said = f"The file {path} cannot be read: {why.strerror}. Does `dlcore start` bring it back?"
        return [unread(exercise, "missing", said) for exercise in bank.find(asked)]


def file_of(stem: str) -> Path:
    """The learner's own file, else the one the course came with."""
    from dltutor import places

    own = places.mine() / "exercises" / f"{stem}.py"
    shipped = places.exercises() / f"{stem}.py"
    return own if own.exists() or own.is_symlink() or not shipped.exists() else shipped


def _note(verdicts: list, quiet: bool) -> None:
    """Remember what came out, and offer a hint where nothing moves."""
    for verdict in verdicts:
        mastery.note(verdict)
        number = verdict.exercise.id
        if not quiet and verdict.status != "passed" and mastery.is_stuck(number):
            terminal.say(
                f"{number} came out the same three times. Look closer: dlcore hint {number}"
            )


def summary(verdicts: list) -> dict:
    return {
        "student": None,
        "level": LEVEL,
        "score": sum(verdict.points for verdict in verdicts),
        "max_score": sum(verdict.exercise.points for verdict in verdicts),
        "exercises": [verdict.as_dict() for verdict in verdicts],
    }


def _jobs(what: str | None, file: Path | None) -> list[tuple[Path, str]]:
    """Which file to check for what: one file, or all lessons that have exercises."""
    from dltutor import bank

    if what is not None:
        stem = bank.home(bank.find(what)[0])
        return [(file or file_of(stem), what)]
    if file is None:
        return [(file_of(stem), stem) for stem in bank.stems()]
    named = re.match(r"(?:ex)?(\d\d)", file.name)
    if named is None:
        raise ValueError(
            f"expected a file named like ex01_one_neuron.py, but got {file.name}. "
            "Say which lesson it is: dlcore check 01 --file ..."
        )
    return [(file, bank.stem(named[1]))]


def _show(path: Path, verdicts: list, ascii_only: bool) -> None:
    from dltutor.checker import report

    _say(f"Checking {_short(path)}", ascii_only, "dim")
    said = None
    for verdict in verdicts:
        head = report.headline(verdict)
        _say(head, ascii_only, *([COLOURS[head[0]]] if head[0] in COLOURS else []))
        body = "".join(f"{line}\n" for line in report.body(verdict))
        if body and body != said:  # a file that cannot be read says so once
            _say(body, ascii_only)
        said = body


def _print_total(verdicts: list, ascii_only: bool) -> None:
    passed = sum(verdict.status == "passed" for verdict in verdicts)
    total = f"{passed} of {len(verdicts)} exercises pass"
    if any(verdict.exercise.points for verdict in verdicts):
        total += f", {_points(verdicts)} points"
    core = [verdict for verdict in verdicts if not verdict.exercise.extension]
    if 0 < len(core) < len(verdicts):
        total += f"; {_points(core)} without the extensions"
    _say(f"{total}.", ascii_only, "bold")


def _points(verdicts: list) -> str:
    most = sum(verdict.exercise.points for verdict in verdicts)
    return f"{sum(verdict.points for verdict in verdicts):g} of {most}"


def _say(text: str, ascii_only: bool, *styles: str) -> None:
    from dltutor.checker import report

    terminal.say(report.ascii_only(text) if ascii_only else text, *styles)


def _short(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
