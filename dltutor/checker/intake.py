"""Read an exercise file as text, or say in one sentence why it cannot be read."""

import os
import stat
from pathlib import Path

MAX_BYTES = 256 * 1024


class Refused(Exception):
    """A file that is not checked; the text says why, and what to do."""


def read_file(path: Path) -> str:
    """The text of a regular UTF-8 file. A link is not followed: it could point anywhere."""
    if path.is_symlink():
        raise Refused(f"{path.name} is a link. Put a copy of the file itself in its place.")
    if not path.exists():
        raise FileNotFoundError(f"There is no file {path}.")
    # Without O_NONBLOCK a pipe that nobody writes to would be waited for.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    if not path.is_file():
        raise Refused(f"{path.name} is not a file. Give the exercise file itself.")
    descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise Refused(f"{path.name} is not a file. Give the exercise file itself.")
        data = file.read(MAX_BYTES + 1)
    return text_of(data, path.name)


def text_of(data: bytes, name: str) -> str:
    """The text that a file of this name holds as bytes."""
    if len(data) > MAX_BYTES:
        raise Refused(
            f"{name} is larger than {MAX_BYTES // 1024} kB. Keep data out of it: functions only."
        )
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise Refused(
            f"{name} has a zero byte in line {line}, which no text has. "
            "Save it again as UTF-8 text in your editor."
        )
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Refused(
            f"{name} is not UTF-8 text: line {line} has the byte 0x{data[error.start]:02x}. "
            "Save it again as UTF-8 in your editor."
        ) from None
