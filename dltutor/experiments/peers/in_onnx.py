"""Our network as an ONNX file, which onnxruntime runs without knowing where it comes from."""

import tempfile
from pathlib import Path

import onnxruntime

from dlcore.export_onnx import save_onnx


def scores(net, X, y, batches):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "digits.onnx"
        save_onnx(net, path)
        session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
        return session.run(None, {"X": X[:200]})[0]
