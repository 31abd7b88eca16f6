"""Build the lesson notebooks from their masters: python -m dltutor.lesson_builder [--check].

A master, lessons/src/NN_title.py, is plain Python in percent cells. It holds everything: the
lesson, the speaker notes (cells tagged `instructor`) and, by import, the answers: a cell tagged
`exercise` reads `from solutions.exNN_title import name`. The learner's notebook has that function
as a stub and no notes; the instructor's has the solution and the notes. Nothing else goes in, so
the same masters give the same bytes everywhere.
"""

import argparse
import ast
import hashlib
import json
import os
import sys
from pathlib import Path

import jupytext
import nbformat

from dltutor import bank, cut, places

LIVE = {"extension": ".py", "format_name": "percent", "comment_magics": False}
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def build(master: Path, instructor: bool = False) -> str:
    """The notebook of one master, as the text of its file."""
    text = master.read_text(encoding="utf-8")
    seen: dict[str, int] = {}
    cells = []
    for cell in jupytext.reads(text, fmt=LIVE).cells:
        tags = cell.metadata.get("tags", [])
        if "instructor" in tags and not instructor:
            continue
        source = cell.source
        if "exercise" in tags:
            source = _exercise(source, master, instructor)
        cells.append(_cell(cell.cell_type, source, tags, _name(master, cell, seen)))
    notebook = {"cells": cells, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}
    nbformat.validate(notebook)
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _cell(kind: str, source: str, tags: list[str], name: str) -> dict:
    cell = {
        "cell_type": kind,
        "id": name,
        "metadata": {"tags": tags} if tags else {},
        "source": source.splitlines(keepends=True),
    }
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})


def _name(master: Path, cell, seen: dict[str, int]) -> str:
    """A cell keeps its name as long as its text, wherever it moves."""
    told = f"{master.stem}\n{cell.cell_type}\n{cell.source}"
    name = hashlib.sha256(told.encode("utf-8")).hexdigest()[:12]
    seen[name] = seen.get(name, 0) + 1
    return name if seen[name] == 1 else f"{name}-{seen[name]}"


def _exercise(source: str, master: Path, instructor: bool) -> str:
    """The function that an exercise cell imports: solved for instructors, a stub for learners."""
    statement = ast.parse(source).body[0]
    if not isinstance(statement, ast.ImportFrom) or not statement.module:
        raise ValueError(
            f"{master.name}: expected an exercise cell of one line, "
            f"`from solutions.exNN_title import name`, but got {source!r}."
        )
    path = places.root().joinpath(*statement.module.split(".")).with_suffix(".py")
    text = path.read_text(encoding="utf-8")
    if not instructor:
        text = cut.stub_text(text, bank.exercises(path.stem))
    return _function(text, statement.names[0].name, path)


def _function(text: str, name: str, path: Path) -> str:
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            lines = text.splitlines()
            first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
            return "\n".join(lines[first - 1 : _end(lines, node)])
    raise ValueError(f"expected a function {name} in {path.name}, but found none.")


def _end(lines: list[str], node: ast.FunctionDef) -> int:
    """The last line of a function, with the comments that close it."""
    end = node.end_lineno or node.lineno
    while end < len(lines) and lines[end].startswith((" ", "\t")):
        end += 1
    return end


def _masters() -> list[Path]:
    return sorted((places.lessons() / "src").glob("[0-9]*.py"))


def out_of_step() -> list[str]:
    """What is wrong with the notebooks in lessons/; nothing when each is what its master gives."""
    masters = _masters()
    found = []
    for master in masters:
        target = places.lessons() / f"{master.stem}.ipynb"
        if not target.is_file() or target.read_bytes() != build(master).encode("utf-8"):
            found.append(f"lessons/{target.name} is not what lessons/src/{master.name} gives.")
    known = {master.stem for master in masters}
    strays = [path for path in places.lessons().glob("*.ipynb") if path.stem not in known]
    return found + [f"lessons/{path.name} has no master in lessons/src." for path in strays]


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(target.name + ".part")
    half.write_bytes(text.encode("utf-8"))
    os.replace(half, target)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m dltutor.lesson_builder", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 when out of step")
    parser.add_argument("--instructor", type=Path, metavar="OUT", help="with notes and answers")
    chosen = parser.parse_args(argv)
    if chosen.check:
        problems = out_of_step()
        print("\n".join(problems) or f"{len(_masters())} lessons are in step with their masters.")
        print(*["Run: python -m dltutor.lesson_builder"] if problems else [], sep="", end="")
        return int(bool(problems))
    folder = chosen.instructor or places.lessons()
    for master in _masters():
        target = folder / f"{master.stem}.ipynb"
        _write(target, build(master, instructor=chosen.instructor is not None))
        print(f"wrote {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
