"""The course finds its own folders, wherever the learner stands."""

import pytest

from dltutor import places


def test_the_folders_lie_in_the_checkout(monkeypatch, tmp_path):
    monkeypatch.delenv("DLCORE_MY", raising=False)
    monkeypatch.chdir(tmp_path)
    root = places.root()
    assert (root / "course.py").is_file()
    assert places.lessons() == root / "lessons"
    assert places.exercises() == root / "exercises"
    assert places.solutions() == root / "solutions"
    assert places.mine() == root / "my"


def test_the_learners_folder_can_be_elsewhere(monkeypatch, tmp_path):
    monkeypatch.setenv("DLCORE_MY", str(tmp_path / "work"))
    assert places.mine() == (tmp_path / "work").resolve()


def test_an_installed_copy_finds_the_course_around_the_current_folder(monkeypatch, tmp_path):
    (tmp_path / "course" / "lessons").mkdir(parents=True)
    (tmp_path / "course" / "pyproject.toml").touch()
    monkeypatch.setattr(places, "__file__", str(tmp_path / "site-packages" / "dltutor" / "x.py"))
    monkeypatch.chdir(tmp_path / "course" / "lessons")
    assert places.root() == (tmp_path / "course").resolve()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RuntimeError, match="expected the folder of the course .* found none"):
        places.root()
