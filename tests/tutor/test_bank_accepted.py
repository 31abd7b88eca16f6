"""Right answers in other styles: files as a learner may hand them in, and every one passes."""

import re
from pathlib import Path

import pytest
from checking import every_exercise, home_of, student

from dltutor import bank
from dltutor.checker import check_text

__all__ = ["student"]

FILES = sorted((Path(__file__).parent / "accepted").glob("ex*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_in_another_style_passes(path, student):
    """A file may answer some of the exercises of its lesson only."""
    stem = home_of(path)
    verdicts = check_text(path.read_text(encoding="utf-8"), stem, student=student)
    answered = [verdict for verdict in verdicts if verdict.status != "missing"]
    assert answered
    for verdict in answered:
        assert verdict.status == "passed", f"{verdict.exercise.name}: {verdict.message}"


@pytest.mark.parametrize("exercise", every_exercise(), ids=lambda one: one.name)
def test_every_exercise_has_two_other_right_answers(exercise):
    texts = [path.read_text("utf-8") for path in FILES if home_of(path) == bank.home(exercise)]
    answers = [text for text in texts if re.search(rf"^def {exercise.name}\(", text, re.MULTILINE)]
    assert len(answers) >= 2
