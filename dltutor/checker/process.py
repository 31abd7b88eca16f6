"""One child process and the two pipes to it. It starts at once, and never outlives its parent."""

import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from dltutor.checker import wire
from dltutor.checker.effort import PATIENCE, Stopwatch

CHILD = Path(__file__).with_name("child.py")
START_SECONDS = 60.0

# All that the child gets of our environment: what an operating system needs to load libraries.
KEPT = "PATH SYSTEMROOT WINDIR TEMP TMP LD_LIBRARY_PATH DYLD_LIBRARY_PATH".split()
FIXED = {
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    "NUMBA_BOUNDSCHECK": "1",  # a write outside an array becomes an IndexError with a line
    "NUMBA_DISABLE_ERROR_MESSAGE_HIGHLIGHTING": "1",
    "NUMBA_NUM_THREADS": str(max(2, min(4, os.cpu_count() or 1))),  # one thread shows no race
    "NUMBA_THREADING_LAYER": "workqueue",
}


FORGED = "it used the pipe that belongs to the checker"


class ChildDied(Exception):
    """The child is gone; `how` says what its exit code tells."""

    def __init__(self, how: str):
        super().__init__(how)
        self.how = how


class Child:
    def __init__(self) -> None:
        self._folder = tempfile.mkdtemp(prefix="dlcore-check-")
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-B", str(CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self._folder,
            env={**FIXED, **{name: os.environ[name] for name in KEPT if name in os.environ}},
            start_new_session=os.name == "posix",  # so that we can end what it starts, too
        )
        self._count = 0
        self._errors = ""  # what Python said where the child could not start
        self._ready = False
        self.spent = 0.0  # the learner's seconds, all calls together
        self._frames: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._replies: queue.SimpleQueue[Any] = queue.SimpleQueue()
        # A thread may wait for ever on a pipe; we wait for the thread, and not longer than we want.
        self._thread = threading.Thread(target=self._talk, daemon=True)
        self._thread.start()

    def ask(self, message: dict, value: Any, seconds: float) -> tuple[dict, Any]:
        """Send one message, take one reply. TimeoutError and ChildDied end the child."""
        self._count += 1
        message = {**message, "id": self._count, "seconds": PATIENCE * seconds}
        frame = wire.encode(message, value)
        self._frames.put(frame)
        reply, answer = self._next_reply(seconds)
        if reply.get("id") != self._count:
            self.close()
            raise ChildDied(FORGED)
        return reply, answer

    def close(self) -> None:
        """End the child, and all that it started, whatever it is doing."""
        if os.name == "posix":
            try:
                os.killpg(self._process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                pass  # it has ended already
        self._process.kill()
        self._process.wait()
        self._frames.put(None)
        self._thread.join(timeout=2)
        if not self._thread.is_alive():  # else something of the learner's still holds a pipe
            for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
                _close(pipe)
        shutil.rmtree(self._folder, ignore_errors=True)

    def wait_until_ready(self) -> None:
        if self._ready:
            return
        try:
            self._next_reply(START_SECONDS)
        except (ChildDied, TimeoutError) as error:
            said = self._errors.strip().splitlines()
            raise RuntimeError(
                f"the process that runs your code did not start ({error}): "
                f"{said[-1] if said else 'it said nothing'}. "
                "Use the Python of the course: python3 course.py start makes it."
            ) from None
        self._ready = True

    def _next_reply(self, seconds: float) -> tuple[dict, Any]:
        watch = Stopwatch(self._process, max(seconds, 0.001))
        try:
            reply = self._reply_in_time(watch)
        except queue.Empty:
            self.close()
            raise TimeoutError(f"no answer within {seconds:g} seconds") from None
        finally:
            self.spent += watch.spent
        if isinstance(reply, wire.WireError):
            self.close()
            raise ChildDied(FORGED)
        if isinstance(reply, Exception):
            raise ChildDied(self._end())
        return reply

    def _reply_in_time(self, watch: Stopwatch) -> Any:
        while True:
            try:
                return self._replies.get(timeout=watch.until_next_look())
            except queue.Empty:
                if watch.is_over():
                    raise

    def _talk(self) -> None:
        """The thread: one frame out, one frame in, until the child or the parent has enough."""
        requests, replies = self._process.stdin, self._process.stdout
        assert requests is not None and replies is not None
        try:
            self._replies.put(wire.read_frame(replies))
            while (frame := self._frames.get()) is not None:
                requests.write(frame)
                requests.flush()
                self._replies.put(wire.read_frame(replies))
        except (EOFError, OSError, ValueError, wire.WireError) as error:
            self._replies.put(error)

    def _end(self) -> str:
        """How a child that has closed its pipe ended, in words; it is ended if it has not."""
        try:
            code = self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self.close()
            return FORGED
        if not self._ready and self._process.stderr is not None:
            self._errors = self._process.stderr.read().decode("utf-8", "replace")
        self.close()
        return _how_it_ended(code)


def _how_it_ended(code: int) -> str:
    if code == 0xC0000005 or code == -1073741819:
        return "access violation"  # what Windows calls a segmentation fault
    if code == 0xC00000FD or code == -1073741571:
        return "stack overflow"
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.strsignal(-code) or f"signal {-code}"
    except ValueError:
        return f"signal {-code}"


def _close(pipe: Any) -> None:
    try:
        pipe.close()
    except OSError:
        pass  # the last bytes had nowhere to go
