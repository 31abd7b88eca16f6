"""The processor's room: every loop of the engine, compiled for the machine you sit at."""

from dlcore.cpu.dot import dot

__all__ = ["dot"]
