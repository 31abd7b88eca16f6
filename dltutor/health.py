"""What a machine needs for the course: each check says what it found, and what to do about it."""

import os
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from dltutor import places

OK, NOTE, WRONG = "ok", "note", "wrong"
REINSTALL = "Delete the folder .venv and run again: python3 course.py start"


class Finding(NamedTuple):
    """One line of the report. A note is worth knowing and stops nobody."""

    name: str
    state: str
    found: str
    advice: str = ""


def examine() -> Iterator[Finding]:
    """One finding after the other, each as soon as it is known."""
    for name, check in CHECKS.items():
        try:
            state, found, *advice = check()
        except Exception as error:  # A broken machine may raise anything; the report goes on.
            state, found, advice = WRONG, f"{type(error).__name__}: {error}", [REINSTALL]
        yield Finding(name, state, found, *advice)


def python() -> tuple[str, ...]:
    this = ".".join(str(part) for part in sys.version_info[:3])
    return OK, f"{this} in {sys.prefix}"


def numba() -> tuple[str, ...]:
    import numba

    @numba.njit
    def sum_below(n):
        total = 0
        for number in range(n):
            total += number
        return total

    if sum_below(1000) != 499_500:
        return WRONG, f"{numba.__version__} compiled a loop that counts wrongly", REINSTALL
    return OK, f"{numba.__version__} compiled a loop and ran it"


def threads() -> tuple[str, ...]:
    import numba

    return OK, f"{numba.get_num_threads()}"


def cache() -> tuple[str, ...]:
    from dlcore.cpu import jit

    if jit.CACHE_FOLDER is None:
        return (
            NOTE,
            "compiled loops cannot be kept, so every start compiles them again",
            "Set the environment variable NUMBA_CACHE_DIR to a folder you may write to.",
        )
    return OK, f"compiled loops are kept in {jit.CACHE_FOLDER}"


def gpu() -> tuple[str, ...]:
    from numba import cuda

    if cuda.is_available():
        return OK, f"NVIDIA {_text(cuda.get_current_device().name)}"
    if sys.platform == "darwin":
        return NOTE, "Macs have no NVIDIA GPU; nothing in the course needs one"
    return NOTE, "no working NVIDIA driver here; nothing in the course needs one"


def digits() -> tuple[str, ...]:
    from dlcore import data

    return OK, f"{len(data.digits().y):,} small handwritten digits, no download needed"


def mnist() -> tuple[str, ...]:
    from dlcore import data

    try:
        folder = data.mnist_folder()
    except ValueError as error:
        return NOTE, str(error)
    if folder is None:
        return (
            NOTE,
            "not on this machine; the lessons then use the small digits",
            "If you have the files, set DLCORE_DATA to their folder. Else dlcore.data.mnist() "
            "fetches them when there is a network.",
        )
    return OK, f"in {folder}"


def jupyterlab() -> tuple[str, ...]:
    try:
        return OK, version("jupyterlab")
    except PackageNotFoundError:
        return WRONG, "not installed", "Run: python3 course.py start"


def lessons() -> tuple[str, ...]:
    found = len(list(places.lessons().glob("[0-9][0-9]_*.ipynb")))
    if found == 0:
        return WRONG, f"none in {places.lessons()}", "Clone the course again."
    return OK, f"{found} in {places.lessons()}"


def _text(name) -> str:
    return os.fsdecode(name) if isinstance(name, bytes) else str(name)


CHECKS: dict[str, Callable[[], tuple[str, ...]]] = {
    "Python": python,
    "Numba": numba,
    "Threads": threads,
    "Cache": cache,
    "GPU": gpu,
    "Digits": digits,
    "MNIST": mnist,
    "JupyterLab": jupyterlab,
    "Lessons": lessons,
}
