"""A fresh process that takes a single step of training: `latency.py` times its whole life.

python -m benchmarks.first_step by_torch.eager
"""

import sys
import time

import numpy as np

from benchmarks.tasks import Training
from benchmarks.worker import load

TASK = Training((784, 128, 10), examples=64)


def main() -> None:
    began = time.perf_counter()
    build = load(sys.argv[1])
    imported = time.perf_counter()
    rng = np.random.default_rng(0)
    X, y = rng.random((64, 784), dtype=np.float32), np.arange(64) % 10
    build(TASK, X, y)(1)
    stepped = time.perf_counter()
    print(f"import {imported - began:.2f} s, first step {stepped - imported:.2f} s")


if __name__ == "__main__":
    main()
