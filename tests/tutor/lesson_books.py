"""Lessons as notebooks, taken apart for the tests that run them and the tests that read them."""

import ast

import nbformat
import pytest

from dltutor import bank, lesson_builder, places

MASTERS = sorted((places.lessons() / "src").glob("[0-9]*.py"))
GLOSSARY = places.lessons() / "glossary.md"
each_lesson = pytest.mark.parametrize("master", MASTERS, ids=lambda path: path.stem)


def notebook(master, instructor=False):
    return nbformat.reads(lesson_builder.build(master, instructor), as_version=4)


def exercises_of(master):
    """In the order of the lesson: extensions have the last numbers, but stand in their section."""
    return sorted(bank.exercises(f"ex{master.stem}"), key=lambda exercise: exercise.section)


def code_cells(book):
    return [cell for cell in book.cells if cell.cell_type == "code"]


def prose(book):
    return [cell.source for cell in book.cells if cell.cell_type == "markdown"]


def tagged(cell, tag):
    return tag in cell.metadata.get("tags", [])


def sections(book):
    """The code cells under each second-level heading; the set-up comes before all of them."""
    parts = [[]]
    for cell in book.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            parts.append([])
        elif cell.cell_type == "code":
            parts[-1].append(cell)
    return parts


def calls(book, *names):
    """Every call of these functions of the kit, in the order of the lesson."""
    found = []
    for cell in code_cells(book):
        nodes = [node for node in ast.walk(ast.parse(cell.source)) if called(node) in names]
        found += sorted(nodes, key=lambda node: node.lineno)
    return found


def called(node):
    """The plain name that a node calls, if it does."""
    return getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""


def first_argument(call):
    return call.args[0].value


def glossary():
    """Each term with what is said about it."""
    parts = GLOSSARY.read_text(encoding="utf-8").split("\n## ")[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2] for part in parts}
