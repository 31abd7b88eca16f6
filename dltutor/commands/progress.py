"""`dlcore progress` shows where a learner stands: new, tried, practised, mastered or kept."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from dltutor import bank, mastery, terminal
from dltutor.atomic import write_text
from dltutor.exercise import Exercise

HELP = "see which exercises you have mastered"
MEANING = (
    "Mastered and kept count in full, practised (passed after the fourth or fifth hint) half.\n"
    "Kept is what a twin, a sister exercise, has shown a week or three lessons later."
)
COLOURS = {
    **{mastery.KEPT: "green", mastery.MASTERED: "green"},
    **{mastery.PRACTISED: "yellow", mastery.TRIED: "blue"},
}


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
        print(json.dumps({"exercises": rows, "outcomes": _outcomes()}, indent=2))
        return 0
    for row in rows:
        _show(row)
    core = _points(row for row in rows if not row["extension"])
    terminal.say(f"\n{core} points of the core; with the extensions {_points(rows)}.")
    terminal.say(MEANING)
    if not mastery.events():
        terminal.say("Begin with: dlcore check 00")
    return 0


def _outcomes() -> list[dict]:
    """What each lesson promised, and how far it is."""
    return [
        {"lesson": stem[2:4], "outcome": outcome, "state": state}
        for stem in bank.stems()
        for outcome, state in mastery.outcome_states(bank.exercises(stem)).items()
    ]


def _points(rows: Iterable[dict]) -> str:
    reached, most = zip(*((row["points"], row["max_points"]) for row in rows), strict=True)
    return f"{sum(reached):g} of {sum(most)}"


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
        "extension": exercise.extension,
        "last": _last_mistake(exercise) if state == mastery.TRIED else "",
        "twin": _twin(exercise),
    }


def _twin(exercise: Exercise) -> str:
    """The exercise that asks for the same skill again, where it is time for it."""
    twin = bank.twin_of(exercise)
    return twin.id if twin is not None and mastery.twin_is_due(exercise.id) else ""


def _last_mistake(exercise: Exercise) -> str:
    """The title of the mistake named last, as far as the bank still knows it."""
    named = [one["variant"] for one in mastery.events(exercise.id) if one.get("variant")]
    titles = {variant.name: variant.title for variant in exercise.variants}
    return titles.get(named[-1], "") if named else ""


def _show(row: dict) -> None:
    name, state = f"{row['id']} {row['name']}", f"{row['state']:<10}"
    coloured = terminal.style(state, COLOURS[row["state"]]) if row["state"] in COLOURS else state
    points = f"{row['points']:>4g} of {row['max_points']:<2}" if row["max_points"] else ""
    notes = ["extension"] * row["extension"]
    notes += [f"last seen: {row['last']}"] * bool(row["last"])
    notes += [f"now its twin: dlcore check {row['twin']}"] * bool(row["twin"])
    terminal.say(f"{name:<26}{coloured}{points}   {'; '.join(notes)}".rstrip())
