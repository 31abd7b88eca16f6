"""The promises that a machine can check in a lesson without running it."""

import ast
import re
from pathlib import Path

import pytest
from lesson_books import (
    GLOSSARY,
    called,
    calls,
    code_cells,
    each_lesson,
    exercises_of,
    first_argument,
    glossary,
    notebook,
    prose,
    tagged,
)

from dltutor import places, questions


@each_lesson
def test_a_lesson_has_the_bones_that_all_lessons_share(master):
    text = "\n".join(prose(notebook(master)))
    for bone in ("### Check the claim", "Worked example", "Open the box", "## Try", "**Next:**"):
        assert bone in text, bone
    levels = [len(marks) for marks in re.findall(r"^(#+) ", text, flags=re.MULTILINE)]
    assert levels[0] == 1 and levels.count(1) == 1
    steps = zip(levels[:-1], levels[1:], strict=True)
    assert all(after - before <= 1 for before, after in steps)
    assert any(tagged(cell, "raises-exception") for cell in code_cells(notebook(master)))


@each_lesson
def test_cells_and_lessons_have_a_length_that_can_be_read(master):
    book = notebook(master)
    cells = [cell for cell in code_cells(book) if not tagged(cell, "exercise")]
    lines = sorted(cell.source.count("\n") + 1 for cell in cells)
    words = [len(text.split()) for text in prose(book)]
    assert len(code_cells(book)) <= 40
    assert lines[int(0.95 * (len(lines) - 1))] <= 15 and lines[-1] <= 25
    assert sum(words) <= 2500 and max(words) <= 200


@each_lesson
def test_the_first_picture_comes_at_once_and_with_few_imports(master):
    setup = code_cells(notebook(master))[0].source
    assert "show(" in setup
    assert len(re.findall(r"^(import|from) ", setup, flags=re.MULTILINE)) <= 3


@each_lesson
def test_code_has_no_star_imports_and_no_magics(master):
    for cell in code_cells(notebook(master)):
        assert "import *" not in cell.source
        assert not re.search(r"^\s*[%!]", cell.source, flags=re.MULTILINE)


@each_lesson
def test_every_drawing_has_alt_text_and_is_not_lost_in_the_middle_of_a_cell(master):
    for cell in code_cells(notebook(master)):
        for statement in ast.walk(ast.parse(cell.source)):
            is_lost = isinstance(statement, ast.Expr) and "show" in called(statement.value)
            last = ast.parse(cell.source).body[-1]
            assert not is_lost or ast.dump(statement) == ast.dump(last), cell.source
    for call in calls(notebook(master), "show"):
        assert [word.arg for word in call.keywords] == ["alt"]


@each_lesson
def test_every_prediction_is_made_before_it_is_resolved(master):
    book = notebook(master)
    order = [(called(call), first_argument(call)) for call in calls(book, "predict", "reveal")]
    predicted = [name for what, name in order if what == "predict"]
    assert predicted and len(set(predicted)) == len(predicted)
    for name in predicted:
        assert order.index(("predict", name)) < order.index(("reveal", name))
    assert {name for what, name in order if what == "reveal"} == set(predicted)
    for call in calls(book, "predict"):
        assert all(word.value.value is None for word in call.keywords if word.arg == "guess")


@each_lesson
def test_a_revealed_word_is_one_of_the_options(master):
    book = notebook(master)
    options = {
        first_argument(call): {option.value for option in call.args[1:]}
        for call in calls(book, "predict")
    }
    for call in calls(book, "reveal"):
        words = {
            node.value
            for node in ast.walk(call.args[1])
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        allowed = options[first_argument(call)]
        assert not allowed or words <= allowed, first_argument(call)


@each_lesson
def test_every_question_of_a_lesson_is_asked_and_exists(master):
    book = notebook(master)
    asked = [first_argument(call) for call in calls(book, "ask", "arrange")]
    own = {name for name in questions.lesson_questions(master.stem[:2]) if "-r" not in name}
    assert own <= set(asked)
    assert all(questions.find(name) for name in asked)
    assert sum(name.startswith(f"{master.stem[:2]}-c") for name in asked) >= 2


@each_lesson
def test_a_lesson_asks_nothing_that_comes_later(master):
    asked = [first_argument(call) for call in calls(notebook(master), "ask", "arrange")]
    assert all(name[:2] <= master.stem[:2] for name in asked)


@each_lesson
def test_each_exercise_of_the_bank_is_in_its_lesson(master):
    book = notebook(master)
    named = [call.args[0].id for call in calls(book, "check")]
    assert named == [exercise.name for exercise in exercises_of(master)]
    defined = [
        node.name
        for cell in code_cells(book)
        if tagged(cell, "exercise")
        for node in ast.parse(cell.source).body
    ]
    assert defined == named


@each_lesson
def test_an_exercise_stands_in_the_section_that_its_messages_name(master):
    section, stands = 0, []
    for cell in notebook(master).cells:
        heading = re.match(r"## (\d+)\. ", cell.source)
        section = int(heading[1]) if heading else section
        stands += [section] if tagged(cell, "exercise") else []
    assert stands == [exercise.section for exercise in exercises_of(master)]


@each_lesson
def test_the_engine_is_opened_and_held_equal_to_plain_python(master):
    code = "\n".join(cell.source for cell in code_cells(notebook(master)))
    assert "inspect.getsource" in code
    asserts = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Assert)]
    assert asserts


NUMBERLESS = (
    r"```.*?```",  # code
    r"`[^`]*`",
    r"\$\$.*?\$\$",  # mathematics
    r"\$[^$]*\$",
    r"\]\([^)]*\)",  # where a link goes
    r"^#+ [^\n]*$",  # headings
    r"^>[^\n]*$",  # what others said
    r"\b([Ll]essons?|[Ss]ections?|[Ee]xercises?) \d+",
    r"\bL[12]\b",  # the two penalties
)


@each_lesson
def test_every_number_in_the_prose_is_computed_by_a_cell(master):
    own_exercises = rf"\b{master.stem[:2]}\.\d\b"
    for text in prose(notebook(master)):
        for pattern in (*NUMBERLESS, own_exercises):
            text = re.sub(pattern, " ", text, flags=re.DOTALL | re.MULTILINE)
        assert not re.search(r"\d", text), text


# --- words and links -----------------------------------------------------------------------


def anchor(heading):
    """What GitHub and JupyterLab call a heading in a link."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def links(text):
    return re.findall(r"\]\(([^)]*)\)", text)


def test_the_glossary_is_in_order_with_a_sentence_an_example_and_a_lesson():
    terms = glossary()
    assert list(terms) == sorted(terms)
    for term, text in terms.items():
        assert "*Example:*" in text and re.search(r"\(lesson \d\d\)$", text.strip()), term


@each_lesson
def test_links_lead_somewhere(master):
    anchors = {anchor(term) for term in glossary()}
    book = notebook(master)
    code = "\n".join(cell.source for cell in code_cells(book))
    for link in links("\n".join(prose(book)) + code):
        page, _, place = link.partition("#")
        assert not Path(page).is_absolute() and "://" not in page, link
        assert (places.lessons() / page).is_file(), link
        assert page != GLOSSARY.name or place in anchors, link


@each_lesson
def test_every_term_of_a_lesson_is_set_bold_where_it_is_introduced(master):
    book = notebook(master)
    text = "\n".join(prose(book)) + "\n".join(cell.source for cell in code_cells(book))
    introduced = [
        anchor(term) for term, said in glossary().items() if f"(lesson {master.stem[:2]})" in said
    ]
    assert introduced
    for term in introduced:
        assert re.search(rf"\[\*\*[^]]+\*\*\]\({GLOSSARY.name}#{term}\)", text), term


QUESTIONS = {
    name: question
    for path in sorted(questions.FOLDER.glob("*.toml"))
    for name, question in questions.lesson_questions(path.stem).items()
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_option_of_a_question_is_explained(name):
    question = QUESTIONS[name]
    assert question["asks"].rstrip().endswith(("?", "."))
    letters = questions.options(question)
    if "number" in question:
        reasons = [question["because"], question["clue"]]
        reasons += [slip["because"] for slip in question["slips"]]
        assert question["number"] not in [slip["number"] for slip in question["slips"]]
    elif letters:
        assert len(letters) >= 3 and question["answer"] in letters
        assert "".join(letters) == "ABCDEF"[: len(letters)]
        assert len({option["says"] for option in letters.values()}) == len(letters)
        reasons = [option["because"] for option in letters.values()]
    else:
        reasons = [one["because"] for one in question["distractors"]]
        assert len(question["lines"]) >= 4
    assert all(len(reason.split()) >= 4 for reason in reasons)
