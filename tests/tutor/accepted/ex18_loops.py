"""Lesson 18 by somebody who counts in a dictionary."""

from collections import Counter

import numpy as np


def bigram_probabilities(words, alphabet):
    signs = "." + alphabet
    pairs = Counter(pair for word in words for pair in zip("." + word, word + ".", strict=True))
    table = []
    for a in signs:
        seen = sum(pairs[a, b] for b in signs)
        table.append([pairs[a, b] / seen if seen else 1 / len(signs) for b in signs])
    return np.array(table)
