"""A room is where arrays live and loops run: today the processor."""

from types import ModuleType, SimpleNamespace

import dlcore.cpu
from dlcore.cpu.threads import room_with_threads

ROOMS = {"cpu": dlcore.cpu}


def open_room(device: str, threads: int = 1) -> ModuleType | SimpleNamespace:
    """The kernels of this device: a module, or its like whose large products use threads."""
    if device not in ROOMS:
        known = ", ".join(repr(name) for name in ROOMS)
        raise ValueError(f"device must be one of {known}, but got {device!r}.")
    return room_with_threads(ROOMS[device], threads) if threads > 1 else ROOMS[device]
