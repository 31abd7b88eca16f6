"""How much processor time another process has used, as its operating system counts it.

A busy machine gives a process little of each second, and that is not the process's fault.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

IDLE = 0.02  # less of a core than this is no work: it sleeps, or waits for what never comes
PATIENCE = 10  # so many times the limit may pass on the wall before all else


class Stopwatch:
    """Runs from its making; tells when a process has used up its seconds of processor time.

    A process that sleeps uses none; for it, and where nobody counts, the clock on the wall counts.
    """

    def __init__(self, process: subprocess.Popen, limit: float):
        self._process, self._limit = process, limit
        self._began = time.monotonic()
        self._before: float | None = None  # what it had used at our first look
        self._used: float | None = None  # since then, at our last look
        self._first_look = min(0.5, limit / 4)  # most calls have ended by then

    def until_next_look(self) -> float:
        """Seconds to wait before `is_over` has something new to say."""
        wall = self.wall
        for moment in (self._first_look, self._limit):
            if wall < moment:
                return moment - wall
        return min(0.5, self._limit / 4)

    def is_over(self) -> bool:
        self._look()
        return self.wall >= self._limit and is_used_up(self._used, self.wall, self._limit)

    @property
    def wall(self) -> float:
        return time.monotonic() - self._began

    @property
    def spent(self) -> float:
        """The seconds that count: work, or waiting without any."""
        if self._before is not None:
            self._look()
        wall, used = self.wall, self._used
        return wall if used is None or used < IDLE * wall else min(used, wall)

    def _look(self) -> None:
        now = processor_seconds(self._process)
        if now is None:
            return
        if self._before is None:
            self._before = now
        self._used = now - self._before


def is_used_up(used: float | None, wall: float, limit: float) -> bool:
    """Is there an end to our patience, once the limit has passed on the wall?"""
    if used is None or wall >= PATIENCE * limit:
        return True
    return used >= limit or used < IDLE * wall


def processor_seconds(process: subprocess.Popen) -> float | None:
    """What the process has used since its start; None where nobody can say."""
    if process.returncode is not None:
        return None  # its number may belong to another process by now
    try:
        if sys.platform == "win32":
            return _windows(process)
        if sys.platform == "linux":
            return _linux(process.pid)
        return _told_by_ps(process.pid)
    except (OSError, ValueError, LookupError, AttributeError, subprocess.SubprocessError):
        return None


def _linux(pid: int) -> float:
    counted = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    user, system = counted.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _told_by_ps(pid: int) -> float:
    asked = ["ps", "-o", "time=", "-p", str(pid)]
    told = subprocess.run(asked, capture_output=True, text=True, timeout=5, check=True)
    return parsed(told.stdout)


def parsed(told: str) -> float:
    """Seconds from [[days-]hours:]minutes:seconds, as ps writes them."""
    days, _, rest = told.strip().rpartition("-")
    seconds = 0.0
    for part in rest.split(":"):
        seconds = 60 * seconds + float(part)
    return seconds + 86_400 * int(days or 0)


def _windows(process: subprocess.Popen) -> float:
    if sys.platform != "win32":
        raise OSError("this is not Windows")
    import ctypes
    from ctypes import wintypes

    created, ended, system, user = (wintypes.FILETIME() for _ in range(4))
    told = ctypes.windll.kernel32.GetProcessTimes(
        wintypes.HANDLE(int(process._handle)),
        *map(ctypes.byref, (created, ended, system, user)),
    )
    if not told:
        raise OSError("Windows does not tell")
    ticks = [(one.dwHighDateTime << 32) + one.dwLowDateTime for one in (system, user)]
    return sum(ticks) / 1e7
