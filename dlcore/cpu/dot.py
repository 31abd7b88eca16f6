"""Multiply matching numbers and add the products up: the heart of a neuron."""

from dlcore.cpu.jit import kernel


@kernel
def dot(x, w):
    """x, w → x · w

    Each number of x meets its partner in w; the products are added from the first to the last:
    x · w = Σₖ x[k] w[k]

    Shapes   x (n,)   w (n,)   →   one number; 0.0 for n = 0
    Work     2 n operations on 2 n numbers
    Source   Nielsen, chapter 1, "Perceptrons"
    """
    total = 0.0
    for k in range(len(x)):
        total += x[k] * w[k]
    return total
