"""`dlcore progress` shows where a learner stands: new, tried, practised or mastered."""

import argparse
import json

from dltutor import bank, mastery, terminal
from dltutor.exercise import Exercise

HELP = "see which exercises you have mastered"
COLOURS = {mastery.MASTERED: "green", mastery.PRACTISED: "yellow", mastery.TRIED: "blue"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the states for a program")


def run(arguments: argparse.Namespace) -> int:
    rows = [_row(one) for stem in bank.stems() for one in bank.exercises(stem)]
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
