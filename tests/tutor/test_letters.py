"""The words of lesson 18 are words, and its examples are what a reader would write down."""

from types import SimpleNamespace

import numpy as np

from dltutor.experiments import letters


def test_words_come_from_sentences_and_not_from_code_or_mathematics():
    text = "The *loss* of `net.fit` falls: $x^2$ [see it](page.md#place) in lesson08 ... on"
    assert letters.words_in(text) == ["the", "loss", "falls", "see"]


def test_the_course_has_words_enough_to_learn_from():
    words = letters.course_words()
    assert len(words) > 1000 and {"neuron", "weight", "loss"} <= set(words)
    assert len(set(words)) == len(words)


def test_each_letter_and_the_end_are_examples_of_what_comes_next():
    X, y = letters.examples(["ab"], length=2)
    assert X.tolist() == [[0, 0], [0, 1], [1, 2]]
    assert y.tolist() == [1, 2, 0]


def test_pairs_are_counted_with_their_marks():
    counts = letters.count_pairs(["ab", "b"])
    assert counts.sum() == 5 and counts[0, 1] == counts[0, 2] == counts[1, 2] == 1
    assert counts[2, 0] == 2


def test_no_word_is_both_learned_and_new():
    words = [f"word{k}" for k in range(10)]
    learned, new = letters.split(words)
    assert (len(learned), len(new)) == (8, 2) and set(learned) | set(new) == set(words)


def test_a_word_is_written_until_the_mark_comes_up():
    def sure(X):
        likely = 0 if X[0, -1] == 2 else X[0, -1] + 1  # a, b, end
        return np.eye(len(letters.LETTERS))[[likely]]

    model = SimpleNamespace(predict_proba=sure)
    assert letters.write_word(model, np.random.default_rng(0)) == "ab"
