"""Deep learning, one number at a time.

Every formula of the engine that needs no array stands here, in plain Python. The rooms compile
these functions and put loops around them. `_prime` marks a slope (a derivative).
"""


def relu(z):
    """relu(z) = z where z > 0, else 0. A NaN stays a NaN."""
    return 0.0 if z < 0 else z


def relu_prime(a):
    """relu'(z), written with a = relu(z): 1 where a > 0, else 0. At the kink z = 0 we take 0."""
    return 1.0 if a > 0 else 0.0


def sgd(w, dw, lr):
    """One step downhill: w - lr dw"""
    return w - lr * dw
