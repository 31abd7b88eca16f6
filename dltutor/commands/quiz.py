"""`dlcore quiz` asks the check questions of a lesson, and explains every option. Nothing counts."""

import argparse
import random
import re
import string
import sys

from dltutor import questions, terminal

HELP = "check questions of a lesson, each answer explained, never for points"
A_FEW = 5
CHECKS = re.compile(r"\d\d-[cr]\d+")  # the others need the lesson beside them


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lesson", nargs="?", help="a lesson (01); without it, a few from anywhere")
    parser.add_argument("--seed", type=int, help="the same order again")


def run(arguments: argparse.Namespace) -> int:
    shuffle = random.Random(arguments.seed)
    try:
        names = _names(arguments.lesson, shuffle)
    except ValueError as error:
        print(f"dlcore quiz: {terminal.plain(str(error))}", file=sys.stderr)
        return 2
    terminal.say("Type a letter. Nothing is counted, and Ctrl-D ends it.", "dim")
    for number, name in enumerate(names, start=1):
        if not ask(name, f"Question {number} of {len(names)}", shuffle):
            terminal.say("\nThat is enough for now. Come back whenever you like.")
            return 0
    terminal.say("\nThat was the last question.")
    return 0


def ask(name: str, title: str, shuffle: random.Random) -> bool:
    """Ask one question until it has an answer, then explain all options; False: input is over."""
    question = questions.find(name)
    known = questions.options(question)
    order = shuffle.sample(sorted(known), len(known))
    letters = dict(zip(string.ascii_uppercase, order, strict=False))
    terminal.say(f"\n{title} (lesson {name[:2]})", "bold")
    terminal.say(question["asks"])
    for letter, original in letters.items():
        terminal.say(f"  {letter}. {known[original]['says']}")
    chosen = _letter(list(letters))
    if chosen is None:
        return False
    right = next(letter for letter, one in letters.items() if one == question["answer"])
    if chosen == right:
        terminal.say(f"{right} is right.", "green")
    else:
        terminal.say(f"Not {chosen}: it is {right}.", "yellow")
    first = [chosen] if chosen == right else [chosen, right]
    for letter in first + [one for one in letters if one not in first]:
        terminal.say(f"  {letter}. {known[letters[letter]]['because']}")
    return True


def _letter(letters: list[str]) -> str | None:
    """A letter from the keyboard, or None where nothing more comes."""
    while True:
        sys.stdout.write("> ")
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            return None
        typed = line.strip().rstrip(".)").upper()
        if typed in letters:
            return typed
        terminal.say(f"Type one of {', '.join(letters)}.")


def _names(lesson: str | None, shuffle: random.Random) -> list[str]:
    files = sorted(path.stem for path in questions.FOLDER.glob("*.toml"))
    if lesson is not None and lesson not in files:
        raise ValueError(
            f"expected a lesson with questions among {', '.join(files)}, but got {lesson!r}."
        )
    names = [
        name
        for one in ([lesson] if lesson else files)
        for name in questions.lesson_questions(one)
        if CHECKS.fullmatch(name)
    ]
    return names if lesson else shuffle.sample(names, min(A_FEW, len(names)))
