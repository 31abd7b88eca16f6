"""Lesson 00 by somebody who adds where others multiply."""


def double_plus_one(n):
    total = 1
    for _ in range(2):
        total += n
    return total
