"""Four trainings for lesson 12, of which one overfits: the others only look as if they might."""

import numpy as np

import dlcore as dl

SIDE = 8
EPOCHS = 100
Curves = tuple[list[float], list[float]]


def four_trainings(X, y, noisy, X_val, y_val) -> dict[str, Curves]:
    """The training and the validation loss of each, epoch by epoch."""
    validation, a_dozen = (X_val, y_val), (X_val[:12], y_val[:12])
    return {
        "A": losses(X, y, validation, hidden=1, lr=0.1),
        "B": losses(X, y, (turned(X_val), y_val), hidden=64, lr=0.1),
        "C": losses(X, noisy, validation, hidden=64, lr=0.2),
        "D": losses(X, y, a_dozen, hidden=16, lr=0.3),
    }


def losses(X, labels, validation, hidden: int, lr: float) -> Curves:
    net = dl.Network(
        [dl.Dense(SIDE * SIDE, hidden), dl.ReLU(), dl.Dense(hidden, 10)], dtype="float64"
    )
    rule = dl.SGD(lr=lr)
    history = net.fit(X, labels, EPOCHS, 20, rule, validation, progress=False)
    return history.loss, history.validation_loss


def turned(X) -> np.ndarray:
    """Pictures whose rows were read as columns."""
    return X.reshape(-1, SIDE, SIDE).transpose(0, 2, 1).reshape(-1, SIDE * SIDE)


def overfits(curves: Curves) -> bool:
    """First much is learned that holds for unseen examples, then a good part of it is lost."""
    _, unseen = curves
    lowest = min(unseen)
    return lowest < 0.5 * unseen[0] and unseen[-1] > 1.3 * lowest
