"""Lesson 01, one neuron: three functions for you to write.

How every exercise of this course works:

- You write the lines between "your turn" and "end". Take out the line with NotImplementedError.
- `dlcore check 01` calls your functions on fresh inputs. It judges what they return, not how they
  find it: a loop, a formula or a compiled function are equally right.
- The arguments belong to the caller. Read them; do not change them.
- A float is Python's or NumPy's float64. An integer array may have any integer type. Where an
  answer has no numbers in it, its type does not matter. The order in memory never does.
- You may call functions you wrote further up in the same file.
"""

import numpy as np


def dot(x, w):
    """Multiply matching numbers of x and w, and add the products up. Write it as a loop.

    Shapes   x (n,)   w (n,)   ->   one float

    Whole numbers may come in; the answer is still a float. Two empty arrays give 0.0.

    >>> dot(np.array([1, 2]), np.array([3, 4]))
    11.0
    """
    # --- your turn: about 4 lines ---
    total = 0.0
    for i in range(len(x)):
        total += x[i] * w[i]
    return float(total)
    # --- end ---


def neuron_score(x, w, b):
    """Return the score of one neuron: every input times its weight, added up, plus the bias b.

    Shapes   x (n,)   w (n,)   b one float   ->   one float

    The bias may be any number, also a negative or a large one. Without inputs the score is b.

    >>> neuron_score(np.array([1.0, 1.0]), np.array([2.0, -1.0]), -3.0)
    -2.0
    """
    # --- your turn: about 4 lines ---
    z = 0.0
    for i in range(len(x)):
        z += w[i] * x[i]
    return float(z + b)
    # --- end ---


def decide(X, w, b):
    """Score every row of X with the same neuron; label it 1 where the score is above 0, else 0.

    Shapes   X (n, d)   w (d,)   b one float   ->   (n,) integers

    A score of exactly 0 gets the label 0. The labels are the integers 0 and 1 in a NumPy array,
    not False and True. Without rows the answer is an empty array.

    >>> decide(np.array([[1.0, 1.0], [3.0, 1.0]]), np.array([2.0, -1.0]), -3.0)
    array([0, 1])
    """
    # --- your turn: about 2 lines ---
    z = X @ w + b
    return (z > 0).astype(int)
    # --- end ---
