"""How far a learner has come: one readable file in their own folder, and what follows from it.

The file holds when which exercise was checked, what came out, and which hint had been read.
It holds no code and no name. The learner may read it, move it, or delete it.
"""

import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dltutor import places, terminal

if TYPE_CHECKING:
    from dltutor.checker.verdict import Verdict
    from dltutor.exercise import Exercise

NEW, TRIED, PRACTISED, MASTERED, KEPT = "new", "tried", "practised", "mastered", "kept"
IN_ORDER = (NEW, TRIED, PRACTISED, MASTERED, KEPT)
SHARE = {NEW: 0.0, TRIED: 0.0, PRACTISED: 0.5, MASTERED: 1.0, KEPT: 1.0}
HINT, PASSED = "hint", "passed"
NOT_AN_ATTEMPT = (HINT, "not_started", "not_run", "missing", "refused", "grader_error")
UNAIDED = 3  # the fourth rung shows the lines, the fifth the solution
A_WHILE = timedelta(days=7)
LESSONS_LATER = 3  # counts as a while, too


def path() -> Path:
    return places.mine() / "progress.json"


def events(exercise: str = "") -> list[dict[str, Any]]:
    """What happened, oldest first; of one exercise, or of all."""
    return [one for one in _read()["events"] if exercise in ("", one["exercise"])]


def record(
    exercise: str, verdict: str, variant: str | None = None, rung: int | None = None
) -> None:
    """Add what has just happened. A check without a rung notes the highest that was read."""
    known = _read()
    rung = highest_rung(exercise) if rung is None else rung
    time = now().isoformat(timespec="seconds")
    known["events"].append(
        {"time": time, "exercise": exercise, "verdict": verdict, "variant": variant, "rung": rung}
    )
    _write(known)


def note(verdict: "Verdict") -> None:
    """Record a verdict if it was an attempt. Where that is impossible, only say so."""
    if verdict.status in NOT_AN_ATTEMPT:
        return
    try:
        record(verdict.exercise.id, verdict.status, verdict.misconception)
    except OSError as error:
        terminal.say(f"Your progress could not be saved: {error}")


def is_stuck(exercise: str) -> bool:
    """Has it come out the same three times running, without a pass?"""
    attempts = [one for one in events(exercise) if one["verdict"] not in NOT_AN_ATTEMPT][-3:]
    outcomes = {(one["verdict"], one.get("variant")) for one in attempts}
    return len(attempts) == 3 and len(outcomes) == 1 and attempts[0]["verdict"] != PASSED


def highest_rung(exercise: str) -> int:
    return max((one["rung"] for one in events(exercise)), default=0)


def now() -> datetime:
    return datetime.now(UTC)


def state(exercise: str) -> str:
    """new, tried, practised (passed after the last hints), mastered (without them) or kept.

    The twin of an exercise, passed without the last hints, makes it mastered; a while after the
    first pass, it makes it kept.
    """
    attempts = [one for one in events(exercise) if one["verdict"] not in NOT_AN_ATTEMPT]
    passed = [one for one in attempts if one["verdict"] == PASSED]
    if not passed:
        return TRIED if attempts else NEW
    twins = [one for one in events(f"{exercise}t") if one["verdict"] == PASSED and _unaided(one)]
    if any(_is_a_while(exercise, _time(one)) for one in twins):
        return KEPT
    return MASTERED if twins or any(map(_unaided, passed)) else PRACTISED


def outcome_states(exercises: Iterable["Exercise"]) -> dict[str, str]:
    """What these exercises teach to do, each as far as its weakest exercise is."""
    found: dict[str, str] = {}
    for exercise in exercises:
        reached = state(exercise.id)
        for outcome in exercise.outcomes:
            found[outcome] = min(found.get(outcome, reached), reached, key=IN_ORDER.index)
    return found


def twin_is_due(exercise: str) -> bool:
    """Is it time for its twin? At once where only practised; where mastered, after a while."""
    reached = state(exercise)
    return reached == PRACTISED or reached == MASTERED and _is_a_while(exercise, now())


def _unaided(event: dict[str, Any]) -> bool:
    return event["rung"] <= UNAIDED


def _is_a_while(exercise: str, then: datetime) -> bool:
    """Have days passed since the exercise was solved, or lessons been worked through?"""
    passed = [one for one in events() if one["verdict"] == PASSED and _time(one) <= then]
    first = min((_time(one) for one in passed if one["exercise"] == exercise), default=then)
    furthest = max((_lesson(one["exercise"]) for one in passed if _time(one) >= first), default=0)
    return then - first >= A_WHILE or furthest - _lesson(exercise) >= LESSONS_LATER


def _time(event: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(event["time"]).astimezone(UTC)


def _lesson(exercise: str) -> int:
    return int(exercise[:2]) if exercise[:2].isdecimal() else 0


def _read() -> dict[str, Any]:
    """The file's content; a file that cannot be read is put aside, never written over."""
    empty: dict[str, Any] = {"version": 1, "events": []}
    try:
        text = path().read_text(encoding="utf-8")
    except FileNotFoundError:
        return empty
    except UnicodeDecodeError:
        text = ""
    try:
        known = json.loads(text)
        if all(_is_event(one) for one in known["events"]):
            return known
    except (ValueError, KeyError, TypeError):
        pass  # told apart from a good file below, in one place
    terminal.say(f"Your progress file could not be read. It is kept as {_put_aside().name}.")
    return empty


def _is_event(one: Any) -> bool:
    _time(one)  # ValueError where it is none
    return isinstance(one["exercise"], str) and isinstance(one["rung"], int) and "verdict" in one


def _put_aside() -> Path:
    aside, number = path().with_name("progress.json.broken"), 2
    while aside.exists():
        aside, number = path().with_name(f"progress.json.broken{number}"), number + 1
    path().rename(aside)
    return aside


def _write(known: dict[str, Any]) -> None:
    target = path()
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f"progress.json.{os.getpid()}.tmp")  # another check may run beside us
    new.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    os.replace(new, target)
