"""dlcore quiz: every option is explained, the order changes, and nothing is ever counted."""

import io
import random

from dltutor import questions
from dltutor.cli import main
from dltutor.commands import quiz


def answer(monkeypatch, text):
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_every_option_is_explained_after_the_answer(monkeypatch, capsys):
    answer(monkeypatch, "A\n")
    assert quiz.ask("01-c1", "Question 1", random.Random(1))
    before, _, after = capsys.readouterr().out.partition("> ")
    for option in questions.options(questions.find("01-c1")).values():
        assert option["says"] in before and option["because"] in after
        assert option["because"] not in before


def test_the_right_letter_is_right_wherever_it_stands(monkeypatch, capsys):
    letters = set()
    for seed in range(8):
        answer(monkeypatch, "")
        quiz.ask("01-c1", "", random.Random(seed))
        shown = capsys.readouterr().out.splitlines()
        (letter,) = [line.strip()[0] for line in shown if line.endswith(". `-2`")]
        answer(monkeypatch, f"{letter.lower()}\n")
        quiz.ask("01-c1", "", random.Random(seed))
        assert f"{letter} is right." in capsys.readouterr().out
        letters.add(letter)
    assert len(letters) > 1


def test_a_whole_lesson_is_asked_to_its_end(monkeypatch, capsys):
    answer(monkeypatch, "what?\n" + "A\n" * 50)
    assert main(["quiz", "01"]) == 0
    said = capsys.readouterr().out
    assert "Type one of A, B" in said and "That was the last question." in said
    assert "points" not in said


def test_the_end_of_input_ends_it_politely(monkeypatch, capsys):
    answer(monkeypatch, "A\n")
    assert main(["quiz"]) == 0
    said = capsys.readouterr().out
    assert "Question 2 of 5" in said and "That is enough for now." in said


def test_a_lesson_without_questions_is_said_to_be_one(capsys):
    assert main(["quiz", "99"]) == 2
    assert "expected a lesson with questions" in capsys.readouterr().err


def test_every_check_question_has_one_right_option_and_reasons_for_all():
    for file in questions.FOLDER.glob("*.toml"):
        for name, question in questions.lesson_questions(file.stem).items():
            if quiz.CHECKS.fullmatch(name):
                options = questions.options(question)
                assert question["answer"] in options and len(options) > 1, name
                assert all(one["says"] and one["because"] for one in options.values()), name
