"""How good are the kernels of the graphics card's room: right, close to the card's limits, few?

python -m benchmarks.gpu [--quick]

Needs an NVIDIA card and the extra `gpu`; compares with PyTorch where that is installed. It first
checks every kernel against the simulator and stops if one is wrong. A ratio is the time of the
other divided by ours: above 1 we are faster. PyTorch may not round to TF32 here, and copies
between processor and card are counted apart.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence

import numpy as np

from benchmarks import gpu_report
from benchmarks.gpu_checks import check_kernels
from dlcore.cuda import front_end

ROUNDS, LEAST = 9, 0.05  # turns of each contender, and seconds that a turn lasts
SIDES = (512, 1024, 2048, 4096, 8192)
LAYERS = ((64, 784, 128), (64, 128, 10), (256, 1024, 1024))  # examples, inputs, outputs
NETWORKS = (((784, 128, 10), 64), ((784, 1024, 1024, 10), 256))
PARAMETERS = 1 << 24


def turn(run: Callable[[], object], wait: Callable[[], object]) -> float:
    """Seconds of one call, from as many calls as make a turn long enough."""
    calls = 1
    while True:
        wait()
        start = time.perf_counter()
        for _ in range(calls):
            run()
        wait()
        seconds = time.perf_counter() - start
        if seconds >= LEAST:
            return seconds / calls
        calls = max(calls + 1, int(calls * min(10, 1.2 * LEAST / max(seconds, 1e-9))))


def side_by_side(contenders: dict[str, Callable], wait: Callable, rounds: int) -> dict[str, dict]:
    """Median seconds of each, and the median of its ratio to the first, round by round."""
    for run in contenders.values():
        run()  # compiled, and warm
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, run in contenders.items():
            seconds[name].append(turn(run, wait))
    ours = seconds[next(iter(contenders))]
    return {
        name: {
            "seconds": statistics.median(taken),
            "ratio": statistics.median(t / mine for t, mine in zip(taken, ours, strict=True)),
        }
        for name, taken in seconds.items()
    }


def products(room, torch, wait, rounds: int, quick: bool) -> list[dict]:
    """X W + b against cuBLAS."""
    rng, rows = np.random.default_rng(0), []
    sizes = [(side, side, side) for side in SIDES[: 2 if quick else None]]
    for n, n_in, n_out in [*LAYERS, *sizes]:
        X, W, b = (
            rng.standard_normal(shape, np.float32) for shape in ((n, n_in), (n_in, n_out), (n_out,))
        )
        ours = [room.upload(array) for array in (X, W, b)] + [room.empty((n, n_out), np.float32)]
        contenders = {"dlcore": lambda ours=ours: room.dense_forward(*ours)}
        if torch:
            theirs = [torch.from_numpy(array).cuda() for array in (X, W, b)]
            out = torch.empty((n, n_out), device="cuda")
            contenders["cuBLAS through PyTorch"] = lambda t=theirs, out=out: torch.addmm(
                t[2], t[0], t[1], out=out
            )
        found = side_by_side(contenders, wait, rounds)
        work = 2 * n * n_in * n_out
        for name, row in found.items():
            rate = work / row["seconds"] / 1e12
            rows.append(
                {"task": f"{n} x {n_in} x {n_out}", "contender": name, **row, "tflops": rate}
            )
    return rows


def bandwidth(room, torch, wait, rounds: int) -> list[dict]:
    """One optimizer step and one bend over 16 million numbers, against a plain copy."""
    size, one = PARAMETERS, np.float32(1e-3)
    theta, dtheta, m, v = (room.zeros((size,), np.float32) for _ in range(4))
    Z, A = (room.zeros((size // 1024, 1024), np.float32) for _ in range(2))
    moved = {"copy": 2, "sgd": 3, "adam": 7, "relu": 2}
    contenders = {
        "copy": lambda: theta.copy_to_device(dtheta),
        "sgd": lambda: room.sgd_update(dtheta, one, theta),
        "adam": lambda: room.adam_update(dtheta, one, one, one, one, one, m, v, theta),
        "relu": lambda: room.relu_forward(Z, A),
    }
    found = side_by_side(contenders, wait, rounds)
    rates = {name: 4 * size * moved[name] / row["seconds"] for name, row in found.items()}
    return [
        {
            "task": f"{size:,} numbers",
            "contender": name,
            "seconds": row["seconds"],
            "ratio": rates[name] / rates["copy"],
            "gigabytes_per_second": rates[name] / 1e9,
        }
        for name, row in found.items()
    ]


def steps(torch, wait, rounds: int) -> list[dict]:
    """A whole training step, data on the card, against PyTorch eager and compiled."""
    import dlcore as dl
    from benchmarks.gpu_torch import torch_steps

    rows = []
    for widths, batch in NETWORKS:
        rng = np.random.default_rng(0)
        X = rng.random((batch, widths[0]), np.float32)
        y = rng.integers(0, widths[-1], batch)
        layers: list = []
        for n_in, n_out in zip(widths, widths[1:], strict=False):
            layers += [dl.Dense(n_in, n_out), dl.ReLU()]
        net, rule = dl.Network(layers[:-1], device="cuda"), dl.SGD(lr=0.1)
        on_card = net.check(X, y)
        rule.attach(net)
        contenders = {
            "dlcore": lambda net=net, on_card=on_card, rule=rule: net.step_checked(
                *on_card, rule, 0.0, 0.0
            )
        }
        if torch:
            contenders |= torch_steps(torch, widths, X, y)
        found = side_by_side(contenders, wait, rounds)
        name = "-".join(map(str, widths))
        rows += [
            {"task": f"{name}, batch {batch}", "contender": other, **row}
            for other, row in found.items()
        ]
        copy = turn(lambda net=net, X=X, y=y: net.check(X, y), wait)
        rows.append(
            {
                "task": f"{name}, batch {batch}",
                "contender": "copying the batch",
                "seconds": copy,
                "ratio": copy / found["dlcore"]["seconds"],
            }
        )
    return rows


def main(asked: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="few turns, small sizes")
    told = parser.parse_args(asked)
    reason = front_end.why_no_gpu()
    if reason is not None:
        print(f"Nothing was measured: {reason}")
        return 1
    from dlcore.rooms import open_room

    room, rounds = open_room("cuda"), 3 if told.quick else ROUNDS
    torch = gpu_report.torch_or_none()
    wait = front_end.cuda.synchronize
    print(f"{gpu_report.card()}: every kernel against the simulator ...", flush=True)
    check_kernels(room)
    sections = {
        "products": products(room, torch, wait, rounds, told.quick),
        "bandwidth": bandwidth(room, torch, wait, rounds),
        "steps": steps(torch, wait, rounds),
    }
    for section, rows in sections.items():
        gpu_report.show(section, rows)
    gpu_report.save(sections)
    return 0


if __name__ == "__main__":
    sys.exit(main())
