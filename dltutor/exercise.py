"""What an exercise is: inputs to try, mistakes with a name, and hints that grow more concrete."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np


class Case(NamedTuple):
    """One input to try. `stress` names the one thing that is unusual about it, if any."""

    kind: str
    arguments: tuple
    stress: str = ""


def case(kind: str, *arguments, stress: str = "") -> Case:
    return Case(kind, arguments, stress)


@dataclass(frozen=True)
class Tolerance:
    """How far a float may be from ours: absolute + relative * |ours|, and why that is fair."""

    relative: float
    absolute: float
    reason: str


EXACT = Tolerance(0.0, 0.0, "the answer is counted, not measured")


@dataclass(frozen=True)
class Variant:
    """A mistake people make: our function with `old` replaced by `new`, and what to say about it.

    Feedback is a fact (`saw`), a likely cause (`likely`) and a question (`ask`). A mistake that
    shows in several places gives `old` and `new` as tuples of the same length.
    """

    name: str
    title: str
    old: str | tuple[str, ...]
    new: str | tuple[str, ...]
    saw: str
    likely: str
    ask: str

    @property
    def feedback(self) -> str:
        return f"{self.saw} {self.likely} {self.ask}"

    @property
    def patches(self) -> tuple[tuple[str, str], ...]:
        old = (self.old,) if isinstance(self.old, str) else self.old
        new = (self.new,) if isinstance(self.new, str) else self.new
        return tuple(zip(old, new, strict=True))


@dataclass(frozen=True)
class Hints:
    """The rungs that cannot be derived: where to look, a worked tiny instance, lines that mislead.

    `distractors` are names of variants; their wrong lines are mixed into the line puzzle.
    """

    where: str
    worked: str
    distractors: tuple[str, ...]


@dataclass(frozen=True)
class Exercise:
    """One function to write, and all that the checker knows about it except its solution.

    `outputs` names the parts of an answer that is a tuple. `observe(call, *arguments)` replaces
    the plain call where one answer says too little: it may call often, and finds the arguments
    that a call changed in `call.after`.
    `reference` is the text our function stands in; without it, that is the file in solutions/.
    """

    id: str
    name: str
    section: int
    difficulty: int
    points: int
    outcomes: tuple[str, ...]
    tolerance: Tolerance
    cases: Callable[[np.random.Generator], Iterator[Case]]
    variants: tuple[Variant, ...]
    hints: Hints
    outputs: tuple[str, ...] = ()
    observe: Callable[..., Any] | None = None
    reference: str = ""

    @property
    def lesson(self) -> str:
        return self.id.partition(".")[0]

    @property
    def pointer(self) -> str:
        return f"lesson {self.lesson}, section {self.section}"

    def draw(self, seed: int) -> list[Case]:
        """The inputs of this exercise that belong to a seed."""
        number = int(self.id.replace(".", ""))
        return list(self.cases(np.random.default_rng([seed, number])))

    def variant(self, name: str) -> Variant:
        return next(variant for variant in self.variants if variant.name == name)
