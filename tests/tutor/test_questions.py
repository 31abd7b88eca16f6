"""Questions are fair: no place and no length gives the answer away, and every option teaches."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from lesson_books import MASTERS

from dltutor import bank, questions

ALL = {
    name: question
    for path in sorted(questions.FOLDER.glob("*.toml"))
    for name, question in questions.lesson_questions(path.stem).items()
}
LETTERED = {name: one for name, one in ALL.items() if questions.options(one)}
KNOWN = tomllib.loads(Path(__file__).with_name("misconceptions.toml").read_text(encoding="utf-8"))
# Chi-squared above this happens once in twenty times when all places are equally likely.
ONCE_IN_TWENTY = {2: 3.84, 3: 5.99, 4: 7.81}
WITHOUT_A_LIST = {"00"}  # lesson 00 asks what people believe, and answers nothing yet


@pytest.mark.parametrize("count", sorted({len(questions.options(q)) for q in LETTERED.values()}))
def test_the_right_answer_may_stand_anywhere(count):
    asked = [one for one in LETTERED.values() if len(questions.options(one)) == count]
    found = Counter(one["answer"] for one in asked)
    expected = len(asked) / count
    distance = sum((found[letter] - expected) ** 2 for letter in "ABCDEF"[:count]) / expected
    assert distance < ONCE_IN_TWENTY[count], found


def is_longest(question):
    """1 if the right option is the longest; a share of 1 if it is one of several."""
    sizes = {letter: len(one["says"]) for letter, one in questions.options(question).items()}
    longest = [letter for letter, size in sizes.items() if size == max(sizes.values())]
    return (question["answer"] in longest) / len(longest)


def test_the_longest_option_is_right_no_more_often_than_chance_has_it():
    chances = [1 / len(questions.options(one)) for one in LETTERED.values()]
    spread = sum(chance * (1 - chance) for chance in chances) ** 0.5
    found = sum(is_longest(one) for one in LETTERED.values())
    assert found < sum(chances) + 2 * spread


def test_no_lesson_always_answers_with_the_same_letter():
    for number in {name[:2] for name in LETTERED}:
        answers = [one["answer"] for name, one in LETTERED.items() if name.startswith(number)]
        assert len(set(answers)) > 1, number


@pytest.mark.parametrize("name", [name for name in LETTERED if re.match(r"\d\d-c", name)])
def test_each_wrong_option_of_a_check_question_has_the_name_of_a_mistake(name):
    for letter, option in questions.options(ALL[name]).items():
        assert ("mistake" in option) == (letter != ALL[name]["answer"]), letter


def is_met(place):
    """Is there this wrong option, wrong line of a puzzle, or named mistake of an exercise?"""
    first, _, second = place.partition(" ")
    name, _, letter = first.partition(".")
    if "-p" in first:
        return len(ALL[first]["distractors"]) >= int(second)
    if "-" in first and second:
        return second in [one.get("mistake") for one in questions.options(ALL[first]).values()]
    if "-" in first:
        return letter in questions.options(ALL[name]) and letter != ALL[name]["answer"]
    (exercise,) = bank.find(first)
    return second in [variant.name for variant in exercise.variants]


@pytest.mark.parametrize("number", KNOWN)
def test_every_misconception_is_met_by_a_wrong_option_or_a_named_mistake(number):
    for belief, places in KNOWN[number].items():
        assert places, belief
        for place in places:
            assert is_met(place), f"{belief}: {place}"


def test_every_lesson_has_a_list_of_misconceptions():
    lessons = {master.stem[:2] for master in MASTERS}
    assert lessons - WITHOUT_A_LIST <= set(KNOWN)
    assert all(len(beliefs) >= 2 for beliefs in KNOWN.values())
