"""What happened during training, one number per epoch."""

from dataclasses import dataclass, field


@dataclass(repr=False)
class History:
    """`loss` and `accuracy` are means over the batches of an epoch, each before its update.

    A network that predicts values has no accuracy: those lists stay empty. Losses are those of
    the answers alone, without the penalties of l1 and l2, so that they can be compared with the
    validation loss. `stopped` says what ended the training, `engine` what ran its epochs.
    """

    loss: list[float] = field(default_factory=list)
    accuracy: list[float] = field(default_factory=list)
    validation_loss: list[float] = field(default_factory=list)
    validation_accuracy: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    stopped: str = ""
    engine: str = ""

    @property
    def best_epoch(self) -> int:
        """The epoch, counted from 0, with the lowest validation loss (or loss, without one)."""
        losses = self.validation_loss or self.loss
        if not losses:
            raise ValueError("this history has no epoch yet. Train with net.fit(X, y) first.")
        return losses.index(min(losses))

    def __repr__(self) -> str:
        told = f", {self.last()}, ended {self.stopped}" if self.loss else ""
        return f"History({len(self.loss)} epochs{told})"

    def last(self) -> str:
        """The newest epoch in words."""
        words = [f"loss {self.loss[-1]:.4f}"]
        if self.accuracy:
            words.append(f"accuracy {self.accuracy[-1]:.1%}")
        if self.validation_loss:
            words.append(f"validation loss {self.validation_loss[-1]:.4f}")
        if self.validation_accuracy:
            words.append(f"accuracy {self.validation_accuracy[-1]:.1%}")
        return ", ".join(words)

    def plot(self):
        """The learning curve as a matplotlib figure."""
        from dlcore.plots import learning_curve  # an optional part: matplotlib

        return learning_curve(self)
