"""What is wrong is said once, at the door: expected, got, what to do."""

import numpy as np
import pytest

import dlcore as dl


@pytest.fixture(scope="module")
def net():
    return dl.Network([dl.Dense(4, 6), dl.ReLU(), dl.Dense(6, 3)])


X, y = np.ones((5, 4)), np.array([0, 1, 2, 0, 1])

BAD_EXAMPLES = {
    "images that are not flat": (np.ones((5, 2, 2)), r"4 columns.*\(5, 2, 2\).*X\.reshape\(5, 4\)"),
    "one example without its row": (np.ones(4), r"shape \(4,\).*X\.reshape\(1, 4\)"),
    "examples in columns": (np.ones((4, 5)), r"shape \(4, 5\).*X\.T"),
    "no example at all": (np.ones((0, 4)), r"at least one example.*\(0, 4\)"),
    "a missing value": (np.array([[1, 2, np.nan, 4]]), r"1 of 4 are not.*nan in row 0, column 2"),
    "an infinity": (np.array([[1, 2, 3, np.inf]]), r"inf in row 0, column 3"),
    "a number too large for float32": (np.full((1, 4), 1e39), r"too large for float32.*scale"),
}


@pytest.mark.parametrize("bad, message", BAD_EXAMPLES.values(), ids=BAD_EXAMPLES)
@pytest.mark.parametrize("call", ["predict", "forward", "trace", "fit"])
def test_examples_that_do_not_fit_are_refused_everywhere(net, call, bad, message):
    answers = (np.zeros(len(bad), int),) if call == "fit" else ()
    with pytest.raises(ValueError, match=message):
        getattr(net, call)(bad, *answers)


@pytest.mark.parametrize("bad", [np.full((1, 4), "1"), np.full((1, 4), 1j), [[1, 2], [3]]])
def test_what_is_no_number_is_refused(net, bad):
    with pytest.raises((TypeError, ValueError)):
        net.predict(bad)


BAD_ANSWERS = {
    "a label too large": ([0, 1, 2, 3, 0], ValueError, r"class numbers 0 to 2.*got 0 to 3"),
    "a negative label": ([0, 1, -1, 0, 0], ValueError, r"class numbers 0 to 2.*got -1 to 1"),
    "half a label": ([0, 1, 0.5, 0, 0], ValueError, r"whole class numbers.*0\.5 at position 2"),
    "a missing label": ([0, 1, np.nan, 0, 0], ValueError, r"nan at position 2"),
    "names": (list("abcab"), TypeError, r"np\.unique"),
    "a column": ([[0], [1], [2], [0], [1]], ValueError, r"shape \(5, 1\).*y\.ravel\(\)"),
    "too few": ([0, 1, 2], ValueError, r"shape \(5,\).*got shape \(3,\)"),
    "rows that are not one-hot": (np.full((5, 3), 0.5), ValueError, r"single 1"),
}


@pytest.mark.parametrize("bad, error, message", BAD_ANSWERS.values(), ids=BAD_ANSWERS)
@pytest.mark.parametrize("call", ["fit", "evaluate", "score"])
def test_answers_that_do_not_fit_are_refused_everywhere(net, call, bad, error, message):
    with pytest.raises(error, match=message):
        getattr(net, call)(X, bad)


@pytest.mark.parametrize(
    "options, error, message",
    [
        ({"epochs": 0}, ValueError, "epochs must be at least 1"),
        ({"epochs": 2.5}, TypeError, "epochs must be a whole number"),
        ({"batch_size": -1}, ValueError, "batch_size must be at least 1"),
        ({"validation": X}, TypeError, r"pair \(X_val, y_val\)"),
        ({"validation": (X, y + 7)}, ValueError, "class numbers 0 to 2"),
    ],
)
def test_training_options_that_cannot_work_are_refused(net, options, error, message):
    with pytest.raises(error, match=message):
        net.fit(X, y, progress=False, **options)


def test_a_refused_call_leaves_the_network_as_it_was(net):
    before = net.theta.copy()
    with pytest.raises(ValueError):
        net.fit(X, y, validation=(X, y + 7), progress=False)
    assert np.array_equal(net.theta, before)


VALUES = dl.Network([dl.Dense(4, 2)], loss="mean_squared_error")
YES_OR_NO = dl.Network([dl.Dense(4, 1)], loss="binary_cross_entropy")

BAD_VALUES = {
    "a row for several outputs": (
        VALUES,
        np.ones(5),
        ValueError,
        r"\(5, 2\), but got shape \(5,\)",
    ),
    "outputs in rows": (VALUES, np.ones((2, 5)), ValueError, r"\(5, 2\), but got shape \(2, 5\)"),
    "a row of one": (YES_OR_NO, np.ones((1, 5)), ValueError, r"\(5, 1\) or \(5,\).*y\.ravel\(\)"),
    "two columns for one output": (YES_OR_NO, np.ones((5, 2)), ValueError, r"\(5, 1\) or \(5,\)"),
    "words": (VALUES, np.full((5, 2), "a"), TypeError, "real numbers"),
    "a missing value": (VALUES, [[1, 2]] * 4 + [[np.nan, 1]], ValueError, "nan in row 4"),
    "too large": (VALUES, np.full((5, 2), 1e39), ValueError, r"fit into float32.*1e\+39"),
    "labels -1 and 1": (YES_OR_NO, [-1, 1, 1, 1, 1], ValueError, "0 .no. to 1 .yes., but got -1"),
}


@pytest.mark.parametrize("case", BAD_VALUES.values(), ids=BAD_VALUES)
@pytest.mark.parametrize("call", ["fit", "evaluate"])
def test_values_are_never_stretched_to_fit(call, case):
    net, bad, error, message = case
    with pytest.raises(error, match=message):
        getattr(net, call)(X, bad)


SHARED = dl.ReLU()


@pytest.mark.parametrize(
    "build, message",
    [
        (lambda: dl.Network([]), "at least one layer"),
        (lambda: dl.Network([dl.ReLU()]), r"ReLU\(\) comes first.*begin with Dense"),
        (lambda: dl.Network([dl.Dense(2, 3), dl.Dense(4, 5)]), r"gives 3. Use Dense\(3, 5\)"),
        (lambda: dl.Network([dl.Dense(2, 2), SHARED, SHARED]), "one place only"),
        (lambda: dl.Network([dl.Dense(2, 1)]), "one output per class"),
        (lambda: dl.Network([dl.Dense(2, 2)], loss="hinge"), "loss must be one of"),
        (lambda: dl.Network([dl.Dense(2, 2)], device="tpu"), "device must be one of"),
        (lambda: dl.Network([dl.Dense(2, 2)], dtype="float16"), "'float32' or 'float64'"),
        (lambda: dl.Network([dl.Dense(2, 2, init="lucky")]), "init must be one of"),
        (lambda: dl.Network([dl.Dense(2, 2, init=lambda *_: [1])]), r"shape \(2, 2\)"),
        (lambda: dl.Dense(0, 3), "n_in must be at least 1"),
        (lambda: dl.LeakyReLU(1.5), "slope must be at least 0 and below 1"),
    ],
)
def test_networks_that_cannot_work_are_refused(build, message):
    with pytest.raises(ValueError, match=message):
        build()
