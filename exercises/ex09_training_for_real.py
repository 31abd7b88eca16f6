"""Lesson 09, training for real: three functions for you to write.

The rules are those of `ex01_one_neuron.py`: read the arguments, return the answer, and leave what
belongs to the caller as it was. All chance comes from `rng`, a numpy.random.Generator that is
passed in: make none of your own. `backprop_mlp` is here already: you wrote it in lesson 08.
"""

import numpy as np


def backprop_mlp(X, y, params):
    """Return the mean loss of a batch and its gradients, as in exercise 08.3."""
    hidden = np.maximum(X @ params["W1"] + params["b1"], 0)
    logits = hidden @ params["W2"] + params["b2"]
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    d_logits = (np.exp(log_p) - np.eye(log_p.shape[1])[y]) / len(y)
    d_hidden = (d_logits @ params["W2"].T) * (hidden > 0)
    grads = {"W1": X.T @ d_hidden, "b1": d_hidden.sum(axis=0)}
    grads |= {"W2": hidden.T @ d_logits, "b2": d_logits.sum(axis=0)}
    return float(-log_p[np.arange(len(y)), y].mean()), grads


def minibatches(X, y, batch_size, rng):
    """Deal all examples out in a fresh random order, in batches of `batch_size`.

    Every example comes exactly once per call, and each row keeps its label. All batches have
    `batch_size` examples but the last, which holds what is left. X and y keep their own order.

    Shapes   X (n, d)   y (n,)   ->   pairs (X_batch, y_batch), as a list or one by one with yield

    There is at least one example. Draw a new order in every call, from rng.

    >>> rng = np.random.default_rng(0)
    >>> [len(rows) for rows, labels in minibatches(np.zeros((10, 2)), np.zeros(10), 4, rng)]
    [4, 4, 2]
    """
    # --- your turn: about 6 lines ---
    raise NotImplementedError("09.1 minibatches: see lesson 09, section 2")
    # --- end ---


def init_weights(d_in, d_out, kind, rng):
    """Draw the first weights of a dense layer: mean 0, and a spread that keeps signals alive.

    The spread (standard deviation) is the square root of 2 / d_in for `kind` "he", and of
    2 / (d_in + d_out) for "xavier". Biases start at 0.

    Shapes   d_in, d_out two integers   kind one word   ->   W (d_in, d_out)   b (d_out,)

    Any distribution with that mean and spread is right: normal, uniform, ...

    >>> W, b = init_weights(300, 200, "he", np.random.default_rng(0))
    >>> W.shape, b.shape, round(float(W.std()), 2)
    ((300, 200), (200,), 0.08)
    """
    # --- your turn: about 6 lines ---
    raise NotImplementedError("09.2 init_weights: see lesson 09, section 4")
    # --- end ---


def train(X, y, params, lr, epochs, batch_size, rng):
    """Train the two-layer network of lesson 08: mini-batches, gradients, steps downhill.

    Each epoch begins with one call of `rng.permutation(n)`, n being the number of examples: that
    is its order. It then takes `batch_size` examples at a time (the last batch may be smaller);
    for each batch `backprop_mlp` gives loss and gradients, and every parameter moves by -lr times
    its gradient. One number per epoch goes into the history: the mean over all its examples of
    the losses that backprop_mlp returned, so a small last batch weighs less.

    Shapes   X (n, d)   y (n,)   lr one float   epochs, batch_size two integers
    params is a dict: "W1" (d, h)   "b1" (h,)   "W2" (h, K)   "b2" (K,)
    ->   (new params, history): a dict like params, and a list with one float per epoch

    The caller's params stay as they were. No epochs leave the history empty.

    >>> zeros = {"W1": np.zeros((1, 2)), "b1": np.zeros(2), "W2": np.zeros((2, 2))}
    >>> zeros["b2"] = np.zeros(2)
    >>> X, y, rng = np.ones((4, 1)), np.array([0, 0, 0, 0]), np.random.default_rng(0)
    >>> params, history = train(X, y, zeros, 1.0, 2, 4, rng)
    >>> params["b2"].round(2), np.round(history, 2)
    (array([ 0.77, -0.77]), array([0.69, 0.31]))
    """
    # --- your turn: about 13 lines ---
    raise NotImplementedError("09.3 train: see lesson 09, section 1")
    # --- end ---
