"""The checker: it runs a learner's functions in a child process and names the likely mistake."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dltutor.checker.student import Limits, Student
    from dltutor.checker.verdict import Verdict


def check_text(
    text: str,
    asked: str,
    seed: int | None = None,
    limits: "Limits | None" = None,
    student: "Student | None" = None,
) -> "list[Verdict]":
    """The verdicts on a file's text, for "01", "01.1" or "dot".

    Without a seed the inputs are fresh each time. A `student` made earlier saves the wait for
    its process; it stays the caller's to close.
    """
    # Imported here: pytest loads this package with every test run on the machine.
    from dltutor import bank
    from dltutor.checker.judge import judge
    from dltutor.checker.student import Limits, Student

    own = student or Student(limits or Limits())
    try:
        exercises = bank.find(asked)
        own.load(text, bank.home(exercises[0]))
        return [judge(exercise, own, seed) for exercise in exercises]
    finally:
        if student is None:
            own.close()
