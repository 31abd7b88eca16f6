"""The calls of a training step in an order that suits the caches, with the same bits.

Two things are better than in the order of a textbook. The rows of a small batch are read where they
lie, instead of being copied first. And slopes are used as soon as they are known: a product that
makes dW can change W itself, and `dtheta` is then never written; for rules that remember, every dW
is used while it is still in a cache.
"""

import numpy as np

from dlcore.cpu import sgd_update, take_rows
from dlcore.cpu.dense import one_example_step
from dlcore.cpu.sweep import sweep_large, sweep_narrow, sweep_rows, sweep_tiles
from dlcore.cpu.threads import products, team

SWEEPS = (sweep_tiles, sweep_large, sweep_narrow, sweep_rows, team)
FIRST = np.zeros(1, np.int64)
SECOND_CACHE = 1_000_000  # bytes; rows that do not fit would come from far away twice


def better_order(calls, net, batches, rows):
    """The same step: updates close to their slopes, no copy of the rows."""
    return without_copy(with_early_updates(calls, net), batches, rows)


def with_early_updates(calls, net):
    """Make every dW last, and update its weights with it; the other parameters follow."""
    place = next(
        (c for c, (_, taken) in enumerate(calls) if any(a is net.theta for a in taken)), None
    )
    if place is None or any(kernel is net.room.l2_backward for kernel, _ in calls):
        return calls  # l2 changes slopes once more before they are used
    makes_slopes = [k in SWEEPS and inside(taken[5], net.dtheta) for k, taken in calls[:place]]
    before = [call for call, makes in zip(calls, makes_slopes, strict=False) if not makes]
    slopes = [call for call, makes in zip(calls, makes_slopes, strict=False) if makes]
    update, products = calls[place], {offset(taken[5], net.dtheta): taken for _, taken in slopes}
    after: list = []
    done = 0
    for start, taken in sorted(products.items(), key=lambda item: item[0]):
        after += piece_of(update, net, done, start) if done < start else []
        done = start + taken[5].size
        after += updated_product(update, net, taken, start)
    after += piece_of(update, net, done, net.theta.size) if done < net.theta.size else []
    return before + after + calls[place + 1 :]


def updated_product(update, net, taken, start):
    """dW = A B and then the update of W, or both in one where the product can change W itself"""
    A, _, _, B, b, dW, *_ = taken
    threads = threads_of(net.room)
    if update[0] is sgd_update and B.shape[0] == 1:
        W = net.theta[start : start + dW.size].reshape(dW.shape)
        return [(one_example_step, (A.T, FIRST, B, update[1][1], W))]
    if update[0] is sgd_update:
        W = net.theta[start : start + dW.size].reshape(dW.shape)
        calls = products(A, B, b, W, threads)
        return [(sweep, (*taken[:6], update[1][1], *taken[7:])) for sweep, taken in calls]
    return products(A, B, b, dW, threads) + piece_of(update, net, start, start + dW.size)


def piece_of(update, net, start, stop):
    """The update of theta[start:stop] alone"""
    kernel, taken = update
    whole = net.theta.shape
    return [
        (kernel, tuple(a[start:stop] if getattr(a, "shape", ()) == whole else a for a in taken))
    ]


def without_copy(calls, batches, rows):
    """Let products read the drawn rows of X where they lie, if nothing else needs the batch."""
    kernel, taken = calls[0]
    if kernel is not take_rows or taken[0].dtype != taken[2].dtype or taken[0].shape[1] < 2:
        return calls
    X, batch, changed = taken[0], taken[2], []
    if batch.nbytes > SECOND_CACHE:
        return calls
    for kernel, taken in calls[1:]:
        uses = [inside(a, batch) for a in taken]
        if not any(uses):
            changed.append((kernel, taken))
        elif kernel in SWEEPS and uses[0] and not any(uses[1:]):
            changed.append((kernel, reading_rows(taken, X, batch, rows)))
        elif kernel is one_example_step:
            changed.append((kernel, (X, rows, *taken[2:])))
        else:
            return calls
    return changed


def reading_rows(taken, X, batch, rows):
    """The arguments of a product whose A is the batch, or some columns of it transposed"""
    A, numbers, terms, *others = taken
    if A.shape == batch.shape and A.strides == batch.strides:
        return (X, rows, terms, *others)
    start = offset(A, batch)
    return (X.T[start : start + A.shape[0]], numbers, rows, *others)


def offset(part, whole):
    """How many numbers after the beginning of `whole` does `part` begin?"""
    return (part.ctypes.data - whole.ctypes.data) // whole.itemsize


def inside(part, whole):
    """Does `part`, an argument of a kernel, begin in the memory of `whole`?"""
    return hasattr(part, "ctypes") and 0 <= part.ctypes.data - whole.ctypes.data < whole.nbytes


def threads_of(room):
    """How many threads share the large products of a room."""
    return getattr(room, "team_size", 1)
