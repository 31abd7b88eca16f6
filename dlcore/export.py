"""Take a network to other libraries and back: the same numbers, in their order and names.

`to_torch` and `to_keras` give arrays that those libraries load, and need nothing installed.
safetensors files need the package `safetensors`; ONNX stands in its own file.
"""

import json
import os
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

import numpy as np

from dlcore import storage
from dlcore.files import whole
from dlcore.network import DTYPES, Network

Arrays = dict[str, np.ndarray]
TORCH_WORDS = {"W": "weight", "b": "bias"}
TORCH_AXES = {
    ("dense", "W"): (1, 0),  # a neuron is a column here, and a row there
    ("conv2d", "W"): (3, 2, 0, 1),
}


class Place(NamedTuple):
    """A view of theta, turned as the other library has it, and the shape in which it writes it."""

    view: np.ndarray
    shape: tuple[int, ...]


def to_torch(net: Network) -> Arrays:
    """The state dict of a torch.nn.Sequential with the same layers: {"0.weight": ..., ...}"""
    return copies(torch_places(net))


def from_torch(net: Network, state: Mapping) -> None:
    """Fill the network from a state dict, of tensors or arrays. All of it fits, or none is read."""
    fill(torch_places(net), {name: np.asarray(tensor) for name, tensor in state.items()})


def torch_places(net: Network) -> dict[str, Place]:
    """Every parameter as PyTorch names and turns it."""
    places, picture = {}, None
    for number, layer in enumerate(net.layers):
        if layer.kind == "flatten" and len(layer.shape_in) == 3:
            picture = layer.shape_in
        for name, view in layer.parameters.items():
            view = view.transpose(TORCH_AXES.get((layer.kind, name), range(view.ndim)))
            shape = view.shape
            if layer.kind == "dense" and name == "W" and picture is not None:
                # flat pictures: here place after place, there channel after channel
                view = view.reshape(shape[0], *picture).transpose(0, 3, 1, 2)
            places[f"{number}.{TORCH_WORDS[name]}"] = Place(view, shape)
        if layer.kind == "dense":
            picture = None
    return places


def to_keras(net: Network) -> list[np.ndarray]:
    """What model.set_weights() takes, for a keras.Sequential with the same layers."""
    return list(copies(own_places(net)).values())


def from_keras(net: Network, weights: Sequence[np.ndarray]) -> None:
    """Fill the network from model.get_weights(). All of it fits, or none is read."""
    places = own_places(net)
    if len(weights) != len(places):
        raise ValueError(
            f"this network has {len(places)} arrays ({', '.join(places)}), "
            f"but got {len(weights)}. Build both with the same layers."
        )
    fill(places, dict(zip(places, map(np.asarray, weights), strict=True)))


def own_places(net: Network) -> dict[str, Place]:
    return {name: Place(view, view.shape) for name, view in net.parameters().items()}


def copies(places: dict[str, Place]) -> Arrays:
    return {
        name: np.array(place.view, order="C").reshape(place.shape) for name, place in places.items()
    }


def fill(places: dict[str, Place], given: Arrays) -> None:
    if places.keys() != given.keys():
        raise ValueError(
            f"this network has {', '.join(places)}, but got {', '.join(given) or 'nothing'}. "
            f"Build both with the same layers in the same places."
        )
    for name, place in places.items():
        refuse_unfit(name, given[name], place.shape)
    for name, place in places.items():
        place.view[:] = given[name].reshape(place.view.shape)


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
    content = package("safetensors.numpy").save(copies(own_places(net)), {"network": text})
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
        fill(own_places(net), tensors)
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
