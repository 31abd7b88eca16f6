"""The most that one core can do: fused multiply-adds that wait for nothing, counted per second.

This is the yardstick of the other scripts, so it uses nothing of the engine that they measure.
"""

import time

import llvmlite.binding as llvm
import numba
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

CHAINS = 12  # sums that do not wait for each other; with two more registers they fit into 16
PROBE_ADDS = 100_000_000  # multiply-adds, about a millisecond


def register_bits() -> int:
    features = llvm.get_host_cpu_features()
    return 512 if features.get("avx512f") else 256 if features.get("avx2") else 128


def chains_of(number: types.Float):
    """A compiled loop of `rounds` times CHAINS vector multiply-adds on numbers of this kind."""
    kind = ir.FloatType() if number == types.float32 else ir.DoubleType()
    lanes = register_bits() // number.bitwidth
    vector = ir.VectorType(kind, lanes)
    name = f"llvm.fma.v{lanes}f{number.bitwidth}"

    def every_lane(value: float) -> ir.Constant:
        return ir.Constant(vector, [value] * lanes)

    def emit(context, build, signature, arguments):
        fma_type = ir.FunctionType(vector, [vector] * 3)
        fma = cgutils.get_or_insert_function(build.module, fma_type, name)
        # x = 0.5 x + 1 goes to 2 and stays there: no odd numbers slow it. It must not begin at 2:
        # the compiler would see that nothing changes, and leave the sum out
        sums = [cgutils.alloca_once_value(build, every_lane(3 + chain)) for chain in range(CHAINS)]
        with cgutils.for_range(build, arguments[0]):
            for place in sums:
                x = build.call(fma, [build.load(place), every_lane(0.5), every_lane(1.0)])
                build.store(x, place)
        total = build.load(sums[0])
        for place in sums[1:]:
            total = build.fadd(total, build.load(place))
        return build.extract_element(total, ir.Constant(ir.IntType(32), 0))

    @intrinsic
    def chains(typing, rounds):
        return number(types.int64), emit

    @numba.njit(number(types.int64), nogil=True)
    def run(rounds):
        return chains(rounds)

    return run, CHAINS * lanes


class Peak:
    """peak = Peak("float32"); peak.add(10**8) does that many multiply-adds as fast as can be."""

    def __init__(self, dtype: str = "float32"):
        self._run, self._per_round = chains_of(getattr(types, dtype))

    def add(self, multiply_adds: float) -> None:
        self._run(int(multiply_adds / self._per_round))

    def rate(self) -> float:
        """Multiply-adds per second, right now."""
        start = time.perf_counter()
        self.add(PROBE_ADDS)
        return PROBE_ADDS / (time.perf_counter() - start)


if __name__ == "__main__":
    for dtype in ("float32", "float64"):
        peak = Peak(dtype)
        best = max(peak.rate() for _ in range(200))
        print(f"{dtype}: {2 * best / 1e9:.0f} thousand million operations per second on one core")
