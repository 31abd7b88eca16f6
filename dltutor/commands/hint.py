"""`dlcore hint` gives the next rung of the ladder, from the gap to the solution."""

import argparse
import sys

from dltutor import bank, hints, mastery, terminal
from dltutor.commands import check
from dltutor.exercise import Exercise

HELP = "the next hint for an exercise; five rungs, the last is the solution"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", help="an exercise: 01.1, or its name")
    parser.add_argument("--again", action="store_true", help="show the last hint once more")
    parser.add_argument("--answer", help="before the solution: what went wrong, in one line")


def run(arguments: argparse.Namespace) -> int:
    try:
        exercise = one_exercise(arguments.what)
    except ValueError as error:
        print(f"dlcore hint: {terminal.plain(str(error))}", file=sys.stderr)
        return 2
    seen = mastery.highest_rung(exercise.id)
    number = max(seen, 1) if arguments.again else min(seen + 1, hints.LAST)
    if number == hints.NEEDS_AN_ANSWER > seen and not _answered(arguments.answer, exercise):
        return 1
    terminal.say(
        f"{exercise.id} {exercise.name}, hint {number} of {hints.LAST}: {hints.TITLES[number]}",
        "bold",
    )
    terminal.say(_gap(exercise) if number == 1 else hints.rung(exercise, number))
    if number > seen:
        mastery.record(exercise.id, mastery.HINT, rung=number)
    _say_what_follows(exercise, number)
    return 0


def one_exercise(what: str) -> Exercise:
    found = bank.find(what)
    if len(found) > 1:
        names = ", ".join(f"{one.id} {one.name}" for one in found)
        raise ValueError(f"expected one exercise, but {what!r} has several: {names}.")
    return found[0]


def _gap(exercise: Exercise) -> str:
    """The first rung is the check itself: expected, returned, the likely mistake."""
    from dltutor.checker import report

    path = check.file_of(bank.home(exercise))
    (verdict,) = check.check_file(path, exercise.id)
    mastery.note(verdict)
    return report.full(verdict)


def _answered(answer: str | None, exercise: Exercise) -> bool:
    """The solution teaches more to a reader who has said what it should mend."""
    question = "Before the solution: in one line, what was the misconception?"
    if answer is None and sys.stdin.isatty():
        answer = input(f"{question}\n> ")
    if answer and answer.strip():
        return True
    terminal.say(f'{question}\nType: dlcore hint {exercise.id} --answer "..."')
    return False


def _say_what_follows(exercise: Exercise, number: int) -> None:
    if number == hints.LAST:
        terminal.say("\nClose this, write it from memory, and check. It will count as practised.")
        if bank.twin_of(exercise) is not None:
            terminal.say(f"Its twin makes it mastered: dlcore check {exercise.id}t")
    else:
        terminal.say(
            f"\nTry it: dlcore check {exercise.id}. The next hint: dlcore hint {exercise.id}"
        )
