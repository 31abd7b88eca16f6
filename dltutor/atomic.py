"""A file is written whole or not at all, so that an interrupted run leaves nothing broken."""

import os
from pathlib import Path


def write_text(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Write beside the target, then put it in the target's place in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    new.write_bytes(text.encode(encoding))
    os.replace(new, path)
