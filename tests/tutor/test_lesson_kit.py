"""What a lesson says to its learner: kind, honest, and never the end of the notebook."""

import pytest

from dltutor import figures, lesson, puzzles, questions


@pytest.fixture
def said(monkeypatch):
    """The plain text of everything that was shown, in order."""
    shown = []
    monkeypatch.setattr(lesson, "display", lambda card: shown.append(repr(card)))
    return shown


def picture(alt="the line rises from one corner to the other"):
    drawing, frame = figures.canvas(2, 1)
    frame.plot([0, 1])
    return lesson.show(drawing, alt=alt)


def test_a_missing_guess_invites_one_and_the_run_goes_on(said):
    lesson.predict("t-none", "yes", "no")
    lesson.reveal("t-none", "no", because="It is so.")
    assert said[0].startswith("Guess first.\nA yes, B no")
    assert said[1] == "No prediction yet. The answer: no.\nIt is so."


@pytest.mark.parametrize("guess", ["B", " b ", "no", "NO"])
def test_a_guess_may_be_a_letter_or_the_words_of_an_option(said, guess):
    lesson.predict("t-letter", "yes", "no", guess=guess)
    lesson.reveal("t-letter", "no")
    assert said == ["Noted: no. Now run on and see.", "As you said: no."]


def test_a_guess_that_is_no_option_is_refused_kindly(said):
    lesson.predict("t-odd", "yes", "no", guess="maybe")
    lesson.reveal("t-odd", "no")
    assert "`maybe` is none of the choices" in said[0]
    assert said[1].startswith("No prediction yet")


def test_an_option_called_none_is_not_the_missing_guess(said):
    lesson.predict("t-called", "none", "all")
    assert said[0].startswith("Guess first.")


def test_a_wrong_guess_is_told_beside_the_truth(said):
    lesson.predict("t-wrong", "yes", "no", guess="A")
    lesson.reveal("t-wrong", "no", because="Look at the sign.")
    assert said[1] == "You said yes; it is no.\nLook at the sign."


def test_a_number_near_the_truth_is_called_close(said):
    lesson.predict("t-number", guess=60, unit=" %")
    lesson.reveal("t-number", 62.74, unit=" %")
    lesson.reveal("t-number", 60, unit=" %")
    lesson.reveal("t-number", 90, unit=" %")
    assert said[1] == "Close: you said 60 %; it is 62.7 %."
    assert said[2] == "As you said: 60 %."
    assert said[3].startswith("You said 60 %; it is 90 %.")


@pytest.mark.parametrize("guess", ["75", "75%", " 75 % ", 75.0])
def test_a_number_may_be_typed_in_many_ways(said, guess):
    lesson.predict("t-typed", guess=guess, unit=" %")
    assert said == ["Noted: 75 %. Now run on and see."]


def test_running_a_prediction_again_forgets_the_old_guess(said):
    lesson.predict("t-again", guess=3)
    lesson.predict("t-again")
    lesson.reveal("t-again", 3)
    assert said[-1] == "No prediction yet. The answer: 3."


def test_a_question_shows_its_options_and_folds_the_answers(said):
    card = questions.card("01-c1")
    assert "A. `-5`" in repr(card) and "twice" not in repr(card)
    assert card._repr_html_().count("<details>") == 4


@pytest.mark.parametrize(
    ("answer", "told"), [("C", "C. `-2`\nYes"), ("c", "C. `-2`\nYes"), ("A", "not this one")]
)
def test_a_question_can_be_answered_by_letter(said, answer, told):
    lesson.ask("01-c1", answer)
    assert told in said[0]


def test_an_answer_that_is_no_letter_shows_the_question_again(said):
    lesson.ask("01-c1", "Z")
    assert said[0].startswith("A neuron has the weights")


@pytest.mark.parametrize(
    ("number", "told"),
    [(-1.5, "is right"), (17, "still missing"), (-20, "went in twice"), (3, "Add both products")],
)
def test_a_question_with_a_number_names_the_slip(said, number, told):
    lesson.ask("01-t1", number)
    assert told in said[0]


@pytest.mark.parametrize("number", [None, "abc", float("nan"), ...])
def test_a_question_without_a_number_only_asks(said, number):
    lesson.ask("01-t1", number)
    assert said == ["What is the score of this tumour, `z`?\nAnswer with a number."]


def test_a_question_that_does_not_exist_is_named():
    with pytest.raises(ValueError, match="expected a question among 01-t1"):
        questions.find("01-x")


def letters(lines):
    by_line = {line: letter for letter, line in puzzles.shuffled("01-p1").items()}
    return "".join(by_line[line] for line in lines)


def test_a_puzzle_shows_all_lines_with_letters(said):
    lesson.arrange("01-p1")
    assert len(puzzles.shuffled("01-p1")) == 9
    assert "A  " in said[0] and "2 lines do not belong" in said[0]


def test_a_solved_puzzle_says_so(said):
    lesson.arrange("01-p1", letters(questions.find("01-p1")["lines"]).lower())
    assert said[0].startswith("Every line is in its place.")


def test_a_puzzle_names_the_first_line_that_is_wrong(said):
    lines = questions.find("01-p1")["lines"]
    for trap in questions.find("01-p1")["distractors"]:
        lesson.arrange("01-p1", letters([*lines[:3], trap["line"]]))
        assert said[-1].startswith("Right up to line 3.") and trap["because"] in said[-1]
    lesson.arrange("01-p1", letters(lines[:3]))
    assert "still missing" in said[-1]
    lesson.arrange("01-p1", letters(lines) + letters(lines[:1]))
    assert "Nothing more is needed" in said[-1]
    lesson.arrange("01-p1", letters(lines[1:]))
    assert said[-1].startswith("The first line is another one.")


def test_a_puzzle_in_the_right_order_is_a_program_that_works():
    space = {}
    exec("\n".join(questions.find("01-p1")["lines"]), space)
    assert space["accuracy_of_rule"]([1, 3, 5, 7], [0, 1, 1, 0], 2) == 0.75


@pytest.mark.parametrize("alt", ["", "a line", "image of a line that rises from left to right"])
def test_a_drawing_without_words_for_its_finding_is_refused(alt):
    with pytest.raises(ValueError, match="alt text of at least 8 words"):
        picture(alt)


def test_only_a_drawing_can_be_shown():
    with pytest.raises(TypeError, match="expected a drawing"):
        lesson.show([1, 2], alt="the line rises from one corner to the other")


def test_sliders_draw_again_when_a_value_moves():
    panel = lesson.sliders(
        lambda b: picture(f"the line is drawn for the bias {b:g} this time"), b=(0, 5, 1, 2)
    )
    first = panel.png
    panel.values = {"b": 4}
    assert panel.alt == "the line is drawn for the bias 4 this time"
    assert panel.png != first  # the file carries its words


def test_sliders_carry_the_picture_for_pages_without_a_kernel():
    panel = lesson.sliders(lambda b: picture(), b=(0, 5, 1, 2))
    data, _ = panel._repr_mimebundle_()
    assert 'alt="the line rises' in data["text/html"]
    assert data["text/plain"] == panel.alt


def test_a_check_of_something_else_says_what_to_give(said):
    lesson.check(3)
    assert said[0].startswith("`check` takes a function, but got `3`.")
    assert "check(dot)" in said[0]
