"""Cut the exercise files from the solutions: python -m dltutor.cut, with --check only look."""

import argparse
import re
import sys
from pathlib import Path

from dltutor import bank, places
from dltutor.exercise import Exercise

REGION = re.compile(
    r"^(?P<indent> *)# --- your turn: [^\n]* ---\n"
    r"(?P<solution>.*?)"
    r"^ *# --- end ---$",
    flags=re.DOTALL | re.MULTILINE,
)


DECORATOR = re.compile(r"^@.*\n(?=def )", flags=re.MULTILINE)  # to compile is part of the task


def stub_text(solution_text: str, exercises: tuple[Exercise, ...]) -> str:
    """The text of a solutions file with every solution taken out."""
    places_left = [f'"{one.id} {one.name}: see {one.pointer}"' for one in exercises]

    def cut(found: re.Match) -> str:
        message = places_left[_position(solution_text, found.start(), exercises)]
        line = f"{found['indent']}raise NotImplementedError({message})\n"
        return found[0].replace(found["solution"], line, 1)

    return DECORATOR.sub("", REGION.sub(cut, solution_text))


def differing() -> list[Path]:
    """The exercise files that are not what the solutions would give."""
    return [path for path, text in _cuts() if not path.is_file() or _read(path) != text]


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m dltutor.cut", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; say what differs")
    if parser.parse_args(argv).check:
        for path in differing():
            print(f"{path.name} differs from its solution. Run: python -m dltutor.cut")
        return 1 if differing() else 0
    for path, text in _cuts():
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"cut {path.name}")
    return 0


def _cuts() -> list[tuple[Path, str]]:
    return [
        (
            places.exercises() / f"{stem}.py",
            stub_text(_read(places.solutions() / f"{stem}.py"), bank.exercises(stem)),
        )
        for stem in (*bank.stems(), bank.TWINS)
    ]


def _position(text: str, at: int, exercises: tuple[Exercise, ...]) -> int:
    """Which exercise the region at this place belongs to: the last `def` before it says."""
    name = re.findall(r"^def (\w+)", text[:at], flags=re.MULTILINE)[-1]
    names = [one.name for one in exercises]
    if name not in names:
        raise ValueError(f"expected one of {', '.join(names)} around a region, but got {name}.")
    return names.index(name)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
