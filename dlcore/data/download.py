"""Fetch files once, from the first mirror that answers, and keep only what arrived whole."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pooch

from dlcore.progress import Progress

SECONDS_TO_ANSWER = 15
CHUNK = 1 << 16


def download(sha256: Mapping[str, str], mirrors: Sequence[str], folder: Path) -> None:
    """Bring every file of `sha256` into `folder`. Raises ConnectionError when no mirror helps.

    A file arrives under a temporary name and gets its own only after its checksum was right.
    """
    reasons = []
    for mirror in mirrors:
        try:
            for name, checksum in sha256.items():
                _bring(mirror + name, name, checksum, folder)
            return
        except (OSError, ValueError) as error:  # no network, no such file; a wrong checksum
            reasons.append(f"{mirror}: {_short(error)}")
    raise ConnectionError("\n".join(reasons))


def _bring(address: str, name: str, checksum: str, folder: Path) -> None:
    log = pooch.get_logger()
    level = log.level
    log.setLevel("ERROR")  # our own line says what is downloaded
    try:
        with Progress(label=name, shown=not (folder / name).is_file()) as line:
            fetch = pooch.HTTPDownloader(
                progressbar=_Megabytes(line), chunk_size=CHUNK, timeout=SECONDS_TO_ANSWER
            )
            pooch.retrieve(address, f"sha256:{checksum}", name, folder, downloader=fetch)
    finally:
        log.setLevel(level)


class _Megabytes:
    """What pooch expects of a progress bar, in front of our own line."""

    def __init__(self, line: Progress) -> None:
        self.line, self.total, self.arrived = line, 0, 0

    def update(self, arrived: int) -> None:
        self.arrived = min(self.arrived + arrived, self.total)
        self.line.update(self.arrived, f"{self.arrived / 1e6:.1f} of {self.total / 1e6:.1f} MB")

    def reset(self) -> None:
        self.arrived = 0

    def close(self) -> None: ...


def _short(error: Exception) -> str:
    # requests wraps urllib3's error, which says in its last words what went wrong.
    cause = getattr(error.args[0], "reason", error) if error.args else error
    words = " ".join(str(cause).rpartition("): ")[2].split())
    return words if len(words) <= 160 else f"{words[:157]}..."
