"""What a picture shows, said in sentences: for those who cannot see it, and for those who can."""

from collections.abc import Sequence

import numpy as np

from dlcore.data.dataset import Array

CLEARLY = 1.1  # a loss that ends less than 10 % above its lowest point has not clearly turned
LATE = 0.9  # what happens in the last tenth of the epochs may be chance


def curve_words(history) -> str:
    """What happened to the losses and the accuracies, and whether the network began to memorise."""
    epochs = len(history.loss)
    if epochs == 1:
        words = f"Learning curve of one epoch: the training loss is {history.loss[0]:.3g}. "
    else:
        words = f"Learning curve of {epochs} epochs: {_course('training loss', history.loss)}. "
    if history.validation_loss:
        words += _turn(history.validation_loss)
    accuracy, where = history.validation_accuracy, "unseen examples"
    if not accuracy:
        accuracy, where = history.accuracy, "the training examples"
    if accuracy:
        words += f"At the end {accuracy[-1]:.1%} of {where} are right."
    return words.strip()


def _course(name: str, values: Sequence[float]) -> str:
    verb = "falls" if values[-1] < values[0] else "rises"
    return f"{name} {verb} from {values[0]:.3g} to {values[-1]:.3g}"


def _turn(losses: Sequence[float]) -> str:
    best = int(np.argmin(losses))
    if best + 1 > LATE * len(losses):
        return f"Validation loss ends near its lowest point, {losses[best]:.3g}. "
    if losses[-1] > CLEARLY * losses[best]:
        return (
            f"Validation loss turns up after epoch {best + 1}, from {losses[best]:.3g} "
            f"to {losses[-1]:.3g}: a sign that it begins to memorise. "
        )
    return f"Validation loss is level since epoch {best + 1}, at about {losses[best]:.3g}. "


def gallery_words(truth: Array, probabilities: Array) -> str:
    """How many digits were read wrong, and which mistakes were made with the most belief."""
    said, belief = probabilities.argmax(axis=1), probabilities.max(axis=1)
    wrong = np.flatnonzero(said != truth)
    if not len(wrong):
        return f"All {len(truth):,} digits were read right."
    wrong = wrong[np.argsort(-belief[wrong], kind="stable")]
    worst = "; ".join(
        f"it said {said[i]} with {belief[i]:.0%} belief and it was {truth[i]}" for i in wrong[:3]
    )
    return f"{len(wrong):,} of {len(truth):,} digits were read wrong. The surest mistakes: {worst}."
