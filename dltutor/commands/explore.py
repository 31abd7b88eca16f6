"""`dlcore explore` tries one input of your own, and shows your answer beside the expected one."""

import argparse
import dataclasses
import doctest
import inspect
import sys
import textwrap
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dltutor import bank, terminal
from dltutor.exercise import Case, Exercise

if TYPE_CHECKING:
    from dltutor.cards import Card

HELP = "try your own input on an exercise: your answer beside the expected one"
LABEL = 12
WIDTH = 80


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", help="an exercise: 01.1, or its name")
    parser.add_argument("inputs", nargs="*", help='what goes in, each in quotes: "[1, 2]" "[3, 4]"')
    parser.add_argument("--case", type=int, metavar="N", help="one of the checker's own inputs")
    parser.add_argument("--seed", type=int, default=0, help="other numbers for --case")


def run(arguments: argparse.Namespace) -> int:
    try:
        exercise, case = _chosen(arguments)
        rows = compare(exercise, case, _own_text(exercise))
    except (ValueError, RuntimeError) as error:
        print(f"dlcore explore: {terminal.plain(str(error))}", file=sys.stderr)
        return 2
    terminal.say(f"{exercise.id} {exercise.name}, {case.kind}", "bold")
    for label, text in rows:
        start = f"  {label:<{LABEL}}"
        for line in text.splitlines():
            for part in textwrap.wrap(line, WIDTH) or [""]:
                terminal.say(start + part)
                start = " " * len(start)
    return 0


def card(function: Callable, inputs: tuple) -> "Card":
    """The same for a function of a notebook."""
    import numpy as np

    from dltutor.cards import Card
    from dltutor.checker.notebook import source_of

    try:
        (exercise,) = bank.find(function.__name__)
        texts = [repr(one.tolist() if isinstance(one, np.ndarray) else one) for one in inputs]
        exercise, case = input_for(exercise, texts)
        rows = compare(exercise, case, source_of(function))
    except (ValueError, AttributeError, RuntimeError) as error:
        return Card("This cannot be tried.", str(error), tone="look")
    lines = [f"{label:<12}{line}" for label, said in rows for line in said.splitlines()]
    return Card(f"{exercise.id} {exercise.name}, {case.kind}", code="\n".join(lines))


def compare(exercise: Exercise, case: Case, text: str) -> list[tuple[str, str]]:
    """Input, expected answer and the learner's, and whether they are the same, row by row."""
    from dltutor.checker import diagnose, judge, reference, report
    from dltutor.checker.student import Student

    ours = diagnose.outcome_of(exercise, None, case)
    if ours.trouble is not None:
        said = f"{ours.trouble.type}: {ours.trouble.message}"
        raise ValueError(f"this is no input for {exercise.name}. Our own answers with {said}.")
    with Student() as student:
        student.load(text, bank.home(exercise))
        trial = judge.try_case(exercise, student, case)
        names = reference.argument_names(exercise, case)
        given = zip(names, case.arguments, strict=False)
        rows = [("with", f"{name} = {report.show(one, short=True)}") for name, one in given]
        rows.append(("expected", _shown(ours.value)))
        return rows + _yours(exercise, trial, student)


def _own_text(exercise: Exercise) -> str:
    from dltutor.checker.intake import Refused, read_file
    from dltutor.commands.check import file_of

    try:
        return read_file(file_of(bank.home(exercise)))
    except (Refused, OSError) as why:
        raise ValueError(f"your file cannot be read: {why}") from None


def _yours(exercise: Exercise, trial, student) -> list[tuple[str, str]]:
    from dltutor.checker.trouble import quoted_line, sentence

    if trial.got.kind == "returned":
        rows = [("yours", _shown(trial.got.value)), ("", _said(trial))]
    else:
        line = quoted_line(trial.got, student) if trial.got.kind == "raised" else ""
        rows = [("yours", sentence(trial.got, student, exercise))]
        rows += [("your line", line)] if line else []
    printed = "\n".join(trial.got.printed.strip().splitlines()[:5])
    return rows + ([("it printed", printed)] if printed else [])


def _shown(value: Any) -> str:
    """An answer in one line; of an answer with named parts, each part in its own."""
    from dltutor.checker import report

    if isinstance(value, dict) and value:
        return "\n".join(f"{key}: {report.show(one)}" for key, one in value.items())
    return report.show(value)


def _said(trial) -> str:
    if trial.difference is not None:
        said = trial.difference.said
        return f"They differ: {said}." if said else "They differ."
    return "The same." if trial.flawless else "The same, but with a flaw that dlcore check names."


def _chosen(arguments: argparse.Namespace) -> tuple[Exercise, Case]:
    """The exercise with the input that was typed, drawn, or stands in its statement."""
    from dltutor.commands.hint import one_exercise

    exercise = one_exercise(arguments.what)
    if arguments.case is not None:
        if arguments.inputs:
            raise ValueError("expected inputs of your own or --case, but got both.")
        return exercise, _drawn(exercise, arguments.case, arguments.seed)
    return input_for(exercise, arguments.inputs, arguments.seed)


def input_for(exercise: Exercise, texts: list[str], seed: int = 0) -> tuple[Exercise, Case]:
    """The input that was typed; without one, the statement's example, or one that we draw."""
    if texts:
        from dltutor import typed

        return exercise, Case("your input", typed.arguments(exercise, texts))
    found = example(exercise)
    if found is None:
        return exercise, _drawn(exercise, 1, seed)
    return dataclasses.replace(exercise, observe=None), found


def _drawn(exercise: Exercise, number: int, seed: int) -> Case:
    cases = exercise.draw(seed)
    if not 1 <= number <= len(cases):
        raise ValueError(f"expected a case from 1 to {len(cases)}, but got {number}.")
    case = cases[number - 1]
    return case._replace(kind=f"case {number} of {len(cases)}: {case.kind}")


def example(exercise: Exercise) -> Case | None:
    """The first call in the statement's example; None if its arguments cannot travel."""
    from dltutor.checker import reference, ways, wire

    ours = ways.uncompiled(reference.build(exercise))
    seen: list[tuple] = []

    def watch(*given, **named):
        bound = inspect.signature(ours).bind(*given, **named)
        seen.append(bound.args)
        return ours(*given, **named)

    space = {**ours.__globals__, exercise.name: watch}
    for line in doctest.DocTestParser().get_examples(reference.statement(exercise)):
        if f"launch({exercise.name}," in line.source:
            return None  # threads call a kernel, not we
        exec(compile(line.source, "<example>", "exec"), space)
        if seen:
            break
    try:
        wire.encode({}, seen[0])
    except (wire.WireError, IndexError):
        return None
    return Case("the example of the statement", seen[0])
