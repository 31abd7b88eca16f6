"""Progress is one line: it can be read while it changes, in a saved notebook, or not at all."""

import io
from types import SimpleNamespace

import pytest

from dlcore.progress import Progress, duration, progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def terminal(monkeypatch):
    screen = Terminal()
    # The module's own view of sys: pytest puts its own stderr back between fixture and test.
    monkeypatch.setattr("dlcore.progress.sys", SimpleNamespace(stderr=screen, modules={}))
    monkeypatch.setenv("COLUMNS", "100")
    return screen


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def last_line(terminal):
    return terminal.getvalue().replace("\r", "\n").splitlines()[-1]


def test_progress_hands_on_every_item_in_order():
    assert list(progress(iter([3, 1, 2]))) == [3, 1, 2]


def test_progress_is_silent_where_nobody_looks(capsys):
    list(progress(range(3), label="picture"))
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err == ""


def test_progress_is_silent_when_told_to_be(terminal):
    with Progress(total=3, shown=False) as line:
        line.update(3, "loss 0.1")
    assert terminal.getvalue() == ""


def test_a_program_without_a_console_still_runs(monkeypatch):
    monkeypatch.setattr("sys.stderr", None)
    assert list(progress(range(2))) == [0, 1]


def test_the_last_line_says_what_was_reached_and_in_which_time(terminal):
    clock = Clock()
    with Progress(total=2, label="epoch", clock=clock) as line:
        for epoch in range(2):
            clock.now += 2
            line.update(epoch + 1, f"loss {0.5 - epoch / 4:.2f}")
    assert last_line(terminal) == "epoch 2/2, took 4.0 s, loss 0.25"


def test_a_loop_that_ends_early_says_so(terminal):
    for item in progress(range(10), label="picture"):
        if item == 4:
            break
    assert last_line(terminal).startswith("picture 4/10, stopped after ")


def test_time_left_does_not_count_the_first_step_which_compiles(terminal):
    clock = Clock()
    line = Progress(total=12, label="epoch", clock=clock)
    clock.now = 20.0
    line.update(1)
    clock.now = 21.0
    line.update(2)
    assert "10 s left" in terminal.getvalue()
    line.close()


def test_at_most_ten_updates_a_second_reach_the_screen(terminal):
    clock = Clock()
    line = Progress(total=1000, label="picture", clock=clock)
    for done in range(1, 1001):
        clock.now += 0.001
        line.update(done)
    shown = terminal.getvalue().count("picture")
    line.close()
    assert 5 <= shown <= 11


def test_a_line_never_fills_a_narrow_terminal(terminal, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    line = Progress(total=10, label="epoch")
    line.update(1, "loss 0.1234, accuracy 91.2%, validation loss 0.2345")
    assert max(map(len, terminal.getvalue().replace("\r", "\n").splitlines())) < 40
    line.close()


def test_a_label_may_hold_braces(terminal):
    list(progress([1], label="{set}"))
    assert last_line(terminal).startswith("{set} 1/1, took ")


@pytest.mark.parametrize(
    "seconds, words",
    [(0.04, "0.0 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.7, "1 min 00 s"), (4800, "1 h 20 min")],
)
def test_durations_read_as_a_person_says_them(seconds, words):
    assert duration(seconds) == words


def test_a_saved_notebook_keeps_one_readable_line():
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    code = "from dlcore.progress import progress\nfor _ in progress(range(50), label='step'): pass"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    nbclient.NotebookClient(notebook, timeout=120).execute()
    [output] = notebook.cells[0].outputs
    assert output.output_type == "display_data" and list(output.data) == ["text/plain"]
    assert output.data["text/plain"].startswith("step 50/50, took ")
