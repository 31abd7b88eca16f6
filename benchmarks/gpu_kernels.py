"""How close do single kernels come to the card: products to cuBLAS, the others to a plain copy?"""

from collections.abc import Callable

import numpy as np

from benchmarks.gpu_clock import side_by_side
from dlcore.cuda.front_end import cuda

SIDES = (512, 1024, 2048, 4096, 8192)
LAYERS = ((64, 784, 128), (64, 128, 10), (256, 1024, 1024))  # examples, inputs, outputs
NUMBERS = 1 << 26
wait = cuda.synchronize


def products(room, torch, told) -> list[dict]:
    """X W + b against cuBLAS, for whose products PyTorch may not round to TF32."""
    rng, rows = np.random.default_rng(0), []
    squares = [(side, side, side) for side in SIDES[: 2 if told.quick else None]]
    for n, n_in, n_out in [*LAYERS, *squares]:
        shapes = (n, n_in), (n_in, n_out), (n_out,)
        arrays = [rng.standard_normal(shape, np.float32) for shape in shapes]
        X, W, b, Z = *map(room.upload, arrays), room.empty((n, n_out), np.float32)
        contenders: dict[str, Callable] = {"dlcore": lambda: room.dense_forward(X, W, b, Z)}  # noqa: B023
        if torch:
            contenders["cuBLAS through PyTorch"] = cublas(torch, arrays, (n, n_out))
        found = side_by_side(f"{n} x {n_in} x {n_out}", contenders, wait, told.rounds)
        for row in found:
            row["tflops"] = 2 * n * n_in * n_out / row["seconds"] / 1e12
        rows += found
    return rows


def cublas(torch, arrays, shape) -> Callable:
    X, W, b = (torch.from_numpy(array).cuda() for array in arrays)
    out = torch.empty(shape, device="cuda")
    return lambda: torch.addmm(b, X, W, out=out)


MOVED = {"copy": 2, "sgd": 3, "adam": 7, "relu": 2}  # numbers for each parameter


def bandwidth(room, torch, told) -> list[dict]:
    """Steps of optimizers and a bend over many numbers; the ratio is that of the rates here."""
    size, one = NUMBERS, np.float32(1e-3)
    theta, dtheta, m, v = (room.zeros((size,), np.float32) for _ in range(4))
    Z, A = (room.zeros((size // 1024, 1024), np.float32) for _ in range(2))
    contenders = {
        "copy": lambda: theta.copy_to_device(dtheta),
        "sgd": lambda: room.sgd_update(dtheta, one, theta),
        "adam": lambda: room.adam_update(dtheta, one, one, one, one, one, m, v, theta),
        "relu": lambda: room.relu_forward(Z, A),
    }
    rows = side_by_side(f"{size:,} numbers", contenders, wait, told.rounds)
    for row in rows:
        rate = 4 * size * MOVED[row["contender"]] / row["seconds"]
        row["gigabytes_per_second"] = rate / 1e9
        row["ratio"] = rate / 1e9 / rows[0]["gigabytes_per_second"]
    return rows
