"""How long does one step of training take? Three small networks, against those who train them too.

python -m benchmarks.training [--only tanh] [--rounds 9]
"""

from collections.abc import Sequence

from benchmarks.compare import compare, options
from benchmarks.tasks import Training

TASKS = (
    Training((784, 128, 10)),
    Training((784, 256, 128, 10), rule="adam", lr=0.001),
    Training((2, 16, 16, 1), bend="tanh", batch=32, examples=1024),
)
CONTENDERS = (
    "by_dlcore.epoch",
    "by_dlcore.layers",
    "by_dlcore.steps",
    "by_numpy.epoch",
    "by_torch.eager",
    "by_torch.fused",
    "by_torch.compiled",
    "by_jax.step",
    "by_jax.scan",
    "by_sklearn.epoch",
    "by_peak.epoch",
)
CHUNK = 0.25  # seconds that a turn lasts


def main(asked: Sequence[str] | None = None) -> None:
    told = options(__doc__, 9, asked)
    compare("training", TASKS, [(name, 1) for name in CONTENDERS], CHUNK, told)


if __name__ == "__main__":
    main()
