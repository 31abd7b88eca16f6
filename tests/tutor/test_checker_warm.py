"""Checking is quick because one child process, once warm, serves file after file."""

from dltutor import bank, places
from dltutor.checker import check_text, student

COMPILED = ("13", "15")  # these take their time; the tests of the pytest plugin run them


def test_one_child_serves_all_solutions_one_after_the_other(monkeypatch):
    started = []

    class Counted(student.Child):
        def __init__(self):
            started.append(self)
            super().__init__()

    monkeypatch.setattr(student, "Child", Counted)
    stems = [stem for stem in bank.stems() if stem[2:4] not in COMPILED]
    with student.Student() as warm:
        for stem in stems:
            text = (places.solutions() / f"{stem}.py").read_text(encoding="utf-8")
            wrong = [
                one.message
                for one in check_text(text, stem, student=warm)
                if one.status != "passed"
            ]
            assert wrong == [], stem
    assert len(stems) > 10 and len(started) == 1
