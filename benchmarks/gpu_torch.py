"""The same training step in PyTorch, eager and compiled, with its data on the card."""

from collections.abc import Callable


def torch_steps(torch, widths, X, y) -> dict[str, Callable]:
    """{name: one step}"""
    data = torch.from_numpy(X).cuda(), torch.from_numpy(y).cuda()
    made = {"PyTorch": stepper(torch, widths, data)}
    made["PyTorch, compiled"] = stepper(torch, widths, data, compiled=True)
    return made


def stepper(torch, widths, data, compiled=False) -> Callable:
    layers: list = []
    for n_in, n_out in zip(widths, widths[1:], strict=False):
        layers += [torch.nn.Linear(n_in, n_out), torch.nn.ReLU()]
    net = torch.nn.Sequential(*layers[:-1]).cuda()
    rule = torch.optim.SGD(net.parameters(), lr=0.1)
    surprise = torch.nn.functional.cross_entropy

    def forward(X, y):
        return surprise(net(X), y)

    forward = torch.compile(forward) if compiled else forward

    def step():
        rule.zero_grad(set_to_none=True)
        loss = forward(*data)
        loss.backward()
        rule.step()
        return loss.item()  # our step returns its loss too

    return step
