"""Lines of a program, shuffled, to be put in order by their letters; some do not belong."""

import random

from dltutor import questions
from dltutor.cards import Card


def card(name: str, order: str = "") -> Card:
    """The puzzle itself, or what the learner's order says."""
    puzzle = questions.find(name)
    lettered = shuffled(name)
    letters = [letter for letter in str(order or "").upper() if letter.isalpha()]
    strange = [letter for letter in letters if letter not in lettered]
    if not letters or strange:
        return _question(name, puzzle, lettered, strange)
    chosen = [lettered[letter] for letter in letters]
    right = _lines_in_place(chosen, puzzle["lines"])
    if chosen == puzzle["lines"]:
        return Card("Every line is in its place.", code="\n".join(chosen), tone="right")
    good = "\n".join(chosen[:right])
    return Card(_where(right), _why(chosen, right, puzzle), tone="look", code=good)


def shuffled(name: str) -> dict[str, str]:
    """Letter to line, in an order that is the same for everybody."""
    puzzle = questions.find(name)
    lines = puzzle["lines"] + [one["line"] for one in puzzle["distractors"]]
    random.Random(name).shuffle(lines)
    return {chr(ord("A") + place): line for place, line in enumerate(lines)}


def _question(name: str, puzzle: dict, lettered: dict[str, str], strange: list[str]) -> Card:
    code = "\n".join(f"{letter}  {line}" for letter, line in lettered.items())
    extra = len(puzzle["distractors"])
    how = (
        f'Type the letters in order, like `arrange("{name}", "CAB")`. {extra} lines do not belong.'
    )
    missed = f"There is no line {strange[0]}." if strange else ""
    return Card(puzzle["asks"], missed, how, tone="question", code=code)


def _lines_in_place(chosen: list[str], wanted: list[str]) -> int:
    place = 0
    while place < min(len(chosen), len(wanted)) and chosen[place] == wanted[place]:
        place += 1
    return place


def _where(right: int) -> str:
    return "The first line is another one." if right == 0 else f"Right up to line {right}."


def _why(chosen: list[str], right: int, puzzle: dict) -> str:
    if right == len(chosen):
        return "Something is still missing after it."
    if right == len(puzzle["lines"]):
        return "Nothing more is needed after it."
    reasons = {one["line"]: one["because"] for one in puzzle["distractors"]}
    return reasons.get(chosen[right], f"Then comes another line than `{chosen[right].strip()}`.")
