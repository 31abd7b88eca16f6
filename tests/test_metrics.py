"""Metrics: counted by hand, and against scikit-learn."""

import numpy as np
import pytest
import sklearn.metrics

from dlcore import metrics

TRUTH, ANSWER = np.array([0, 0, 0, 1, 1, 2]), np.array([0, 0, 1, 1, 0, 1])


def test_rows_of_the_confusion_matrix_are_the_truth():
    assert metrics.confusion_matrix(TRUTH, ANSWER).tolist() == [[2, 1, 0], [1, 1, 0], [0, 1, 0]]


def test_precision_looks_along_columns_and_recall_along_rows():
    precision, recall, f1 = metrics.precision_recall_f1(TRUTH, ANSWER)
    assert precision == pytest.approx([2 / 3, 1 / 3, 0])
    assert recall == pytest.approx([2 / 3, 1 / 2, 0])
    assert f1 == pytest.approx([2 / 3, 2 / 5, 0])


def test_accuracy_is_the_share_of_right_answers():
    assert metrics.accuracy(TRUTH, ANSWER) == 0.5


def test_metrics_agree_with_scikit_learn(rng):
    y, answer = rng.integers(0, 4, 200), rng.integers(0, 4, 200)
    assert np.array_equal(
        metrics.confusion_matrix(y, answer), sklearn.metrics.confusion_matrix(y, answer)
    )
    expected = sklearn.metrics.precision_recall_fscore_support(y, answer)[:3]
    assert np.array(metrics.precision_recall_f1(y, answer)) == pytest.approx(np.array(expected))
    Y, values = rng.normal(size=(20, 3)), rng.normal(size=(20, 3))
    assert metrics.r2(Y, values) == pytest.approx(sklearn.metrics.r2_score(Y, values))


def test_r2_of_answers_that_never_change():
    assert metrics.r2([2.0, 2.0], [2.0, 2.0]) == 1.0
    assert metrics.r2([2.0, 2.0], [2.0, 3.0]) == 0.0


def test_classes_that_did_not_occur_can_be_counted_too():
    assert metrics.confusion_matrix([0], [0], n_classes=3).shape == (3, 3)
    with pytest.raises(ValueError, match="n_classes is 2, but class 2 occurs"):
        metrics.confusion_matrix([2], [0], n_classes=2)


@pytest.mark.parametrize("metric", [metrics.accuracy, metrics.r2, metrics.confusion_matrix])
def test_a_column_against_a_row_is_refused(metric):
    with pytest.raises(ValueError, match=r"same shape.*\(2, 1\) and \(2,\)"):
        metric([[1], [0]], [1, 0])


@pytest.mark.parametrize("bad", [[-1, 0], [0.5, 1.0], ["a", "b"]])
def test_a_confusion_matrix_of_no_class_numbers_is_refused(bad):
    with pytest.raises(ValueError, match="needs two rows of class numbers 0, 1, 2"):
        metrics.confusion_matrix(bad, [0, 1])
