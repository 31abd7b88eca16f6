"""What was measured on a card, as a table and as a file that names the card."""

import datetime
import importlib.metadata
import json
import re
from collections.abc import Sequence

from benchmarks.report import RESULTS, in_units, write_whole
from dlcore.cuda.front_end import cuda, implementation

LIBRARIES = ("dlcore", "numba", "numba-cuda", "numpy", "torch", "nvidia-nvvm")


def torch_or_none():
    """PyTorch if it is here and sees the card, with full float32 products."""
    try:
        import torch
    except ImportError:
        print("PyTorch is not installed: only our own figures are taken.")
        return None
    if not torch.cuda.is_available():
        print("PyTorch sees no card: only our own figures are taken.")
        return None
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False
    return torch


def card() -> str:
    name = cuda.get_current_device().name
    return name.decode() if isinstance(name, bytes) else str(name)


def versions() -> dict[str, str]:
    found = {"front end": implementation()}
    for library in LIBRARIES:
        try:
            found[library] = importlib.metadata.version(library)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def show(section: str, rows: Sequence[dict]) -> None:
    print(f"\n{section}")
    for row in rows:
        rate = ""
        if "tflops" in row:
            rate = f"{row['tflops']:8.1f} TFLOP/s"
        if "gigabytes_per_second" in row:
            rate = f"{row['gigabytes_per_second']:8.0f} GB/s"
        print(
            f"    {row['task']:32} {row['contender']:24} {in_units(row['seconds']):>9} "
            f"{row['ratio']:7.2f} {rate}"
        )


def save(sections: dict[str, list[dict]]) -> None:
    slug = re.sub(r"[^a-z0-9]+", "-", card().lower()).strip("-")
    path = RESULTS / f"gpu-{slug}.json"
    content = {"card": card(), "taken": datetime.date.today().isoformat(), "versions": versions()}
    write_whole(path, json.dumps(content | sections, indent=1) + "\n")
    print(f"Kept in benchmarks/results/{path.name}.")
