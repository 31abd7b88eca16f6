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
    def close(self) -> None: ...


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

    shows `epoch 12/30, loss 0.2134, accuracy 93.1%, 3.4 s left`, at most ten times a second, and
    leaves `epoch 30/30, loss 0.0871, accuracy 97.6%, took 5.8 s`.
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
        self._show(self._seconds_left(now))

    def close(self) -> None:
        """Leave one last line: how far it came, with what, in which time."""
        if self._display is None:
            return
        unfinished = self.total is not None and self.done < self.total
        seconds = duration(self._clock() - self._start)
        self._show(f"stopped after {seconds}" if unfinished else f"took {seconds}")
        self._display.close()
        self._display = None

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _seconds_left(self, now: float) -> str:
        # Counted from the first finished step: that one may hold the compiling of the kernels.
        if self.total is None or self._first is None or self.done <= self._first[0]:
            return ""
        done_then, then = self._first
        seconds = (now - then) / (self.done - done_then) * (self.total - self.done)
        return f"{duration(seconds)} left"

    def _show(self, time_words: str) -> None:
        assert self._display is not None
        words = ", ".join(part for part in (self.text, time_words) if part)
        self._display.show(self.done, self.total, self.label, words)


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


class _NotebookLine:
    """One text output that replaces itself: a saved notebook keeps its last state only."""

    def __init__(self) -> None:
        self._handle: Any = None

    def show(self, done: int, total: int | None, label: str, words: str) -> None:
        from IPython.display import display

        count = f"{done}/{total}" if total is not None else f"{done}"
        line = ", ".join(part for part in (f"{label} {count}".strip(), words) if part)
        if self._handle is None:
            self._handle = display({"text/plain": line}, raw=True, display_id=True)
        else:
            self._handle.update({"text/plain": line}, raw=True)

    def close(self) -> None: ...


class _TerminalBar:
    """A tqdm bar that shows our words; our own clock decides how often."""

    def __init__(self) -> None:
        self._bar: Any = None

    def show(self, done: int, total: int | None, label: str, words: str) -> None:
        from tqdm import tqdm

        if self._bar is None:
            count = "{n}/{total} {bar:12}" if total is not None else "{n}"
            self._bar = tqdm(
                total=total,
                file=sys.stderr,
                bar_format=f"{{desc}}{count}{{postfix}}",
                delay=1e-9,  # no empty bar before the first update
            )
            self._bar.desc = f"{label} " if label else ""
        self._bar.n = done
        self._bar.ncols = shutil.get_terminal_size().columns - 1
        self._bar.set_postfix_str(words, refresh=False)
        self._bar.refresh()

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
