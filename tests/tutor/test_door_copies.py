"""The learner's copies: what is missing comes, what is untouched is renewed, nothing is lost."""

import json

import pytest

from dltutor import copies, places


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A small course with one lesson and one exercise, and a learner's folder beside it."""
    for folder in ("lessons", "exercises"):
        (tmp_path / folder).mkdir()
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "lessons" / "01_one.ipynb").write_text("lesson, first print", encoding="utf-8")
    (tmp_path / "exercises" / "ex01_one.py").write_text("stub", encoding="utf-8")
    monkeypatch.setattr(places, "root", lambda: tmp_path)
    monkeypatch.setenv("DLCORE_MY", str(tmp_path / "my"))
    return tmp_path


def lesson(course, name="01_one.ipynb"):
    return course / "my" / name


def print_again(course, text):
    (course / "lessons" / "01_one.ipynb").write_text(text, encoding="utf-8")


def test_the_first_start_copies_everything(course):
    said = copies.bring_up_to_date()
    assert lesson(course).read_text(encoding="utf-8") == "lesson, first print"
    assert (course / "my" / "exercises" / "ex01_one.py").read_text(encoding="utf-8") == "stub"
    assert [line.split()[0] for line in said] == ["new", "new"]


def test_a_second_start_changes_nothing_and_says_nothing(course):
    copies.bring_up_to_date()
    lesson(course).write_text("my work", encoding="utf-8")
    assert copies.bring_up_to_date() == []
    assert lesson(course).read_text(encoding="utf-8") == "my work"


def test_an_untouched_copy_is_renewed_when_the_course_changes(course):
    copies.bring_up_to_date()
    print_again(course, "second print")
    assert copies.bring_up_to_date() == ["renewed   01_one.ipynb"]
    assert lesson(course).read_text(encoding="utf-8") == "second print"


def test_a_changed_copy_stays_and_the_new_version_lies_beside_it(course):
    copies.bring_up_to_date()
    lesson(course).write_text("my work", encoding="utf-8")
    print_again(course, "second print")
    (said,) = copies.bring_up_to_date()
    assert said.startswith("kept") and "01_one.new.ipynb" in said
    assert lesson(course).read_text(encoding="utf-8") == "my work"
    assert lesson(course, "01_one.new.ipynb").read_text(encoding="utf-8") == "second print"
    assert copies.bring_up_to_date() == []


def test_work_in_the_new_version_is_not_lost_either(course):
    copies.bring_up_to_date()
    lesson(course).write_text("my work", encoding="utf-8")
    print_again(course, "second print")
    copies.bring_up_to_date()
    lesson(course, "01_one.new.ipynb").write_text("work in the second print", encoding="utf-8")
    print_again(course, "third print")
    copies.bring_up_to_date()
    kept = lesson(course, "01_one.new.ipynb").read_text(encoding="utf-8")
    assert kept == "work in the second print"
    assert lesson(course, "01_one.new2.ipynb").read_text(encoding="utf-8") == "third print"


def test_an_untouched_new_version_is_renewed(course):
    copies.bring_up_to_date()
    lesson(course).write_text("my work", encoding="utf-8")
    for text in ("second print", "third print"):
        print_again(course, text)
        copies.bring_up_to_date()
    assert lesson(course, "01_one.new.ipynb").read_text(encoding="utf-8") == "third print"
    assert not lesson(course, "01_one.new2.ipynb").exists()


def notebook(*sources, outputs=()):
    cells = [{"cell_type": "code", "source": one, "outputs": list(outputs)} for one in sources]
    return json.dumps({"cells": cells, "metadata": {"seen": bool(outputs)}})


def test_a_notebook_that_was_only_run_counts_as_untouched(course):
    print_again(course, notebook("w = 1"))
    copies.bring_up_to_date()
    lesson(course).write_text(notebook("w = 1", outputs=["a picture"]), encoding="utf-8")
    print_again(course, notebook("w = 2"))
    assert copies.bring_up_to_date() == ["renewed   01_one.ipynb"]


def test_a_notebook_with_a_guess_typed_in_counts_as_changed(course):
    print_again(course, notebook("guess = None"))
    copies.bring_up_to_date()
    lesson(course).write_text(notebook("guess = 3"), encoding="utf-8")
    print_again(course, notebook("guess = None", "more"))
    (said,) = copies.bring_up_to_date()
    assert said.startswith("kept")
    assert lesson(course).read_text(encoding="utf-8") == notebook("guess = 3")


def test_a_deleted_copy_comes_again(course):
    copies.bring_up_to_date()
    lesson(course).unlink()
    assert copies.bring_up_to_date() == ["new       01_one.ipynb"]


@pytest.mark.parametrize("record", ["{ broken", "[]", None])
def test_a_lost_record_costs_no_work(course, record):
    copies.bring_up_to_date()
    lesson(course).write_text("my work", encoding="utf-8")
    if record is None:
        (course / "my" / copies.RECORD).unlink()
    else:
        (course / "my" / copies.RECORD).write_text(record, encoding="utf-8")
    copies.bring_up_to_date()
    assert lesson(course).read_text(encoding="utf-8") == "my work"
    assert lesson(course, "01_one.new.ipynb").exists()
    assert json.loads((course / "my" / copies.RECORD).read_text(encoding="utf-8"))


def test_nothing_temporary_is_left_behind(course):
    copies.bring_up_to_date()
    assert not list((course / "my").rglob("*.tmp"))
