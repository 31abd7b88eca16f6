"""Two hundred random networks give what PyTorch gives: scores, slopes, ten steps of every rule."""

import numpy as np
import pytest

import dlcore as dl

torch = pytest.importorskip(
    "torch", reason="PyTorch is a peer, not a part: install the extra peers"
)

CLOSE = 1e-9  # float64 on both sides; ten steps of Adam divide by roots of small numbers
BENDS = {
    "ReLU": (dl.ReLU, lambda: torch.nn.ReLU()),
    "LeakyReLU": (lambda: dl.LeakyReLU(0.1), lambda: torch.nn.LeakyReLU(0.1)),
    "Sigmoid": (dl.Sigmoid, lambda: torch.nn.Sigmoid()),
    "Tanh": (dl.Tanh, lambda: torch.nn.Tanh()),
    "GELU": (dl.GELU, lambda: torch.nn.GELU()),
}
LOSSES = ["softmax_cross_entropy", "binary_cross_entropy", "mean_squared_error"]
RULES = {
    "sgd": (lambda: dl.SGD(0.1), lambda p: torch.optim.SGD(p, 0.1)),
    "momentum": (lambda: dl.SGD(0.02, 0.9), lambda p: torch.optim.SGD(p, 0.02, momentum=0.9)),
    "nesterov": (
        lambda: dl.SGD(0.02, 0.9, nesterov=True),
        lambda p: torch.optim.SGD(p, 0.02, momentum=0.9, nesterov=True),
    ),
    "rmsprop": (lambda: dl.RMSProp(0.01), lambda p: torch.optim.RMSprop(p, 0.01)),
    "adam": (lambda: dl.Adam(0.01), lambda p: torch.optim.Adam(p, 0.01)),
    "adamw": (lambda: dl.AdamW(0.01, weight_decay=0.1), lambda p: adamw(p, 0.01, 0.1)),
}


def adamw(parameters, lr, decay):
    """PyTorch's rule, told not to decay biases."""
    parameters = list(parameters)
    return torch.optim.AdamW(
        [
            {"params": [p for p in parameters if p.ndim > 1], "weight_decay": decay},
            {"params": [p for p in parameters if p.ndim == 1], "weight_decay": 0.0},
        ],
        lr=lr,
    )


def dense_pair(rng, loss):
    """The same random network in both libraries, and a batch for it."""
    widths = rng.integers(1, 9, rng.integers(2, 5)).tolist()
    widths[-1] += loss == "softmax_cross_entropy"
    layers, twins = [], []
    for n_in, n_out in zip(widths, widths[1:], strict=False):
        bend, twin = BENDS[rng.choice(list(BENDS))]
        layers += [dl.Dense(n_in, n_out, init="xavier"), bend()]
        twins += [torch.nn.Linear(n_in, n_out, dtype=torch.float64), twin()]
    net = dl.Network(layers[:-1], loss=loss, dtype="float64", seed=int(rng.integers(1000)))
    return net, torch.nn.Sequential(*twins[:-1]), rng.normal(size=(rng.integers(1, 12), widths[0]))


def picture_pair(rng, loss):
    n, height, width, channels, size = 3, 7, 6, *rng.integers(1, 4, 2).tolist()
    stride, padding = int(rng.integers(1, 3)), int(rng.integers(0, 2))
    conv = dl.Conv2D(channels, 4, size, stride, padding)
    bend, twin = BENDS[rng.choice(list(BENDS))]
    conv.connect((height, width, channels))
    pool = dl.MaxPool2D(2, 1)
    pool.connect(conv.shape_out)
    n_in = int(np.prod(pool.shape_out))
    net = dl.Network(
        [conv, bend(), pool, dl.Flatten(), dl.Dense(n_in, 3, init="xavier")],
        loss=loss,
        dtype="float64",
        shape_in=(height, width, channels),
    )
    torch_net = torch.nn.Sequential(
        torch.nn.Conv2d(channels, 4, size, stride, padding, dtype=torch.float64),
        twin(),
        torch.nn.MaxPool2d(2, 1),
        ChannelsLast(),
        torch.nn.Flatten(),
        torch.nn.Linear(n_in, 3, dtype=torch.float64),
    )
    return net, torch_net, 0.3 * rng.normal(size=(n, height, width, channels))


class ChannelsLast(torch.nn.Module):
    def forward(self, X):
        return X.permute(0, 2, 3, 1)


def to_torch(name, array):
    """A parameter, slope or batch in PyTorch's order of axes."""
    axes = {2: (1, 0), 4: (3, 2, 0, 1)}.get(array.ndim) if name.endswith("W") else None
    axes = (0, 3, 1, 2) if name == "X" and array.ndim == 4 else axes
    return torch.tensor(np.ascontiguousarray(array.transpose(axes) if axes else array))


def targets(rng, net, n):
    if net.loss.name == "softmax_cross_entropy":
        return rng.integers(0, net.n_out, n)
    if net.loss.name == "binary_cross_entropy":
        return rng.integers(0, 2, (n, net.n_out)).astype(float)
    return rng.normal(size=(n, net.n_out))


def torch_loss(name, scores, y):
    functional = torch.nn.functional
    if name == "softmax_cross_entropy":
        return functional.cross_entropy(scores, torch.tensor(y))
    if name == "binary_cross_entropy":
        summed = functional.binary_cross_entropy_with_logits(
            scores, torch.tensor(y), reduction="sum"
        )
        return summed / len(y)
    return functional.mse_loss(scores, torch.tensor(y))


@pytest.mark.parametrize("seed", range(200))
def test_a_random_network_gives_what_pytorch_gives(seed):
    rng = np.random.default_rng(seed)
    loss, make = LOSSES[seed % 3], picture_pair if seed % 5 == 4 else dense_pair
    net, twin, X = make(rng, loss)
    y = targets(rng, net, len(X))
    copy_parameters(net, twin)
    scores = twin(to_torch("X", X))
    value = torch_loss(loss, scores, y)
    value.backward()
    np.testing.assert_allclose(net.forward(X), scores.detach(), rtol=CLOSE, atol=CLOSE)
    assert net.backward(y) == pytest.approx(value.item(), rel=CLOSE)
    for parameter, (name, slope) in zip(twin.parameters(), gradients(net).items(), strict=True):
        np.testing.assert_allclose(
            to_torch(name, slope), parameter.grad, rtol=CLOSE, atol=CLOSE, err_msg=name
        )
    start = net.theta.copy()
    for rule in RULES:
        net.theta[:] = start
        copy_parameters(net, twin)
        ten_steps_agree(net, twin, X, y, rule)


def copy_parameters(net, twin):
    with torch.no_grad():
        for parameter, (name, view) in zip(
            twin.parameters(), net.parameters().items(), strict=True
        ):
            parameter.copy_(to_torch(name, view))


def gradients(net):
    return {
        f"{layer.label}.{name}": slope
        for layer in net.layers
        for name, slope in layer.gradients.items()
    }


def ten_steps_agree(net, twin, X, y, rule):
    make, make_twin = RULES[rule]
    optimizer, torch_optimizer = make(), make_twin(twin.parameters())
    for _ in range(10):
        net.step(X, y, optimizer)
        torch_optimizer.zero_grad()
        torch_loss(net.loss.name, twin(to_torch("X", X)), y).backward()
        torch_optimizer.step()
    for parameter, (name, view) in zip(twin.parameters(), net.parameters().items(), strict=True):
        np.testing.assert_allclose(
            to_torch(name, view), parameter.detach(), rtol=1e-7, atol=1e-7, err_msg=f"{rule} {name}"
        )


def test_an_embedding_gives_what_pytorch_gives(rng):
    X, y = rng.integers(0, 6, (4, 3)), rng.integers(0, 5, 4)
    layers = [dl.Embedding(6, 2), dl.Flatten(), dl.Dense(6, 5)]
    net = dl.Network(layers, dtype="float64", shape_in=(3,))
    twin = torch.nn.Sequential(
        torch.nn.Embedding(6, 2, dtype=torch.float64),
        torch.nn.Flatten(),
        torch.nn.Linear(6, 5, dtype=torch.float64),
    )
    with torch.no_grad():
        twin[0].weight.copy_(torch.tensor(net.parameters()["embedding0.W"]))
        twin[2].weight.copy_(torch.tensor(net.parameters()["dense0.W"].T.copy()))
        twin[2].bias.copy_(torch.tensor(net.parameters()["dense0.b"]))
    torch.nn.functional.cross_entropy(twin(torch.tensor(X)), torch.tensor(y)).backward()
    trace = net.trace(X, y)
    np.testing.assert_allclose(trace["embedding0.dW"], twin[0].weight.grad, atol=CLOSE)
    np.testing.assert_allclose(trace["dense0.dW"].T, twin[2].weight.grad, atol=CLOSE)
