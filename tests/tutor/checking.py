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
    return [one for stem in bank.stems() for one in bank.exercises(stem)]
