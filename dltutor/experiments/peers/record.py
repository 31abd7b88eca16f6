"""Run every library once and write down what it gave: python -m dltutor.experiments.peers.record

Whoever has none of them installed reads these numbers in lesson 16, with their date and versions.
A library that is missing here keeps what was recorded before.
"""

import datetime
import json
import platform
import re
import sys

import numpy as np

import dlcore as dl
from dltutor.atomic import write_text
from dltutor.experiments import peers

QUESTIONS = {
    "torch": [
        *("scores", "losses", "slopes", "without_zero_grad"),
        *("softmax_twice", "two_predictions", "reshaped"),
    ],
    "keras": ["scores", "losses"],
    "onnx": ["scores"],
}
MANY_ROWS, ROWS = ("scores", "slopes"), 20  # the first ones are enough to compare


def make_networks() -> None:
    """The weights that all libraries get, before and after a training."""
    layers: list = [dl.Dense(64, 32), dl.ReLU(), dl.Dense(32, 10)]
    net = dl.Network(layers, loss="softmax_cross_entropy", seed=16)
    net.save(peers.FOLDER / "untrained.npz")
    X, y = peers.pictures()
    net.fit(X[:1500], y[:1500], 30, 32, dl.SGD(lr=0.1), progress=False)
    net.save(peers.FOLDER / "trained.npz")


def record(library: str) -> dict:
    answers = {}
    for question in QUESTIONS[library]:
        value = peers.run(library, question)
        answers[question] = _short(value[:ROWS] if question in MANY_ROWS else value)
    versions = peers.with_versions(library)
    if library == "keras":
        import keras

        versions += f" on {keras.backend.backend()}"
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    date = datetime.date.today().isoformat()
    return {"date": date, "versions": f"{versions}, {machine}", "answers": answers}


def _short(value: np.ndarray) -> list:
    """Nine digits say which float32 it is."""
    return json.loads(
        json.dumps(value.tolist()), parse_float=lambda text: float(f"{float(text):.9g}")
    )


def _one_line_an_answer(found: dict) -> str:
    """JSON that a person can find something in."""
    text = json.dumps(found, indent=1)
    return re.sub(r"\[[^\]\[]*\]|\[\s+|\s+\]", lambda one: "".join(one[0].split()), text) + "\n"


def main() -> int:
    if "--networks" in sys.argv:
        make_networks()
    found = peers.recorded() if peers.RECORDED.is_file() else {}
    for library in QUESTIONS:
        if peers.is_installed(library):
            found[library] = record(library)
            print(f"recorded {library}: {found[library]['versions']}")
        else:
            print(f"kept {library} as it was: it is not installed here")
    write_text(peers.RECORDED, _one_line_an_answer(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
