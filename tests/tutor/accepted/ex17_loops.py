"""Lesson 17 by somebody who moves the picture under each number of the kernel, or compiles."""

import numpy as np
from numba import njit


def conv2d_valid(image, kernel):
    height = image.shape[0] - kernel.shape[0] + 1
    width = image.shape[1] - kernel.shape[1] + 1
    total = np.zeros((height, width))
    for (i, j), factor in np.ndenumerate(kernel):
        total += factor * image[i : i + height, j : j + width]
    return total


@njit
def max_pool2(images):
    n, h, w = images.shape
    out = np.empty((n, h // 2, w // 2))
    for i in range(n):
        for y in range(0, h, 2):
            for x in range(0, w, 2):
                largest = images[i, y, x]
                for pixel in (images[i, y, x + 1], images[i, y + 1, x], images[i, y + 1, x + 1]):
                    largest = max(largest, pixel)
                out[i, y // 2, x // 2] = largest
    return out
