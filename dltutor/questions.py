"""The check questions and line puzzles of the lessons, one readable file per lesson."""

import functools
import math
import tomllib
from pathlib import Path

from dltutor.cards import Card

FOLDER = Path(__file__).parent / "quiz"


def find(name: str) -> dict:
    """The question `01-c1` lies in quiz/01.toml under that name."""
    known = lesson_questions(name.partition("-")[0])
    if name not in known:
        raise ValueError(
            f"expected a question among {', '.join(known) or 'none'}, but got {name!r}. "
            "Write the name as the lesson has it."
        )
    return known[name]


@functools.cache
def lesson_questions(number: str) -> dict[str, dict]:
    path = FOLDER / f"{number}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def options(question: dict) -> dict[str, dict]:
    """The letters of a question, each with what it `says` and what to answer it with."""
    return {name: value for name, value in question.items() if len(name) == 1}


def card(name: str, answer: str | float | None = None) -> Card:
    """The question itself, or what the answer says about it."""
    question = find(name)
    return (
        _numbered(question, answer) if "number" in question else _lettered(name, question, answer)
    )


def _lettered(name: str, question: dict, answer: str | float | None) -> Card:
    letters = options(question)
    letter = str(answer or "").strip().upper()
    if letter not in letters:
        choices = [(f"{key}. {one['says']}", one["because"]) for key, one in letters.items()]
        how = f'Choose one to see what it means, or type its letter: `ask("{name}", "A")`.'
        return Card(question["asks"], how, tone="question", choices=choices)
    said, because = letters[letter]["says"], letters[letter]["because"]
    if letter == question["answer"]:
        return Card(f"{letter}. {said}", because, tone="right")
    return Card(f"{letter}. {said}: not this one.", because, "Try another letter.", tone="look")


def _numbered(question: dict, answer: str | float | None) -> Card:
    try:
        number = float("nan" if answer is None else answer)
    except (TypeError, ValueError):
        number = math.nan
    if math.isnan(number):
        return Card(question["asks"], "Answer with a number.", tone="question")
    if _close(number, question["number"]):
        return Card(f"{number:g} is right.", question["because"], tone="right")
    slips = [slip["because"] for slip in question["slips"] if _close(number, slip["number"])]
    return Card(f"{number:g} is not it yet.", *(slips or [question["clue"]]), tone="look")


def _close(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-9)
