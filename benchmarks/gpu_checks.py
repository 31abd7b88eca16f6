"""Before anything is timed: every kernel on the card gives the numbers of the simulator."""

import inspect

import numpy as np

from dlcore.cuda import audit, matmul, simulated

SIZES = {
    **{"n": 37, "m": 45, "n_in": 41, "n_out": 35, "n_classes": 35, "n_all": 50, "length": 9},
    **{"height": 6, "width": 5, "channels": 3, "height_out": 3, "width_out": 2, "n_symbols": 6},
    **{"n_parameters": 3000, "n height_out width_out": 222, "size² channels": 12},
}
NUMBERS = {"size": 2, "stride": 2, "padding": 0, "stream": 12345, "limit": 2**31}


def check_kernels(room) -> None:
    """RuntimeError at the first kernel that differs."""
    rng = np.random.default_rng(1)
    for name, kernel in audit.kernels().items():
        if name.endswith("_kernel") and name != "as_type_kernel":
            check_operation(room, name.removesuffix("_kernel"), arguments(kernel, rng))
    for tile in (matmul.SMALL, matmul.LARGE):
        for turn_A, turn_B in ((False, False), (True, False), (False, True)):
            check_product(room, tile, turn_A, turn_B, rng)


def arguments(kernel, rng) -> list:
    """Random numbers of the shapes that the kernel documents."""
    made: list = []
    shapes, kinds = audit.shapes(kernel), audit.signature(kernel)
    for (name, sizes), kind in zip(shapes.items(), kinds, strict=True):
        if sizes is None:
            made.append(NUMBERS[name] if name in NUMBERS else np.float32(0.1))
            continue
        shape = tuple(SIZES[size] if size in SIZES else int(size) for size in sizes)
        if "int64" in str(kind):
            made.append(rng.integers(0, 5, shape))
        else:
            made.append(rng.random(shape, np.float32))
    return made


def check_operation(room, name: str, given: list) -> None:
    given = given[: len(inspect.signature(getattr(room, name)).parameters)]
    there = [room.upload(part) if isinstance(part, np.ndarray) else part for part in given]
    here = [part.copy() if isinstance(part, np.ndarray) else part for part in given]
    returned = getattr(room, name)(*there), getattr(simulated, name)(*here)
    for ours, exact in zip([*there, returned[0]], [*here, returned[1]], strict=True):
        if exact is not None:
            compare(name, np.asarray(room.download(ours)), np.asarray(exact))


def check_product(room, tile: int, turn_A: bool, turn_B: bool, rng) -> None:
    n, depth, m = 2 * tile + 3, 131, tile - 5
    A = rng.standard_normal((depth, n) if turn_A else (n, depth), np.float32)
    B = rng.standard_normal((m, depth) if turn_B else (depth, m), np.float32)
    b, C = room.upload(rng.standard_normal(m, np.float32)), room.empty((n, m), np.float32)
    matmul.multiply(tile, room.upload(A), turn_A, room.upload(B), turn_B, C, b)
    exact = (A.T if turn_A else A).astype(float) @ (B.T if turn_B else B) + room.download(b)
    compare(f"multiply, tile {tile}", room.download(C), exact)


def compare(name: str, ours: np.ndarray, exact: np.ndarray) -> None:
    if not np.allclose(ours, exact, rtol=2e-4, atol=2e-5):
        worst = np.abs(ours - exact).max()
        raise RuntimeError(f"{name} on the card differs from the simulator by up to {worst:.3g}.")
