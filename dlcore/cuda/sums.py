"""Add up the numbers of a block's threads in a tree, always in the same order."""

from dlcore.cuda.front_end import cuda
from dlcore.cuda.jit import part
from dlcore.cuda.launch import LINE


@part
def block_sum(shares, t):
    """shares → Σₜ shares[t]        for the threads t of one block; shares is shared memory

    In each round half as many threads add the other half to their own. Five neighbours and one
    barrier at a time, every launch adds in the same order, so the same numbers give the same bits.
    """
    cuda.syncthreads()
    step = LINE // 2
    while step > 0:
        if t < step:
            shares[t] += shares[t + step]
        cuda.syncthreads()
        step //= 2
    return shares[0]
