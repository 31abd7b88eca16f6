"""The command `dlcore`: it finds the verb you typed, and runs it."""

import argparse
import ast
import difflib
import importlib
import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from dltutor import terminal

COMMANDS = Path(__file__).parent / "commands"
LEARNING = ("start", "doctor", "demo", "check", "hint", "progress", "explore", "quiz", "play")
TEACHING = ("grade", "release", "slides", "site")


def main(argv: Sequence[str] | None = None) -> int:
    terminal.never_fail_on_a_sign()
    try:
        return _run(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:
        terminal.say("\nStopped.")
        return 130
    except BrokenPipeError:
        # The reader of our output (head, less) has left; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except RuntimeError as error:
        print(f"dlcore: {terminal.plain(str(error))}", file=sys.stderr)
        return 1


def verbs() -> dict[str, str]:
    """Every verb that exists, with its one line of help; learners' verbs first."""
    order = LEARNING + TEACHING
    found = {path.stem for path in COMMANDS.glob("*.py") if not path.stem.startswith("_")}
    known = [verb for verb in order if verb in found] + sorted(found - set(order))
    return {verb: _help_line(COMMANDS / f"{verb}.py") for verb in known}


def _run(argv: list[str]) -> int:
    known = verbs()
    if not argv or argv[0].startswith("-"):
        return _without_verb(argv, known)
    verb = argv[0]
    if verb not in known:
        print(_unknown(verb, known), file=sys.stderr)
        return 2
    command = importlib.import_module(f"dltutor.commands.{verb}")
    parser = argparse.ArgumentParser(prog=f"dlcore {verb}", description=known[verb])
    command.add_arguments(parser)
    return command.run(parser.parse_args(argv[1:]))


def _without_verb(argv: list[str], known: dict[str, str]) -> int:
    lines = [f"  {verb:10}{line}" for verb, line in known.items()]
    parser = argparse.ArgumentParser(
        prog="dlcore",
        usage="dlcore [--help] [--version] VERB ...",
        description="Deep learning with every loop in plain sight.",
        epilog="\n".join(["verbs:", *lines, "", "dlcore VERB --help tells more about one verb."]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"dlcore {_version()}")
    parser.parse_args(argv)
    parser.print_help()
    return 2


def _help_line(path: Path) -> str:
    """The HELP of a verb, read from its file: importing every verb would make help slow."""
    for statement in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "HELP":
            return ast.literal_eval(statement.value)
    raise RuntimeError(f'expected a line HELP = "..." in {path}, but found none.')


def _unknown(asked: str, known: dict[str, str]) -> str:
    close = difflib.get_close_matches(asked, known, n=1)
    guess = f" Did you mean: dlcore {close[0]}?" if close else ""
    return f"dlcore: expected one of {', '.join(known)}, but got {asked!r}.{guess}"


def _version() -> str:
    try:
        return version("dlcore")
    except PackageNotFoundError:
        return "(not installed)"


if __name__ == "__main__":
    sys.exit(main())
