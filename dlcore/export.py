"""Take a network to other libraries and back: the same numbers, in their order and names.

`to_torch` and `to_keras` give arrays that those libraries load, and need nothing installed.
safetensors files need the package `safetensors`; ONNX stands in its own file.
"""

import json
import os
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import ModuleType

import numpy as np

from dlcore import storage
from dlcore.files import whole
from dlcore.network import DTYPES, Network

Views = dict[str, np.ndarray]
TORCH_WORDS = {"W": "weight", "b": "bias"}
TORCH_AXES = {("dense", "W"): (1, 0)}  # a neuron is a column here, and a row there


def to_torch(net: Network) -> Views:
    """The state dict of a torch.nn.Sequential with the same layers: {"0.weight": ..., ...}"""
    return copies(torch_views(net))


def from_torch(net: Network, state: Mapping) -> None:
    """Fill the network from a state dict, of tensors or arrays. All of it fits, or none is read."""
    fill(torch_views(net), {name: np.asarray(tensor) for name, tensor in state.items()})


def torch_views(net: Network) -> Views:
    """Every parameter as PyTorch names and turns it: views, so that filling them fills theta."""
    return {
        f"{place}.{TORCH_WORDS[name]}": view.transpose(
            TORCH_AXES.get((layer.kind, name), tuple(range(view.ndim)))
        )
        for place, layer in enumerate(net.layers)
        for name, view in layer.parameters.items()
    }


def to_keras(net: Network) -> list[np.ndarray]:
    """What model.set_weights() takes, for a keras.Sequential with the same layers."""
    return list(copies(net.parameters()).values())


def from_keras(net: Network, weights: Sequence[np.ndarray]) -> None:
    """Fill the network from model.get_weights(). All of it fits, or none is read."""
    views = net.parameters()
    if len(weights) != len(views):
        raise ValueError(
            f"this network has {len(views)} arrays ({', '.join(views)}), "
            f"but got {len(weights)}. Build both with the same layers."
        )
    fill(views, dict(zip(views, map(np.asarray, weights), strict=True)))


def copies(views: Views) -> Views:
    return {name: np.array(view, order="C") for name, view in views.items()}


def fill(views: Views, given: Views) -> None:
    if views.keys() != given.keys():
        raise ValueError(
            f"this network has {', '.join(views)}, but got {', '.join(given) or 'nothing'}. "
            f"Build both with the same layers in the same places."
        )
    for name, view in views.items():
        refuse_unfit(name, given[name], view.shape)
    for name, view in views.items():
        view[:] = given[name]


def refuse_unfit(name: str, given: np.ndarray, shape: tuple[int, ...]) -> None:
    if given.shape != shape or given.dtype.kind not in "fiu":
        raise ValueError(
            f"{name} should hold numbers of shape {shape}, "
            f"but got {given.dtype} of shape {given.shape}."
        )
    if not np.isfinite(given).all():
        raise ValueError(f"{name} should hold finite numbers, but some are not. Train it again.")


def save_safetensors(net: Network, path: str | os.PathLike) -> None:
    """Every parameter under its name, and what the network is made of as text beside them."""
    text = json.dumps(storage.description(net), default=storage.refuse_to_write)
    content = package("safetensors.numpy").save(copies(net.parameters()), {"network": text})
    with whole(path) as file:
        file.write(content)


def load_safetensors(path: str | os.PathLike, device: str = "cpu") -> Network:
    """The network of such a file. Tensors from elsewhere go through `from_torch`."""
    safetensors = package("safetensors")
    try:
        with safetensors.safe_open(os.fspath(path), "numpy") as file:
            tensors = {name: file.get_tensor(name) for name in file.keys()}
            described = json.loads((file.metadata() or {})["network"])
        storage.refuse_other_formats(described)
        size = sum(tensor.size for tensor in tensors.values())
        empty_theta = np.zeros(size, DTYPES[described["dtype"]])
        net = storage.network_of(described, empty_theta, device)
        fill(net.parameters(), tensors)
    except (safetensors.SafetensorError, *storage.UNFIT) as error:
        raise ValueError(
            f"{str(path)!r} should be a file written by save_safetensors, but it is damaged or "
            f"something else: {error}. Save the network again."
        ) from error
    return net


def package(name: str) -> ModuleType:
    """An optional part, opened when it is called for."""
    try:
        return import_module(name)
    except ImportError as error:
        raise ImportError(
            f"this needs the package {name.split('.')[0]!r}, which is not installed. "
            f'Install the optional parts: pip install "dlcore[export]"'
        ) from error
