"""What this processor can do at once: how wide its vector registers are, and how many it has.

`DLCORE_VECTOR_BITS` chooses another width: 128, 256 or 512, or 0 for plain loops without vector
registers of our own. Tests use it to show that the width changes the speed and never a bit.
"""

import os
import platform
from functools import cache

import llvmlite.binding as llvm
from numba.core import config

WIDTHS = ("0", "128", "256", "512")


@cache
def features() -> dict[str, bool]:
    """The names of the instruction sets of this processor, as LLVM knows them."""
    try:
        return dict(llvm.get_host_cpu_features())
    except RuntimeError:  # LLVM cannot ask every processor
        return {}


def is_arm() -> bool:
    return platform.machine().lower() in {"arm64", "aarch64"}


def can_fuse() -> bool:
    """Can this processor multiply and add with a single rounding? Most have since 2013."""
    return is_arm() or features().get("fma", False)


def native_bits() -> int:
    """The widest vector register, or 0 where products stay plain loops."""
    if not can_fuse() or config.DISABLE_JIT:
        return 0
    if features().get("avx512f"):
        return 512
    return 256 if features().get("avx2") else 128


def chosen_bits() -> int:
    """The width that the environment asks for, or else the widest."""
    asked = os.environ.get("DLCORE_VECTOR_BITS", "")
    if not asked:
        return native_bits()
    if asked not in WIDTHS:
        raise ValueError(
            f"DLCORE_VECTOR_BITS must be one of {', '.join(WIDTHS)}, but got {asked!r}. "
            f"Without it the widest registers of this processor are used."
        )
    return min(int(asked), native_bits() and 512)


VECTOR_BITS = chosen_bits()
# A tile must fit into the registers together with what feeds it: 32 registers on ARM and with
# AVX-512, 16 otherwise.
TILE_ROWS, TILE_VECTORS = (8, 2) if VECTOR_BITS == 512 else (6, 4) if is_arm() else (6, 2)
# Large products wait for memory more than for arithmetic: a flatter tile reads less of it.
LARGE_ROWS, LARGE_VECTORS = (6, 4) if VECTOR_BITS == 512 else (TILE_ROWS, TILE_VECTORS)
