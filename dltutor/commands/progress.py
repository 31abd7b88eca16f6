"""`dlcore progress` shows where a learner stands: new, tried, practised or mastered."""

import argparse
import json
import sys
from pathlib import Path

from dltutor import bank, mastery, terminal
from dltutor.atomic import write_text
from dltutor.exercise import Exercise

HELP = "see which exercises you have mastered"
COLOURS = {mastery.MASTERED: "green", mastery.PRACTISED: "yellow", mastery.TRIED: "blue"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the states for a program")
    parser.add_argument(
        "--export", type=Path, metavar="FILE", help="write it to a new file, to hand it on"
    )


def run(arguments: argparse.Namespace) -> int:
    rows = [_row(one) for stem in bank.stems() for one in bank.exercises(stem)]
    if arguments.export is not None:
        return _export(rows, arguments.export)
    if arguments.json:
        print(json.dumps({"exercises": rows}, indent=2))
        return 0
    for row in rows:
        _show(row)
    points = sum(row["points"] for row in rows)
    most = sum(row["max_points"] for row in rows)
    terminal.say(f"\n{points:g} of {most} points: mastered counts in full, and practised")
    terminal.say("(passed after the fourth or fifth hint) counts half.")
    if not mastery.events():
        terminal.say("Begin with: dlcore check 00")
    return 0


def _export(rows: list[dict], file: Path) -> int:
    """Where you stand, and what led there; neither code nor name goes with it."""
    if file.exists():
        print(f"dlcore progress: {file} exists already. Give a new name.", file=sys.stderr)
        return 2
    known = {"version": 1, "exercises": rows, "events": [_plain(one) for one in mastery.events()]}
    try:
        write_text(file, json.dumps(known, indent=1) + "\n")
    except OSError as why:
        print(f"dlcore progress: {file} cannot be written: {why.strerror}.", file=sys.stderr)
        return 1
    terminal.say(f"Written: {file}. It holds your results, neither your code nor your name.")
    return 0


def _plain(event: dict) -> dict:
    """Only the fields we know: whatever else lies in the learner's file stays there."""
    return {name: event.get(name) for name in ("time", "exercise", "verdict", "variant", "rung")}


def _row(exercise: Exercise) -> dict:
    state = mastery.state(exercise.id)
    return {
        "id": exercise.id,
        "name": exercise.name,
        "state": state,
        "points": exercise.points * mastery.SHARE[state],
        "max_points": exercise.points,
        "last": _last_mistake(exercise) if state == mastery.TRIED else "",
    }


def _last_mistake(exercise: Exercise) -> str:
    """The title of the mistake named last, as far as the bank still knows it."""
    named = [one["variant"] for one in mastery.events(exercise.id) if one.get("variant")]
    titles = {variant.name: variant.title for variant in exercise.variants}
    return titles.get(named[-1], "") if named else ""


def _show(row: dict) -> None:
    name, state = f"{row['id']} {row['name']}", f"{row['state']:<10}"
    coloured = terminal.style(state, COLOURS[row["state"]]) if row["state"] in COLOURS else state
    last = f"   last seen: {row['last']}" if row["last"] else ""
    terminal.say(f"{name:<26}{coloured}{row['points']:>4g} of {row['max_points']}{last}")
