"""No lesson uses a term of the glossary before the lesson that introduces it.

Read are the text, the questions and the options of guesses, as a learner meets them. A sentence
that names the later lesson ("lesson 13") points ahead, and may use its words. Left out are code,
mathematics, what others said (quoted lines), and boxes to look things up in (<details>).
"""

import re

import pytest
from lesson_books import MASTERS, calls, each_lesson, glossary, notebook, prose

from dltutor import questions

# Words that people know before the lesson, or that a notebook has in another sense.
EVERYDAY = {"block", "decision", "framework", "input", "kernel", "patience", "shape"}
NOT_READ = (
    r"<details>.*?</details>",
    r"```.*?```",
    r"`[^`]*`",
    r"\$\$.*?\$\$",
    r"\$[^$]*\$",
    r"\]\([^)]*\)",  # where a link goes
    r"^>[^\n]*$",
)
INTRODUCED = {
    term: int(re.search(r"\(lesson (\d\d)\)", said).group(1))
    for term, said in glossary().items()
    if term not in EVERYDAY
}


def sentences(text):
    for pattern in NOT_READ:
        text = re.sub(pattern, " ", text, flags=re.DOTALL | re.MULTILINE)
    plain = re.sub(r"[*_\[\]]", "", text)
    return [" ".join(one.split()) for one in re.split(r"(?<=[.?!])\s+|\n\s*\n", plain)]


def is_used(term, sentence):
    """The term as a word of its own, one or many; surprised is not yet surprise."""
    return re.search(rf"(?<![\w-]){re.escape(term)}(e?s)?(?![\w-])", sentence, re.IGNORECASE)


def points_ahead(sentence, lesson):
    return any(int(named) >= lesson for named in re.findall(r"[Ll]essons? (\d+)", sentence))


def used_too_early(text, lesson):
    return [
        f"{term} (lesson {first:02}): {sentence}"
        for sentence in sentences(text)
        for term, first in INTRODUCED.items()
        if first > lesson and is_used(term, sentence) and not points_ahead(sentence, first)
    ]


def words_of(question):
    """Everything that a question may say to a learner."""
    letters = questions.options(question).values()
    parts = [question["asks"], question.get("because", ""), question.get("clue", "")]
    parts += [text for option in letters for text in (option["says"], option["because"])]
    parts += [one["because"] for one in question.get("slips", []) + question.get("distractors", [])]
    return "\n\n".join(parts)


@each_lesson
def test_a_lesson_uses_no_term_before_it_is_introduced(master):
    lesson, book = int(master.stem[:2]), notebook(master)
    options = [f"{choice.value}." for call in calls(book, "predict") for choice in call.args[1:]]
    text = "\n\n".join(prose(book) + options)
    assert used_too_early(text, lesson) == []


@pytest.mark.parametrize("number", [master.stem[:2] for master in MASTERS])
def test_a_question_uses_no_term_before_it_is_introduced(number):
    for name, question in questions.lesson_questions(number).items():
        assert used_too_early(words_of(question), int(number)) == [], name


def test_a_term_that_comes_too_early_is_noticed():
    said = "The gradients vanish.\n\nLater (lesson 6) the gradient returns. `gradient` is a name."
    assert used_too_early(said, lesson=3) == ["gradient (lesson 06): The gradients vanish."]
    assert used_too_early(said, lesson=6) == []
