"""Penalties on large weights, never on biases: a bias cannot make a network more complicated."""


def add_l2(net, l2: float) -> None:
    """The slope of l2/2 ‖W‖², added to the slopes of the loss before a step."""
    for W, dW in net.weights:
        net.room.l2_backward(W, W.dtype.type(l2), dW)


def shrink_l1(net, l1: float, lr: float) -> None:
    """The proximal step of l1 ‖W‖₁ after a step: weights that do not earn their keep become 0."""
    for W, _ in net.weights:
        net.room.l1_shrink(W.dtype.type(lr * l1), W)
