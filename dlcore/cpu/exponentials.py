"""e^x and its relatives: the library's for float64, and quick twins for float32.

The processor has no instruction for e^x. The library's float32 functions are called number by
number; the twins below are a few multiplications that the compiler does for 4 to 16 numbers at
once. They round every operation on its own, so they give the same bits in any vector width.
A NaN stays a NaN: every clamp is a comparison that is false for it.
"""

import math

import numpy as np
from numba import types
from numba.extending import overload

from dlcore import formulas
from dlcore.cpu.jit import kernel

F, I = np.float32, np.int32
ZERO, HALF, ONE, TWO = F(0), F(0.5), F(1), F(2)

LOG2_E = F(1.44269504)  # 1 / ln 2
LN_2_HIGH, LN_2_LOW = F(0.693359375), F(-2.12194440e-4)  # ln 2; n times the first part is exact
E5, E4, E3 = F(1.98756915e-4), F(1.39819995e-3), F(8.33345191e-3)
E2, E1 = F(4.16657959e-2), F(1 / 6)
SMALLEST = F(-87.3)  # below, e^x is smaller than float32's normal numbers
BIAS, FRACTION_BITS = I(127), I(23)


@kernel
def exp32(x):
    """e^x for x ≤ 0, and up to 88        e^x = 2^n e^r        where x = n ln 2 + r, |r| ≤ ln 2 / 2

    2^n is written into the exponent of a float32; e^r is 1 + r + r²/2 + ... (Cephes). Where the
    answer is below 1e-38 it is 0.   Measured: at most 1 unit in the last place.
    """
    kept = SMALLEST if x < SMALLEST else x
    n = np.floor(kept * LOG2_E + HALF)
    r = kept - n * LN_2_HIGH - n * LN_2_LOW
    tail = ((((E5 * r + E4) * r + E3) * r + E2) * r + E1) * r + HALF
    power_of_two = I((I(n) + BIAS) << FRACTION_BITS).view(F)
    return ZERO if x < SMALLEST else (tail * r * r + r + ONE) * power_of_two


A1, A3, A5, A7 = F(4.89352456e-3), F(6.37261929e-4), F(1.48572236e-5), F(5.12229709e-8)
A9, A11, A13 = F(-8.60467152e-11), F(2.00018790e-13), F(-2.76076848e-16)
B0, B2, B4, B6 = F(4.89352519e-3), F(2.26843463e-3), F(1.18534706e-4), F(1.19825840e-6)
FLAT = F(7.90531111)  # from here on tanh is 1 in float32


@kernel
def tanh32(x):
    """tanh(x) ≈ x p(x²) / q(x²), the quotient of two polynomials (Eigen's coefficients)

    Measured: at most 6 units in the last place.
    """
    kept = FLAT if x > FLAT else (-FLAT if x < -FLAT else x)
    s = kept * kept
    p = ((((((A13 * s + A11) * s + A9) * s + A7) * s + A5) * s + A3) * s + A1) * kept
    return p / (((B6 * s + B4) * s + B2) * s + B0)


@kernel
def sigmoid32(z):
    """1 / (1 + e^(-z)), written with e^(-|z|)        Measured: at most 3 units in the last place"""
    e = exp32(-abs(z))
    return (e if z < ZERO else ONE) / (ONE + e)


C1, C2, C3 = F(0.254829592), F(-0.284496736), F(1.421413741)
C4, C5, C0 = F(-1.453152027), F(1.061405429), F(0.3275911)
ROOT_HALF, ROOT_2_PI_INVERSE = F(math.sqrt(0.5)), F(1 / math.sqrt(2 * math.pi))


@kernel
def normal_below32(z, bell):
    """Φ(z), from erfc(x) ≈ t (C1 + t (C2 + ...)) e^(-x²), t = 1 / (1 + C0 x), x = |z| / √2

    `bell` is e^(-z²/2). Abramowitz and Stegun 7.1.26.   Measured: off by at most 2e-7.
    """
    t = ONE / (ONE + C0 * (abs(z) * ROOT_HALF))
    above = HALF * ((((C5 * t + C4) * t + C3) * t + C2) * t + C1) * t * bell
    return above if z < ZERO else ONE - above


@kernel
def gelu32(z):
    """z Φ(z)        Measured: off by at most 5e-7"""
    return z * normal_below32(z, exp32(-HALF * z * z))


@kernel
def gelu_prime32(z):
    """Φ(z) + z φ(z)        Measured: off by at most 5e-7"""
    bell = exp32(-HALF * z * z)
    return normal_below32(z, bell) + z * bell * ROOT_2_PI_INVERSE


def by_precision(exact, quick):
    """One name for both: in a kernel the type of the number decides, while it is compiled."""
    exact = kernel(exact)

    def either(x):
        return exact(x)

    @overload(either)
    def chosen(x):
        if x == types.float32:
            return lambda x: quick(x)
        return lambda x: exact(x)

    return either


def exp_of(x):
    """e^x"""
    return math.exp(x)


exp = by_precision(exp_of, exp32)
tanh = by_precision(formulas.tanh, tanh32)
sigmoid = by_precision(formulas.sigmoid, sigmoid32)
gelu = by_precision(formulas.gelu, gelu32)
gelu_prime = by_precision(formulas.gelu_prime, gelu_prime32)
