"""A room is where arrays live and loops run: the processor, a graphics card, or its simulator."""

from importlib import import_module
from types import ModuleType, SimpleNamespace

ROOMS = {"cpu": "dlcore.cpu", "cuda": "dlcore.cuda", "simulator": "dlcore.cuda.simulated"}


def open_room(device: str, threads: int = 1) -> ModuleType | SimpleNamespace:
    """The kernels of this device, and never another's: a module, or its like that uses threads."""
    if device not in ROOMS:
        known = ", ".join(repr(name) for name in ROOMS)
        raise ValueError(f"device must be one of {known}, but got {device!r}.")
    if device == "cuda":
        refuse_without_a_card()
    room = import_module(ROOMS[device])
    if threads == 1:
        return room
    if device != "cpu":
        raise ValueError(
            f"threads={threads} divides the work among the processor's cores, but device is "
            f"{device!r}, which has threads of its own. Leave threads=1."
        )
    return import_module("dlcore.cpu.threads").room_with_threads(room, threads)


def refuse_without_a_card() -> None:
    reason = import_module("dlcore.cuda.front_end").why_no_gpu()
    if reason is not None:
        raise RuntimeError(
            f"device='cuda' needs an NVIDIA graphics card: {reason} Use device='cpu', or "
            f"device='simulator' to run the CUDA kernels slowly in Python."
        )
