"""Every exercise in the bank is whole: patches fit, words are few, statements are true."""

import doctest
import re
import types
from itertools import combinations

import pytest
from checking import every_exercise

from dltutor import bank, cut
from dltutor.checker import reference
from dltutor.checker.diagnose import alike, outcome_of

EXERCISES = every_exercise()
VARIANTS = [(exercise, variant) for exercise in EXERCISES for variant in exercise.variants]
BANNED = ("simply", "just", "obviously", "trivial", "wrong!", "you think")
MOST_WORDS = 40
SEEDS = range(3)

each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.name)
each_variant = pytest.mark.parametrize(
    ("exercise", "variant"), VARIANTS, ids=lambda one: getattr(one, "name", "")
)


def test_lesson_01_has_three_exercises_and_twenty_named_mistakes():
    found = bank.find("01")
    assert [one.name for one in found] == ["dot", "neuron_score", "decide"]
    assert [len(one.variants) for one in found] == [7, 7, 6]


def test_an_exercise_is_found_by_lesson_number_name_and_file():
    assert bank.find("01.2") == bank.find("neuron_score")
    assert bank.find("01") == bank.find("01_one_neuron") == bank.find("ex01_one_neuron")


def test_the_course_has_63_exercises_beside_its_warm_up_and_says_which_are_its_core():
    found = [one for stem in bank.stems() for one in bank.exercises(stem)]
    assert [one.id for one in found if not one.points] == ["00.1"]
    core = [one for one in found[1:] if not one.extension]
    assert (len(core), sum(one.points for one in core)) == (46, 505)
    assert (len(found[1:]), sum(one.points for one in found)) == (63, 665)


def test_a_twin_belongs_to_an_exercise_and_is_found_by_its_own_name_alone():
    for twin in bank.twins():
        (sister,) = bank.find(twin.id.removesuffix("t"))
        assert bank.twin_of(sister) == twin and bank.find(twin.name) == (twin,)
        assert (twin.lesson, twin.points) == (sister.lesson, sister.points)
        assert set(twin.outcomes) <= set(sister.outcomes)
        assert twin not in bank.find(twin.lesson) and twin in bank.find("twins")


def test_an_unknown_exercise_lists_the_known_ones():
    with pytest.raises(ValueError, match=r"01\.1 dot, 01\.2 neuron_score"):
        bank.find("convolve")


@each_exercise
def test_an_exercise_says_where_it_belongs(exercise):
    assert re.fullmatch(r"\d\d\.\dt?", exercise.id)
    assert exercise.outcomes and exercise.points % 5 == 0 and 1 <= exercise.difficulty <= 5
    assert exercise.tolerance.reason


@each_exercise
def test_kinds_of_input_have_names_of_their_own(exercise):
    kinds = [case.kind for case in exercise.draw(seed=0)]
    assert len(kinds) >= 5 and len(set(kinds)) == len(kinds)
    assert any(case.stress for case in exercise.draw(seed=0))


@each_exercise
def test_inputs_are_fresh_for_every_seed_and_the_same_for_one(exercise):
    first, again, other = (exercise.draw(seed)[0].arguments for seed in (1, 1, 2))
    assert str(first) == str(again) != str(other)


@each_exercise
def test_the_example_in_the_statement_is_true(exercise):
    module = types.ModuleType("solutions")
    exec(reference.compiled(exercise), module.__dict__)
    tests = doctest.DocTestFinder().find(module.__dict__[exercise.name], module=module)
    results = [doctest.DocTestRunner(verbose=False).run(test) for test in tests]
    assert sum(result.attempted for result in results) >= 1
    assert sum(result.failed for result in results) == 0


@each_exercise
def test_the_statement_counts_the_lines_that_are_missing(exercise):
    count = len(reference.solution_lines(exercise))
    lines = "1 line" if count == 1 else f"{count} lines"
    assert f"your turn: about {lines} ---" in reference.code_text(exercise)


@each_exercise
def test_the_hints_grow_from_a_place_to_read_to_lines_that_mislead(exercise):
    hints = exercise.hints
    assert f"Section {exercise.section} " in hints.where and "?" in hints.worked
    assert {exercise.variant(name) for name in hints.distractors} <= set(exercise.variants)
    assert 1 <= len(hints.distractors) <= 3


@each_variant
def test_feedback_is_short_asks_a_question_and_uses_no_banned_word(exercise, variant):
    said = variant.feedback
    assert len(said.split()) <= MOST_WORDS
    assert variant.ask.endswith("?") and said.count("?") == 1
    assert not [word for word in BANNED if re.search(rf"\b{word}\b", said.lower())]
    assert variant.title and len(variant.title.split()) <= 7


@each_variant
def test_feedback_gives_no_line_of_the_solution_away(exercise, variant):
    lines = [line.strip() for line in reference.solution_lines(exercise)]
    said = variant.title + variant.feedback
    assert not [line for line in lines if line in said]


@each_exercise
def test_no_two_mistakes_behave_alike_and_none_is_right(exercise):
    for seed in SEEDS:
        cases = exercise.draw(seed)
        ours = [outcome_of(exercise, None, case) for case in cases]
        seen = {"right": ours} | {
            variant.name: [outcome_of(exercise, variant, case) for case in cases]
            for variant in exercise.variants
        }
        for one, other in combinations(seen, 2):
            pairs = zip(seen[one], seen[other], strict=True)
            same = all(alike(a, b, exercise.tolerance) for a, b in pairs)
            assert not same, f"{one} and {other} cannot be told apart (seed {seed})"


def test_a_patch_that_fits_twice_is_refused():
    exercise = bank.find("dot")[0]
    twice = exercise.variants[0].__class__(
        "x", "x", old="total", new="t", saw="", likely="", ask=""
    )
    with pytest.raises(ValueError, match="fits in 3"):
        reference.module_text(exercise, twice)


def test_the_exercise_files_are_cut_from_the_solutions():
    assert cut.differing() == []


@pytest.mark.parametrize("stem", [*bank.stems(), bank.TWINS])
def test_no_line_of_a_solution_survives_in_its_exercise_file(stem):
    stub = cut.stub_text(reference.module_text(bank.exercises(stem)[0]), bank.exercises(stem))
    for exercise in bank.exercises(stem):
        assert f'NotImplementedError("{exercise.id} {exercise.name}: see' in stub
        assert not [line for line in reference.solution_lines(exercise) if line.strip() in stub]


def test_a_stub_that_was_edited_by_hand_is_noticed(tmp_path, monkeypatch):
    text = reference.module_text(bank.find("dot")[0])
    monkeypatch.setattr(cut.places, "exercises", lambda: tmp_path)
    monkeypatch.setattr(cut.bank, "stems", lambda: ["ex01_one_neuron"])
    (tmp_path / "ex01_one_neuron.py").write_text(text, encoding="utf-8")
    assert [path.name for path in cut.differing()] == ["ex01_one_neuron.py", "ex_twins.py"]
    assert cut.main(["--check"]) == 1
    assert cut.main([]) == 0
    assert cut.main(["--check"]) == 0
