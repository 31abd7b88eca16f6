"""Find the submissions in a folder and read their exercise files, without running or unpacking."""

import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from dltutor import bank
from dltutor.checker.intake import MAX_BYTES, Refused, read_file, text_of

MAX_ZIP_BYTES = 64 << 20
MAX_ENTRIES = 10_000
EXERCISE_FILE = re.compile(r"ex(\d\d)(?!\d).*\.py", re.IGNORECASE)
COURSES_OWN = re.compile(r"\.new\d*\.py$")  # the course's version beside a file that was changed

Reader = Callable[[], str]


@dataclass(frozen=True)
class Submission:
    """What one student handed in: texts by file stem, and why other files could not be read."""

    student: str
    texts: dict[str, str]
    refused: dict[str, str]
    refusal: str = ""  # why nothing of it could be read

    def why_unread(self, stem: str) -> tuple[str, str]:
        """The status and the sentence for a file that there is no text of."""
        said = self.refused.get(stem) or self.refusal
        return ("refused", said) if said else ("missing", f"There is no file {stem}.py in it.")


def find(folder: Path, leave_out: Path) -> tuple[list[Submission], list[str]]:
    """The submissions in order of their names, and what else lies there."""
    entries = [one for one in sorted(folder.iterdir()) if not one.name.startswith(".")]
    entries = [one for one in entries if one.resolve() != leave_out.resolve()]
    wanted = [one for one in entries if _is_zip(one) or one.is_symlink() or one.is_dir()]
    names = [one.stem if _is_zip(one) else one.name for one in wanted]
    names = [
        name if names.count(name) == 1 else one.name
        for name, one in zip(names, wanted, strict=True)
    ]
    found = [read(one, _printable(name)) for name, one in zip(names, wanted, strict=True)]
    return found, [_printable(one.name) for one in entries if one not in wanted]


def read(place: Path, student: str) -> Submission:
    """Read one folder or zip; whatever is wrong with it concerns this student alone."""
    try:
        if place.is_symlink():
            raise Refused("The submission is a link. Hand in the folder or the zip itself.")
        if not _is_zip(place):
            return _collect(student, _in_folder(place))
        if place.stat().st_size > MAX_ZIP_BYTES:
            raise Refused(f"The zip is larger than {MAX_ZIP_BYTES >> 20} MB. Keep data out of it.")
        with zipfile.ZipFile(place) as opened:
            return _collect(student, _in_zip(opened))
    except Refused as why:
        return Submission(student, {}, {}, str(why))
    except (OSError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile) as why:
        said = f"The submission cannot be read: {type(why).__name__}. Hand it in again."
        return Submission(student, {}, {}, said)


def _collect(student: str, files: Iterator[tuple[str, Reader]]) -> Submission:
    offered: dict[str, list[tuple[str, Reader]]] = {}
    known = {stem[2:4]: stem for stem in bank.stems()}
    for name, reader in files:
        matched = EXERCISE_FILE.fullmatch(name)
        if matched and matched[1] in known and not COURSES_OWN.search(name):
            offered.setdefault(known[matched[1]], []).append((name, reader))
    texts, refused = {}, {}
    for stem, choices in offered.items():
        try:
            texts[stem] = _the_one(stem, choices)()
        except Refused as why:
            refused[stem] = str(why)
        except (OSError, EOFError, RuntimeError, ValueError, NotImplementedError) as why:
            refused[stem] = f"{stem}.py cannot be read: {type(why).__name__}. Hand it in again."
        except (zipfile.BadZipFile, zlib.error):
            refused[stem] = f"{stem}.py is damaged inside the zip. Pack the zip again."
    return Submission(student, texts, refused)


def _the_one(stem: str, choices: list[tuple[str, Reader]]) -> Reader:
    """The file with the right name, else the only one for this lesson."""
    exact = [reader for name, reader in choices if name == f"{stem}.py"]
    readers = exact or [reader for _, reader in choices]
    if len(readers) > 1:
        raise Refused(f"There are {len(readers)} files for {stem}.py. Hand in one of them.")
    return readers[0]


def _in_folder(folder: Path) -> Iterator[tuple[str, Reader]]:
    """The files of a folder and of `exercises` in it, as a learner's own folder has it."""
    inside = folder / "exercises"
    folders = [folder, inside] if inside.is_dir() and not inside.is_symlink() else [folder]
    for place in folders:
        for path in sorted(place.iterdir()):
            yield path.name, partial(read_file, path)


def _in_zip(opened: zipfile.ZipFile) -> Iterator[tuple[str, Reader]]:
    """The files of a zip at any depth. Nothing is unpacked, so no name can lead anywhere."""
    entries = opened.infolist()
    if len(entries) > MAX_ENTRIES:
        raise Refused(f"The zip has more than {MAX_ENTRIES} files. Pack the exercise files only.")
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        leads_out = path.is_absolute() or ".." in path.parts or ":" in entry.filename
        if not entry.is_dir() and not leads_out and "__MACOSX" not in path.parts:
            yield path.name, partial(_entry, opened, entry, path.name)


def _entry(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> str:
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Refused(f"{name} is a link. Put a copy of the file itself in its place.")
    if entry.flag_bits & 1:
        raise Refused(f"{name} is locked with a password. Pack the zip without one.")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused(f"{name} is packed in an unusual way. Pack it as an ordinary zip.")
    with opened.open(entry) as file:  # the size a zip tells may be a lie, so we count
        return text_of(file.read(MAX_BYTES + 1), name)


def _is_zip(path: Path) -> bool:
    return path.suffix.lower() == ".zip" and path.is_file() and not path.is_symlink()


def _printable(name: str) -> str:
    """A name as data: bytes that are no text, and signs that steer a terminal, are spelled out."""
    safe = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in safe)
