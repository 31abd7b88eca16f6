"""The map of what a learner can do: what a twin adds, and what time does, by a clock of our own."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from dltutor import mastery
from dltutor.cli import main

START = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(tmp_path, monkeypatch):
    """Begins on a day of its own; `clock(days)` moves it on."""
    monkeypatch.setenv("DLCORE_MY", str(tmp_path))
    time = START

    def move(days):
        nonlocal time
        time += timedelta(days=days)

    monkeypatch.setattr(mastery, "now", lambda: time)
    return move


def test_a_twin_passed_a_week_later_makes_it_kept(clock):
    mastery.record("05.3", "passed")
    clock(6.9)
    assert not mastery.twin_is_due("05.3")
    clock(0.1)
    assert mastery.twin_is_due("05.3")
    mastery.record("05.3t", "failed")
    assert mastery.state("05.3") == "mastered"
    mastery.record("05.3t", "passed")
    assert mastery.state("05.3") == "kept" and not mastery.twin_is_due("05.3")


def test_three_lessons_are_as_good_as_a_week(clock):
    mastery.record("05.3", "passed")
    clock(1)
    mastery.record("07.1", "passed")
    mastery.record("08.1", "failed")
    assert not mastery.twin_is_due("05.3")
    mastery.record("08.1", "passed")
    assert mastery.twin_is_due("05.3")
    mastery.record("05.3t", "passed")
    assert mastery.state("05.3") == "kept"


def test_lessons_that_were_known_before_do_not_count(clock):
    mastery.record("09.1", "passed")
    clock(1)
    mastery.record("05.3", "passed")
    clock(1)
    mastery.record("05.3t", "passed")
    assert mastery.state("05.3") == "mastered"


def test_after_the_solution_was_read_the_twin_makes_it_mastered_at_once():
    mastery.record("07.3", mastery.HINT, rung=5)
    mastery.record("07.3", "passed")
    assert mastery.state("07.3") == "practised" and mastery.twin_is_due("07.3")
    mastery.record("07.3t", "passed")
    assert mastery.state("07.3") == "mastered" and not mastery.twin_is_due("07.3")


def test_a_twin_passed_with_its_own_solution_in_sight_changes_nothing(clock):
    mastery.record("07.3", mastery.HINT, rung=4)
    mastery.record("07.3", "passed")
    clock(30)
    mastery.record("07.3t", mastery.HINT, rung=5)
    mastery.record("07.3t", "passed")
    assert mastery.state("07.3") == "practised"


def test_progress_offers_the_twin_when_it_is_time_and_counts_in_full(clock, capsys):
    mastery.record("05.3", "passed")
    main(["progress"])
    assert "now its twin" not in capsys.readouterr().out
    clock(7)
    main(["progress"])
    said = capsys.readouterr().out
    assert "mastered    15 of 15   now its twin: dlcore check 05.3t" in said
    mastery.record("05.3t", "passed")
    main(["progress"])
    said = capsys.readouterr().out
    assert "kept        15 of 15\n" in said
    assert "15 of 505 points of the core; with the extensions 15 of 665." in said


def test_a_twin_is_checked_in_its_own_file_and_noted_under_its_own_id(tmp_path, capsys):
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "ex_twins.py").write_text(
        "import numpy as np\n"
        "def log_softmax_column(z):\n"
        "    return z - z.max() - np.log(np.exp(z - z.max()).sum())\n",
        encoding="utf-8",
    )
    assert main(["check", "05.3t"]) == 0
    assert "15 of 15 points" in capsys.readouterr().out
    assert [one["exercise"] for one in mastery.events()] == ["05.3t"]
    assert main(["hint", "05.3t", "--again"]) == 0
    assert main(["explore", "05.3t"]) == 0


def test_the_last_hint_tells_of_the_twin(capsys):
    mastery.record("05.3", mastery.HINT, rung=4)
    assert main(["hint", "05.3", "--answer", "I took the logarithm of 0"]) == 0
    assert "Its twin makes it mastered: dlcore check 05.3t" in capsys.readouterr().out
    mastery.record("05.2", mastery.HINT, rung=4)
    assert main(["hint", "05.2", "--answer", "I took the logarithm of 0"]) == 0
    assert "twin" not in capsys.readouterr().out


def test_an_outcome_is_as_far_as_its_weakest_exercise(capsys):
    mastery.record("07.2", "passed")
    mastery.record("05.2", "passed")
    mastery.record("05.3", "failed")
    main(["progress", "--json"])
    told = json.loads(capsys.readouterr().out)["outcomes"]
    states = {(one["lesson"], one["outcome"]): one["state"] for one in told}
    assert states["07", "pass blame back through an activation"] == "mastered"
    assert states["05", "implement the surprise so that it survives any score"] == "tried"
    assert states["01", "turn scores into decisions"] == "new"
