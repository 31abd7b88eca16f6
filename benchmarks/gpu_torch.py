"""The same training in PyTorch, eager and compiled, with its data on the card."""

from collections.abc import Callable

KINDS = {
    "PyTorch": None,
    "PyTorch, compiled": {},
    "PyTorch, compiled to graphs": {"mode": "reduce-overhead"},
}


def torch_steps(torch, widths, X, y) -> dict[str, Callable]:
    """{name: one step whose loss is read, as net.step reads its own}"""
    data = torch.from_numpy(X).cuda(), torch.from_numpy(y).cuda()

    def read(step):
        return lambda: step(*data).item()

    return {name: read(stepper(torch, widths, kind)) for name, kind in KINDS.items()}


def torch_epochs(torch, widths, batch, X, y, rule) -> dict[str, Callable]:
    """{name: an epoch in a random order, whose losses are added up on the card}"""
    X, y = torch.from_numpy(X).cuda(), torch.from_numpy(y).cuda()

    def epoch(step):
        def run():
            order, total = torch.randperm(len(X), device=X.device), X.new_zeros(())
            for rows in order.split(batch):
                total += step(X[rows], y[rows]).detach() * len(rows)
            return total.item()

        return run

    return {name: epoch(stepper(torch, widths, kind, rule)) for name, kind in KINDS.items()}


def stepper(torch, widths, compiled, rule="SGD") -> Callable:
    layers: list = []
    for n_in, n_out in zip(widths, widths[1:], strict=False):
        layers += [torch.nn.Linear(n_in, n_out), torch.nn.ReLU()]
    net = torch.nn.Sequential(*layers[:-1]).cuda()
    optimizer = getattr(torch.optim, rule)(net.parameters(), lr=0.001)
    surprise = torch.nn.functional.cross_entropy

    def forward(X, y):
        return surprise(net(X), y)

    forward = forward if compiled is None else torch.compile(forward, **compiled)

    def step(X, y):
        optimizer.zero_grad(set_to_none=True)
        loss = forward(X, y)
        loss.backward()
        optimizer.step()
        return loss

    return step
