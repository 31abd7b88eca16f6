"""How far a long loop has come: one line that changes while you wait and then says the end.

In a terminal it is a bar (tqdm), in a notebook a line of text that stays readable when the
notebook is saved, printed or read aloud. Anywhere else it is silent.
"""

import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sized
from typing import Any, Protocol, TypeVar

Item = TypeVar("Item")

SECONDS_BETWEEN_UPDATES = 0.1


class _Display(Protocol):
    def show(self, done: int, total: int | None, label: str, words: str) -> None: ...
    def close(self, done: int, total: int | None, label: str, words: str) -> None: ...


def progress(iterable: Iterable[Item], total: int | None = None, label: str = "") -> Iterator[Item]:
    """Loop over `iterable` and show how many of its items are finished."""
    if total is None and isinstance(iterable, Sized):
        total = len(iterable)
    with Progress(total, label) as line:
        for done, item in enumerate(iterable, start=1):
            yield item
            line.update(done)


class Progress:
    """The line itself, for loops whose text changes on the way.

    with Progress(total=30, label="epoch") as line:
        for epoch in range(30):
            ...
            line.update(epoch + 1, f"loss {loss:.4f}, accuracy {accuracy:.1%}")

    shows `epoch 12/30, 3.4 s left, loss 0.2134, accuracy 93.1%`, at most ten times a second, and
    leaves `epoch 30/30, took 5.8 s, loss 0.0871, accuracy 97.6%`.
    """

    def __init__(
        self,
        total: int | None = None,
        label: str = "",
        shown: bool = True,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self.total, self.label, self.text = total, label, ""
        self.done = 0
        self._clock = clock
        self._start = clock()
        self._first: tuple[int, float] | None = None
        self._last_shown = -float("inf")
        self._display = _open_display() if shown else None

    def update(self, done: int, text: str = "") -> None:
        """`done` steps are finished; `text` says what they brought."""
        self.done, self.text = done, text
        now = self._clock()
        if self._first is None and done > 0:
            self._first = (done, now)
        if self._display is None or now - self._last_shown < SECONDS_BETWEEN_UPDATES:
            return
        self._last_shown = now
        self._display.show(done, self.total, self.label, self._words(self._time_left(now)))

    def close(self) -> None:
        """Leave one last line: how far it came, in which time, with what."""
        if self._display is None:
            return
        seconds = duration(self._clock() - self._start)
        unfinished = self.total is not None and self.done < self.total
        time_words = f"stopped after {seconds}" if unfinished else f"took {seconds}"
        self._display.close(self.done, self.total, self.label, self._words(time_words))
        self._display = None

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _time_left(self, now: float) -> str:
        # Counted from the first finished step: that one may hold the compiling of the kernels.
        if self.total is None or self._first is None or self.done <= self._first[0]:
            return ""
        done_then, then = self._first
        seconds = (now - then) / (self.done - done_then) * (self.total - self.done)
        return f"{duration(seconds)} left"

    def _words(self, time_words: str) -> str:
        # Time comes first: a narrow terminal cuts the end of the line.
        return ", ".join(part for part in (time_words, self.text) if part)


def duration(seconds: float) -> str:
    """Seconds as a person says them: 0.4 s, 12 s, 3 min 05 s, 1 h 20 min."""
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes == 0:
        return f"{rest} s"
    if minutes < 60:
        return f"{minutes} min {rest:02d} s"
    return f"{minutes // 60} h {minutes % 60:02d} min"


def _open_display() -> _Display | None:
    if _in_notebook():
        return _NotebookLine()
    # A program without a console (pythonw) has no stderr at all.
    if sys.stderr is not None and sys.stderr.isatty():
        return _TerminalBar()
    return None


def _in_notebook() -> bool:
    ipython = sys.modules.get(
        "IPython"
    )  # not loaded: this is no notebook, and need not cost its import
    shell = ipython.get_ipython() if ipython is not None else None
    return getattr(shell, "kernel", None) is not None


def _line(done: int, total: int | None, label: str, words: str) -> str:
    count = f"{done}/{total}" if total is not None else f"{done}"
    return ", ".join(part for part in (f"{label} {count}".strip(), words) if part)


class _NotebookLine:
    """One text output that replaces itself: a saved notebook keeps its last state only."""

    def __init__(self) -> None:
        self._handle: Any = None

    def show(self, done: int, total: int | None, label: str, words: str) -> None:
        from IPython.display import display

        text = {"text/plain": _line(done, total, label, words)}
        if self._handle is None:
            self._handle = display(text, raw=True, display_id=True)
        else:
            self._handle.update(text, raw=True)

    def close(self, done: int, total: int | None, label: str, words: str) -> None:
        self.show(done, total, label, words)


class _TerminalBar:
    """A tqdm bar that shows our words and goes away for one plain last line."""

    def __init__(self) -> None:
        self._bar: Any = None

    def show(self, done: int, total: int | None, label: str, words: str) -> None:
        if self._bar is None:
            self._bar = self._open(total, label)
        self._bar.ncols = _columns()
        self._bar.n = done
        self._bar.set_description_str(words, refresh=False)
        self._bar.refresh()

    def close(self, done: int, total: int | None, label: str, words: str) -> None:
        if self._bar is not None:
            self._bar.close()
        print(_line(done, total, label, words), file=sys.stderr, flush=True)

    def _open(self, total: int | None, label: str) -> Any:
        from tqdm import tqdm

        label = label.replace("{", "{{").replace("}", "}}")
        count = "{n}/{total} {bar}" if total is not None else "{n}"
        return tqdm(
            total=total,
            file=sys.stderr,
            leave=False,
            bar_format=f"{label} {count} {{desc}}".strip(),
            ncols=_columns(),
            nrows=20,
            delay=1e-9,  # no empty bar before the first update
        )


def _columns() -> int:
    # The last column stays free, or some terminals start a new line; a longer bar tells no more.
    return min(shutil.get_terminal_size().columns - 1, 109)
