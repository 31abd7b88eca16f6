"""What PyTorch, Keras and onnxruntime answer: asked here where installed, else as recorded.

answer = ask("torch", "scores")
answer.value, answer.how    # "run here with torch 2.9.0" or "recorded on 2026-11-20 with torch ..."

Each library has a file in_NAME.py, whose functions all take (net, X, y, batches). What they gave
in a real run lies in recorded.json; `python -m dltutor.experiments.peers.record` writes it anew.
"""

import ast
import functools
import json
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

import dlcore as dl

FOLDER = Path(__file__).parent
RECORDED = FOLDER / "recorded.json"
PACKAGES = {"torch": ["torch"], "keras": ["keras"], "onnx": ["onnx", "onnxruntime"]}
KERAS_BACKENDS = ("torch", "jax", "tensorflow")
TRAINED = ("scores", "slopes", "reshaped", "two_predictions")  # the others begin at the start
STEPS, BATCH = 200, 32


class Answer(NamedTuple):
    """What a library computed, and how we know."""

    value: Any
    how: str


def ask(library: str, question: str) -> Answer:
    """The answer of a library: run here, or as recorded where it is not installed."""
    if is_installed(library):
        return Answer(run(library, question), f"run here with {with_versions(library)}")
    record = recorded()[library]
    value = np.asarray(record["answers"][question])
    return Answer(value, f"recorded on {record['date']} with {record['versions']}")


def run(library: str, question: str) -> np.ndarray:
    """Ask the library itself."""
    module = import_module(f"{__name__}.in_{library}")
    X, y = pictures()
    net = trained_network() if question in TRAINED else untrained_network()
    return np.asarray(getattr(module, question)(net, X, y, batches()))


def is_installed(library: str) -> bool:
    needed = all(find_spec(package) for package in PACKAGES[library])
    return needed and (library != "keras" or any(map(find_spec, KERAS_BACKENDS)))


def with_versions(library: str) -> str:
    return " and ".join(f"{package} {version(package)}" for package in PACKAGES[library])


@functools.cache
def recorded() -> dict:
    return json.loads(RECORDED.read_text(encoding="utf-8"))


def source(library: str, *names: str) -> str:
    """The code of functions of in_LIBRARY.py, as Markdown; the library need not be installed."""
    text = (FOLDER / f"in_{library}.py").read_text(encoding="utf-8")
    found = {
        node.name: ast.get_source_segment(text, node)
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef)
    }
    code = "\n\n\n".join(str(found[name]) for name in names)
    return f"```python\n{code}\n```"


# the same for every library


def untrained_network() -> dl.Network:
    return dl.load(FOLDER / "untrained.npz")


def trained_network() -> dl.Network:
    return dl.load(FOLDER / "trained.npz")


def pictures() -> tuple[np.ndarray, np.ndarray]:
    digits = dl.data.digits()
    return digits.X.astype(np.float32), digits.y


@functools.cache
def batches() -> np.ndarray:
    """Which rows each step takes, (STEPS, BATCH); the last 297 pictures stay unseen."""
    places = np.arange(STEPS * BATCH) * 7919  # a prime: every picture once before any twice
    return (places % 1500).reshape(STEPS, BATCH)
