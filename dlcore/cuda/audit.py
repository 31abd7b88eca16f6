"""Proof that every kernel becomes good machine code for real cards, on a machine that has none.

    python -m dlcore.cuda.audit

Each kernel of the room is compiled for every generation of cards from the GTX 16 series on:
registers, spills, shared memory and float64 instructions are read off and held against limits. It
needs the packages of the extra `gpu`, but no driver and no card.
"""

import re
import sys
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple
from unittest import mock

from dlcore.cuda import front_end, matmul
from dlcore.cuda.front_end import cuda, float32, int64

CARDS = {
    (7, 5): "GTX 16, RTX 20, T4",
    (8, 0): "A100",
    (8, 6): "RTX 30, A10",
    (8, 9): "RTX 40, L4",
    (9, 0): "H100, H200",
    (10, 0): "B200",
    (12, 0): "RTX 50",
}
REGISTERS = 65536  # of one multiprocessor: all threads of a block must fit in
SHARED_BYTES = 48 * 1024
OWN_SHARED_BYTES = 1024  # what the system itself takes of a block's shared memory, from 9.0 on

WHOLE = {"y", "rows", "right", "winner", "stream", "limit", "size", "stride", "padding"}
WHOLE |= {"order", "progress", "rights"}
WHOLE_HERE = {
    ("take_kernel", "batch"),
    ("embedding_forward_kernel", "X"),
    ("embedding_backward_kernel", "X"),
}


class Audit(NamedTuple):
    """What one kernel needs on one card."""

    kernel: str
    card: tuple[int, int]
    registers: int
    spilled_bytes: int
    shared_bytes: int
    float64_instructions: int
    instructions: str


def kernels():
    """{name: kernel} of all files of the room."""
    found = {}
    for path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        module = import_module(f"dlcore.cuda.{path.stem}")
        for name, thing in vars(module).items():
            if name.endswith("_kernel") and hasattr(thing, "py_func"):
                found[name] = thing
    return found | matmul.kernels()


def shapes(kernel):
    """{argument: documented sizes}; None for an argument that is one number."""
    text = kernel.py_func.__doc__
    text = text[text.index("Shapes") : text.index("Work")]
    code = kernel.py_func.__code__
    found = {}
    for name in code.co_varnames[: code.co_argcount]:
        sizes = re.search(rf"\b{name}(?:, \w+)* \(([^)]*)\)", text)
        parts = sizes.group(1).split(",") if sizes else []
        found[name] = tuple(part.strip() for part in parts if part.strip()) if sizes else None
    return found


def signature(kernel, number=float32):
    """The types of the arguments, as the docstring of the kernel states them."""
    types = []
    for name, sizes in shapes(kernel).items():
        whole = name in WHOLE or (kernel.py_func.__name__, name) in WHOLE_HERE
        plain = int64 if whole else number
        if sizes is None:
            types.append(plain)
        else:
            types.append(plain[(slice(None),) * (len(sizes) - 1) + (slice(None, None, 1),)])
    return tuple(types)


def audit(kernel, card=(9, 0), types=None):
    """Compile one kernel for one generation of cards and read what it needs."""
    ptx = assembly(kernel, card, types or signature(kernel))
    log = linked(ptx, card)
    spills = re.search(r"(\d+) bytes spill stores, (\d+) bytes spill loads", log)
    shared = re.search(r"(\d+) bytes smem", log)
    shared_bytes = int(shared.group(1)) if shared else 0
    return Audit(
        kernel.py_func.__name__,
        card,
        int(re.search(r"Used (\d+) registers", log).group(1)),
        int(spills.group(1)) + int(spills.group(2)),
        shared_bytes,
        len(FLOAT64.findall(ptx)),
        ptx,
    )


FLOAT64 = re.compile(r"^\s+(?:@\S+\s+)?[a-z]\S*\.f64", re.MULTILINE)  # any at all, a move too


def assembly(kernel, card, types):
    """The kernel in NVIDIA's portable assembly language."""
    import numba.cuda.dispatcher  # noqa: F401

    def no_card_needed():
        return SimpleNamespace(compute_capability=card)

    options = kernel.targetoptions
    with mock.patch("numba.cuda.dispatcher.get_current_device", no_card_needed):
        ptx, _ = cuda.compile_ptx(
            kernel.py_func,
            types,
            cc=card,
            device=False,
            fastmath=options.get("fastmath", False),
            launch_bounds=options.get("launch_bounds"),
        )
    return ptx


def linked(ptx, card):
    """NVIDIA's own report on the machine code that it makes of the assembly."""
    from cuda.bindings import nvjitlink

    options = [f"-arch=sm_{card[0]}{card[1]}", "-verbose"]
    handle = nvjitlink.create(len(options), options)
    try:
        code = ptx.encode()
        nvjitlink.add_data(handle, nvjitlink.InputType.PTX, code, len(code), "kernel.ptx")
        nvjitlink.complete(handle)
        log = bytearray(nvjitlink.get_info_log_size(handle))
        nvjitlink.get_info_log(handle, log)
        return log.decode(errors="replace")
    finally:
        nvjitlink.destroy(handle)


def refuse_bad(found, threads=256):
    """RuntimeError if a kernel spills registers, computes in float64, or does not fit on a card."""
    card = ".".join(map(str, found.card))
    shared = found.shared_bytes - (OWN_SHARED_BYTES if found.card >= (9, 0) else 0)
    for amount, limit, what in (
        (found.spilled_bytes, 0, "bytes of spilled registers"),
        (found.float64_instructions, 0, "float64 instructions"),
        (found.registers * threads, REGISTERS, "registers for a block"),
        (shared, SHARED_BYTES, "bytes of shared memory"),
    ):
        if amount > limit:
            raise RuntimeError(
                f"{found.kernel} on a card of compute capability {card} needs {amount} {what}, "
                f"but at most {limit} are allowed. Look at audit(...).instructions."
            )


def main():
    """Print what every kernel needs on every card; 1 where one is not good enough."""
    if not front_end.machine_code_tools():
        print(f"The packages that make machine code are not installed. {front_end.ADVICE}")
        return 1
    print(f"{'kernel':<40}  card registers spilled  shared float64")
    bad = 0
    for name, kernel in kernels().items():
        for card in CARDS:
            found = audit(kernel, card)
            print(
                f"{name:<40} {card[0]:>3}.{card[1]} {found.registers:>9} {found.spilled_bytes:>7} "
                f"{found.shared_bytes:>7} {found.float64_instructions:>7}"
            )
            try:
                refuse_bad(found)
            except RuntimeError as reason:
                print(f"    {reason}")
                bad += 1
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
