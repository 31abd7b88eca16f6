"""Lessons 15 to 18: fair readings of the statements, and mistakes as people type them."""

import pytest
from checking import student, verdict_on

from dltutor import bank
from dltutor.checker import reference

__all__ = ["student"]

CENTROIDS = (
    "def classify_digits(X, y, Z):\n"
    "    c = np.array([X[y == k].mean(0) if (y == k).any() else X[0] for k in range(10)])\n"
    "    return ((Z[:, None] - c) ** 2).sum(2).argmin(1)"
)


@pytest.mark.parametrize(
    "text",
    [
        "def shift_images(im, dx, dy):\n    out = np.zeros(im.shape, im.dtype)\n"
        "    h, w = im.shape[1:]\n    for y in range(max(0, dy), min(h, h + dy)):\n"
        "        for x in range(max(0, dx), min(w, w + dx)):\n"
        "            out[:, y, x] = im[:, y - dy, x - dx]\n    return out",
        # NumPy integers, lists for tuples, and a stable sort.
        "def top_confusions(M, k):\n    cells = [[i, j, M[i, j]] for i, j in np.ndindex(M.shape)"
        " if i != j and M[i, j]]\n    return sorted(cells, key=lambda c: -c[2])[:k]",
        "def count_parameters(sizes):\n"
        "    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))",
        "def count_parameters(s):\n    return 0 if len(s) == 1 else"
        " s[0] * s[1] + s[1] + count_parameters(s[1:])",
        "def to_torch_layout(p):\n    f = lambda a: np.require(a.T, np.float32, 'C')\n"
        "    return {'2.bias': f(p['b2']), '2.weight': f(p['W2']), '0.bias': f(p['b1']),"
        " '0.weight': f(p['W1'])}",
        "def conv2d_valid(image, kernel):\n    a, b = kernel.shape\n"
        "    return np.array([[np.vdot(image[y:y + a, x:x + b], kernel)"
        " for x in range(image.shape[1] - b + 1)]"
        " for y in range(image.shape[0] - a + 1)], dtype=float)",
        "def max_pool2(im):\n    return np.maximum.reduce("
        "[im[:, y::2, x::2] for y in (0, 1) for x in (0, 1)])",
        "def bigram_probabilities(words, alphabet):\n    n = len(alphabet) + 1\n"
        "    C = np.zeros((n, n))\n    for w in words:\n        last = 0\n        for c in w:\n"
        "            C[last, alphabet.find(c) + 1] += 1\n            last = alphabet.find(c) + 1\n"
        "        C[last, 0] += 1\n    C[C.sum(1) == 0] = 1\n    return C / C.sum(1)[:, None]",
    ],
)
def test_a_fair_reading_passes(text, student):
    verdict = verdict_on(text, text[4 : text.index("(")], student)
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("def shift_images(im, dx, dy): return np.roll(im, (dy, dx), axis=(1, 2))", "wraps_round"),
        (
            "def count_parameters(s): return sum(a * b for a, b in zip(s, s[1:]))",
            "biases_forgotten",
        ),
        (
            "def to_torch_layout(p):\n    f = lambda a: np.float32(a).T\n"
            "    return {'0.weight': f(p['W1']), '0.bias': f(p['b1']), '2.weight': f(p['W2']),"
            " '2.bias': f(p['b2'])}",
            "not_contiguous",
        ),
        (
            "def max_pool2(im):\n    n, h, w = im.shape\n    out = np.zeros((n, h // 2, w // 2))\n"
            "    for y in (0, 1):\n        for x in (0, 1):\n"
            "            out = np.maximum(out, im[:, y::2, x::2])\n    return out",
            "clips_at_zero",
        ),
        (
            "def bigram_probabilities(words, alphabet):\n    n = len(alphabet) + 1\n"
            "    C = np.zeros((n, n))\n    for w in words:\n"
            "        path = [0] + [alphabet.index(c) + 1 for c in w] + [0]\n"
            "        for a, b in zip(path, path[1:]): C[a, b] += 1\n"
            "    s = C.sum(1, keepdims=True)\n    return C / np.where(s == 0, 1, s)",
            "unseen_rows_zero",
        ),
    ],
)
def test_a_mistake_as_people_type_it_is_named(text, named, student):
    verdict = verdict_on(text, text[4 : text.index("(")], student)
    assert verdict.misconception == named, verdict.message


def test_a_model_that_is_too_plain_is_told_its_score(student):
    """The nearest class mean gets about 90 of 100; with this seed it reads the pictures alone."""
    verdict = verdict_on(CENTROIDS, "classify_digits", student, seed=1)
    assert [check.name for check in verdict.checks if not check.passed] == ["three shuffles"]
    assert "80 to 94" in verdict.message and verdict.points == 0


def test_a_ready_made_learner_is_not_a_model_of_ones_own(student):
    """The import is enough to see it; nobody needs the package to be marked."""
    (exercise,) = bank.find("15.3")
    text = reference.module_text(exercise) + "\nif False:\n    from sklearn.svm import SVC\n"
    verdict = verdict_on(text, "classify_digits", student)
    assert verdict.status == "failed" and "imports sklearn" in verdict.message
