"""The work that contenders are given: a small network to train, or two matrices to multiply."""

from dataclasses import asdict, dataclass
from itertools import pairwise

import numpy as np

MOST_EXAMPLES, MOST_STEPS = 10_000, 2048  # so that no epoch lasts longer than a second


@dataclass(frozen=True)
class Training:
    """Dense layers with a bend between them, softmax on several outputs, yes or no on one."""

    sizes: tuple[int, ...]
    bend: str = "relu"
    rule: str = "sgd"
    batch: int = 64
    lr: float = 0.1
    examples: int = MOST_EXAMPLES

    kind = "training"

    @property
    def name(self) -> str:
        rule = {"sgd": "SGD", "adam": "Adam"}[self.rule]
        bend = "" if self.bend == "relu" else f" {self.bend}"
        return f"{'-'.join(map(str, self.sizes))}{bend} {rule}, batch {self.batch}"

    @property
    def steps(self) -> int:
        """Whole batches in an epoch; every contender gets exactly that many examples."""
        return min(self.examples // self.batch, MOST_STEPS)

    @property
    def multiply_adds(self) -> int:
        """Of one epoch: the way forward, the weights' blame, and the inputs' but for the first."""
        products = [n_in * n_out for n_in, n_out in pairwise(self.sizes)]
        return self.steps * self.batch * (3 * sum(products) - products[0])

    def start(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """The same first weights and biases for every contender."""
        rng, gain = np.random.default_rng(0), 6 if self.bend == "relu" else 3
        return [
            (
                rng.uniform(-1, 1, shape).astype("f4") * np.float32(np.sqrt(gain / shape[0])),
                np.zeros(shape[1], "f4"),
            )
            for shape in pairwise(self.sizes)
        ]

    def orders(self) -> np.random.Generator:
        """Draws the order of the examples, epoch by epoch the same for every contender."""
        return np.random.default_rng(1)


@dataclass(frozen=True)
class Product:
    """One of the three products of a layer, with a batch of `n` examples."""

    which: str  # "X W", "Xt dZ" or "dZ Wt"
    n: int
    n_in: int
    n_out: int
    dtype: str = "float32"

    kind = "product"

    @property
    def name(self) -> str:
        return f"{self.which}, {self.n} x {self.n_in} x {self.n_out}, {self.dtype}"

    @property
    def steps(self) -> int:
        return 1

    @property
    def multiply_adds(self) -> int:
        return self.n * self.n_in * self.n_out

    def matrices(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """X, W and dZ"""
        rng = np.random.default_rng(0)
        shapes = (self.n, self.n_in), (self.n_in, self.n_out), (self.n, self.n_out)
        X, W, dZ = (rng.standard_normal(shape).astype(self.dtype) for shape in shapes)
        return X, W, dZ


Task = Training | Product


def as_json(task: Task) -> dict:
    return {"kind": task.kind, **asdict(task)}


def from_json(told: dict) -> Task:
    told = dict(told)
    if told.pop("kind") == "product":
        return Product(**told)
    return Training(**{**told, "sizes": tuple(told["sizes"])})
