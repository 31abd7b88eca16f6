"""A network as an ONNX graph, which browsers, phones and servers can run without dlcore."""

import os

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
    helper, numbers = onnx.helper, onnx.numpy_helper.from_array
    nodes, output = nodes_of(net, helper)
    width = net.n_out
    if probabilities:
        nodes += nodes_of_beliefs(net, helper, output)
        output, width = "P", max(width, 2)
    kept = {name: net.room.download(view) for name, view in net.parameters().items()}
    graph = helper.make_graph(
        nodes,
        "dlcore",
        [helper.make_tensor_value_info("X", onnx.TensorProto.FLOAT, ["n", net.n_in])],
        [helper.make_tensor_value_info(output, onnx.TensorProto.FLOAT, ["n", width])],
        [numbers(view.astype(np.float32), name) for name, view in kept.items()],
    )
    opset = [helper.make_opsetid("", OPSET)]
    model = helper.make_model(
        graph, opset_imports=opset, ir_version=IR_VERSION, producer_name="dlcore"
    )
    onnx.checker.check_model(model, full_check=True)
    return model


def nodes_of(net: Network, helper) -> tuple[list, str]:
    """One node for every layer, each reading what the one before it wrote."""
    nodes, x = [], "X"
    for layer in net.layers:
        if layer.kind in WITHOUT_EFFECT:
            continue
        operation, inputs, options = node_of(layer)
        z = f"{layer.label}.{layer.output}"
        nodes.append(helper.make_node(operation, [x, *inputs], [z], **options))
        x = z
    return nodes, x


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
