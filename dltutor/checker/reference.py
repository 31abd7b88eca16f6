"""Our own function and its wrong variants, built from the one text in solutions/."""

import ast
import functools
import inspect
import linecache
import re
import textwrap
import types
from collections.abc import Callable

from dltutor import bank, places
from dltutor.exercise import Case, Exercise, Variant


@functools.lru_cache(maxsize=512)
def build(exercise: Exercise, variant: Variant | None = None) -> Callable:
    """The function of an exercise, right or with one named mistake, ready to call."""
    space: dict = {"__name__": f"reference of {exercise.name}"}
    exec(compiled(exercise, variant), space)
    return space[exercise.name]


def compiled(exercise: Exercise, variant: Variant | None = None) -> types.CodeType:
    """The file ready to run; its lines stay within reach of what reads a function's source."""
    text = module_text(exercise, variant)
    label = f"{exercise.name}, {variant.name if variant else 'reference'}"
    file = f"<{label}, {hash(text)}>"  # changed texts of one exercise must not share their lines
    linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
    return compile(text, file, "exec")


@functools.lru_cache(maxsize=512)
def module_text(exercise: Exercise, variant: Variant | None = None) -> str:
    """The file of an exercise as a learner would hand it in, perhaps with one mistake in it."""
    whole = _whole_text(exercise)
    if variant is None:
        return whole
    lines = whole.splitlines()
    first, last = _span(exercise)
    lines[first:last] = patched(code_text(exercise), variant).splitlines()
    return "\n".join(lines) + "\n"


@functools.lru_cache(maxsize=512)
def code_text(exercise: Exercise) -> str:
    """The function without its statement, whose words a patch could hit by mistake."""
    node = _definition(exercise)
    lines = _whole_text(exercise).splitlines()
    first, last = _span(exercise)
    if ast.get_docstring(node) is None:
        return "\n".join(lines[first:last])
    said = node.body[0]
    return "\n".join(lines[first : said.lineno - 1] + lines[said.end_lineno : last])


def solution_lines(exercise: Exercise, variant: Variant | None = None) -> list[str]:
    """The lines a learner has to find, or gets wrong, without the indentation they share."""
    code = code_text(exercise)
    code = patched(code, variant) if variant else code
    inside = re.search(
        r"^ *# --- your turn: [^\n]* ---\n(.*)",
        code,
        flags=re.DOTALL | re.MULTILINE,
    )
    if inside is None:
        raise RuntimeError(f"expected a line '# --- your turn: ... ---' in {exercise.name}")
    return textwrap.dedent(inside[1]).splitlines()


def statement(exercise: Exercise) -> str:
    """The docstring of the function: what is asked."""
    return ast.get_docstring(_definition(exercise)) or ""


def parameters(exercise: Exercise) -> tuple[str, ...]:
    return tuple(argument.arg for argument in _definition(exercise).args.args)


def argument_names(exercise: Exercise, case: Case) -> tuple[str, ...]:
    """What the arguments of a case are called: by the function, or by its observer."""
    observer = exercise.observer(case)
    if observer is None:
        return parameters(exercise)
    return tuple(inspect.signature(observer).parameters)[1:]


def shapes(exercise: Exercise) -> str:
    """The paragraph of the statement that begins with "Shapes"."""
    paragraphs = statement(exercise).split("\n\n")
    return next((text for text in paragraphs if text.startswith("Shapes")), "")


def sizes(exercise: Exercise) -> dict[str, tuple[str, ...]]:
    """The names of the axes, read from the statement: {"X": ("n", "d"), "w": ("d",)}."""
    found = re.findall(r"(\w+)\"? \(([^)]*)\)", shapes(exercise).partition("->")[0])
    return {name: tuple(re.findall(r"\w+", inside)) for name, inside in found}


def patched(text: str, variant: Variant) -> str:
    for old, new in variant.patches:
        old, new = old.strip("\n"), new.strip("\n")
        lines = "\n" in old + new
        text = _replace_lines(text, old, new) if lines else _replace_words(text, old, new)
    return text


def _replace_words(text: str, old: str, new: str) -> str:
    _expect_once(text.count(old), old)
    return text.replace(old, new)


def _replace_lines(text: str, old: str, new: str) -> str:
    """Replace whole lines, whatever their common indentation is."""
    lines, size = text.splitlines(), old.count("\n") + 1
    starts = [
        at
        for at in range(len(lines) - size + 1)
        if textwrap.dedent("\n".join(lines[at : at + size])) == old
    ]
    _expect_once(len(starts), old)
    chunk = lines[starts[0] : starts[0] + size]
    indent = " " * min(len(line) - len(line.lstrip()) for line in chunk if line.strip())
    lines[starts[0] : starts[0] + size] = textwrap.indent(new, indent).splitlines()
    return "\n".join(lines)


def _expect_once(times: int, old: str) -> None:
    if times != 1:
        raise ValueError(f"expected a patch to fit in one place, but it fits in {times}: {old!r}")


def _whole_text(exercise: Exercise) -> str:
    return exercise.reference or _solutions_text(bank.home(exercise))


@functools.cache
def _solutions_text(stem: str) -> str:
    return (places.solutions() / f"{stem}.py").read_text(encoding="utf-8")


def _definition(exercise: Exercise) -> ast.FunctionDef:
    for node in ast.parse(_whole_text(exercise)).body:
        if isinstance(node, ast.FunctionDef) and node.name == exercise.name:
            return node
    raise RuntimeError(f"expected a function {exercise.name} in the solutions, but found none")


def _span(exercise: Exercise) -> tuple[int, int]:
    """The first line of the function and the line after its last, counted from 0."""
    node = _definition(exercise)
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return first - 1, node.end_lineno or node.lineno
