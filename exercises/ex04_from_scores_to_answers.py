"""Lesson 04, from scores to answers: four functions for you to write.

The rules are those of the exercises of lesson 01: write between "your turn" and "end", leave the
arguments as they are, and use loops or NumPy as you like.
"""

import numpy as np


def softmax(Z):
    """Turn every row of scores into probabilities: e to each score, divided by the row's sum.

    Shapes   Z (n, k)   ->   (n, k)

    Every row of the answer adds up to 1, as far as its number type can say: float32 stays float32.
    Scores of 1000 and -1000 must work, also beside each other in one table, and NumPy must not
    warn. Without rows the answer has none.

    >>> softmax(np.array([[0.0, 0.0], [1000.0, -1000.0]]))
    array([[0.5, 0.5],
           [1. , 0. ]])
    """
    # --- your turn: about 3 lines ---
    raise NotImplementedError("04.1 softmax: see lesson 04, section 3")
    # --- end ---


def one_hot(y, K):
    """Write each label as a row of K numbers: a 1 in the column of its class, and 0 elsewhere.

    Shapes   y (n,) integers   K one integer   ->   (n, K)

    The labels are numbers from 0 to K - 1, of any integer type; not every class has to be among
    them. The answer is float64. Without labels it has no rows.

    >>> one_hot(np.array([2, 0]), 3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    # --- your turn: about 3 lines ---
    raise NotImplementedError("04.2 one_hot: see lesson 04, section 4")
    # --- end ---


def accuracy(Z, y):
    """Return the share of rows whose largest score stands in the column of the right class.

    Shapes   Z (n, k)   y (n,) integers   ->   one float from 0 to 1

    No row has two largest scores, and none has a NaN. Without rows the accuracy is 0.0.

    >>> accuracy(np.array([[1.0, 3.0], [5.0, 2.0]]), np.array([1, 1]))
    0.5
    """
    # --- your turn: about 4 lines ---
    raise NotImplementedError("04.3 accuracy: see lesson 04, section 6")
    # --- end ---


def mlp_forward(X, params):
    """Run a batch through a whole classifier: dense layer, ReLU, dense layer, softmax.

    The dictionary params holds the arrays "W1", "b1", "W2" and "b2". Your own softmax of this file
    is at hand.

    Shapes   X (n, d)   params W1 (d, h), b1 (h,), W2 (h, k), b2 (k,)   ->   (n, k) probabilities

    Large weights come, and with them scores in the hundreds. At least one example comes.

    >>> params = {"W1": np.eye(2), "b1": np.zeros(2), "W2": np.eye(2), "b2": np.zeros(2)}
    >>> mlp_forward(np.array([[-1.0, -2.0], [0.0, 900.0]]), params)
    array([[0.5, 0.5],
           [0. , 1. ]])
    """
    # --- your turn: about 3 lines ---
    raise NotImplementedError("04.4 mlp_forward: see lesson 04, section 5")
    # --- end ---
