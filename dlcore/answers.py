"""What a trained network is for: answers, and how good they are."""

import numpy as np

from dlcore.metrics import r2

CHUNK = 256  # how many examples are answered at a time, so that memory stays small


def predict(net, X) -> np.ndarray:
    return in_chunks(net, net.loss.decide, net.check_X(X))


def predict_proba(net, X) -> np.ndarray:
    return in_chunks(net, net.loss.probabilities, net.check_X(X))


def in_chunks(net, answer, X: np.ndarray) -> np.ndarray:
    """answer(scores) for some examples after others."""
    return np.concatenate([answer(scores(net, X[part])) for part in parts(X.shape[0])])


def scores(net, X: np.ndarray) -> np.ndarray:
    """What the last layer gives. A card too small for all examples gets this part of them now."""
    return net.forward_checked(net.room.upload(X))


def parts(n: int) -> list[slice]:
    return [slice(start, start + CHUNK) for start in range(0, n, CHUNK)]


def evaluate(net, X: np.ndarray, y: np.ndarray) -> dict[str, float]:
    """Mean loss and accuracy, or mean loss and R², of checked examples."""
    n, loss, right, predicted = X.shape[0], 0.0, 0, []
    for part in parts(n):
        Z, told = scores(net, X[part]), net.room.upload(y[part])
        loss += net.loss.forward(Z, told) * Z.shape[0]
        if net.loss.task == "classification":
            right += net.loss.count_right(Z, told)
        else:
            predicted.append(net.room.download(Z))
    if net.loss.task == "classification":
        return {"loss": loss / n, "accuracy": right / n}
    return {"loss": loss / n, "r2": r2(net.room.download(y), np.concatenate(predicted))}
