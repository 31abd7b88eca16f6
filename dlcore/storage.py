"""Keep a network in a file, and train on tomorrow as if it had never stopped."""

import json
import math
import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from dlcore import npz
from dlcore.checks import whole
from dlcore.layers import LAYERS
from dlcore.losses import LOSSES
from dlcore.network import DTYPES, Network
from dlcore.optimizers import OPTIMIZERS

FORMAT, VERSION = "dlcore network", 1
UNFIT = (ArithmeticError, LookupError, RecursionError, TypeError, ValueError)


def save(net: Network, path: str | os.PathLike) -> None:
    """The network in one .npz file, which NumPy can open too."""
    npz.write(path, arrays_of(net))


def arrays_of(net: Network) -> dict[str, np.ndarray]:
    """All that a network is: what it is made of as JSON text, and its numbers."""
    text = json.dumps(description(net), default=refuse_to_write)
    arrays = {"network": np.array(text), "theta": net.room.download(net.theta)}
    for owner, part in remembering(net):
        for name, values in part.memory().items():
            arrays[f"{owner}.{name}"] = net.room.download(values)
    return arrays


def remembering(net: Network) -> list[tuple[str, Any]]:
    """All parts whose memory training changes, by name."""
    parts: list[tuple[str, Any]] = [(layer.label, layer) for layer in net.layers]
    return [*parts, ("optimizer", net.optimizer)] if net.optimizer is not None else parts


def description(net: Network) -> dict[str, Any]:
    if net.loss.name not in LOSSES:
        refuse_to_write(net.loss)
    return {
        "format": FORMAT,
        "version": VERSION,
        "layers": [in_words(layer, LAYERS) for layer in net.layers],
        "shape_in": net.shape_in,
        "loss": net.loss.name,
        "dtype": net.dtype,
        "seed": net.seed,
        "epochs": net.epochs,
        "rng": net.rng.bit_generator.state,
        "optimizer": net.optimizer and in_words(net.optimizer, OPTIMIZERS),
    }


def in_words(part, known: Mapping[str, Callable]) -> dict[str, Any]:
    if part.kind not in known:
        refuse_to_write(part)
    return {"kind": part.kind, **part.arguments()}


def refuse_to_write(value):
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(
        f"a saved network is made of numbers and of dlcore's own parts, but this one has {value!r}."
        f" Build it from parts of dlcore with a whole number as seed, or keep net.theta yourself."
    )


def load(path: str | os.PathLike, device: str = "cpu") -> Network:
    """The network of a file, ready to predict, or to train on with `optimizer=net.optimizer`.

    With the same data and options it then takes the steps that it would have taken without a
    break, to the bit; a schedule goes on with dl.schedules.later(schedule, net.epochs).
    A function of your own that drew the first weights is not kept: it has done its work.
    """
    arrays = npz.read(path)
    try:
        return network_from(arrays, device)
    except UNFIT as error:
        raise ValueError(f"{str(path)!r} holds no network that dlcore can open: {error}") from error


def network_from(arrays: dict[str, np.ndarray], device: str) -> Network:
    described = json.loads(str(needed("network", arrays)))
    refuse_other_formats(described)
    net = network_of(described, needed("theta", arrays), device)
    recall(net, described, arrays)
    return net


def needed(name: str, found: dict[str, Any]):
    if name not in found:
        raise ValueError(f"{name!r} is missing. Save the network again with net.save(path).")
    return found[name]


def refuse_other_formats(described) -> None:
    if not isinstance(described, dict) or described.get("format") != FORMAT:
        raise ValueError("its text describes something else. Save one with net.save(path).")
    if needed("version", described) != VERSION:
        raise ValueError(
            f"it has format version {described['version']!r}, and this dlcore reads version "
            f"{VERSION}. Open it with the dlcore that wrote it, or install the newest."
        )


def network_of(described: dict[str, Any], theta: np.ndarray, device: str) -> Network:
    """Nothing of size is made before theta is known to fit: a file cannot ask for more memory."""
    layers = [part_of(told, LAYERS) for told in needed("layers", described)]
    dtype = needed("dtype", described)
    if dtype not in DTYPES:
        raise ValueError(f"its dtype should be one of {', '.join(DTYPES)}, but is {dtype!r}.")
    shape_in = tuple(whole("shape_in", side) for side in needed("shape_in", described))
    refuse_other_array("theta", theta, (parameter_count(layers, shape_in),), DTYPES[dtype])
    loss = part_of({"kind": needed("loss", described)}, LOSSES)
    net = Network(layers, loss, device, dtype, needed("seed", described), shape_in)
    net.theta[:] = net.room.upload(theta)
    net.rng.bit_generator.state = needed("rng", described)
    net.epochs = int(needed("epochs", described))
    return net


def part_of(told: dict[str, Any], known: Mapping[str, Callable]):
    arguments = {**told}
    kind = arguments.pop("kind", None)
    if kind not in known:
        raise ValueError(f"it names {kind!r}, and this dlcore knows {', '.join(known)}.")
    return known[kind](**arguments)


def parameter_count(layers: Sequence, shape: tuple[int, ...] | None) -> int:
    for layer in layers:
        layer.connect(shape)
        shape = layer.shape_out
    shapes = (shape for layer in layers for shape in layer.parameter_shapes().values())
    return sum(math.prod(shape) for shape in shapes)


def recall(net: Network, described: dict[str, Any], arrays: dict[str, np.ndarray]) -> None:
    """Give every part its memory back, and make the optimizer that has one."""
    if needed("optimizer", described) is not None:
        net.optimizer = part_of(described["optimizer"], OPTIMIZERS)
        net.optimizer.attach(net)
    for owner, part in remembering(net):
        for name, memory in part.memory().items():
            kept = needed(f"{owner}.{name}", arrays)
            refuse_other_array(f"{owner}.{name}", kept, memory.shape, memory.dtype)
            memory[:] = net.room.upload(kept)


def refuse_other_array(name: str, array: np.ndarray, shape: tuple[int, ...], dtype) -> None:
    if array.shape != shape or array.dtype != dtype:
        raise ValueError(
            f"{name} should be {np.dtype(dtype)} of shape {shape} for these layers, "
            f"but is {array.dtype} of shape {array.shape}. Save the network again."
        )
