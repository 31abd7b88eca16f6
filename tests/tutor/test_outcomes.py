"""What a lesson promises is practised in it and asked for, and exercises promise the same."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from lesson_books import (
    MASTERS,
    calls,
    code_cells,
    each_lesson,
    exercises_of,
    first_argument,
    notebook,
)

from dltutor import bank, questions

TABLE = tomllib.loads(Path(__file__).with_name("outcomes.toml").read_text(encoding="utf-8"))
NOBODY_CAN_SEE = {"appreciate", "know", "learn", "understand"}  # no act, so nothing to look at


def promises(master):
    """The list under "you can" that opens a lesson, without its marks."""
    first = notebook(master).cells[0].source
    found = re.findall(r"^- (.+(?:\n  .+)*)", first, flags=re.MULTILINE)
    return [re.sub(r"[*`]", "", " ".join(one.split())).rstrip(",.") for one in found]


def practice_in(master):
    """What a learner does in a lesson: half-done examples, puzzles, guesses, names to fill in."""
    book = notebook(master)
    done = {first_argument(call) for call in calls(book, "ask", "arrange", "predict")}
    nodes = [node for cell in code_cells(book) for node in ast.walk(ast.parse(cell.source))]
    made = {node.id for node in nodes if isinstance(node, ast.Name)}
    return done | made | {exercise.name for exercise in exercises_of(master)}


@each_lesson
def test_a_lesson_promises_acts_that_can_be_seen(master):
    assert len(promises(master)) >= 4
    verbs = {promise.split()[0] for promise in promises(master)}
    assert not verbs & NOBODY_CAN_SEE


@each_lesson
def test_every_promise_is_practised_and_asked_for(master):
    number = master.stem[:2]
    assert list(TABLE[number]) == promises(master)
    done, known = practice_in(master), questions.lesson_questions(number)
    for promise, (practised, asked) in TABLE[number].items():
        assert practised and set(practised) <= done, promise
        assert asked and set(asked) <= set(known), promise
        assert all(re.match(r"\d\d-[cr]", name) for name in asked), promise


@pytest.mark.parametrize("stem", bank.stems())
def test_an_exercise_promises_what_its_lesson_does(stem):
    for exercise in bank.exercises(stem):
        assert exercise.outcomes and set(exercise.outcomes) <= set(TABLE[exercise.lesson])


def test_every_lesson_and_no_other_is_in_the_table():
    assert set(TABLE) == {master.stem[:2] for master in MASTERS}
