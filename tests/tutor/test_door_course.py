"""course.py meets machines of every kind: it must install once, go on, and say what is wrong."""

import ast
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = (ROOT / "course.py").read_text(encoding="utf-8")


@pytest.fixture
def course(tmp_path, monkeypatch):
    """course.py as a module that believes it lies in an empty folder."""
    spec = importlib.util.spec_from_file_location("course_under_test", ROOT / "course.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    venv = tmp_path / ".venv"
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    places = {
        "ROOT": tmp_path,
        "LOCK": tmp_path / "requirements.lock",
        "VENV": venv,
        "PYTHON": venv / module.PYTHON.relative_to(module.VENV),
        "STAMP": venv / module.STAMP.name,
        "LOG": venv / module.LOG.name,
    }
    for name, place in places.items():
        monkeypatch.setattr(module, name, place)
    return module


@pytest.fixture
def no_uv(course, monkeypatch):
    monkeypatch.setattr(course.shutil, "which", lambda name: None)


def pretend_installed(course):
    course.PYTHON.parent.mkdir(parents=True)
    course.PYTHON.touch()
    course.write(course.STAMP, course.fingerprint())


def test_an_old_python_can_read_the_door_and_is_told_what_it_needs(course, no_uv, monkeypatch):
    ast.parse(SOURCE, feature_version=(3, 6))
    monkeypatch.setattr(course.sys, "version_info", (3, 9, 18))
    with pytest.raises(SystemExit, match="needs Python 3.11 or newer, but this is Python 3.9.18"):
        course.main(["start"])


def test_the_door_needs_only_the_standard_library():
    imported = set()
    for node in ast.walk(ast.parse(SOURCE)):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module.split(".")[0])
    assert imported <= sys.stdlib_module_names


def test_without_a_verb_the_door_explains_itself_and_installs_nothing(course, capsys):
    assert course.main([]) == 2
    assert course.main(["--help"]) == 0
    assert "python3 course.py start" in capsys.readouterr().out
    assert not course.VENV.exists()


def test_a_finished_install_is_not_repeated_until_the_lock_changes(course, monkeypatch):
    monkeypatch.setattr(course, "hand_over", lambda verb, rest: f"{verb} {rest}")
    monkeypatch.setattr(course, "install", lambda words: pytest.fail("installed again"))
    pretend_installed(course)
    assert course.main(["check", "01"]) == "check ['01']"
    course.LOCK.write_text("another lock", encoding="utf-8")
    assert not course.is_installed()


def test_the_stamp_is_written_only_after_the_last_step(course, no_uv, monkeypatch):
    steps = []

    def fails_at_the_project(command):
        steps.append(command)
        if "--editable" in command:
            raise KeyboardInterrupt

    monkeypatch.setattr(course, "run", fails_at_the_project)
    monkeypatch.setattr(course, "make_venv", lambda uv: course.VENV.mkdir())
    with pytest.raises(KeyboardInterrupt):
        course.install(["start"])
    assert "--require-hashes" in steps[0] and not course.is_installed()


def test_half_installed_packages_are_forgotten_and_whole_ones_kept(course):
    site = course.VENV / "lib" / "python3.11" / "site-packages"
    for name, files in {
        "whole": ("METADATA", "INSTALLER", "RECORD"),
        "half": ("METADATA", "INSTALLER"),
    }.items():
        record = site / f"{name}-1.0.dist-info"
        record.mkdir(parents=True)
        for file in files:
            (record / file).touch()
    course.forget_half_installed()
    assert [path.name for path in site.iterdir()] == ["whole-1.0.dist-info"]


def test_a_missing_venv_module_names_the_package_to_install(course, no_uv, monkeypatch):
    monkeypatch.setattr(course.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="apt install python3-venv"):
        course.make_venv(None)


def test_a_full_disk_is_refused_before_anything_is_written(course, no_uv, monkeypatch):
    full = type("Usage", (), {"free": 300 * 10**6})
    monkeypatch.setattr(course.shutil, "disk_usage", lambda path: full)
    with pytest.raises(SystemExit, match="1500 MB of free disk, but here are only 300 MB"):
        course.install(["start"])
    assert not course.VENV.exists()


SAID = {
    "OSError: [Errno 28] No space left on device": "disk is full",
    "failed to copy file: No space left on device (os error 28)": "disk is full",
    "NewConnectionError('Failed to establish a new connection')": "cannot be reached",
    "Caused by: tcp connect error: Connection refused (os error 111)": "cannot be reached",
    "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE FILE": "damaged or altered",
    "ERROR: No matching distribution found for numba==0.68.1": "Install a 64-bit Python",
}


@pytest.mark.parametrize("said", SAID)
def test_what_the_installer_says_becomes_advice(course, said):
    course.VENV.mkdir()
    with pytest.raises(SystemExit, match=SAID[said]):
        course.explain(["pip"], f"Collecting numba\n{said}\n")
    assert said in course.LOG.read_text(encoding="utf-8")


def test_an_unknown_failure_shows_the_installers_last_words(course):
    with pytest.raises(SystemExit, match="cannot find the moon"):
        course.explain(["pip", "install"], "error: cannot find the moon")


def test_advice_comes_even_where_the_log_cannot_be_written(course):
    with pytest.raises(SystemExit, match="disk is full") as ended:
        course.explain(["pip"], "No space left on device")
    assert "installer said" not in str(ended.value)


def test_a_failing_step_ends_the_install(course):
    with pytest.raises(SystemExit, match="This step failed"):
        course.run([sys.executable, "-c", "raise SystemExit('no luck')"])


def test_the_exit_code_is_passed_on():
    settings = {"cwd": ROOT, "capture_output": True, "text": True}
    hand_over = (
        "import course, pathlib, sys;"
        "course.PYTHON = pathlib.Path(sys.executable);"
        "sys.exit(course.hand_over('no-such-verb', []))"
    )
    ended = subprocess.run([sys.executable, "-c", hand_over], **settings)
    assert ended.returncode == 2 and "no-such-verb" in ended.stderr


def test_everything_the_door_says_is_plain_ascii():
    assert not re.search(r"[^\x00-\x7f]", SOURCE)
