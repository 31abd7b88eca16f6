"""dlcore grade: everybody gets a result, nobody's broken file costs anybody else one."""

import csv
import json
import stat
import zipfile
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

import pytest

from dltutor import bank
from dltutor.checker.student import Limits
from dltutor.checker.verdict import GRADER_ERROR, unread
from dltutor.cli import main
from dltutor.grading import outputs, run, submissions
from dltutor.grading.submissions import Submission

NAME = "ex01_one_neuron.py"
RIGHT = "def dot(x, w):\n    return float(x @ w)\n"
LAST_ONLY = "def dot(x, w):\n    return float(x[-1] * w[-1]) if len(x) else 0.0\n"
LOUD = "def dot(x, w):\n    raise ValueError('```<script>alert(1)</script>')\n"
ENDLESS = "def dot(x, w):\n    while True:\n        pass\n"


def hand_in(folder, student, content, name=NAME):
    place = folder / student / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content if isinstance(content, bytes) else content.encode())


def pack(path, **entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries.items():
            packed.writestr(name, content)


def grade(folder, *more):
    return main(["grade", str(folder / "in"), "--out", str(folder / "out"), *more])


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A class with an honest half and a half that goes wrong, graded once."""
    folder = tmp_path_factory.mktemp("class")
    students = {"alice": RIGHT, "loop": ENDLESS, "=1+1": LOUD, "latin": b"# \xe9"}
    for student, content in students.items():
        hand_in(folder / "in", student, content)
    pack(folder / "in" / "bob.zip", **{f"bob/{NAME}": LAST_ONLY, f"__MACOSX/._{NAME}": "x"})
    pack(folder / "in" / "slip.zip", **{f"../{NAME}": RIGHT})
    pack(folder / "in" / "bomb.zip", **{NAME: bytes(50_000_000)})
    (folder / "in" / "torn.zip").write_bytes(b"PK no zip at all")
    (folder / "in" / "notes.txt").write_text("not a submission", encoding="utf-8")
    assert grade(folder, "--lessons", "01", "--workers", "2") == 0
    return folder


def results_of(folder):
    lines = (folder / "out" / "results.jsonl").read_text(encoding="utf-8").splitlines()
    return {one["student"]: one for one in map(json.loads, lines)}


def test_each_submission_is_one_line_of_the_agreed_form(graded):
    results = results_of(graded)
    assert list(results) == ["=1+1", "alice", "bob", "bomb", "latin", "loop", "slip", "torn"]
    for one in results.values():
        assert list(one) == ["student", "level", "score", "max_score", "exercises"]
        assert (one["level"], one["max_score"], len(one["exercises"])) == (1, 15, 3)


def test_what_is_broken_costs_nobody_else_anything(graded):
    first = {student: one["exercises"][0] for student, one in results_of(graded).items()}
    assert {student: one["status"] for student, one in first.items()} == {
        "=1+1": "error",
        "alice": "passed",
        "bob": "failed",
        "bomb": "refused",
        "latin": "refused",
        "loop": "timeout",
        "slip": "missing",
        "torn": "refused",
    }
    assert first["bob"]["misconception"] == "overwrites_total"
    assert not (graded / NAME).exists()


def test_a_name_like_a_formula_stays_text_in_the_table(graded):
    with (graded / "out" / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][:4] == ["student", "score", "max_score", "needs_a_person"]
    assert [row[:2] for row in rows[1:3]] == [["'=1+1", "0.0"], ["alice", "5.0"]]
    assert [outputs.cell(text)[0] for text in ("+1", "-1", "@a", "\ta")] == ["'"] * 4


def test_feedback_cannot_break_out_of_its_page(graded):
    pages = {one.name: one for one in (graded / "out" / "feedback").iterdir()}
    assert {"alice.md", "bob.md"} <= set(pages) and len(pages) == 8
    (loud,) = [page for name, page in pages.items() if name.startswith("_1_1-")]
    text = loud.read_text(encoding="utf-8")
    assert r"# Feedback for \=1\+1" in text
    before, fence, inside, *_ = text.partition("````text")
    assert fence and "<script>" in inside and "<script>" not in before


def test_a_second_run_grades_only_what_has_changed(graded, monkeypatch, capsys):
    before = (graded / "out" / "results.jsonl").read_bytes()
    asked = []

    def notice(left, *_):
        asked.extend(one.student for one in left)
        return judges()(left)

    monkeypatch.setattr(run, "grade_all", notice)
    assert grade(graded, "--lessons", "01") == 0
    assert asked == [] and (graded / "out" / "results.jsonl").read_bytes() == before
    assert "Unchanged since an earlier run: 8." in capsys.readouterr().out
    assert grade(graded, "--lessons", "01", "--seed", "3") == 0
    assert len(asked) == 8


def judges(which="", end=None):
    """Stand-ins for the judges: on the student `which` they fail, or stop all of it."""

    def grade_all(left, *_):
        for one in left:
            if one.student == which and end is not None:
                raise end
            failed = [unread(bank.find("01.1")[0], GRADER_ERROR, "")] * (one.student == which)
            yield one, run.record(one.student, failed)

    return grade_all


def test_after_an_interruption_it_goes_on_where_it_was(tmp_path, monkeypatch, capsys):
    for student in "abc":
        hand_in(tmp_path / "in", student, RIGHT)
    monkeypatch.setattr(run, "grade_all", judges("b", KeyboardInterrupt()))
    assert grade(tmp_path) == 130
    assert "the same command goes on" in capsys.readouterr().out
    monkeypatch.setattr(run, "grade_all", judges())
    assert grade(tmp_path) == 0
    assert "Unchanged since an earlier run: 1." in capsys.readouterr().out
    assert list(results_of(tmp_path)) == ["a", "b", "c"]


def test_what_the_checker_failed_on_needs_a_person_and_is_tried_again(
    tmp_path, monkeypatch, capsys
):
    for student in "ab":
        hand_in(tmp_path / "in", student, RIGHT)
    monkeypatch.setattr(run, "grade_all", judges("b"))
    assert grade(tmp_path) == 1
    assert "need a person, and are tried again next time: b" in capsys.readouterr().out
    monkeypatch.setattr(run, "grade_all", judges())
    assert grade(tmp_path) == 0


class FallsOver:
    """A pool whose processes end when they meet the student b."""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def shutdown(self, cancel_futures):
        pass

    def submit(self, _, submission, *__):
        job = Future()
        if submission.student == "b":
            job.set_exception(BrokenProcessPool())
        else:
            job.set_result(run.record(submission.student, []))
        return job


def test_a_judge_that_falls_over_is_no_mark(monkeypatch):
    monkeypatch.setattr(run, "_pool", lambda workers: FallsOver())
    class_ = [Submission(student, {}, {}) for student in "abc"]
    found = {
        one.student: run.needs_a_person(result)
        for one, result in run.grade_all(class_, ["ex01_one_neuron"], 1, Limits(), 2)
    }
    assert found == {"a": False, "b": True, "c": False}


def test_file_names_are_tame_and_apart():
    students = ["Ann", "ann", "../up", "con", "Zoë", "", "a/b", "a\\b", "...", "x" * 300]
    names = list(outputs.file_names(students).values())
    assert len({name.casefold() for name in names}) == len(students)
    assert not any(set(name) & set('/\\:*?"<>|') or name.startswith(".") for name in names)
    assert max(map(len, names)) < 80 and names[4] == "Zoë"


def test_of_several_files_the_one_with_the_right_name_counts(tmp_path):
    hand_in(tmp_path, "a", RIGHT)
    hand_in(tmp_path, "a", LAST_ONLY, "ex01_one_neuron (1).py")
    hand_in(tmp_path, "a", "", "ex01_one_neuron.new.py")
    hand_in(tmp_path, "a/exercises", "# two", "ex02_mine.py")
    found = submissions.read(tmp_path / "a", "a")
    assert found.texts == {"ex01_one_neuron": RIGHT, "ex02_a_layer_is_a_matrix": "# two"}
    hand_in(tmp_path, "a/exercises", RIGHT)
    assert "There are 2 files" in submissions.read(tmp_path / "a", "a").refused["ex01_one_neuron"]


def test_links_are_not_followed(tmp_path):
    hand_in(tmp_path, "real", RIGHT)
    (tmp_path / "a").mkdir()
    try:
        (tmp_path / "a" / NAME).symlink_to(tmp_path / "real" / NAME)
        (tmp_path / "b").symlink_to(tmp_path / "real", target_is_directory=True)
    except OSError:
        pytest.skip("this system lets nobody make links")
    assert "is a link" in submissions.read(tmp_path / "a", "a").refused["ex01_one_neuron"]
    assert "is a link" in submissions.read(tmp_path / "b", "b").refusal
    entry = zipfile.ZipInfo(NAME)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as packed:
        packed.writestr(entry, "/etc/passwd")
    assert "is a link" in submissions.read(tmp_path / "c.zip", "c").refused["ex01_one_neuron"]


@pytest.mark.parametrize("missing", ["nothing there", "no exercise files"])
def test_a_folder_without_submissions_is_said_to_be_one(tmp_path, capsys, missing):
    if missing == "no exercise files":
        hand_in(tmp_path / "in", "a", "", "readme.md")
    assert grade(tmp_path) == 2
    assert "expected" in capsys.readouterr().err
