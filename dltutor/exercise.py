"""What an exercise is: inputs to try, mistakes with a name, and hints that grow more concrete."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np


class Case(NamedTuple):
    """One input to try. `stress` names the one thing that is unusual about it, if any.

    `observe` looks at the function in its own way, for this case alone.
    """

    kind: str
    arguments: tuple
    stress: str = ""
    observe: Callable[..., Any] | None = None


def case(
    kind: str, *arguments, stress: str = "", observe: Callable[..., Any] | None = None
) -> Case:
    return Case(kind, arguments, stress, observe)


@dataclass(frozen=True)
class Tolerance:
    """How far a float may be from ours: absolute + relative * |ours|, and why that is fair.

    A float32 holds seven digits, so it gets at least 1e-6 + 1e-5 * |ours|, unless all is exact.
    """

    relative: float
    absolute: float
    reason: str

    def allowed(self, size: np.ndarray, dtype: np.dtype) -> np.ndarray:
        """How far numbers of this size and type may be off."""
        relative, absolute = self.relative, self.absolute
        if dtype == np.float32 and relative > 0:
            relative, absolute = max(relative, 1e-5), max(absolute, 1e-6)
        return absolute + relative * size


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
    that a call changed in `call.after`. With `way=` a call asks something else (checker/ways.py).
    In a `quiet` exercise a floating-point warning (overflow, log of 0) is a flaw.
    `seconds` is the time for one call, where the usual few are too short.
    `reference` is the text our function stands in; without it, that is the file in solutions/.
    An `extension` goes further than the course needs; all others are its core. The id of a twin,
    which asks for the skill of another exercise again, is that one's id with a t: 05.3t.
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
    quiet: bool = False
    seconds: float = 0.0
    reference: str = ""
    extension: bool = False

    @property
    def lesson(self) -> str:
        return self.id.partition(".")[0]

    @property
    def is_twin(self) -> bool:
        return self.id.endswith("t")

    @property
    def pointer(self) -> str:
        return f"lesson {self.lesson}, section {self.section}"

    def draw(self, seed: int) -> list[Case]:
        """The inputs of this exercise that belong to a seed."""
        number = int(self.id.replace(".", "").rstrip("t"))
        return list(self.cases(np.random.default_rng([seed, number])))

    def observer(self, case: Case) -> Callable[..., Any] | None:
        return case.observe or self.observe

    def variant(self, name: str) -> Variant:
        return next(variant for variant in self.variants if variant.name == name)
