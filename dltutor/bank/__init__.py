"""The exercises: one readable file per lesson, named like the file the learner fills in."""

import functools
import importlib
from pathlib import Path

from dltutor.exercise import Exercise

FOLDER = Path(__file__).parent
TWINS = "ex_twins"


def stems() -> list[str]:
    """ex01_one_neuron, ...: the names of the exercise files, in the order of the lessons."""
    return sorted(path.stem for path in FOLDER.glob("ex[0-9][0-9]_*.py"))


def stem(lesson: str) -> str:
    """The file that belongs to a lesson: stem("01") is "ex01_one_neuron"."""
    for known in stems():
        if known[2:4] == lesson:
            return known
    lessons = ", ".join(known[2:4] for known in stems())
    raise ValueError(f"expected a lesson with exercises among {lessons}, but got {lesson!r}.")


@functools.cache
def exercises(file_stem: str) -> tuple[Exercise, ...]:
    return importlib.import_module(f"dltutor.bank.{file_stem}").EXERCISES


def twins() -> tuple[Exercise, ...]:
    """The exercises that ask for the skill of another one again, a while later."""
    return exercises(TWINS)


def twin_of(exercise: Exercise) -> Exercise | None:
    return next((twin for twin in twins() if twin.id == f"{exercise.id}t"), None)


def home(exercise: Exercise) -> str:
    """The file an exercise stands in: home of 01.1 is "ex01_one_neuron"."""
    return TWINS if exercise.is_twin else stem(exercise.lesson)


def find(asked: str) -> tuple[Exercise, ...]:
    """The exercises meant by "01", "ex01_one_neuron", "01_one_neuron", "01.1" or "dot".

    A twin is meant by its own id or name alone, and all of them by "twins".
    """
    wanted = asked.strip()
    files = (*stems(), TWINS)
    found = [one for known in files for one in exercises(known) if wanted in _names(one, known)]
    if not found:
        every = [f"{one.id} {one.name}" for known in stems() for one in exercises(known)]
        raise ValueError(
            f"expected a lesson, an exercise or its name, but got {asked!r}. "
            f"There are: {', '.join(every)}."
        )
    return tuple(found)


def _names(exercise: Exercise, file_stem: str) -> tuple[str, ...]:
    if exercise.is_twin:
        return exercise.id, exercise.name, file_stem, "twins"
    return exercise.id, exercise.name, exercise.lesson, file_stem, file_stem.removeprefix("ex")
