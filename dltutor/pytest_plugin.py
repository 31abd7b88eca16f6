"""Lets pytest mark exercise files: one item an exercise, and our message instead of a traceback.

pytest loads this file in every test run on the machine, so it imports nothing of weight before
it has met an exercise file.
"""

from pathlib import Path

import pytest

BANK = Path(__file__).parent / "bank"


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path: Path, parent):
    """Take exercise files out of pytest's own hands, which would import them into this process."""
    collected = yield
    if is_exercise_file(file_path):
        return [ExerciseFile.from_parent(parent, path=file_path)]
    return collected


def is_exercise_file(path: Path) -> bool:
    """ex01_one_neuron.py anywhere: ours, the learner's, or one that was handed in."""
    if path.suffix != ".py" or not path.name.startswith("ex") or path.parent == BANK:
        return False
    return (BANK / path.name).is_file()


class ExerciseFile(pytest.File):
    """One file, one warm child process for all of its exercises."""

    student = None

    def collect(self):
        from dltutor import bank

        for exercise in bank.exercises(self.path.stem):
            yield ExerciseItem.from_parent(self, name=exercise.name, exercise=exercise)

    def judge(self, exercise):
        from dltutor.checker.intake import Refused, read_file
        from dltutor.checker.judge import judge
        from dltutor.checker.student import Student
        from dltutor.checker.verdict import unread

        if self.student is None:
            try:
                text = read_file(self.path)
            except Refused as why:
                return unread(exercise, "refused", str(why))
            self.student = Student()
            self.student.load(text, self.path.stem)
        return judge(exercise, self.student)

    def teardown(self):
        if self.student is not None:
            self.student.close()
            self.student = None


class ExerciseItem(pytest.Item):
    def __init__(self, *, exercise, parent, **kwargs):
        super().__init__(parent=parent, **kwargs)
        self.exercise = exercise
        self.file = parent

    def runtest(self):
        verdict = self.file.judge(self.exercise)
        self.user_properties += [("points", verdict.points), ("status", verdict.status)]
        if verdict.status == "not_started" and self._is_the_courses_own():
            pytest.skip("not started")
        if verdict.status != "passed":
            raise NotPassed(verdict)

    def repr_failure(self, excinfo, style=None):
        if not isinstance(excinfo.value, NotPassed):
            return super().repr_failure(excinfo, style)
        from dltutor.checker import report

        return report.full(excinfo.value.verdict)

    def reportinfo(self):
        return self.path, None, f"{self.exercise.id} {self.exercise.name}"

    def _is_the_courses_own(self) -> bool:
        """In the course's exercises/ an unfilled function is as it should be, so it is skipped.

        Anywhere else the file is somebody's work, and what is not started has not passed.
        """
        from dltutor import places

        return self.path.parent == places.exercises()


class NotPassed(Exception):
    def __init__(self, verdict):
        super().__init__(verdict.status)
        self.verdict = verdict
