"""What the checker has to say about one exercise, before it is put into words."""

from dataclasses import dataclass
from typing import Any

from dltutor.checker.diagnose import Diagnosis, Trial
from dltutor.exercise import Exercise

PASSED, FAILED, ERROR, TIMEOUT, CRASH = "passed", "failed", "error", "timeout", "crash"
REFUSED, MISSING, NOT_STARTED, NOT_RUN = "refused", "missing", "not_started", "not_run"
GRADER_ERROR = "grader_error"


@dataclass(frozen=True)
class Check:
    """One thing that was looked at. `stress` names what was unusual about it, if anything."""

    name: str
    passed: bool
    stress: str = ""


@dataclass(frozen=True)
class Verdict:
    """`said` is the one sentence that matters where no answer could be compared.

    `line` is the learner's line that failed, `shown` the smallest failing input that was found,
    and `message` is all of this in words.
    """

    exercise: Exercise
    status: str
    checks: tuple[Check, ...] = ()
    said: str = ""
    line: str = ""
    shown: Trial | None = None
    diagnosis: Diagnosis | None = None
    clues: tuple[str, ...] = ()
    seconds: float = 0.0
    message: str = ""

    @property
    def points(self) -> float:
        """All, half for right numbers with one flaw (its type, empty input, ...), or none."""
        if self.status == PASSED:
            return float(self.exercise.points)
        flaws = {check.stress for check in self.checks if not check.passed}
        one_flaw = len(flaws) == 1 and "" not in flaws
        return self.exercise.points / 2 if one_flaw else 0.0

    @property
    def misconception(self) -> str | None:
        return self.diagnosis.variant.name if self.diagnosis else None

    @property
    def checks_passed(self) -> int:
        return sum(check.passed for check in self.checks)

    def as_dict(self) -> dict[str, Any]:
        """One entry of the JSON that `dlcore check --json` and `dlcore grade` write."""
        return {
            "id": self.exercise.id,
            "name": self.exercise.name,
            "status": self.status,
            "points": self.points,
            "max_points": self.exercise.points,
            "misconception": self.misconception,
            "message": self.message,
            "checks_passed": self.checks_passed,
            "checks_total": len(self.checks),
            "seconds": round(self.seconds, 3),
        }


def unread(exercise: Exercise, status: str, said: str) -> Verdict:
    """The verdict on an exercise whose file could not be read."""
    return Verdict(exercise, status, said=said, message=said)
