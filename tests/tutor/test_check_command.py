"""dlcore check, hint and progress: what a learner types, reads, and finds again next week."""

import json

import pytest

from dltutor import bank, hints, mastery, places, terminal
from dltutor.checker import reference
from dltutor.cli import main
from dltutor.commands import check

LAST_ONLY = "def dot(x, w):\n    return float(x[-1] * w[-1]) if len(x) else 0.0\n"
RIGHT = "def dot(x, w):\n    return float(x @ w)\n"


@pytest.fixture(autouse=True)
def mine(tmp_path, monkeypatch):
    """A learner's folder of their own, empty at first."""
    monkeypatch.setenv("DLCORE_MY", str(tmp_path))
    (tmp_path / "exercises").mkdir()
    return tmp_path


def write(mine, text):
    (mine / "exercises" / "ex01_one_neuron.py").write_text(text, encoding="utf-8")


def test_check_reads_the_learners_file_and_names_the_mistake(mine, capsys):
    write(mine, LAST_ONLY)
    assert main(["check", "01.1"]) == 1
    said = capsys.readouterr().out
    assert '"only the last product is kept"' in said and "0 of 1 exercises pass" in said
    assert mastery.events("01.1")[-1]["variant"] == "overwrites_total"


def test_check_is_zero_only_when_all_that_was_asked_passes(mine, capsys):
    write(mine, RIGHT)
    assert main(["check", "dot"]) == 0
    assert main(["check", "01"]) == 1
    assert "1 of 3 exercises pass, 5 of 15 points." in capsys.readouterr().out


def test_without_a_file_of_their_own_the_courses_file_is_checked(capsys):
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert said.count("not started: lesson 01, section") == 3
    assert mastery.events() == []


def test_another_file_can_be_checked_and_is_not_noted(tmp_path, capsys):
    other = tmp_path / "ex01_other_name.py"
    other.write_text(RIGHT, encoding="utf-8")
    assert main(["check", "01.1", "--file", str(other)]) == 0
    assert main(["check", "--file", str(other)]) == 1
    assert mastery.events() == []


def test_a_file_whose_name_tells_no_lesson_needs_one(tmp_path, capsys):
    assert main(["check", "--file", str(tmp_path / "answers.py")]) == 2
    assert "Say which lesson it is" in capsys.readouterr().err


def test_an_unknown_exercise_is_answered_with_the_known_ones(capsys):
    assert main(["check", "99.9"]) == 2
    assert "01.1 dot" in capsys.readouterr().err


def test_json_is_what_a_gradebook_reads(mine, capsys):
    write(mine, LAST_ONLY)
    main(["check", "01", "--json", "--seed", "1"])
    found = json.loads(capsys.readouterr().out)
    assert (found["level"], found["score"], found["max_score"]) == (1, 0.0, 15)
    first, second, _ = found["exercises"]
    assert set(first) == {
        *("id", "name", "status", "points", "max_points", "misconception", "message"),
        *("checks_passed", "checks_total", "seconds"),
    }
    assert (first["status"], first["misconception"]) == ("failed", "overwrites_total")
    assert (second["status"], second["misconception"]) == ("missing", None)


def test_ascii_means_ascii(mine, capsys):
    write(mine, LAST_ONLY)
    main(["check", "01", "--ascii"])
    said = capsys.readouterr().out
    assert said.isascii() and "x 01.1 dot" in said


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"\0", "zero byte"), (b"def dot(x, w:", "SyntaxError"), (b"", "no function dot")],
)
def test_a_file_that_cannot_be_checked_says_so_once(mine, capsys, content, words):
    (mine / "exercises" / "ex01_one_neuron.py").write_bytes(content)
    assert main(["check", "01"]) == 1
    assert capsys.readouterr().out.count(words) == 1


def test_a_missing_file_is_said_to_be_missing(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(places, "exercises", lambda: tmp_path / "nowhere")
    assert main(["check", "01"]) == 1
    assert "cannot be read" in capsys.readouterr().out


def test_the_ladder_has_five_rungs_and_remembers_them(mine, capsys):
    write(mine, LAST_ONLY)
    seen = []
    for _ in range(4):
        assert main(["hint", "01.1"]) == 0
        seen.append(capsys.readouterr().out)
    assert [f"hint {number} of 5" in text for number, text in enumerate(seen, 1)] == [True] * 4
    assert "only the last product" in seen[0] and "Shapes   x (n,)" in seen[1]
    assert "total = ?" in seen[2] and "2 lines do not belong" in seen[3]
    assert main(["hint", "01.1", "--again"]) == 0
    assert "hint 4 of 5" in capsys.readouterr().out


def test_the_solution_comes_after_a_line_of_ones_own(mine, capsys):
    mastery.record("01.1", mastery.HINT, rung=4)
    assert main(["hint", "dot"]) == 1
    assert "what was the misconception?" in capsys.readouterr().out
    assert main(["hint", "dot", "--answer", "I replaced the total"]) == 0
    assert "return float(total)" in capsys.readouterr().out
    assert main(["hint", "dot"]) == 0


def test_the_same_result_three_times_running_offers_a_hint(mine, capsys):
    write(mine, LAST_ONLY)
    offered = []
    for _ in range(3):
        main(["check", "01.1"])
        offered.append("came out the same three times" in capsys.readouterr().out)
    assert offered == [False, False, True]


def test_a_hint_is_for_one_exercise(capsys):
    assert main(["hint", "01"]) == 2
    assert "has several" in capsys.readouterr().err


@pytest.mark.parametrize("exercise", bank.find("01"), ids=lambda one: one.name)
def test_shuffled_lines_hold_the_solution_and_lines_that_mislead(exercise):
    right = reference.solution_lines(exercise)
    shown = [line[4:] for line in hints.rung(exercise, 4).splitlines()[1:]]
    assert sorted(shown) == sorted(right + hints.misleading_lines(exercise))
    assert [line for line in shown if line in right] != right
    assert len(hints.misleading_lines(exercise)) == len(exercise.hints.distractors)


def test_progress_grows_from_new_to_mastered(mine, capsys):
    main(["progress"])
    assert "Begin with: dlcore check 00" in capsys.readouterr().out
    for text, state in ((LAST_ONLY, "tried"), (RIGHT, "mastered")):
        write(mine, text)
        main(["check", "01.1"])
        capsys.readouterr()
        assert main(["progress"]) == 0
        assert f"01.1 dot                  {state}" in capsys.readouterr().out


def test_passing_after_the_solution_is_practised_and_counts_half(capsys):
    mastery.record("01.2", mastery.HINT, rung=5)
    mastery.record("01.2", "passed")
    main(["progress", "--json"])
    rows = json.loads(capsys.readouterr().out)["exercises"]
    (row,) = [row for row in rows if row["id"] == "01.2"]
    assert (row["state"], row["points"]) == ("practised", 2.5)


def test_the_progress_file_holds_no_code_and_no_name(mine, capsys):
    write(mine, LAST_ONLY)
    main(["check", "01"])
    known = json.loads(mastery.path().read_text(encoding="utf-8"))
    assert set(known["events"][0]) == {"time", "exercise", "verdict", "variant", "rung"}
    assert "x[-1]" not in mastery.path().read_text(encoding="utf-8")


def test_progress_can_be_handed_on_without_code_and_name(mine, tmp_path, capsys):
    write(mine, LAST_ONLY)
    main(["check", "01.1"])
    file = tmp_path / "mine.json"
    assert main(["progress", "--export", str(file)]) == 0
    told = json.loads(file.read_text(encoding="utf-8"))
    assert set(told) == {"version", "exercises", "events"}
    assert told["events"][0]["variant"] == "overwrites_total"
    assert {row["state"] for row in told["exercises"]} == {"new", "tried"}
    assert main(["progress", "--export", str(file)]) == 2
    assert "exists already" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["{", "[]", '{"events": [1]}', "\udcff"])
def test_a_broken_progress_file_is_kept_aside(content, capsys):
    broken = content.encode("utf-8", "surrogateescape")
    for name in ("progress.json.broken", "progress.json.broken2"):
        mastery.path().write_bytes(broken)
        mastery.record("01.1", "passed")
        assert name in capsys.readouterr().out
        assert mastery.path().with_name(name).read_bytes() == broken
        assert mastery.state("01.1") == "mastered"


def test_what_a_later_version_wrote_is_not_lost():
    mastery.path().write_text('{"version": 2, "kept": 1, "events": []}', encoding="utf-8")
    mastery.record("01.1", "failed")
    assert json.loads(mastery.path().read_text(encoding="utf-8"))["kept"] == 1


def test_progress_that_cannot_be_saved_does_not_hide_the_verdict(mine, monkeypatch, capsys):
    write(mine, RIGHT)
    monkeypatch.setattr(mastery, "record", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    assert main(["check", "01.1"]) == 0
    assert "disk full" in capsys.readouterr().out


def test_the_terminal_finds_every_sign_it_prints():
    assert all(sign in terminal.ASCII or ord(sign) in terminal.ASCII for sign in "✓✗·")
    assert set(check.COLOURS) == set("✓✗")
