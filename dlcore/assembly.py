"""How layers become a network: each gets a name, a shape, and its place in one flat vector."""

from collections.abc import Sequence
from math import prod

from dlcore.checks import whole
from dlcore.layers import Embedding, Layer, Shape


def connect(layers: Sequence[Layer], shape: Shape | None) -> None:
    """Tell each layer the shape of what it gets, and call it dense0, relu0, dense1, ..."""
    if shape is not None:
        shape = tuple(whole("each number of shape_in", side) for side in shape)
    count = dict.fromkeys((layer.kind for layer in layers), 0)
    for layer in layers:
        layer.connect(shape)
        shape = layer.shape_out
        layer.label = f"{layer.kind}{count[layer.kind]}"
        count[layer.kind] += 1


def lay_out_parameters(net, dtype) -> None:
    """Make theta and dtheta, and give every layer its views of them, filled with first values.

    `net.weights` are the flat views that penalties are for, each with its slopes: no biases.
    """
    shapes = [shape for layer in net.layers for shape in layer.parameter_shapes().values()]
    size = sum(map(prod, shapes))
    net.theta, net.dtheta = net.room.zeros((size,), dtype), net.room.zeros((size,), dtype)
    net.weights = []
    start = 0
    for layer in net.layers:
        views, slopes = {}, {}
        for name, shape in layer.parameter_shapes().items():
            here = slice(start, start + prod(shape))
            views[name], slopes[name] = (
                net.theta[here].reshape(shape),
                net.dtheta[here].reshape(shape),
            )
            if name != "b":
                net.weights.append((net.theta[here], net.dtheta[here]))
            start = here.stop
        for name, values in layer.initial(net.rng).items():
            views[name][:] = values
        layer.build(net.room, dtype, views, slopes)


def blamed(layers: Sequence[Layer]) -> list[Layer]:
    """The layers that blame visits, last one first.

    It stops at the first layer that learns, because nobody asks the pixels to change.
    """
    learners = [place for place, layer in enumerate(layers) if layer.parameter_shapes()]
    return list(layers[learners[0] if learners else 0 :])[::-1]


def scores_of(layers: Sequence[Layer]) -> int:
    """How many scores the last layer gives for an example."""
    if len(layers[-1].shape_out) != 1:
        raise ValueError(
            f"a loss needs one row of scores for each example, but {layers[-1]!r} gives shape "
            f"{layers[-1].shape_out}. End with Flatten() and a Dense(n_in, n_out)."
        )
    return layers[-1].shape_out[0]


def symbols_of(layers: Sequence[Layer]) -> int:
    """How many symbols the network knows, or 0 where it takes numbers."""
    if any(isinstance(layer, Embedding) for layer in layers[1:]):
        raise ValueError("an Embedding reads symbols, not numbers, so it can only come first.")
    return layers[0].n_symbols if isinstance(layers[0], Embedding) else 0
