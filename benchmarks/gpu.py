"""How good is the graphics card's room: right, close to the card's limits, ahead in training?

python -m benchmarks.gpu [--quick] [--only products]

Needs an NVIDIA card and the extra `gpu`; compares with PyTorch where that is installed. Every
kernel and every way of training is checked before anything is timed. A ratio is the time of the
other divided by ours, above 1 we are faster; in `bandwidth` it is the rate divided by that of a
copy. After each part the results are on disk, and a part that fails does not stop the next. It has
not run on a card yet: only its way through, in Numba's simulator, has.
"""

import argparse
import sys
import time
import traceback
from collections.abc import Sequence

from benchmarks import gpu_report
from benchmarks.gpu_checks import kernels
from benchmarks.gpu_clock import ROUNDS
from benchmarks.gpu_kernels import bandwidth, products
from benchmarks.gpu_networks import networks
from benchmarks.gpu_training import epochs, steps
from dlcore.cuda import front_end

PARTS = (kernels, networks, products, bandwidth, steps, epochs)


def main(asked: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="few turns, small sizes")
    parser.add_argument("--only", choices=[part.__name__ for part in PARTS], help="one part")
    told = parser.parse_args(asked)
    told.rounds = 3 if told.quick else ROUNDS
    reason = front_end.why_no_gpu()
    if reason is not None:
        print(f"Nothing was measured: {reason}")
        return 1
    from dlcore.rooms import open_room

    room, torch = open_room("cuda"), gpu_report.torch_or_none()
    chosen = [part for part in PARTS if told.only in (None, part.__name__)]
    done = [measured(part, room, torch, told) for part in chosen]
    gpu_report.show_targets()
    return int(not all(done))


def measured(part, room, torch, told) -> bool:
    """One part, shown and kept; whether it got through and everything in it was right."""
    name, start = part.__name__, time.perf_counter()
    print(f"\n{name}: {part.__doc__.splitlines()[0]}", flush=True)
    try:
        rows = part(room, torch, told)
    except Exception as reason:  # noqa: BLE001
        # what was measured before is kept, and what comes after may work
        traceback.print_exc(limit=-3)
        gpu_report.keep(name, {"failed": f"{type(reason).__name__}: {reason}"})
        return False
    gpu_report.show([row for row in rows if "seconds" in row])
    gpu_report.keep(name, {"rows": rows})
    print(f"    ({time.perf_counter() - start:.0f} s)", flush=True)
    return all(row.get("right", True) for row in rows)


if __name__ == "__main__":
    sys.exit(main())
