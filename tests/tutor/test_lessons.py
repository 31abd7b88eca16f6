"""Every lesson runs from top to bottom in a kernel of its own, with and without its answers."""

import nbformat
import pytest
from lesson_books import code_cells, each_lesson, exercises_of, notebook, sections, tagged
from nbclient import NotebookClient

from dltutor import lesson_builder

FORGET_EVERYTHING = "%reset -f"
SECONDS_A_CELL = 60


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Execute a notebook in a kernel of its own, as a learner whose folder is empty."""
    monkeypatch.setenv("DLCORE_MY", str(tmp_path / "my"))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))

    def execute(book):
        client = NotebookClient(
            book, timeout=SECONDS_A_CELL, resources={"metadata": {"path": str(tmp_path)}}
        )
        client.execute()
        return book

    return execute


def assert_clean(book):
    """No error but those on purpose, each of which did happen, and nothing on stderr."""
    for cell in code_cells(book):
        kinds = [output.output_type for output in cell.outputs]
        assert ("error" in kinds) == tagged(cell, "raises-exception"), cell.source
        complaints = [one.text for one in cell.outputs if one.get("name") == "stderr"]
        assert not complaints, complaints


def told(cell):
    return "\n".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs)


def verdicts(book):
    return [told(cell) for cell in code_cells(book) if cell.source.startswith("check(")]


@each_lesson
def test_restart_and_run_all_works_before_anything_is_filled_in(master, run):
    book = run(notebook(master))
    assert_clean(book)
    assert len(verdicts(book)) == len(exercises_of(master))
    assert all("not started" in verdict for verdict in verdicts(book))


@each_lesson
def test_each_section_runs_alone_with_every_exercise_solved(master, run):
    book = notebook(master, instructor=True)
    (setup, *_), *parts = sections(book)
    cells = []
    for part in parts:
        forget = nbformat.v4.new_code_cell(FORGET_EVERYTHING)
        cells += [forget, nbformat.from_dict(setup.copy()), *part]
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    book.cells = cells
    run(book)
    assert_clean(book)
    for exercise, verdict in zip(exercises_of(master), verdicts(book), strict=True):
        points = f"{exercise.points:g} of {exercise.points} points"
        assert (points if exercise.points else "a warm-up") in verdict


def test_the_notebooks_are_what_their_masters_give():
    assert lesson_builder.out_of_step() == []
