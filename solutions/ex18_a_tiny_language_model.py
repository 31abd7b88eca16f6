"""Lesson 18, a tiny language model: one function for you to write.

The rules are those of the exercises of lesson 01: write between "your turn" and "end", leave the
arguments as they are, and use loops or NumPy as you like.
"""

from itertools import pairwise

import numpy as np


def bigram_probabilities(words, alphabet):
    """For every letter, measure which letter follows it, and how often: a table of probabilities.

    Index 0 stands for a mark before the first and after the last letter of each word; letter i of
    the alphabet has index i + 1. Count the neighbours in every marked word. Then turn each row
    into shares: entry [a, b] is the probability that b follows a. Words do not touch each other.

    Shapes   words: a list of strings   alphabet: a string of K letters   ->   (K + 1, K + 1)

    A row that was never seen is uniform: 1/(K + 1) everywhere. So every row adds up to 1. The list
    may be empty; a word is not, and all its letters are in the alphabet.

    >>> bigram_probabilities(["a", "aa"], "a")
    array([[0.        , 1.        ],
           [0.66666667, 0.33333333]])
    """
    # --- your turn: about 10 lines ---
    index = {letter: i + 1 for i, letter in enumerate(alphabet)}
    size = len(alphabet) + 1
    counts = np.zeros((size, size))
    for word in words:
        path = [0] + [index[letter] for letter in word] + [0]
        for a, b in pairwise(path):
            counts[a, b] += 1
    seen = counts.sum(axis=1)
    counts[seen == 0] = 1
    return counts / counts.sum(axis=1, keepdims=True)
    # --- end ---
