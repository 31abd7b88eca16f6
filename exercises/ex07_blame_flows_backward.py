"""Lesson 07, blame flows backward: four functions for you to write.

The rules are those of `ex01_one_neuron.py`: read the arguments, return the answer, and leave what
belongs to the caller as it was. A gradient dQ has the shape of Q.
"""

import math

import numpy as np


def chain_gradients(x, y, w1, b1, w2, b2):
    """Return the four slopes of the smallest deep network: one path, multiplied step by step.

    Forward   z = w1 x + b1   a = tanh(z)   p = w2 a + b2   loss = (p - y) squared

    Shapes   all six arguments one float   ->   {"w1": ..., "b1": ..., "w2": ..., "b2": ...}

    Each entry says how the loss changes with that number, as one float.

    >>> chain_gradients(0.0, 1.0, 2.0, 0.0, 3.0, 2.0)
    {'w1': 0.0, 'b1': 6.0, 'w2': 0.0, 'b2': 2.0}
    """
    # --- your turn: about 8 lines ---
    raise NotImplementedError("07.1 chain_gradients: see lesson 07, section 2")
    # --- end ---


def activation_backward(dA, Z, kind):
    """Send the gradient back through an activation: dA times the activation's slope at Z.

    Each number meets the number in its own place; no other neuron is asked. `kind` is "relu",
    "sigmoid" or "tanh". The slope of ReLU at a score of exactly 0 is 0 in this course.

    Shapes   dA (n, h)   Z (n, h)   kind one word   ->   dZ (n, h)

    >>> activation_backward(np.array([[5.0, 5.0]]), np.array([[-1.0, 2.0]]), "relu")
    array([[0., 5.]])
    """
    # --- your turn: about 8 lines ---
    raise NotImplementedError("07.2 activation_backward: see lesson 07, section 3")
    # --- end ---


def dense_backward(dZ, X, W):
    """Send the gradient back through a dense layer, Z = X @ W + b.

    dZ says how the loss changes with each score. Return how it changes with the inputs, the
    weights and the biases. The 1/n of the mean is in dZ already.

    Shapes   dZ (n, d_out)   X (n, d_in)   W (d_in, d_out)
    ->   dX (n, d_in)   dW (d_in, d_out)   db (d_out,)

    The three answers have the type of dZ: float32 stays float32. Without rows dX is empty, and
    dW and db are zeros.

    >>> dX, dW, db = dense_backward(np.array([[1.0]]), np.array([[2.0, 3.0]]), np.ones((2, 1)))
    >>> dX, db
    (array([[1., 1.]]), array([1.]))
    """
    # --- your turn: about 4 lines ---
    raise NotImplementedError("07.3 dense_backward: see lesson 07, section 4")
    # --- end ---


def tape_backward(values, tape):
    """Walk a recorded computation backwards; return how the loss changes with each of its values.

    `values` is a list of floats, one for each slot, already computed. `tape` lists the operations
    in the order in which they ran, as (operation, out, i, j):

        ("add", out, i, j)     values[out] = values[i] + values[j]
        ("mul", out, i, j)     values[out] = values[i] * values[j]
        ("tanh", out, i, i)    values[out] = tanh(values[i])

    The loss is what the last entry put out; its slot need not be the last one. A slot is put out
    once at most. There is at least one operation. The answer is a list of floats (an array is as
    good), one for each slot: 0.0 where the loss does not depend on it.

    >>> tape_backward([3.0, 9.0], [("mul", 1, 0, 0)])
    [6.0, 1.0]
    """
    # --- your turn: about 13 lines ---
    raise NotImplementedError("07.4 tape_backward: see lesson 07, section 5")
    # --- end ---
