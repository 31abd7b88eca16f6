"""dlcore explore: any input one can type, with our answer and the learner's side by side."""

import numpy as np
import pytest
from checking import every_exercise

from dltutor import bank, typed
from dltutor.checker.wire import Seed, encode
from dltutor.cli import main
from dltutor.commands import explore
from dltutor.exercise import Case

LAST_ONLY = "def dot(x, w):\n    print('hm')\n    return float(x[-1] * w[-1])\n"


@pytest.fixture(autouse=True)
def mine(tmp_path, monkeypatch):
    monkeypatch.setenv("DLCORE_MY", str(tmp_path))
    place = tmp_path / "exercises" / "ex01_one_neuron.py"
    place.parent.mkdir()
    place.write_text(LAST_ONLY, encoding="utf-8")


def test_your_answer_stands_below_the_expected_one(capsys):
    assert main(["explore", "01.1", "[1, 2]", "[3, 4]"]) == 0
    said = capsys.readouterr().out
    assert "x = [1, 2]" in said and "They differ." in said and "it printed  hm" in said
    assert [line.split()[-1] for line in said.splitlines() if "11.0" in line or "8.0" in line] == [
        "11.0",
        "8.0",
    ]


def test_the_same_answer_is_said_to_be_the_same(capsys):
    assert main(["explore", "dot", "[0, 2]", "[3, 4]"]) == 0
    assert "The same." in capsys.readouterr().out


def test_without_an_input_the_example_of_the_statement_is_tried(capsys):
    assert main(["explore", "01.1"]) == 0
    assert "the example of the statement" in capsys.readouterr().out


def test_a_negative_number_is_no_option_and_an_unfilled_function_no_error(capsys):
    assert main(["explore", "01.2", "[1]", "[2]", "-3.5"]) == 0
    said = capsys.readouterr().out
    assert "b = -3.5" in said and "no function neuron_score" in said


def test_one_of_the_checkers_inputs_can_be_asked_for(capsys):
    assert main(["explore", "01.1", "--case", "2"]) == 0
    assert "case 2 of 9: two pairs" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["01.1", "[1, 2]"], "expected 2 inputs (x, w), but got 1"),
        (["01.1", "[1, 2]", "[3]"], "expected 2 for the axis n of w, as in x"),
        (["01.1", "[1, 2", "[3]"], "as Python writes it"),
        (["01.1", "[[1], [2, 3]]", "[3]"], "rows of equal length"),
        (["01.1", "3", "[3]"], "expected x as a list of numbers"),
        (["01.1", "__import__('os')", "[3]"], "as Python writes it"),
        (["01.3", "[[1]]", "[2]", "[3]"], "expected b as a number"),
        (["02.2", "[[1, 2, 3]]", "[[1, 0], [0, 1]]"], "expected 2 for the axis 2 of P"),
        (["04.2", "[0.5]", "3"], "expected whole numbers in y"),
        (["04.2", "[5]", "3"], "this is no input for one_hot"),
        (["06.1", "abs", "[1]"], "dlcore explore 06.1 --case 1"),
        (["09.1", "[1]"], "dlcore explore 09.1 --case 1"),
        (["01.1", "--case", "99"], "a case from 1 to 9"),
        (["01.1", "[1]", "[2]", "--case", "1"], "but got both"),
        (["01"], "has several"),
    ],
)
def test_what_cannot_be_tried_is_told_why(asked, words, capsys):
    assert main(["explore", *asked]) == 2
    assert words in " ".join(capsys.readouterr().err.split())


def test_typed_inputs_take_the_form_of_ours():
    X, params = typed.arguments(bank.find("04.4")[0], ["[[1, 2]]", "{'W1': [[1], [0]]}"])
    assert X.dtype == np.float64 and params["W1"].shape == (2, 1)
    *_, rng = typed.arguments(
        bank.find("train")[0], ["[[1.0]]", "[0]", "{'b2': [0.0]}", "1", "2", "4", "7"]
    )
    assert rng == Seed(7)
    z, kind = typed.arguments(bank.find("03.3")[0], ["[1, 2]", "relu"])
    assert (z.dtype, kind) == (np.float64, "relu")


@pytest.mark.parametrize("exercise", every_exercise(), ids=lambda one: one.name)
def test_every_exercise_has_something_to_show_without_an_input(exercise):
    found = explore.example(exercise)
    if found is not None:
        assert isinstance(found, Case)
        encode({}, found.arguments)
    else:
        assert exercise.draw(0)
