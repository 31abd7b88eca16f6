"""A function of a notebook is sent with all it uses, or it is said what cannot be sent."""

import linecache
from itertools import count

import numpy as np
import pytest

from dltutor import mastery
from dltutor.checker import check_text
from dltutor.checker.notebook import report, source_of
from dltutor.commands.explore import card

cells = count(1)


@pytest.fixture
def notebook(tmp_path, monkeypatch):
    """Runs cells as a notebook does: one namespace, each cell with a source of its own."""
    monkeypatch.setenv("DLCORE_MY", str(tmp_path))
    space = {"__name__": "__main__"}

    def run(text, name="dot"):
        file = f"<cell {next(cells)}>"
        linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
        exec(compile(text, file, "exec"), space)
        return space.get(name)

    return run


def test_imports_constants_and_helpers_come_along(notebook):
    notebook("import numpy as np\nimport math\nfrom functools import reduce as fold")
    notebook("START = 0.0\nORDER = [0, 1]\nONES = np.ones(2)")
    notebook("def product(a, b):\n    return math.prod((a, b)) * ONES[0] + START")
    dot = notebook(
        "def dot(x, w):\n"
        "    pairs = zip(x, w)\n"
        "    return float(fold(lambda t, p: t + product(*p), pairs, START)) + 0 * ORDER[0]"
    )
    text = source_of(dot)
    assert "import numpy" not in text and "import reduce as fold" in text
    assert text.index("def product") < text.index("def dot")
    assert [verdict.status for verdict in check_text(text, "dot")] == ["passed"]


def test_a_helper_is_taken_as_it_is_now(notebook):
    notebook("def product(a, b):\n    return a + b")
    dot = notebook("def dot(x, w):\n    return float(sum(map(product, x, w)))")
    notebook("def product(a, b):\n    return a * b")
    assert "a * b" in source_of(dot) and "a + b" not in source_of(dot)


def test_two_helpers_that_call_each_other_are_sent_once(notebook):
    notebook("def even(n):\n    return n == 0 or odd(n - 1)")
    notebook("def odd(n):\n    return n > 0 and even(n - 1)")
    dot = notebook("def dot(x, w):\n    return float(even(2))")
    assert source_of(dot).count("def even") == source_of(dot).count("def odd") == 1


def test_a_compiled_function_keeps_its_decorator(notebook):
    notebook("from numba import njit\nimport numpy as np")
    dot = notebook("@njit\ndef dot(x: np.ndarray, w):\n    return (x * w).sum() + 0.0")
    text = source_of(dot)
    assert "@njit" in text and "njit as njit" in text and "import numpy as np" in text


def test_a_kernel_keeps_its_card_and_its_types(notebook):
    notebook("from dlcore.cuda import front_end")
    notebook("cuda, float32 = front_end.cuda, front_end.float32")
    kernel = notebook("def add(out):\n    out[cuda.grid(1)] = float32(1)", name="add")
    text = source_of(kernel)
    assert "import cuda as cuda" in text and "import float32 as float32" in text
    exec(compile(text, "<sent>", "exec"), {})


def test_what_cannot_be_sent_is_named(notebook):
    notebook("table = object()")
    dot = notebook("def dot(x, w):\n    return table")
    with pytest.raises(ValueError, match="also uses `table`, an object. Pass it as an argument"):
        source_of(dot)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: eval("lambda x, w: 0.0"), "got a lambda"),
        (lambda: _inside(1.0), "stands inside another"),
        (lambda: _without_source(), "Run the cell that defines it once more"),
    ],
)
def test_a_function_without_a_source_says_what_to_do(make, words):
    with pytest.raises(ValueError, match=words):
        source_of(make())


def test_the_card_says_what_the_checker_says_and_notes_it(notebook):
    notebook("import numpy as np")
    wrong = notebook("def dot(x, w):\n    return x[-1] * w[-1] if len(x) else 0.0")
    assert "only the last product is kept" in repr(report(wrong))
    assert mastery.state("01.1") == "tried"
    right = notebook("def dot(x, w):\n    return float(np.dot(x, w))")
    assert "11 of 11 checks pass" in repr(report(right))
    assert mastery.state("01.1") == "mastered"


def test_a_cell_nobody_has_filled_in_is_not_started(notebook):
    card = report(notebook('def dot(x, w):\n    """Words."""\n    ...'))
    assert "not started" in repr(card)
    assert mastery.state("01.1") == "new"


def test_an_input_of_ones_own_shows_both_answers(notebook):
    notebook("import numpy as np")
    wrong = notebook("def dot(x, w):\n    return float(x[-1] * w[-1])")
    said = repr(card(wrong, ([1, 2], np.array([3.0, 4.0]))))
    assert "your input" in said and "11.0" in said and "8.0" in said and "They differ" in said
    assert "the example of the statement" in repr(card(wrong, ()))
    assert "expected 2 inputs" in repr(card(wrong, ([1],)))
    assert mastery.state("01.1") == "new"


def test_a_function_that_is_no_exercise_is_answered_kindly(notebook):
    card = report(notebook("def doot(x, w):\n    return 0.0", "doot"))
    assert "cannot be checked" in repr(card) and "01.1 dot" in repr(card)
    assert "cannot be checked" in repr(report(np.pi))


def _inside(value):
    def dot(x, w):
        return value

    return dot


def _without_source():
    space = {}
    exec("def dot(x, w): return 0.0", space)
    return space["dot"]
