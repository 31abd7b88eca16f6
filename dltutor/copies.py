"""The learner works on copies: they are brought up to date, and what was changed is never lost."""

import hashlib
import json
import os
from pathlib import Path

from dltutor import places

RECORD = ".course.json"  # in the learner's folder: which version of each file was handed out last


def bring_up_to_date() -> list[str]:
    """Copy what is missing, renew what is untouched; returns what was done, line by line."""
    mine = places.mine()
    mine.mkdir(parents=True, exist_ok=True)
    handed_out = _read(mine / RECORD)
    said = []
    for name, original in _originals().items():
        said += _bring_one(mine / name, original, name, handed_out)
    _write(mine / RECORD, (json.dumps(handed_out, indent=1) + "\n").encode())
    return said


def _originals() -> dict[str, Path]:
    """Every file a learner gets, by its name in the learner's folder."""
    lessons = sorted(places.lessons().glob("[0-9][0-9]_*.ipynb"))
    lessons += places.lessons().glob("*.md")  # the lessons link to the glossary beside them
    exercises = sorted(places.exercises().glob("ex*_*.py"))
    named = {lesson.name: lesson for lesson in lessons}
    return named | {f"exercises/{exercise.name}": exercise for exercise in exercises}


def _bring_one(copy: Path, original: Path, name: str, handed_out: dict[str, str]) -> list[str]:
    before = handed_out.get(name)
    handed_out[name] = _digest(original)
    if not copy.exists():
        _copy(original, copy)
        return [f"new       {name}"]
    now = _digest(copy)
    if handed_out[name] in (now, before):
        return []
    if now == before:
        _copy(original, copy)
        return [f"renewed   {name}"]
    beside = copy.with_name(f"{copy.stem}.new{copy.suffix}")
    return _put_beside(beside, original, name, handed_out)


def _put_beside(beside: Path, original: Path, name: str, handed_out: dict[str, str]) -> list[str]:
    """The copy was changed by its owner: it stays, and the course's new version lies beside it."""
    key, number, first = f"{name} beside", 2, beside
    while beside.exists() and _digest(beside) not in (handed_out[name], handed_out.get(key)):
        beside = first.with_name(f"{first.stem}{number}{first.suffix}")
        number += 1
    handed_out[key] = handed_out[name]
    _copy(original, beside)
    return [f"kept      {name} as you changed it; the course's new version is {beside.name}"]


def _read(record: Path) -> dict[str, str]:
    try:
        known = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _digest(file: Path) -> str:
    content = file.read_bytes()
    return hashlib.sha256(_typed(content) or content).hexdigest()


def _typed(content: bytes) -> bytes | None:
    """What is typed in the cells of a notebook: opening or running it changes only the rest."""
    try:
        cells = json.loads(content)["cells"]
        typed = [[cell["cell_type"], "".join(cell["source"])] for cell in cells]
    except (ValueError, KeyError, TypeError):
        return None
    return json.dumps(typed).encode()


def _copy(original: Path, copy: Path) -> None:
    _write(copy, original.read_bytes())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.tmp")
    new.write_bytes(content)
    os.replace(new, path)
