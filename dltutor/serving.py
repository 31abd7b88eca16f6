"""JupyterLab on one folder: with this very Python behind every notebook, and without pop-ups."""

import json
import logging
import os
import sys
import tempfile
from pathlib import Path

from dltutor import terminal

WORKSPACES = ".jupyter/workspaces"
QUIET = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    # A link to the glossary opens it as a page to read, not as a text to edit.
    "@jupyterlab/docmanager-extension:plugin": {"defaultViewers": {"markdown": "Markdown Preview"}},
}


def serve(folder: Path, first_page: str, port: int | None, browser: bool) -> None:
    """Runs until it is ended: Ctrl-C, or File > Shut Down."""
    surround(folder / ".jupyter")
    find_room_for_notes()
    from jupyterlab.labapp import LabApp

    server = LabApp.initialize_server(argv=options(folder, first_page, port, browser))
    # Jupyter's own announcement is ten lines long; problems are still shown.
    server.log.addFilter(lambda record: record.levelno < logging.CRITICAL)
    # The server listens from the loop's first round on: no address before that.
    server.io_loop.add_callback(announce, server.display_url, browser)
    server.start()


def announce(addresses: str, browser: bool) -> None:
    opened = "JupyterLab opens in your browser. If it does not, open" if browser else "Open"
    terminal.say(f"{opened} this address:\n  {addresses.split()[0]}", "bold")
    terminal.say("Ctrl-C here ends JupyterLab.")


def surround(ours: Path) -> None:
    """Put our kernel and our settings before the user's own, which stay untouched."""
    from ipykernel.kernelspec import get_kernel_dict

    kernel = get_kernel_dict(extra_arguments=["--IPKernelApp.log_level=40"])  # errors only
    _write(ours / "kernels" / "python3" / "kernel.json", kernel)
    _write(ours / "labconfig" / "default_setting_overrides.json", QUIET)
    for variable in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH"):
        theirs = os.environ.get(variable)
        os.environ[variable] = os.pathsep.join([str(ours), theirs] if theirs else [str(ours)])


def find_room_for_notes() -> None:
    """The server keeps notes while it runs: elsewhere, where the user's folder is read-only."""
    from jupyter_core.paths import jupyter_runtime_dir

    usual = Path(jupyter_runtime_dir())
    try:
        usual.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=usual):
            return
    except OSError:
        os.environ["JUPYTER_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="dlcore-")


def options(folder: Path, first_page: str, port: int | None, browser: bool) -> list[str]:
    chosen = {
        "ServerApp.root_dir": folder,
        "ServerApp.open_browser": browser,
        "ServerApp.answer_yes": True,  # one Ctrl-C is enough
        "ServerApp.allow_root": True,  # containers have no other user; strangers need the token
        "ServerApp.log_level": "ERROR",
        "LabApp.log_level": "ERROR",
        "LabApp.workspaces_dir": folder / WORKSPACES,
        "LabApp.default_url": "/lab" if remembers(folder) else f"/lab/tree/{first_page}",
    }
    if port is not None:
        chosen |= {"ServerApp.port": port, "ServerApp.port_retries": 0}
    return [f"--{name}={value}" for name, value in chosen.items()]


def remembers(folder: Path) -> bool:
    """Whether JupyterLab knows which notebooks were open when it was last seen."""
    return any((folder / WORKSPACES).glob("*"))


def has_screen() -> bool:
    """Whether a browser that we open would be seen."""
    far_away = any(name in os.environ for name in ("CI", "SSH_CONNECTION", "SSH_TTY"))
    if far_away:
        return False
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def _write(path: Path, content: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.tmp")
    new.write_text(json.dumps(content, indent=1), encoding="utf-8")
    os.replace(new, path)
