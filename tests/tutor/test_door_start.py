"""`dlcore start` prepares everything around JupyterLab; the server itself is a proven program."""

import argparse
import json
import os
import socket
import sys

import pytest

from dltutor import health, places, serving
from dltutor.commands import start


@pytest.fixture
def learner(tmp_path, monkeypatch):
    """A ready machine, a course with one lesson, an empty folder; records how Lab is served."""
    (tmp_path / "lessons").mkdir()
    (tmp_path / "exercises").mkdir()
    (tmp_path / "lessons" / "01_one.ipynb").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(places, "root", lambda: tmp_path)
    monkeypatch.setenv("DLCORE_MY", str(tmp_path / "my"))
    ready = {name: (lambda: ("ok", "1.0 here")) for name in ("Python", "Numba")}
    monkeypatch.setattr(health, "CHECKS", ready)
    served = []
    monkeypatch.setattr(serving, "serve", lambda *options: served.append(options))
    return served


def begin(no_browser=False, port=None):
    return start.run(argparse.Namespace(no_browser=no_browser, port=port))


def test_start_serves_the_learners_own_folder(learner, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(serving, "has_screen", lambda: True)
    assert begin() == 0
    assert learner == [((tmp_path / "my").resolve(), "01_one.ipynb", None, True)]
    assert "new       01_one.ipynb" in capsys.readouterr().out


def test_no_browser_is_opened_when_none_is_wanted(learner, monkeypatch):
    monkeypatch.setattr(serving, "has_screen", lambda: True)
    begin(no_browser=True)
    assert learner[0][-1] is False


def test_a_broken_machine_is_shown_and_nothing_is_served(learner, monkeypatch, capsys):
    monkeypatch.setitem(health.CHECKS, "Numba", lambda: ("wrong", "broken", "Mend it."))
    assert begin() == 1
    assert learner == [] and "Mend it." in capsys.readouterr().out


def test_a_port_in_use_is_refused_before_anything_happens(learner):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(RuntimeError, match="expected a port that is free"):
            begin(port=other.getsockname()[1])
    assert learner == []


@pytest.mark.parametrize("port", [-1, 70000])
def test_an_impossible_port_is_refused(learner, port):
    with pytest.raises(RuntimeError, match="Leave out --port"):
        begin(port=port)


def test_a_folder_that_cannot_be_written_names_the_way_out(learner, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("DLCORE_MY", str(tmp_path / "file" / "my"))
    with pytest.raises(RuntimeError, match="Set the environment variable DLCORE_MY"):
        begin()


def test_notebooks_run_on_this_python_and_pop_ups_are_off(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_PATH", "theirs")
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "")
    serving.surround(tmp_path)
    kernel = tmp_path / "kernels" / "python3" / "kernel.json"
    assert json.loads(kernel.read_text(encoding="utf-8"))["argv"][0] == sys.executable
    settings = tmp_path / "labconfig" / "default_setting_overrides.json"
    quiet, pages = json.loads(settings.read_text(encoding="utf-8")).values()
    assert quiet == {"fetchNews": "false", "checkForUpdates": False}
    assert pages == {"defaultViewers": {"markdown": "Markdown Preview"}}
    assert os.environ["JUPYTER_PATH"] == f"{tmp_path}{os.pathsep}theirs"
    assert os.environ["JUPYTER_CONFIG_PATH"] == str(tmp_path)


def test_jupyter_finds_our_kernel_before_any_other(tmp_path, monkeypatch):
    from jupyter_client.kernelspec import KernelSpecManager

    users = tmp_path / "users" / "kernels" / "python3"
    users.mkdir(parents=True)
    other = {"argv": ["/another/python"], "display_name": "other", "language": "python"}
    (users / "kernel.json").write_text(json.dumps(other), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "users"))
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "")
    serving.surround(tmp_path / "ours")
    assert KernelSpecManager().get_kernel_spec("python3").argv[0] == sys.executable


def test_a_home_that_cannot_be_written_is_no_obstacle(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "file" / "runtime"))
    monkeypatch.setattr(serving.tempfile, "mkdtemp", lambda prefix: str(tmp_path / prefix))
    serving.find_room_for_notes()
    assert os.environ["JUPYTER_RUNTIME_DIR"] == str(tmp_path / "dlcore-")


def test_options_hold_the_port_only_when_one_was_asked_for(tmp_path):
    assert not any("App.port" in one for one in serving.options(tmp_path, "01.ipynb", None, False))
    asked = serving.options(tmp_path, "01.ipynb", 9999, False)
    assert "--ServerApp.port=9999" in asked and "--ServerApp.port_retries=0" in asked


def test_the_second_visit_opens_what_was_open_at_the_end_of_the_first(tmp_path):
    def address():
        (found,) = [
            one
            for one in serving.options(tmp_path, "01.ipynb", None, False)
            if "default_url" in one
        ]
        return found.split("=")[1]

    assert address() == "/lab/tree/01.ipynb"
    (tmp_path / serving.WORKSPACES).mkdir(parents=True)
    (tmp_path / serving.WORKSPACES / "default.jupyterlab-workspace").touch()
    assert address() == "/lab"


SCREENS = {
    ("linux", "DISPLAY"): True,
    ("linux", "WAYLAND_DISPLAY"): True,
    ("linux", None): False,
    ("darwin", None): True,
    ("win32", None): True,
    ("darwin", "SSH_CONNECTION"): False,
    ("win32", "CI"): False,
}


@pytest.mark.parametrize(("system", "variable"), SCREENS)
def test_a_screen_is_known_by_its_surroundings(monkeypatch, system, variable):
    for name in ("CI", "SSH_CONNECTION", "SSH_TTY", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    if variable:
        monkeypatch.setenv(variable, "1")
    monkeypatch.setattr(sys, "platform", system)
    assert serving.has_screen() is SCREENS[system, variable]
