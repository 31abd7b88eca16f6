"""The hint ladder: five rungs, each more concrete than the last, from the gap to the solution."""

import random
import string

from dltutor.checker import reference
from dltutor.exercise import Exercise

TITLES = {
    1: "the gap",
    2: "where to look",
    3: "a tiny instance, up to the step that is yours",
    4: "the lines, shuffled",
    5: "the solution",
}
LAST = 5
NEEDS_AN_ANSWER = 5


def rung(exercise: Exercise, number: int) -> str:
    """The text of a rung from 2 to 5. Rung 1 is what the checker says about the learner's file."""
    texts = {2: _where_to_look, 3: _tiny_instance, 4: _shuffled_lines, 5: _solution}
    return texts[number](exercise)


def _where_to_look(exercise: Exercise) -> str:
    shapes = reference.shapes(exercise)
    return f"Read {exercise.pointer}.\n{exercise.hints.where}\n{shapes}".rstrip()


def _tiny_instance(exercise: Exercise) -> str:
    return exercise.hints.worked


def _shuffled_lines(exercise: Exercise) -> str:
    """The solution's lines among lines of common mistakes, never in the right order."""
    right = reference.solution_lines(exercise)
    lines = right + misleading_lines(exercise)
    shuffled = list(lines)
    random.Random(exercise.id).shuffle(shuffled)
    if [line for line in shuffled if line in right] == right:
        shuffled.reverse()
    count = len(lines) - len(right)
    extra = "One line does" if count == 1 else f"{count} lines do"
    letters = string.ascii_uppercase[: len(shuffled)]
    lettered = [f"{letter}   {line}" for letter, line in zip(letters, shuffled, strict=True)]
    return f"Put these lines in order. {extra} not belong.\n" + "\n".join(lettered)


def misleading_lines(exercise: Exercise) -> list[str]:
    """The lines in which the chosen wrong variants differ from the solution."""
    right = reference.solution_lines(exercise)
    wrong = []
    for name in exercise.hints.distractors:
        lines = reference.solution_lines(exercise, exercise.variant(name))
        wrong += [line for line in lines if line not in right and line not in wrong]
    return wrong


def _solution(exercise: Exercise) -> str:
    lines = reference.code_text(exercise).splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("# --- "))
