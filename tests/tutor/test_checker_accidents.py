"""Whatever a learner's file does, the checker answers in time and in a sentence that helps."""

import os
import sys

import pytest
from checking import SHORT, verdict_on

from dltutor.checker import check_text
from dltutor.checker.intake import Refused, read_file
from dltutor.checker.student import Limits, Student

ENDLESS_COMPILED = """
from numba import njit

@njit
def dot(x, w):
    i = 0
    while True:
        i += 1
    return float(i)

def neuron_score(x, w, b):
    return float(x @ w) + b
"""


@pytest.fixture(scope="module")
def student():
    """One learner after the other in the same process; it is started anew where one breaks it."""
    with Student(SHORT) as warm:
        yield warm


@pytest.mark.parametrize("body", ["while True: pass", "import time; time.sleep(30)"])
def test_a_function_that_does_not_end_is_stopped(body, student):
    verdict = verdict_on(f"def dot(x, w):\n    {body}\n", "dot", student)
    assert verdict.status == "timeout" and verdict.points == 0
    said = " ".join(verdict.message.split())
    assert "dot did not end within 2 seconds," in said and "Which loop never ends?" in said


def test_an_endless_loop_in_compiled_code_is_stopped_and_the_next_function_is_checked(student):
    verdicts = check_text(ENDLESS_COMPILED, "01", student=student)
    assert [verdict.status for verdict in verdicts] == ["timeout", "passed", "missing"]
    assert "dot did not end within 2 seconds," in " ".join(verdicts[0].message.split())


@pytest.mark.parametrize(("compiled", "first_call"), [(True, 5.0), (False, 30.0)])
def test_compiling_has_a_longer_budget_than_running(compiled, first_call, monkeypatch):
    """A helper that the function calls may still have to be compiled in its first call."""
    asked = []

    class Recorder:
        spent = 0.0

        def ask(self, message, value, seconds):
            asked.append((message["do"], round(seconds, 2)))
            return {"compiled": compiled}, (1.0, value)

        def wait_until_ready(self):
            pass

        def close(self):
            pass

    monkeypatch.setattr("dltutor.checker.student.Child", Recorder)
    with Student(Limits(load=20.0, compile=30.0, call=5.0, total=1e6)) as student:
        student.load("from numba import njit", "ex01_one_neuron")
        student.call("dot", 1.0)
        student.call("dot", 2.0)
    assert asked == [("load", 20.0), ("compile", 30.0), ("call", first_call), ("call", 5.0)]


def test_when_the_time_for_the_file_is_over_the_rest_is_not_run():
    text = "import time\ndef dot(x, w): time.sleep(9)\ndef neuron_score(x, w, b): return 1.0\n"
    verdicts = check_text(text, "01", limits=Limits(total=0.5))
    assert [verdict.status for verdict in verdicts] == ["timeout", "not_run", "not_run"]
    assert "earlier exercise" in verdicts[1].message


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("import os; os._exit(0)", "ended the whole program"),
        ("import os; os._exit(3)", "exit code 3"),
        ("import ctypes; ctypes.string_at(0)", "brought Python itself down"),
    ],
)
def test_a_crash_is_told_as_one(body, words, student):
    verdict = verdict_on(f"def dot(x, w):\n    {body}\n", "dot", student)
    assert verdict.status == "crash" and verdict.points == 0
    assert words in " ".join(verdict.message.split())


def test_after_a_crash_the_next_function_has_a_fresh_child(student):
    text = "import os\ndef dot(x, w): os._exit(1)\ndef neuron_score(x, w, b): return x @ w + b\n"
    verdicts = check_text(text, "01", student=student)
    assert [verdict.status for verdict in verdicts[:2]] == ["crash", "passed"]


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("return totl", "return totl", "NameError: name 'totl' is not defined"),
        ("return x[len(x)]", "return x[len(x)]", "Which indices does the array have?"),
        ("import sys; sys.exit('bye')", "sys.exit", "Take the exit out"),
        ("return input()", "return input()", "Take input() out"),
        ("raise KeyboardInterrupt", "raise", "return the answer instead"),
        ("return dot(x, w)", "return dot(x, w)", "calls itself without an end"),
        ("return [0] * 10**14", "return [0]", "more memory than there is"),
        ("import pandas_of_mine", "import", "Is the name spelled right?"),
    ],
)
def test_an_error_shows_the_learners_own_line_and_what_to_ask(body, line, words, student):
    verdict = verdict_on(f"def dot(x, w):\n    {body}\n", "dot", student)
    said = " ".join(verdict.message.split())
    assert verdict.status == "error" and verdict.points == 0
    assert f"line 3, in dot: {body[:20]}"[:22] in said and line in said and words in said
    assert "child.py" not in said and "Traceback" not in said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("def dot(x, w)\n    return 1.0\n", "line 2: def dot(x, w) SyntaxError"),
        ("def dot(x, w):\nreturn 1.0\n", "IndentationError"),
        ("nonsense\ndef dot(x, w): return 1.0\n", "line 2: nonsense NameError"),
        ("import sys\nsys.exit(0)\n", "SystemExit"),
        ("((" * 5000, "SyntaxError"),
    ],
)
def test_a_file_that_cannot_be_read_by_python_says_where(text, words, student):
    verdict = verdict_on(text, "dot", student)
    assert verdict.status == "error" and words in " ".join(verdict.message.split())


@pytest.mark.parametrize(
    ("text", "status"),
    [("import os\nos._exit(0)\n", "crash"), ("while True: pass\n", "timeout")],
)
def test_a_file_that_ends_or_hangs_while_it_is_read(text, status):
    with Student(Limits(load=1.0)) as student:
        verdicts = check_text(text, "01", student=student)
    assert [verdict.status for verdict in verdicts] == [status] * 3
    assert "our file" in verdicts[0].message


def test_a_missing_function_is_named_missing(student):
    verdict = verdict_on("def Dot(x, w): return 1.0\n", "dot", student)
    assert verdict.status == "missing" and "no function dot" in verdict.message


@pytest.mark.parametrize("parameters", ["x", "", "x, w, b", "*, x, w"])
def test_other_parameters_are_shown_beside_the_right_ones(parameters, student):
    verdict = verdict_on(f"def dot({parameters}): return 1.0\n", "dot", student)
    assert verdict.status == "error" and "called as dot(x, w)" in verdict.message


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("print(x)", "Did it come to a `return`?"),
        ("np.zeros((10**4, 10**4))", "larger than 64 MB"),
        ("np.broadcast_to(1.0, (10**6, 10**6))", "larger than 64 MB"),
        ("np.array([[1], [1, 2]], dtype=object)", "Python objects"),
        ("lambda: 1.0", "a function, not a number"),
        ("[0.0] * 20_000", "more than 10000 items"),
        ("'eleven'", "a str came"),
        ("float('nan')", "NaN"),
    ],
)
def test_an_answer_that_is_no_answer(value, words, student):
    verdict = verdict_on(f"def dot(x, w):\n    return {value}\n", "dot", student)
    assert verdict.status in ("failed", "error") and verdict.points == 0
    assert words in " ".join(verdict.message.split())


def test_an_answer_nested_for_ever_is_refused(student):
    text = "def dot(x, w):\n    a = []\n    a.append(a)\n    return a\n"
    assert "nested more than" in " ".join(verdict_on(text, "dot", student).message.split())


EQUAL_TO_ALL = """
class Always(np.ndarray):
    def __eq__(self, other): return np.ones(self.shape, bool)
    def __sub__(self, other): return np.zeros(self.shape)
    __rsub__ = __sub__
class Same(float):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0.0
    def __abs__(self): return 0.0
def dot(x, w): return Same(7.0)
def decide(X, w, b): return np.full(len(X), 7).view(Always)
"""


@pytest.mark.parametrize("name", ["dot", "decide"])
def test_an_object_that_says_it_is_equal_is_taken_by_its_numbers(name, student):
    verdict = verdict_on(EQUAL_TO_ALL, name, student)
    assert verdict.status in ("failed", "error") and verdict.points == 0


PATCHED = """
np.allclose = np.array_equal = np.isclose = lambda *_, **__: True
np.ndarray.__eq__ = None if False else np.ndarray.__eq__
np.isfinite = lambda a: np.ones(np.shape(a), bool)
np.abs = lambda a: np.zeros(np.shape(a))
import json
json.loads = None
def dot(x, w): return 1.0
"""


def test_what_a_file_does_to_numpy_stays_in_its_child():
    assert verdict_on(PATCHED, "dot").points == 0
    assert verdict_on("def dot(x, w): return float(x @ w)", "dot").status == "passed"


FORGED = """
import os
def dot(x, w):
    for number in range(3, 20):
        try:
            os.write(number, b"\\x02\\x00\\x00\\x00" + b"\\x00" * 8 + b"{}" * 50)
        except OSError:
            pass
    return 1.0
"""


def test_a_forged_reply_earns_nothing():
    verdict = verdict_on(FORGED, "dot")
    assert verdict.status in ("crash", "failed", "error") and verdict.points == 0


def test_a_flood_of_print_is_cut_and_does_no_harm(student):
    text = "def dot(x, w):\n    for i in range(20_000): print('x' * 100)\n    return float(x @ w)\n"
    assert verdict_on(text, "dot", student).status == "passed"
    below_python = (
        "import os\ndef dot(x, w):\n    os.write(1, b'y' * 10**6)\n    return x @ w + 1\n"
    )
    assert verdict_on(below_python, "dot", student).status == "failed"


def test_what_a_failing_function_printed_is_shown(student):
    text = "def dot(x, w):\n    print('total is', 7)\n    return 7.0\n"
    assert "total is 7" in verdict_on(text, "dot", student).message


def test_the_child_sees_neither_secrets_nor_right_answers(student, monkeypatch):
    monkeypatch.setenv("COURSE_SECRET", "42")
    text = """
import os, sys
def dot(x, w):
    known = [name for name in sys.modules if "dltutor" in name or "solutions" in name]
    return float("COURSE_SECRET" in os.environ or bool(known)) + float(x @ w)
"""
    with Student() as fresh:
        assert verdict_on(text, "dot", fresh).status == "passed"


def test_a_compiled_write_outside_an_array_is_an_error_and_not_a_crash(student):
    text = """
from numba import njit
@njit(cache=True)
def dot(x, w):
    w[x.size + 7] = 1.0
    return 0.0
@njit
def decide(X, w, b):
    return None + w[0]
@njit(cache=True)  # caching is off in the child, and asking for it does no harm
def neuron_score(x, w, b):
    return (x * w).sum() + b
"""
    first, second, third = check_text(text, "01", student=student)
    assert first.status == "error" and "IndexError" in first.message
    assert second.status == "passed"
    assert "line 9:  return None + w[0]" in third.message  # the line Numba could not compile


def test_a_file_written_by_a_function_is_gone_afterwards(tmp_path):
    text = """
import os
def dot(x, w):
    open('left.txt', 'w').close()
    raise ValueError(os.getcwd())
"""
    verdict = verdict_on(text, "dot")
    (folder,) = [word for word in verdict.said.split() if os.sep in word]
    assert not os.path.exists(folder.rstrip("."))


def test_a_child_that_cannot_start_is_the_graders_failure(monkeypatch, tmp_path):
    broken = tmp_path / "child.py"
    broken.write_text("import no_such_package\n", encoding="utf-8")
    monkeypatch.setattr("dltutor.checker.process.CHILD", broken)
    verdict = verdict_on("def dot(x, w): return 1.0", "dot")
    assert verdict.status == "grader_error"
    said = " ".join(verdict.message.split())
    assert "did not start" in said and "No module named 'no_such_package'" in said


def test_reading_a_file_accepts_what_editors_write(tmp_path):
    file = tmp_path / "ex01_one_neuron.py"
    file.write_bytes(b"\xef\xbb\xbfx = 1\r\ny = 2\r\n")
    assert read_file(file) == "x = 1\ny = 2\n"
    file.write_bytes(b"")
    assert read_file(file) == ""


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"x = 1\n\0y = 2\n", "zero byte in line 2"),
        ("a = 1\nb = 'K\xf6ln'\n".encode("latin-1"), "line 2 has the byte 0xf6"),
        (b"#" * 300_000, "larger than 256 kB"),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_the_place(content, words, tmp_path):
    file = tmp_path / "ex01_one_neuron.py"
    file.write_bytes(content)
    with pytest.raises(Refused, match=words):
        read_file(file)


def test_a_folder_or_a_missing_file_is_refused(tmp_path):
    with pytest.raises(Refused, match="not a file"):
        read_file(tmp_path)
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "ex01_one_neuron.py")


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes need rights on Windows")
def test_a_link_or_a_pipe_is_refused(tmp_path):
    link, pipe = tmp_path / "link.py", tmp_path / "pipe.py"
    link.symlink_to("/etc/hostname")
    os.mkfifo(pipe)
    with pytest.raises(Refused, match="is a link"):
        read_file(link)
    with pytest.raises(Refused, match="not a file"):
        read_file(pipe)
