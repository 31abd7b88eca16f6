"""What the checker says: mistakes and hints, read from the .toml file beside an exercise file.

A lesson's words are prose, so they lie in a prose file: nobody has to read Python to better a
sentence. In `old` and `new` a text of several lines stands for those lines at any indentation.
"""

import tomllib
from pathlib import Path
from typing import Any

from dltutor.exercise import Hints, Variant


def words_beside(python_file: str) -> dict[str, dict[str, Any]]:
    """{"dot": {"hints": ..., "variants": ...}}: what each Exercise of that file is given."""
    path = Path(python_file).with_suffix(".toml")
    by_exercise = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _words(table) for name, table in by_exercise.items()}


def _words(table: dict[str, Any]) -> dict[str, Any]:
    mistakes = table["mistakes"]
    return {
        "variants": tuple(_variant(name, mistake) for name, mistake in mistakes.items()),
        "hints": Hints(
            where=table["where"].strip("\n"),
            worked=table["worked"].strip("\n"),
            distractors=tuple(table["distractors"]),
        ),
    }


def _variant(name: str, mistake: dict[str, Any]) -> Variant:
    fixed: dict[str, Any] = {
        key: tuple(said) if isinstance(said, list) else said for key, said in mistake.items()
    }
    return Variant(name, **fixed)
