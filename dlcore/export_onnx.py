"""A network as an ONNX graph, which browsers, phones and servers can run without dlcore."""

import os

import numpy as np

from dlcore.export import package
from dlcore.files import whole
from dlcore.network import Network

OPSET, IR_VERSION = 20, 9  # of 2023: old enough for every runtime in use, and it knows GELU
PROBABILITIES = {
    "softmax_cross_entropy": ("Softmax", {"axis": 1}),
    "binary_cross_entropy": ("Sigmoid", {}),
}


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
    helper, numbers = onnx.helper, onnx.numpy_helper.from_array
    nodes, output = nodes_of(net, helper, probabilities)
    kept = {name: net.room.download(view) for name, view in net.parameters().items()}
    graph = helper.make_graph(
        nodes,
        "dlcore",
        [helper.make_tensor_value_info("X", onnx.TensorProto.FLOAT, ["n", net.n_in])],
        [helper.make_tensor_value_info(output, onnx.TensorProto.FLOAT, ["n", net.n_out])],
        [numbers(view.astype(np.float32), name) for name, view in kept.items()],
    )
    opset = [helper.make_opsetid("", OPSET)]
    model = helper.make_model(
        graph, opset_imports=opset, ir_version=IR_VERSION, producer_name="dlcore"
    )
    onnx.checker.check_model(model, full_check=True)
    return model


def nodes_of(net: Network, helper, probabilities: bool) -> tuple[list, str]:
    """One node for every layer, each reading what the one before it wrote."""
    nodes, x = [], "X"
    for layer in net.layers:
        if layer.kind in WITHOUT_EFFECT:
            continue
        operation, inputs, options = node_of(layer)
        z = f"{layer.label}.{layer.output}"
        nodes.append(helper.make_node(operation, [x, *inputs], [z], **options))
        x = z
    if probabilities:
        operation, options = final_node(net)
        nodes.append(helper.make_node(operation, [x], ["P"], **options))
        x = "P"
    return nodes, x


WITHOUT_EFFECT = {"dropout"}
NODES = {
    "dense": lambda layer: ("Gemm", ["W", "b"], {}),
    "relu": lambda layer: ("Relu", [], {}),
    "leaky_relu": lambda layer: ("LeakyRelu", [], {"alpha": layer.slope}),
    "sigmoid": lambda layer: ("Sigmoid", [], {}),
    "tanh": lambda layer: ("Tanh", [], {}),
    "gelu": lambda layer: ("Gelu", [], {}),
}


def node_of(layer) -> tuple[str, list[str], dict]:
    """The ONNX operation of a layer, the names of its parameters, and its options."""
    if layer.kind not in NODES:
        raise ValueError(
            f"{layer!r} has no ONNX operation here; the layers that have one are "
            f"{', '.join(NODES)}. Save the network with net.save(path) instead."
        )
    operation, parameters, options = NODES[layer.kind](layer)
    return operation, [f"{layer.label}.{name}" for name in parameters], options


def final_node(net: Network) -> tuple[str, dict]:
    if net.loss.name not in PROBABILITIES:
        raise ValueError(
            f"a network trained with {net.loss.name} gives no probabilities. "
            f"Leave probabilities=False."
        )
    return PROBABILITIES[net.loss.name]
