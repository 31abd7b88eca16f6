"""`dlcore start` looks the machine over and opens the learner's copy of the lessons."""

import argparse
import os
import socket

from dltutor import copies, health, places, serving, terminal
from dltutor.commands import doctor

HELP = "open the lessons in JupyterLab, on your own copy of them"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.add_argument("--port", type=int, help="the port to serve at (else 8888 or the next)")


def run(arguments: argparse.Namespace) -> int:
    if not machine_is_ready():
        return 1
    refuse_used_port(arguments.port)
    for line in bring_copies_up_to_date():
        terminal.say(f"  {line}")
    mine = places.mine()
    terminal.say(f"Your lessons and exercises are in {mine}")
    browser = serving.has_screen() and not arguments.no_browser
    serving.serve(mine, first_page(), arguments.port, browser)
    terminal.say("JupyterLab has ended. What you saved is safe.")
    return 0


def machine_is_ready() -> bool:
    """The doctor's short form: one line when all is well, else the lines that matter."""
    findings = {finding.name: finding for finding in health.examine()}
    wrong = [finding for finding in findings.values() if finding.state == health.WRONG]
    for finding in wrong:
        doctor.show(finding)
    if not wrong:
        parts = [f"{name} {findings[name].found.split()[0]}" for name in ("Python", "Numba")]
        terminal.say(f"This machine is ready: {', '.join(parts)}. More: dlcore doctor")
    return not wrong


def bring_copies_up_to_date() -> list[str]:
    try:
        return copies.bring_up_to_date()
    except OSError as error:
        raise RuntimeError(
            f"expected to write your copies into {places.mine()}, but got: {error.strerror}. "
            "Set the environment variable DLCORE_MY to a folder you may write to."
        ) from error


def refuse_used_port(port: int | None) -> None:
    if port is None:
        return
    with socket.socket() as probe:
        if os.name != "nt":  # A port that was closed a moment ago is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise RuntimeError(
                f"expected a port that is free and allowed, but got {port} ({error}). "
                "Leave out --port, or choose another one."
            ) from error


def first_page() -> str:
    """The first lesson; which ones are open after that, JupyterLab remembers itself."""
    return min(path.name for path in places.mine().glob("[0-9][0-9]_*.ipynb"))
