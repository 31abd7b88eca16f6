"""Lesson 11, data it has never seen: four functions for you to write.

The rules are those of the exercises of lesson 01: write between "your turn" and "end", leave the
arguments as they are, and use loops or NumPy as you like.
"""

import numpy as np


def split_indices(n, val_frac, test_frac, rng):
    """Deal the examples 0 ... n-1 into three parts at random: training, validation and test.

    Shuffle once, with `rng`, and cut. Validation gets int(n * val_frac) examples, test gets
    int(n * test_frac), and training all that are left. Return the parts in the order training,
    validation, test: three arrays of integers. Which end of the shuffled numbers a part comes
    from, and how it is sorted inside, is up to you.

    n is 0 or more; the two fractions together stay below 1. Everything random comes from `rng`,
    a NumPy generator such as np.random.default_rng(7): the same seed gives the same split.

    >>> train, val, test = split_indices(10, 0.25, 0.15, np.random.default_rng(7))
    >>> len(train), len(val), len(test)
    (7, 2, 1)
    """
    # --- your turn: about 7 lines ---
    order = rng.permutation(n)
    n_val = int(n * val_frac)
    n_test = int(n * test_frac)
    test = order[:n_test]
    val = order[n_test : n_test + n_val]
    train = order[n_test + n_val :]
    return train, val, test
    # --- end ---


def standardise(X_train, X_other):
    """Give every feature mean 0 and standard deviation 1, as measured on the training rows alone.

    For each column: subtract its mean over the training rows, and divide by its standard
    deviation there, the one that divides by n (NumPy's own). X_other goes through the same
    numbers: nothing is measured on it. Return both tables, scaled.

    Shapes   X_train (n, d)   X_other (m, d)   ->   (n, d) and (m, d)

    X_train has a row at least, X_other may have none. Whole numbers may come in; floats come out.
    A feature that never changes in training has deviation 0: divide it by 1, so that no NaN
    comes out.

    >>> train, other = standardise(np.array([[1.0], [3.0]]), np.array([[5.0]]))
    >>> train.ravel(), other.ravel()
    (array([-1.,  1.]), array([3.]))
    """
    # --- your turn: about 4 lines ---
    mean = X_train.mean(axis=0)
    spread = X_train.std(axis=0)
    spread = np.where(spread == 0, 1.0, spread)
    return (X_train - mean) / spread, (X_other - mean) / spread
    # --- end ---


def confusion_matrix(y_true, y_pred, K):
    """Count every pair of truth and guess: entry [i, j] is how often class i was called class j.

    The row is the truth, the column the guess.

    Shapes   y_true (n,)   y_pred (n,)   K one integer   ->   (K, K) integers

    The labels are integers 0 ... K-1; some classes may never occur. Without examples all is 0.

    >>> confusion_matrix(np.array([0, 0, 1]), np.array([0, 1, 1]), 2)
    array([[1, 1],
           [0, 1]])
    """
    # --- your turn: about 4 lines ---
    M = np.zeros((K, K), dtype=int)
    for i, j in zip(y_true, y_pred, strict=True):
        M[i, j] += 1
    return M
    # --- end ---


def precision_recall_f1(M):
    """Measure each class of a confusion table by three shares between 0 and 1.

    Precision: of the examples that were called this class, the share that is this class.
    Recall: of the examples that are this class, the share that was called so.
    F1: 2 * precision * recall / (precision + recall).

    Shapes   M (K, K)   ->   precision (K,), recall (K,) and f1 (K,)

    The row of M is the truth, the column the guess. A share of nothing, 0/0, counts as 0, and F1
    is 0 where precision and recall are. Do not compute 0/0 on the way: NumPy would warn.

    >>> precision_recall_f1(np.array([[1, 1], [0, 2]]))[1]
    array([0.5, 1. ])
    """
    # --- your turn: about 7 lines ---
    right = np.diag(M).astype(float)
    called = M.sum(axis=0)
    there = M.sum(axis=1)
    p = right / np.maximum(called, 1)
    r = right / np.maximum(there, 1)
    f1 = 2 * p * r / np.where(p + r == 0, 1, p + r)
    return p, r, f1
    # --- end ---
