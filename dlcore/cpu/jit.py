"""Compile a loop once, keep the machine code, and never run code that is out of date.

Numba looks only at the file of a kernel when it asks whether its kept machine code is still good.
A kernel also contains the formulas that it calls, so the folder of the kept code carries a stamp
over all sources of this room: change one line anywhere and everything is compiled anew.
"""

import hashlib
import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import numba
import numpy
import platformdirs
from numba.core import config

from dlcore.cpu.processor import VECTOR_BITS

A_MONTH = 30 * 24 * 3600  # seconds


def source_stamp():
    """Sixteen letters that change with a kernel, a formula, the vector width, Numba or NumPy."""
    here = Path(__file__).parent
    versions = f"numba {numba.__version__} numpy {numpy.__version__} {VECTOR_BITS} bits"
    digest = hashlib.sha256(versions.encode())
    for source in [here.parent / "formulas.py", *sorted(here.glob("*.py"))]:
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def cache_folder():
    """Where machine code is kept, or None where nothing can be written."""
    base = os.environ.get("NUMBA_CACHE_DIR") or platformdirs.user_cache_dir("dlcore", False)
    folder = Path(base) / "kernels" / source_stamp()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            forget_old_code(folder)
            return folder
    except OSError:
        return None


def forget_old_code(kept: Path) -> None:
    """Remove machine code of other stamps that nobody has used for a month."""
    os.utime(kept)
    for folder in kept.parent.glob("[0-9a-f]" * 16):
        with suppress(OSError):  # another process may be removing it too
            if folder != kept and time.time() - folder.stat().st_mtime > A_MONTH:
                shutil.rmtree(folder)


CACHE_FOLDER = cache_folder()


def compiled(loop, fastmath, parallel=False):
    keep = CACHE_FOLDER is not None
    before = config.CACHE_DIR
    config.CACHE_DIR = str(CACHE_FOLDER or before)
    try:
        return numba.njit(
            loop,
            fastmath=fastmath,
            error_model="numpy",
            nogil=True,
            cache=keep,
            parallel=parallel,
        )
    finally:
        config.CACHE_DIR = before


def pasted(loop):
    """A piece of a kernel with a name of its own; Numba copies it to where it is called."""
    return numba.njit(loop, error_model="numpy", inline="always")


def compile_once(loop, kinds):
    """Compile for these kinds of arguments; from now on others are converted to them or refused."""
    loop.disable_compile(False)
    loop.compile(kinds)
    loop.disable_compile()


def named(loop, name):
    """Give a loop that is made inside a function a name that no other has.

    Kept machine code is found again by name. Two loops made by the same lines share theirs, and
    then the address of one may lead to the other.
    """
    loop.__qualname__ = name
    return loop


def kernel(loop):
    """Compile a loop as it is written: every operation rounds as in Python and NumPy."""
    return compiled(loop, fastmath=False)


def parallel_kernel(loop):
    """Compile a loop whose `prange` is shared out among threads."""
    return compiled(loop, fastmath=False, parallel=True)


def product_kernel(loop):
    """Compile a loop whose `z += x * w` is one fused multiply-add, rounded once.

    Nothing else may change: sums keep the order in which they are written, NaN and infinity stay.
    """
    return compiled(loop, fastmath={"contract"})
