"""Run by hand: do all verdicts stay the same with many seeds? The suite itself tries a few.

    python tests/tutor/many_seeds.py references 50     our own functions always pass
    python tests/tutor/many_seeds.py variants 20 07    each mistake always fails under its own name
    python tests/tutor/many_seeds.py accepted 20       other right answers always pass
    python tests/tutor/many_seeds.py memory 300        what was learned by heart never earns a point

A third word keeps to one lesson or exercise.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator

from checking import every_exercise, home_of
from test_bank_accepted import FILES
from test_checker_memory import SEEN, can_be_learned, key

from dltutor import bank
from dltutor.checker import reference
from dltutor.checker.judge import judge
from dltutor.checker.student import Limits, Student
from dltutor.exercise import Exercise

PATIENCE = Limits(total=36_000.0)


def references(exercise: Exercise, seeds: range) -> Iterator[str]:
    with Student(PATIENCE) as student:
        student.load(reference.module_text(exercise), bank.home(exercise))
        for seed in seeds:
            verdict = judge(exercise, student, seed)
            if verdict.status != "passed":
                yield f"seed {seed}: {verdict.message}"


def variants(exercise: Exercise, seeds: range) -> Iterator[str]:
    with Student(PATIENCE) as student:
        for variant in exercise.variants:
            student.load(reference.module_text(exercise, variant), bank.home(exercise))
            verdicts = [judge(exercise, student, seed) for seed in seeds]
            odd = Counter(
                (one.status, one.misconception, one.points)
                for one in verdicts
                if one.status not in ("failed", "error")
                or one.misconception != variant.name
                or one.diagnosis.partly
            )
            points = {one.points for one in verdicts}
            if odd or len(points) > 1:
                yield f"{variant.name}: {dict(odd)}, points {sorted(points)}"


def accepted(exercise: Exercise, seeds: range) -> Iterator[str]:
    for path in (one for one in FILES if home_of(one) == bank.home(exercise)):
        with Student(PATIENCE) as student:
            student.load(path.read_text(encoding="utf-8"), bank.home(exercise))
            for seed in seeds:
                verdict = judge(exercise, student, seed)
                if verdict.status not in ("passed", "missing"):
                    yield f"{path.stem}, seed {seed}: {verdict.message}"


def memory(exercise: Exercise, seeds: range) -> Iterator[str]:
    """Earns a point: nothing is new, or all that is new is unusual in one way."""
    if not can_be_learned(exercise):
        return
    known = {key(case.arguments) for seed in SEEN for case in exercise.draw(seed)}
    for seed in seeds:
        new = [one for one in exercise.draw(1000 + seed) if key(one.arguments) not in known]
        if all(case.stress for case in new):
            yield f"seed {1000 + seed}: no ordinary input is new"


def main(what: str, count: str, asked: str = "") -> int:
    look: Callable[[Exercise, range], Iterator[str]] = globals()[what]
    chosen = bank.find(asked) if asked else every_exercise()
    wrong = 0
    for exercise in chosen:
        for said in look(exercise, range(int(count))):
            print(f"{exercise.id} {exercise.name}, {said}", flush=True)
            wrong += 1
    print(f"{what}: {len(chosen)} exercises, {count} seeds, {wrong} surprises")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
