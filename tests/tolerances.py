"""How close is close enough, and why."""

FLOAT64 = 1e-12  # sums of some dozen terms, each rounded at 1e-16
FLOAT32 = 1e-5  # the same, each rounded at 6e-8
FINITE_DIFFERENCE = (
    1e-6  # a nudge of 1e-5 leaves an error of its square, and rounding of its inverse
)
