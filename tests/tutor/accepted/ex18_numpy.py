"""Lesson 18 by somebody who joins the words with marks, and counts all pairs at once."""

import numpy as np


def bigram_probabilities(words, alphabet):
    size = len(alphabet) + 1
    text = "." + "".join(word + "." for word in words)
    path = np.array([("." + alphabet).index(sign) for sign in text])
    counts = np.bincount(path[:-1] * size + path[1:], minlength=size**2).reshape(size, size)
    counts = counts + 1.0 * (counts.sum(axis=1, keepdims=True) == 0)
    return counts / counts.sum(axis=1, keepdims=True)
