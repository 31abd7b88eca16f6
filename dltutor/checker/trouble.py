"""One sentence for every way in which a function gives no answer: what happened, and what to do."""

from dltutor.checker import reference
from dltutor.checker.outcome import CRASH, MISSING, NOT_RUN, TIMEOUT, UNFILLED, Outcome, Trouble
from dltutor.checker.process import FORGED
from dltutor.checker.student import Student
from dltutor.exercise import Exercise

# What to look at when Python itself complains.
ADVICE = {
    "NameError": "Is the name spelled as where it was made, and made before it is used?",
    "UnboundLocalError": "Does the name get its first value before the loop?",
    "IndexError": "An index went past the end. Which indices does the array have?",
    "TypeError": "Two things met that do not fit. What is the type of each?",
    "ValueError": "A value or a shape does not fit. What is the shape of each array here?",
    "AttributeError": "The thing before the dot has no such part. What is its type?",
    "ZeroDivisionError": "The divisor was 0. When can that happen?",
    "KeyError": "The dictionary has no such key. Which keys does it have?",
    "RecursionError": "The function calls itself without an end.",
    "ModuleNotFoundError": "The course needs numpy and numba alone. Is the name spelled right?",
    "ImportError": "Is the name spelled right?",
    "IndentationError": "Lines of one block start in the same column.",
    "TabError": "Indent with spaces only.",
    "SyntaxError": "Look at this line and the one above it: a missing bracket, colon or quote?",
    "SystemExit": "Take the exit out: return the answer instead.",
    "KeyboardInterrupt": "Take this line out: return the answer instead.",
    "EOFError": "Nobody sits at the keyboard here. Take input() out.",
    "MemoryError": "That is more memory than there is. Which array is so large?",
    "NotImplementedError": "Write that function first, and take the line out.",
    "TypingError": "Numba needs one type for every name. Does the function run without @njit?",
}


def sentence(outcome: Outcome, student: Student, exercise: Exercise) -> str:
    """What a learner should read first about a call that gave no answer."""
    name = exercise.name
    trouble = outcome.trouble or Trouble("", "")
    reading = student.failed_to_load
    if outcome.kind == UNFILLED and not reading:
        return f"Nothing in {name} yet. It begins with {exercise.pointer}."
    if outcome.kind == MISSING:
        return (
            f"Your file has no function {name}. Is it spelled {name}, "
            "and does its `def` start in the first column?"
        )
    if outcome.kind == NOT_RUN:
        return "Not checked: an earlier exercise used up the time for this file. Mend that first."
    if outcome.kind == TIMEOUT:
        what = "Reading your file" if reading else name
        return (
            f"{what} did not end within {trouble.message}, so it was stopped. "
            "Which loop never ends? Look at what should change in each turn."
        )
    if outcome.kind == CRASH:
        return _crash(trouble, "Your file" if reading else name)
    return _raised(trouble, exercise)


def quoted_line(outcome: Outcome, student: Student) -> str:
    """The learner's own line that failed, with its number; empty where Python does not tell."""
    trouble = outcome.trouble
    lines = student.text.splitlines()
    if trouble is None or not 1 <= trouble.line <= len(lines):
        return ""
    where = f"line {trouble.line}"
    if trouble.function and trouble.function != "<module>":
        where += f", in {trouble.function}"
    return f"{where}:  {lines[trouble.line - 1].strip()[:100]}"


def _crash(trouble: Trouble, what: str) -> str:
    if trouble.message.startswith("exit code"):
        ended = f"{what} ended the whole program ({trouble.message}) instead of returning."
        return f"{ended} Take that call out, and return the answer."
    if trouble.message == FORGED:
        return f"{what} was stopped: {FORGED}. Let it return its answer, and write to no pipe."
    return (
        f"{what} brought Python itself down ({trouble.message}). The usual cause is a write "
        "outside an array in compiled code. Which index can be too large, or negative?"
    )


def _raised(trouble: Trouble, exercise: Exercise) -> str:
    name = exercise.name
    if trouble.type == "arguments":
        asked = ", ".join(reference.parameters(exercise))
        return (
            f"Your function is {name}({trouble.message}), and it is called as {name}({asked}). "
            "Keep the `def` line as it was given."
        )
    if trouble.type == "answer":
        return f"Your {name} returned something that cannot be compared: {trouble.message}."
    advice = ADVICE.get(trouble.type, "")
    said = " ".join(trouble.message.split())[:300]
    what = f"{trouble.type}: {said}" if said else trouble.type
    return f"{what.rstrip('.')}. {advice}".rstrip()
