"""A room is where arrays live and loops run: the processor, a graphics card, or its simulator."""

from importlib import import_module
from types import ModuleType

ROOMS = {"cpu": "dlcore.cpu", "cuda": "dlcore.cuda", "simulator": "dlcore.cuda.simulated"}


def open_room(device: str) -> ModuleType:
    """The module with the kernels of this device; never another one in its place."""
    if device not in ROOMS:
        known = ", ".join(repr(name) for name in ROOMS)
        raise ValueError(f"device must be one of {known}, but got {device!r}.")
    if device == "cuda":
        reason = import_module("dlcore.cuda.front_end").why_no_gpu()
        if reason is not None:
            raise RuntimeError(
                f"device='cuda' needs an NVIDIA graphics card: {reason} Use device='cpu', or "
                f"device='simulator' to run the CUDA kernels slowly in Python."
            )
    return import_module(ROOMS[device])
