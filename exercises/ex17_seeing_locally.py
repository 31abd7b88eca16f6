"""Lesson 17, seeing locally: two functions for you to write.

The rules are those of the exercises of lesson 01: write between "your turn" and "end", leave the
arguments as they are, and use loops or NumPy as you like.
"""

import numpy as np


def conv2d_valid(image, kernel):
    """Slide the kernel over the picture, and take the dot product with what lies under it.

    At every place where the whole kernel fits, multiply matching numbers and add the products up.
    The kernel is used as it is, not turned around, as all libraries for deep learning do.

    Shapes   image (h, w)   kernel (a, b)   ->   (h - a + 1, w - b + 1)

    The kernel is never larger than the picture, in neither direction. Whole numbers may come in;
    the answer holds float64.

    >>> conv2d_valid(np.array([[1.0, 2.0, 3.0]]), np.array([[-1.0, 1.0]]))
    array([[1., 1.]])
    """
    # --- your turn: about 8 lines ---
    raise NotImplementedError("17.1 conv2d_valid: see lesson 17, section 2")
    # --- end ---


def max_pool2(images):
    """Halve the pictures: of every square of 2 by 2 pixels keep the largest.

    Shapes   images (n, h, w)   ->   (n, h/2, w/2)

    h and w are even. The pixels are floats and may be negative. There may be no pictures.

    >>> max_pool2(np.array([[[1.0, 9.0], [2.0, 3.0]]]))
    array([[[9.]]])
    """
    # --- your turn: about 3 lines ---
    raise NotImplementedError("17.2 max_pool2: see lesson 17, section 3")
    # --- end ---
