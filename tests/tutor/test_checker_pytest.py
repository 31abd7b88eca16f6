"""pytest marks exercise files with the checker's verdict, and everything else as it always did."""

import builtins
import subprocess
import sys

import pytest
from checking import every_exercise

from dltutor import places
from dltutor.cli import main

pytest_plugins = ["pytester"]

BEGUN = """
import builtins
builtins.imported_by_pytest = True
def dot(x, w):
    return float(x @ w)
def neuron_score(x, w, b):
    return float(x @ w)
def decide(X, w, b):
    raise NotImplementedError("01.3 decide: see lesson 01, section 5")
"""


@pytest.fixture
def learner(pytester):
    """A learner's file, run by pytest in a folder of its own."""
    (pytester.path / "ex01_one_neuron.py").write_text(BEGUN, encoding="utf-8")
    return pytester


def test_each_exercise_is_an_item_with_the_message_in_place_of_a_traceback(learner):
    result = learner.runpytest("ex01_one_neuron.py")
    result.assert_outcomes(passed=1, failed=2)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert not hasattr(builtins, "imported_by_pytest")  # it ran in a process of its own
    said = result.stdout.str()
    assert '"the bias never enters"' in said and "lesson 01, section 4" in said
    assert "not started" in said
    assert "Traceback" not in said and "raise NotPassed" not in said


def test_a_name_selects_one_exercise_and_a_folder_all_of_it(learner):
    learner.runpytest("-k", "dot").assert_outcomes(passed=1, deselected=2)


def test_the_command_the_file_and_a_name_give_one_verdict(learner, monkeypatch, capsys):
    """On the same inputs even the words are the same."""
    monkeypatch.setenv("DLCORE_SEED", "5")
    monkeypatch.setenv("DLCORE_MY", str(learner.path / "my"))
    file = learner.path / "ex01_one_neuron.py"
    assert main(["check", "neuron_score", "--file", str(file)]) == 1
    said = capsys.readouterr().out.partition("\n")[2].partition("0 of 1 exercises")[0].strip()
    whole, named = learner.runpytest(file), learner.runpytest(file, "-k", "neuron_score")
    assert "the bias never enters" in said
    assert said in whole.stdout.str() and said in named.stdout.str()
    assert main(["check", "dot", "--file", str(file)]) == 0
    learner.runpytest(file, "-k", "dot").assert_outcomes(passed=1, deselected=2)


def test_in_the_courses_own_folder_an_unfilled_function_is_skipped(learner, monkeypatch):
    monkeypatch.setattr(places, "exercises", lambda: learner.path)
    learner.runpytest("ex01_one_neuron.py").assert_outcomes(passed=1, failed=1, skipped=1)


def test_the_solutions_pass(pytester):
    pytester.runpytest(places.solutions()).assert_outcomes(passed=len(every_exercise()))


def test_a_file_that_is_no_text_is_refused_in_words(pytester):
    (pytester.path / "ex01_one_neuron.py").write_bytes(b"x = 1\0")
    result = pytester.runpytest("-k", "decide")
    result.assert_outcomes(failed=1, deselected=2)
    assert "zero byte in line 1" in result.stdout.str()


def test_other_files_are_left_to_pytest(pytester):
    pytester.makepyfile(ex99_other="def test_one(): pass", test_two="def test_two(): pass")
    pytester.runpytest("ex99_other.py", "test_two.py").assert_outcomes(passed=2)


def test_the_plugin_costs_other_projects_nothing():
    heavy = "{'numpy', 'numba', 'dltutor.bank', 'dltutor.checker.judge'}"
    code = f"import sys, dltutor.pytest_plugin; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
