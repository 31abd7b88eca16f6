"""A room is where arrays live and loops run: today the processor."""

from types import ModuleType

import dlcore.cpu

ROOMS = {"cpu": dlcore.cpu}


def open_room(device: str) -> ModuleType:
    """The module with the kernels of this device."""
    if device not in ROOMS:
        known = ", ".join(repr(name) for name in ROOMS)
        raise ValueError(f"device must be one of {known}, but got {device!r}.")
    return ROOMS[device]
