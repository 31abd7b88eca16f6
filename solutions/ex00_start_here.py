"""Lesson 00, start here: one small function, to see how marking works."""


def double_plus_one(n):
    """Return twice n, plus one.

    Shapes   n one number   ->   one number

    Whole numbers give whole numbers, fractions give fractions, and n may be negative.

    >>> double_plus_one(3)
    7
    """
    # --- your turn: about 2 lines ---
    doubled = 2 * n
    return doubled + 1
    # --- end ---
