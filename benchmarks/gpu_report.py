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


def show(rows: Sequence[dict]) -> None:
    for row in rows:
        rate = ""
        if "tflops" in row:
            rate = f"{row['tflops']:8.1f} TFLOP/s"
        if "gigabytes_per_second" in row:
            rate = f"{row['gigabytes_per_second']:8.0f} GB/s"
        ratio = "      -" if row["ratio"] is None else f"{row['ratio']:7.2f}"
        print(
            f"    {row['task']:36} {row['contender']:28} {in_units(row['seconds']):>9} "
            f"{ratio} {rate}",
            flush=True,
        )


def path():
    slug = re.sub(r"[^a-z0-9]+", "-", card().lower()).strip("-")
    return RESULTS / f"gpu-{slug}.json"


def kept() -> dict:
    return json.loads(path().read_text(encoding="utf-8")) if path().exists() else {}


def keep(part: str, found: dict) -> None:
    """Put one part into the file of this card at once; the other parts stay."""
    taken = {"taken": datetime.date.today().isoformat(), "versions": versions()}
    content = kept() | {"card": card(), part: taken | found}
    write_whole(path(), json.dumps(content, indent=1) + "\n")
    print(f"    Kept in benchmarks/results/{path().name}.", flush=True)


TARGETS = {
    "products": ("4096 x 4096 x 4096", "cuBLAS through PyTorch", 0.7),
    "bandwidth": (None, "adam", 0.8),
    "steps": ("784-128-10, batch 64", "PyTorch", 2.0),
    "epochs": ("784-128-10, batch 64, SGD", "PyTorch", 2.0),
}


def show_targets() -> None:
    """What the room promises, and what this card has shown of it."""
    content = kept()
    print("\ntargets")
    for part, (task, contender, least) in TARGETS.items():
        ratios = [
            row["ratio"]
            for row in content.get(part, {}).get("rows", [])
            if row["contender"] == contender and task in (None, row["task"]) and row["ratio"]
        ]
        seen = f"{ratios[0]:.2f}" if ratios else "not measured"
        print(f"    {part:10} {contender:24} at least {least}: {seen}")
