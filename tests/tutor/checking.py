"""What the tests of the checker share: the exercises, one warm child, and answers in one line."""

import pytest

from dltutor import bank
from dltutor.checker import check_text
from dltutor.checker.student import Limits, Student

SHORT = Limits(load=20.0, compile=30.0, call=2.0, total=60.0)
IMPORTS = "import numpy as np\n"


@pytest.fixture(scope="module")
def student():
    """One child for a whole file of tests: what is checked here does no harm to it."""
    with Student() as warm:
        yield warm


def verdict_on(text: str, name: str, student: Student | None = None, **more):
    """The verdict on one function; NumPy is imported for it."""
    (verdict,) = check_text(IMPORTS + text, name, student=student, **more)
    return verdict


def every_exercise() -> list:
    """Those of the lessons, and their twins."""
    return [one for stem in (*bank.stems(), bank.TWINS) for one in bank.exercises(stem)]


def home_of(path) -> str:
    """The file that a file of right answers, such as ex01_loops.py, answers."""
    return bank.TWINS if path.stem.startswith(bank.TWINS) else bank.stem(path.stem[2:4])


def passing(texts):
    """A test that each of these functions, read fairly from the statement, is right."""

    @pytest.mark.parametrize("text", texts)
    def passes(text, student):
        verdict = verdict_on(text, text[4 : text.index("(")], student)
        assert verdict.status == "passed", verdict.message

    return passes


def named_as(pairs):
    """A test that each of these functions, wrong as people type it, is named: (text, name)."""

    @pytest.mark.parametrize(("text", "named"), pairs)
    def is_named(text, named, student):
        verdict = verdict_on(text, text[4 : text.index("(")], student)
        assert verdict.misconception == named, verdict.message

    return is_named
