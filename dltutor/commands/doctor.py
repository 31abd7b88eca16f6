"""`dlcore doctor` looks the machine over, line by line."""

import argparse
import json
import shutil
import textwrap

from dltutor import health, terminal

HELP = "look over this machine: Python, Numba, threads, cache, GPU, data, JupyterLab"
COLOURS = {health.OK: "green", health.NOTE: "yellow", health.WRONG: "red"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the findings for a program")
    parser.add_argument(
        "--warm", action="store_true", help="compile every loop now, so that no lesson waits for it"
    )


def run(arguments: argparse.Namespace) -> int:
    findings = []
    for finding in health.examine():
        findings.append(finding)
        if not arguments.json:
            show(finding)
    wrong = [finding for finding in findings if finding.state == health.WRONG]
    if arguments.json:
        checks = [finding._asdict() for finding in findings]
        print(json.dumps({"healthy": not wrong, "checks": checks}, indent=2))
    elif wrong:
        terminal.say(f"\nTo put right: {', '.join(finding.name for finding in wrong)}.", "bold")
    else:
        terminal.say("\nEverything the course needs is here.", "bold")
    if arguments.warm and not wrong:
        warm()
    return 1 if wrong else 0


def warm() -> None:
    from dlcore.warm import warm as compile_everything

    terminal.say("Compiling every loop of the engine, about half a minute the first time.")
    compile_everything()
    terminal.say("Done: the machine code is kept, lessons start at once.")


def show(finding: health.Finding) -> None:
    sign = terminal.style(f"{finding.state:5}", COLOURS[finding.state])
    found, *more = [line for text in (finding.found, finding.advice) for line in wrapped(text)]
    print(f"{sign}  {finding.name:10}  {found}", flush=True)
    for line in more:
        terminal.say(f"{'':19}{line}")


def wrapped(text: str) -> list[str]:
    width = max(40, shutil.get_terminal_size().columns - 20)
    # A path that is broken in two cannot be copied.
    return textwrap.wrap(
        terminal.plain(text), width, break_long_words=False, break_on_hyphens=False
    )
