"""A network as an ONNX graph, which browsers, phones and servers can run without dlcore."""

import os
from collections.abc import Callable, Iterator

import numpy as np

from dlcore.export import package
from dlcore.files import whole
from dlcore.network import Network

OPSET, IR_VERSION = 20, 9  # of 2023: old enough for every runtime in use, and it knows GELU


def save_onnx(net: Network, path: str | os.PathLike, probabilities: bool = False) -> None:
    """The way forward: X (n, n_in) → scores, or with `probabilities` what predict_proba gives.

    The numbers are float32 whatever the network's dtype is, because every runtime knows float32.
    Dropout is left out, as it is when a network answers.
    """
    content = model_of(net, probabilities).SerializeToString()
    with whole(path) as file:
        file.write(content)


def model_of(net: Network, probabilities: bool):
    onnx = package("onnx")
    helper, FLOAT = onnx.helper, onnx.TensorProto.FLOAT
    nodes, output = nodes_of(net, helper)
    width = net.n_out
    if probabilities:
        nodes += nodes_of_beliefs(net, helper, output)
        output, width = "P", max(width, 2)
    takes = onnx.TensorProto.INT64 if net.symbols else FLOAT
    graph = helper.make_graph(
        nodes,
        "dlcore",
        [helper.make_tensor_value_info("X", takes, ["n", *net.shape_in])],
        [helper.make_tensor_value_info(output, FLOAT, ["n", width])],
        [onnx.numpy_helper.from_array(*kept) for kept in numbers_of(net)],
    )
    opset = [helper.make_opsetid("", OPSET)]
    model = helper.make_model(
        graph, opset_imports=opset, ir_version=IR_VERSION, producer_name="dlcore"
    )
    onnx.checker.check_model(model, full_check=True)
    return model


def numbers_of(net: Network) -> Iterator[tuple[np.ndarray, str]]:
    """Every parameter with its name; windows of convolutions stand as ONNX wants them."""
    for name, view in net.parameters().items():
        numbers = net.room.download(view).astype(np.float32)
        turned = numbers.transpose(3, 2, 0, 1) if numbers.ndim == 4 else numbers
        yield np.ascontiguousarray(turned), name


def nodes_of(net: Network, helper) -> tuple[list, str]:
    """The nodes of every layer, each layer reading what the one before it wrote."""
    nodes, x = [], "X"
    for layer in net.layers:
        if layer.kind not in NODES:
            raise ValueError(
                f"{layer!r} has no ONNX operation here; the layers that have one are "
                f"{', '.join(NODES)}. Save the network with net.save(path) instead."
            )
        a = f"{layer.label}.{layer.output}"
        W, b = f"{layer.label}.W", f"{layer.label}.b"
        for operation, inputs, output, options in NODES[layer.kind](layer, x, a, W, b):
            nodes.append(helper.make_node(operation, inputs, [output], **options))
            x = output
    return nodes, x


def in_channels_first(operation: str, x: str, a: str, numbers: list[str], **options) -> list[tuple]:
    """Pictures are (height, width, channels) here, and (channels, height, width) in ONNX."""
    return [
        ("Transpose", [x], f"{a}.turned", {"perm": (0, 3, 1, 2)}),
        (operation, [f"{a}.turned", *numbers], f"{a}.inside", options),
        ("Transpose", [f"{a}.inside"], a, {"perm": (0, 2, 3, 1)}),
    ]


def conv2d(layer, x: str, a: str, W: str, b: str) -> list[tuple]:
    strides, pads = [layer.stride] * 2, [layer.padding] * 4
    return in_channels_first("Conv", x, a, [W, b], strides=strides, pads=pads)


def maxpool2d(layer, x: str, a: str, W: str, b: str) -> list[tuple]:
    strides, sides = [layer.stride] * 2, [layer.size] * 2
    return in_channels_first("MaxPool", x, a, [], strides=strides, kernel_shape=sides)


def rescale(layer, x: str, a: str, W: str, b: str) -> list[tuple]:
    factor = f"{layer.label}.factor"
    return [
        ("Constant", [], factor, {"value_float": layer.factor}),
        ("Mul", [x, factor], a, {}),
    ]


NODES: dict[str, Callable[..., list[tuple]]] = {
    "conv2d": conv2d,
    "dense": lambda layer, x, a, W, b: [("Gemm", [x, W, b], a, {})],
    "dropout": lambda layer, x, a, W, b: [],
    "embedding": lambda layer, x, a, W, b: [("Gather", [W, x], a, {})],
    "flatten": lambda layer, x, a, W, b: [("Flatten", [x], a, {})],
    "gelu": lambda layer, x, a, W, b: [("Gelu", [x], a, {})],
    "leaky_relu": lambda layer, x, a, W, b: [("LeakyRelu", [x], a, {"alpha": layer.slope})],
    "maxpool2d": maxpool2d,
    "relu": lambda layer, x, a, W, b: [("Relu", [x], a, {})],
    "rescale": rescale,
    "sigmoid": lambda layer, x, a, W, b: [("Sigmoid", [x], a, {})],
    "tanh": lambda layer, x, a, W, b: [("Tanh", [x], a, {})],
}


def nodes_of_beliefs(net: Network, helper, scores: str) -> list:
    node = helper.make_node
    if net.loss.name == "softmax_cross_entropy":
        return [node("Softmax", [scores], ["P"], axis=1)]
    if net.loss.name != "binary_cross_entropy":
        raise ValueError(
            f"a network trained with {net.loss.name} gives no probabilities. "
            f"Leave probabilities=False."
        )
    if net.n_out > 1:
        return [node("Sigmoid", [scores], ["P"])]
    return [  # one score gives two beliefs: sigmoid(-z) in no and sigmoid(z) in yes
        node("Neg", [scores], ["against"]),
        node("Concat", ["against", scores], ["both"], axis=1),
        node("Sigmoid", ["both"], ["P"]),
    ]
