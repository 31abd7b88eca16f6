"""Looking inside a network: every number of one pass, forward and back."""

import numpy as np


def trace(net, X, y=None) -> dict[str, np.ndarray]:
    """Copies of every array in the order in which they are computed."""
    look = net.room.download
    X = net.check_X(X)
    seen = {"X": look(X)}
    Z = net.forward_checked(X)
    for layer in net.layers:
        seen[f"{layer.label}.{layer.output}"] = look(getattr(layer, layer.output))
    if net.loss.task == "classification":
        seen["P"] = look(net.loss.beliefs(Z))
    if y is not None:
        y = net.loss.targets(y, X.shape[0])
        seen["loss"] = np.float64(net.loss.forward(Z, y))
        blame = net.loss.backward(y)
        for layer in net.blamed:
            seen[f"{layer.label}.d{layer.output}"] = look(blame)
            blame = layer.backward(blame, need_dX=layer is not net.blamed[-1])
            for name, slope in layer.gradients.items():
                seen[f"{layer.label}.d{name}"] = look(slope)
    return seen
