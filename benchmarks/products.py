"""How close to the limit of the processor are the products of matrices that a layer needs?

python -m benchmarks.products [--only float64] [--rounds 9]
"""

from collections.abc import Sequence

from benchmarks.compare import compare, options
from benchmarks.tasks import Product

LAYER = (64, 784, 128)  # examples, inputs, outputs
SIDES = (512, 1024, 2048)
TASKS = tuple(
    Product(which, *sizes, dtype=dtype)
    for dtype in ("float32", "float64")
    for which, sizes in [
        ("X W", LAYER),
        ("Xt dZ", LAYER),
        ("dZ Wt", LAYER),
        *(("X W", (side, side, side)) for side in SIDES),
    ]
)
CONTENDERS = ("by_dlcore.product", "by_numpy.product", "by_torch.product", "by_peak.product")
CHUNK = 0.1  # seconds that a turn lasts


def main(asked: Sequence[str] | None = None) -> None:
    told = options(__doc__, 9, asked)
    compare("products", TASKS, [(name, 1) for name in CONTENDERS], CHUNK, told)


if __name__ == "__main__":
    main()
