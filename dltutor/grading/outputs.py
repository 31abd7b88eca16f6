"""What grading leaves behind: results.jsonl, grades.csv, and a page of feedback per student."""

import csv
import hashlib
import io
import json
import re
import unicodedata
from pathlib import Path

from dltutor.atomic import write_text
from dltutor.grading.run import Record, needs_a_person

MAX_MESSAGE = 2_000
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NAMES_WINDOWS_KEEPS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def write(out: Path, results: list[Record]) -> None:
    """All outputs, in the order of the results."""
    lines = [json.dumps(one) for one in results]
    write_text(out / "results.jsonl", "".join(f"{line}\n" for line in lines))
    # The mark at the start of the file lets spreadsheets read names with accents.
    write_text(out / "grades.csv", table(results), encoding="utf-8-sig")
    names = file_names([one["student"] for one in results])
    for one in results:
        write_text(out / "feedback" / f"{names[one['student']]}.md", feedback(one))


def table(results: list[Record]) -> str:
    """One row per student: score, most possible, points of each exercise."""
    exercises = [f"{one['id']} {one['name']}" for one in results[0]["exercises"]] if results else []
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(["student", "score", "max_score", "needs_a_person", *exercises])
    for one in results:
        points = [part["points"] for part in one["exercises"]]
        person = "yes" if needs_a_person(one) else "no"
        rows.writerow([cell(one["student"]), one["score"], one["max_score"], person, *points])
    return text.getvalue()


def cell(text: str) -> str:
    """A spreadsheet would run a cell that begins like a formula; an apostrophe keeps it text."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def feedback(result: Record) -> str:
    """A page for the student: what came out of each exercise, in the checker's words."""
    score = f"{result['score']:g} of {result['max_score']} points."
    lines = [f"# Feedback for {escaped(result['student'])}", "", score]
    for one in result["exercises"]:
        lines += ["", f"## {one['id']} `{one['name']}`: {one['status'].replace('_', ' ')}", ""]
        lines.append(_count(one))
        if one["message"]:
            lines += ["", *_fenced(one["message"])]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Text in which no sign means anything to Markdown or HTML."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(text.split()))


def file_names(students: list[str]) -> dict[str, str]:
    """A file name for every student that leads nowhere, is allowed everywhere, and is unique."""
    tame = {student: _tame(student) for student in students}
    folded = [name.casefold() for name in tame.values()]
    return {
        student: name
        if name == student and folded.count(name.casefold()) == 1
        else f"{name}-{hashlib.sha256(student.encode()).hexdigest()[:8]}"
        for student, name in tame.items()
    }


def _tame(student: str) -> str:
    letters = re.sub(r"[^\w.\- ]", "_", unicodedata.normalize("NFC", student))[:60].strip(". ")
    return f"_{letters}" if not letters or NAMES_WINDOWS_KEEPS.fullmatch(letters) else letters


def _count(one: dict) -> str:
    points = f"{one['points']:g} of {one['max_points']} points"
    if not one["checks_total"]:
        return f"{points}."
    return f"{points}, {one['checks_passed']} of {one['checks_total']} checks pass."


def _fenced(message: str) -> list[str]:
    """The message as code, in a fence longer than any in it: nothing inside can get out."""
    kept = "".join(one for one in message[:MAX_MESSAGE] if one == "\n" or one.isprintable())
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", kept)), default=0))
    return [f"{fence}text", kept, fence]
