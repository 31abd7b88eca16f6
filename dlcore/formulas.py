"""Deep learning, one number at a time.

Every formula of the engine that needs no array stands here, in plain Python. The rooms compile
these functions and put loops around them. `_prime` marks a slope (a derivative).
"""

from math import erfc, exp, log1p, pi, sqrt
from math import tanh as tanh_of

# bends


def relu(z):
    """relu(z) = z where z > 0, else 0. A NaN stays a NaN."""
    return 0.0 if z < 0 else z


def relu_prime(a):
    """relu'(z), written with a = relu(z): 1 where a > 0, else 0. At the kink z = 0 we take 0."""
    return 1.0 if a > 0 else 0.0


def leaky_relu(z, slope):
    """leaky_relu(z) = z where z > 0, else slope z. A neuron that is off still feels its blame."""
    return slope * z if z < 0 else z


def leaky_relu_prime(z, slope):
    """leaky_relu'(z) = 1 where z > 0, else slope. At the kink z = 0 we take slope."""
    return 1.0 if z > 0 else slope


def sigmoid(z):
    """sigmoid(z) = 1 / (1 + e^(-z)), written with e^(-|z|), which cannot overflow"""
    e = exp(-abs(z))
    return (e if z < 0 else 1.0) / (1.0 + e)


def sigmoid_prime(a):
    """sigmoid'(z), written with a = sigmoid(z): a (1 - a)"""
    return a * (1.0 - a)


def tanh(z):
    """tanh(z) = (e^z - e^(-z)) / (e^z + e^(-z))"""
    return tanh_of(z)


def tanh_prime(a):
    """tanh'(z), written with a = tanh(z): 1 - a²"""
    return 1.0 - a * a


def gelu(z):
    """gelu(z) = z Φ(z), where Φ(z) is the share of a normal distribution that lies below z"""
    return 0.5 * z * erfc(-z / sqrt(2.0))


def gelu_prime(z):
    """gelu'(z) = Φ(z) + z φ(z), where φ(z) = e^(-z²/2) / √(2π) is the slope of Φ"""
    return 0.5 * erfc(-z / sqrt(2.0)) + z * exp(-0.5 * z * z) / sqrt(2.0 * pi)


# losses of one output


def squared_error(z, y):
    """(z - y)²"""
    return (z - y) * (z - y)


def squared_error_prime(z, y):
    """2 (z - y)"""
    return 2.0 * (z - y)


def binary_cross_entropy(z, y):
    """The surprise -y log p - (1 - y) log(1 - p) with p = sigmoid(z), written without p

    A score of 1000 has p = 1, whose 1 - p has no logarithm; but log(1 + e^(-|z|)) always exists.
    """
    return (0.0 if z < 0 else z) - z * y + log1p(exp(-abs(z)))


def binary_cross_entropy_prime(p, y):
    """The slope of the surprise along the score z, written with p = sigmoid(z): p - y"""
    return p - y


# steps


def sgd(w, dw, lr):
    """One step downhill: w - lr dw"""
    return w - lr * dw


def momentum(v, dw, share):
    """A rolling ball: it keeps a share of its velocity and is pushed by the slope: share v + dw"""
    return share * v + dw


def blend(mean, value, share):
    """A mean that forgets: it moves by a share of the way towards the new value"""
    return mean + share * (value - mean)


def rms_step(w, dw, lr, mean_square, epsilon):
    """A step that does not depend on the size of slopes: w - lr dw / (√mean_square + epsilon)"""
    return w - lr * dw / (sqrt(mean_square) + epsilon)


def adam_step(w, lr, mean, mean_square, epsilon, correction):
    """Along the mean slope, in its usual size: w - lr mean / (correction √mean_square + epsilon)"""
    return w - lr * mean / (correction * sqrt(mean_square) + epsilon)


def shrink(w, amount):
    """Towards 0 by an amount, and not past it: what is smaller becomes exactly 0"""
    if w > amount:
        return w - amount
    return w + amount if w < -amount else 0.0 * w


# dice


def scrambled(number):
    """A whole number below 2³² → another, without a pattern: neighbours land far apart

    Multiplying stirs the high digits, shifting brings them down to the low ones; no two numbers
    meet. (The constants are Ellis's "lowbias32".) Same number, same answer, on any device.
    """
    x = number & 0xFFFFFFFF
    x = ((x ^ (x >> 16)) * 0x7FEB352D) & 0xFFFFFFFF
    x = ((x ^ (x >> 15)) * 0x846CA68B) & 0xFFFFFFFF
    return x ^ (x >> 16)
