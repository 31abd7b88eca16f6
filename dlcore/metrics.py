"""How good are the answers? Counted from the answers alone, whoever gave them."""

import numpy as np


def accuracy(y, predicted) -> float:
    """The share of right answers."""
    y, predicted = answers_of_both(y, predicted)
    return float((y == predicted).mean())


def confusion_matrix(y, predicted, n_classes: int | None = None) -> np.ndarray:
    """How often class i was answered with class j: rows are the truth, columns the answer."""
    y, predicted = answers_of_both(y, predicted)
    refuse_other_than_class_numbers(y)
    refuse_other_than_class_numbers(predicted)
    seen = int(max(y.max(), predicted.max())) + 1
    n_classes = seen if n_classes is None else n_classes
    if n_classes < seen:
        raise ValueError(f"n_classes is {n_classes}, but class {seen - 1} occurs.")
    pairs = y.astype(np.int64) * n_classes + predicted
    return np.bincount(pairs, minlength=n_classes**2).reshape(n_classes, n_classes)


def precision_recall_f1(y, predicted, n_classes: int | None = None):
    """Three arrays (n_classes,), a number per class:

    precision = of all answers j, the share that was right        (0 where nobody answered j)
    recall    = of all that were j, the share that was found      (0 where none was j)
    f1        = 2 precision recall / (precision + recall)         (0 where both are 0)
    """
    table = confusion_matrix(y, predicted, n_classes)
    right = np.diag(table)
    precision = share(right, table.sum(axis=0))
    recall = share(right, table.sum(axis=1))
    return precision, recall, share(2 * precision * recall, precision + recall)


def r2(y, predicted) -> float:
    """R² = 1 - squared error / squared error of always answering the mean; outputs averaged.

    1 is perfect, 0 no better than the mean. Where all y are the same it is 1 if every answer is
    exact, else 0.
    """
    y, predicted = answers_of_both(y, predicted)
    y, predicted = (values.astype(np.float64).reshape(len(y), -1) for values in (y, predicted))
    left = ((y - predicted) ** 2).sum(axis=0)
    spread = ((y - y.mean(axis=0)) ** 2).sum(axis=0)
    explained = np.where(left == 0, 1.0, 0.0)
    varied = spread > 0
    explained[varied] = 1 - left[varied] / spread[varied]
    return float(explained.mean())


def share(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)


def refuse_other_than_class_numbers(labels: np.ndarray) -> None:
    if labels.ndim != 1 or labels.dtype.kind not in "iub" or labels.min() < 0:
        raise ValueError(
            f"a confusion matrix needs two rows of class numbers 0, 1, 2, ..., "
            f"but got {labels.dtype} of shape {labels.shape}, like {labels.flat[0]!r}."
        )


def answers_of_both(y, predicted) -> tuple[np.ndarray, np.ndarray]:
    y, predicted = np.asarray(y), np.asarray(predicted)
    if y.shape != predicted.shape or y.ndim not in (1, 2):
        raise ValueError(
            f"y and predicted must have the same shape, (n,) or (n, n_out), "
            f"but got {y.shape} and {predicted.shape}. Nothing is stretched to fit."
        )
    if y.size == 0:
        raise ValueError("y must hold at least one answer, but got none.")
    return y, predicted
