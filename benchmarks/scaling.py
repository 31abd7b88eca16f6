"""Does the lead hold for other shapes? Batches of 1 to 1024, 16 to 1024 wide, 1 to 16 deep.

python -m benchmarks.scaling [--only "batch 1"] [--rounds 5]
"""

from collections.abc import Sequence

from benchmarks.compare import compare, options
from benchmarks.tasks import Training

BATCHES = (1, 8, 32, 256, 1024)
WIDTHS = (16, 64, 256, 1024)
DEPTHS = (1, 2, 4, 8, 16)
SMALL_WIDTHS = (4, 8, 32, 64, 128)
TASKS = (
    *(Training((784, 128, 10), batch=batch, lr=0.01) for batch in BATCHES),
    *(Training((784, width, 10), lr=0.01) for width in WIDTHS),
    *(Training((64, *[64] * depth, 10), lr=0.01) for depth in DEPTHS),
    *(
        Training((2, width, width, 1), bend="tanh", batch=32, examples=1024)
        for width in SMALL_WIDTHS
    ),
)
CONTENDERS = (
    "by_dlcore.epoch",
    "by_dlcore.layers",
    "by_numpy.epoch",
    "by_torch.eager",
    "by_jax.scan",
    "by_sklearn.epoch",
    "by_peak.epoch",
)
CHUNK = 0.1  # seconds that a turn lasts


def main(asked: Sequence[str] | None = None) -> None:
    told = options(__doc__, 5, asked)
    compare("scaling", TASKS, [(name, 1) for name in CONTENDERS], CHUNK, told)


if __name__ == "__main__":
    main()
