"""What does a second core bring? One network and one large product, with two threads and with one.

python -m benchmarks.cores [--rounds 9]
"""

import os
from collections.abc import Sequence

from benchmarks.compare import compare, options
from benchmarks.tasks import Product, Training

TASKS = (Training((784, 128, 10)), Training((784, 512, 256, 10)))
PRODUCTS = tuple(Product("X W", 2048, 2048, 2048, dtype=dtype) for dtype in ("float32", "float64"))
PEERS = ("by_numpy.epoch", "by_torch.eager", "by_jax.scan")
CHUNK = 0.2  # seconds that a turn lasts


def main(asked: Sequence[str] | None = None) -> None:
    told = options(__doc__, 9, asked)
    if (os.cpu_count() or 1) < 2:
        print("This machine has one core.")
        return
    ours, peers = with_two_and_one("by_dlcore.epoch"), [(peer, 2) for peer in PEERS]
    compare("training with two cores", TASKS, ours + peers, CHUNK, told)
    ours, peers = with_two_and_one("by_dlcore.product"), [("by_numpy.product", 2)]
    compare("products with two cores", PRODUCTS, ours + peers, CHUNK, told)


def with_two_and_one(contender: str) -> list[tuple[str, int]]:
    return [(contender, 2), (contender, 1)]


if __name__ == "__main__":
    main()
