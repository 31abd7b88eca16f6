"""Lesson 17 by somebody who knows NumPy well."""

import numpy as np


def conv2d_valid(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return np.einsum("yxij,ij->yx", windows, kernel.astype(float))


def max_pool2(images):
    rows = np.maximum(images[:, ::2], images[:, 1::2])
    return np.maximum(rows[:, :, ::2], rows[:, :, 1::2])
