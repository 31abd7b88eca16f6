"""The doctor says what was found, what to do, and whether the course can begin."""

import argparse
import json

import pytest

from dltutor import health
from dltutor.commands import doctor


def examine_with(monkeypatch, **replaced):
    monkeypatch.setattr(health, "CHECKS", {name: (lambda r=r: r) for name, r in replaced.items()})


def report(capsys, as_json=False, warm=False):
    code = doctor.run(argparse.Namespace(json=as_json, warm=warm))
    return code, capsys.readouterr().out


def test_this_machine_can_take_the_course():
    wrong = [one for one in health.examine() if one.state == "wrong" and one.name != "JupyterLab"]
    assert wrong == []


def test_what_is_missing_but_not_needed_is_a_note(monkeypatch, capsys):
    examine_with(monkeypatch, Python=("ok", "3.12.1"), GPU=("note", "none; none is needed"))
    code, said = report(capsys)
    assert code == 0 and "Everything the course needs is here." in said


def test_what_is_wrong_comes_with_advice_and_exit_code_1(monkeypatch, capsys):
    examine_with(monkeypatch, JupyterLab=("wrong", "not installed", "Run: this"))
    code, said = report(capsys)
    assert code == 1
    assert "Run: this" in said and "To put right: JupyterLab." in said


def test_a_check_that_crashes_is_a_finding_and_the_next_one_runs(monkeypatch):
    def crash():
        raise ImportError("no llvmlite")

    monkeypatch.setattr(health, "CHECKS", {"Numba": crash, "Threads": lambda: ("ok", "2")})
    numba, threads = health.examine()
    assert (numba.state, numba.found) == ("wrong", "ImportError: no llvmlite")
    assert "Delete the folder .venv" in numba.advice and threads.state == "ok"


def test_a_program_can_read_the_findings(monkeypatch, capsys):
    examine_with(monkeypatch, Numba=("wrong", "broken", "Mend it."))
    code, said = report(capsys, as_json=True)
    assert code == 1
    check = {"name": "Numba", "state": "wrong", "found": "broken", "advice": "Mend it."}
    assert json.loads(said) == {"healthy": False, "checks": [check]}


def test_a_cache_that_cannot_be_written_is_a_note_with_advice(monkeypatch):
    from dlcore.cpu import jit

    monkeypatch.setattr(jit, "CACHE_FOLDER", None)
    state, _, advice = health.cache()
    assert state == "note" and "NUMBA_CACHE_DIR" in advice


def test_missing_data_is_a_note_and_a_wrong_folder_is_told(monkeypatch, tmp_path):
    from dlcore import data

    monkeypatch.setattr(data, "mnist_folder", lambda: None)
    assert health.mnist()[0] == "note" and "DLCORE_DATA" in health.mnist()[2]
    monkeypatch.undo()
    monkeypatch.setenv("DLCORE_DATA", str(tmp_path / "nowhere"))
    state, found = health.mnist()
    assert state == "note" and "nowhere" in found


@pytest.mark.parametrize("name", ["Lessons", "JupyterLab"])
def test_a_missing_part_is_wrong(monkeypatch, tmp_path, name):
    def absent(_):
        raise health.PackageNotFoundError

    monkeypatch.setattr(health, "version", absent)
    monkeypatch.setattr(health.places, "lessons", lambda: tmp_path)
    state, _, advice = health.CHECKS[name]()
    assert state == "wrong" and advice


@pytest.mark.parametrize("state, compiled", [("ok", [True]), ("wrong", [])])
def test_warming_compiles_everything_once_and_only_where_all_is_well(
    monkeypatch, capsys, state, compiled
):
    calls = []
    monkeypatch.setattr("dlcore.warm.warm", lambda: calls.append(True))
    examine_with(monkeypatch, Numba=(state, "0.68", "Mend it."))
    report(capsys, warm=True)
    assert calls == compiled
