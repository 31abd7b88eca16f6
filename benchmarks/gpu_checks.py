"""Before anything is timed: does every kernel give on the card the numbers of the simulator?

Every kernel is tried, also after one was wrong, so that one look at the card shows all that is.
"""

import inspect
from importlib import import_module

import numpy as np

from dlcore.cuda import audit, matmul

SIZES = {
    **{"n": 37, "m": 45, "n_in": 41, "n_out": 35, "n_classes": 35, "n_all": 50, "length": 9},
    **{"height": 6, "width": 5, "channels": 3, "height_out": 3, "width_out": 2, "n_symbols": 6},
    **{"n_parameters": 3000, "n height_out width_out": 222, "size² channels": 12, "n_steps": 5},
}
NUMBERS = {"size": 2, "stride": 2, "padding": 0, "stream": 12345, "limit": 2**31}
CLOSE = {"rtol": 2e-4, "atol": 2e-5}


def kernels(room, torch, told) -> list[dict]:
    """Every kernel of the room: {"task": name, "difference": the largest, "right": ...}"""
    rng, rows = np.random.default_rng(1), []
    for name, kernel in audit.kernels().items():
        if name in matmul.kernels():
            rows.append(checked(name, lambda n=name: on_a_tile(room, n, rng, told.quick)))
        elif name != "as_type_kernel":
            rows.append(checked(name, lambda k=kernel: twice(room, k, rng)))
    return rows


def checked(task: str, pairs) -> dict:
    """Compare ours with what is exact; a kernel that cannot run is as wrong as one that errs."""
    try:
        found = [(np.asarray(ours), np.asarray(exact)) for ours, exact in pairs()]
    except Exception as reason:  # noqa: BLE001
        # the other kernels are tried all the same
        print(f"    {task}: {type(reason).__name__}: {reason}", flush=True)
        return {"task": task, "right": False, "reason": f"{type(reason).__name__}: {reason}"}
    off = max(np.abs(ours - exact).max(initial=0) for ours, exact in found)
    right = all(np.allclose(ours, exact, **CLOSE) for ours, exact in found)
    print(f"    {task:36} {'right' if right else 'WRONG'}, off by {off:.1e}", flush=True)
    return {"task": task, "right": right, "difference": float(off)}


def twice(room, kernel, rng) -> list[tuple]:
    """One operation on the card, and the same kernel in the simulator."""
    launcher = getattr(
        import_module(kernel.py_func.__module__), kernel.py_func.__name__.removesuffix("_kernel")
    )
    here = arguments(kernel, rng)[: len(inspect.signature(launcher).parameters)]
    there = [room.upload(part.copy()) if isinstance(part, np.ndarray) else part for part in here]
    returned = launcher(*there), launcher(*here)
    there = [room.download(part) if hasattr(part, "copy_to_host") else part for part in there]
    pairs = list(zip(there, here, strict=True))
    return pairs if returned[1] is None else [*pairs, returned]


def arguments(kernel, rng) -> list:
    """Random numbers of the shapes that the kernel documents."""
    made: list = []
    shapes, kinds = audit.shapes(kernel), audit.signature(kernel)
    for (name, sizes), kind in zip(shapes.items(), kinds, strict=True):
        if sizes is None:
            made.append(NUMBERS[name] if name in NUMBERS else np.float32(0.1))
            continue
        shape = tuple(SIZES[size] if size in SIZES else int(size) for size in sizes)
        whole = "int64" in str(kind)
        made.append(rng.integers(0, 5, shape) if whole else rng.random(shape, np.float32))
    return made


def on_a_tile(room, name: str, rng, quick: bool) -> list[tuple]:
    """A product of several tiles against NumPy in float64."""
    tile = int(name.split("_")[1])
    turn_A, turn_B = "weights" in name, "input" in name
    n, depth, m = (tile - 3, 9, tile - 5) if quick else (2 * tile + 3, 131, tile - 5)
    A = rng.standard_normal((depth, n) if turn_A else (n, depth), np.float32)
    B = rng.standard_normal((m, depth) if turn_B else (depth, m), np.float32)
    exact = (A.T if turn_A else A).astype(float) @ (B.T if turn_B else B)
    C, bend, b = room.empty((n, m), np.float32), "relu" in name, None
    if "forward" in name:
        b = rng.standard_normal(m, np.float32)
        exact, b = exact + b, room.upload(b)
    matmul.multiply(tile, room.upload(A), turn_A, room.upload(B), turn_B, C, b, bend)
    return [(room.download(C), np.maximum(exact, 0) if bend else exact)]
