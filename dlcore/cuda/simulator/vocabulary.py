"""What a kernel can say to the card: the names in the module cuda that the simulator knows."""

import types

from dlcore.cuda.simulator.atomics import CHANGES

CUDA_MODULES = {"numba.cuda", "numba_cuda_mlir.cuda", "dlcore.cuda.stand_in.cuda"}

PLACES = {"threadIdx", "blockIdx", "blockDim", "gridDim", "laneid", "warpsize"}
CALLS = {
    *("grid", "gridsize", "fma", "selp", "popc", "clz", "ffs", "brev"),
    *("threadfence", "threadfence_block", "threadfence_system"),
}
ARRAYS = {
    ("shared", "array"): "shared_array",
    ("local", "array"): "local_array",
    ("const", "array_like"): "constant_array",
}
BLOCK_WAITS = {
    "syncthreads": "sync",
    "syncthreads_count": "count",
    "syncthreads_and": "and",
    "syncthreads_or": "or",
}
WARP_WAITS = {
    **{"shfl_sync": "from", "shfl_up_sync": "up", "shfl_down_sync": "down"},
    **{"shfl_xor_sync": "xor", "all_sync": "all", "any_sync": "any", "eq_sync": "eq"},
    **{"ballot_sync": "ballot"},
}


def is_cuda(thing):
    return isinstance(thing, types.ModuleType) and thing.__name__ in CUDA_MODULES


def known(path):
    """Whether cuda.x.y, as ("x", "y"), means something here."""
    if path in ARRAYS or path == ("cg", "this_grid"):
        return True
    if path[0] == "atomic":
        return len(path) == 2 and (path[1] in CHANGES or path[1] == "compare_and_swap")
    if path[0] in PLACES:
        return len(path) == 1 or path[1] in ("x", "y", "z")
    return len(path) == 1 and path[0] in {*CALLS, *BLOCK_WAITS, *WARP_WAITS, "syncwarp"}
