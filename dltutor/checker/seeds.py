"""Where fresh inputs come from: chance, or the number in DLCORE_SEED for the same ones again."""

import os
import secrets

VARIABLE = "DLCORE_SEED"


def fresh_seed() -> int:
    """A seed that nobody can foresee, unless one was asked for."""
    asked = os.environ.get(VARIABLE, "").strip()
    if not asked:
        return secrets.randbits(32)
    if not asked.isdecimal():
        raise ValueError(f"{VARIABLE} should be a whole number such as 7, but it is {asked!r}.")
    return int(asked)
