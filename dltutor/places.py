"""Where the lessons, the exercises and the learner's own copies of them lie."""

import os
from pathlib import Path


def root() -> Path:
    """The folder of the course: the checkout this file is in, else the one we stand in."""
    here = Path(__file__).resolve().parents[1]
    standing = Path.cwd().resolve()
    for folder in (here, standing, *standing.parents):
        if _is_course(folder):
            return folder
    raise RuntimeError(
        f"expected the folder of the course (with pyproject.toml and lessons/) around {standing}, "
        "but found none. Go into the folder you cloned and try again."
    )


def lessons() -> Path:
    return root() / "lessons"


def exercises() -> Path:
    return root() / "exercises"


def solutions() -> Path:
    return root() / "solutions"


def mine() -> Path:
    """The learner's own folder; DLCORE_MY names another one."""
    chosen = os.environ.get("DLCORE_MY")
    return Path(chosen).expanduser().resolve() if chosen else root() / "my"


def _is_course(folder: Path) -> bool:
    return (folder / "pyproject.toml").is_file() and (folder / "lessons").is_dir()
