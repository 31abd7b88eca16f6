"""Lesson 00 by somebody who reaches for NumPy."""

import numpy as np


def double_plus_one(number):
    return np.add(number, number) + 1
