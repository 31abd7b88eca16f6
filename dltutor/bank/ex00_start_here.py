"""How the checker tries the warm-up of lesson 00: which inputs, how exact, for how much."""

from dltutor.bank.words import words_beside
from dltutor.exercise import EXACT, Exercise, case

WORDS = words_beside(__file__)


def double_plus_one_cases(rng):
    yield case("a whole number", int(rng.integers(5, 10_000)))
    yield case("zero", 0)
    yield case("one", 1)
    yield case("two", 2)
    yield case("a negative number", -int(rng.integers(3, 10_000)))
    yield case("a fraction", float(rng.integers(1, 20)) + 0.25, stress="fractions")


EXERCISES = (
    Exercise(
        id="00.1",
        name="double_plus_one",
        section=2,
        difficulty=1,
        points=0,
        outcomes=("submit an exercise and read what the checker says",),
        tolerance=EXACT,
        cases=double_plus_one_cases,
        **WORDS["double_plus_one"],
    ),
)
