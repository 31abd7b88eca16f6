"""Stop when unseen examples no longer gain, and go back to the best weights."""

from math import inf

from dlcore.checks import not_negative, whole


class EarlyStopping:
    """Stop after `patience` epochs in which the loss did not fall by more than `min_delta`.

    It watches the validation loss, or the training loss without a validation set. However the
    training ends, with a stop or after all epochs, the weights of the best epoch come back.
    """

    def __init__(self, patience: int = 5, min_delta: float = 0.0):
        self.patience, self.min_delta = (
            whole("patience", patience),
            not_negative("min_delta", min_delta),
        )

    def begin(self) -> None:
        self.best, self.best_epoch, self.theta = inf, -1, None

    def enough(self, net, loss: float, epoch: int) -> bool:
        """Look at the loss of an epoch; true when patience is at its end."""
        if loss < self.best - self.min_delta:
            self.best, self.best_epoch = loss, epoch
            self.theta = net.room.download(net.theta)
        return epoch - self.best_epoch >= self.patience

    def restore(self, net) -> None:
        if self.theta is not None:
            net.theta[:] = net.room.upload(self.theta)

    def __repr__(self) -> str:
        return f"EarlyStopping(patience={self.patience}, min_delta={self.min_delta})"
