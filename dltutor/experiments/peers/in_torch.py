"""Our network in PyTorch: the same weights, the same training, and four silent mistakes."""

import torch
from torch import nn
from torch.nn.functional import cross_entropy

from dlcore import export


def same_net(net):
    theirs = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
    state = export.to_torch(net)
    theirs.load_state_dict({name: torch.from_numpy(array) for name, array in state.items()})
    return theirs


def train(theirs, X, y, batches):
    X, y = torch.from_numpy(X), torch.from_numpy(y)
    rule = torch.optim.SGD(theirs.parameters(), lr=0.1)
    losses = []
    for rows in torch.from_numpy(batches):
        rule.zero_grad()
        loss = cross_entropy(theirs(X[rows]), y[rows])
        loss.backward()
        rule.step()
        losses.append(loss.item())
    return losses


def scores(net, X, y, batches):
    with torch.no_grad():
        return same_net(net)(torch.from_numpy(X[:200])).numpy()


def losses(net, X, y, batches):
    return train(same_net(net), X, y, batches)


def slopes(net, X, y, batches):
    theirs = same_net(net)
    loss = cross_entropy(theirs(torch.from_numpy(X[:200])), torch.from_numpy(y[:200]))
    loss.backward()
    return theirs[0].weight.grad.numpy()


def without_zero_grad(net, X, y, batches):
    theirs = same_net(net)
    rule = torch.optim.SGD(theirs.parameters(), lr=0.1)
    losses = []
    for rows in batches:
        loss = cross_entropy(theirs(torch.from_numpy(X[rows])), torch.from_numpy(y[rows]))
        loss.backward()  # adds to the slopes of all steps before
        rule.step()
        losses.append(loss.item())
    return losses


def softmax_twice(net, X, y, batches):
    """Right answers on unseen pictures: trained rightly, and with a softmax too many."""
    right = same_net(net)
    twice = nn.Sequential(*same_net(net), nn.Softmax(dim=1))
    train(right, X, y, batches)
    train(twice, X, y, batches)
    return [accuracy(right, X, y), accuracy(twice, X, y)]


def two_predictions(net, X, y, batches):
    """One picture asked twice, with Dropout: in train mode, then in eval mode."""
    first, bend, last = same_net(net)
    theirs = nn.Sequential(first, bend, nn.Dropout(0.5), last)  # a new net is in train mode
    torch.manual_seed(0)
    picture = torch.from_numpy(X[:1])
    with torch.no_grad():
        training = [theirs(picture).softmax(dim=1)[0].numpy() for _ in range(2)]
        theirs.eval()
        answering = [theirs(picture).softmax(dim=1)[0].numpy() for _ in range(2)]
    return [*training, *answering]


def reshaped(net, X, y, batches):
    """Right answers with weights that are turned, and with weights that are only reshaped."""
    theirs = same_net(net)
    turned = accuracy(theirs, X, y)
    with torch.no_grad():
        theirs[0].weight.copy_(theirs[0].weight.T.reshape(32, 64))  # no error: the shape fits
    return [turned, accuracy(theirs, X, y)]


def accuracy(theirs, X, y):
    """On the pictures that no batch holds."""
    with torch.no_grad():
        answers = theirs(torch.from_numpy(X[1500:])).argmax(dim=1).numpy()
    return float((answers == y[1500:]).mean())
