"""How much traffic a warp makes: 32 lanes ask together, and the card answers in whole segments.

Lanes of a warp that touch the same line for the same time are counted as one request. A request
to global memory costs one transaction per segment of 128 bytes that it touches. A request to
shared memory costs one round, and one more for each lane that waits for a bank: the 32 banks hold
4 bytes each, and a bank answers for one place at a time.
"""

from collections import Counter
from itertools import zip_longest

from dlcore.cuda.simulator.report import Count

BANKS, BANK_BYTES = 32, 4


def add_up(threads, machine):
    """Move what the threads of a block remember into the counts of the report."""
    warps = {}
    for thread in threads:
        for key, places in thread.log.items():
            warps.setdefault((thread.warp, key), []).append(places)
        thread.log = {}
    for (_, key), lanes in warps.items():
        array, site = machine.array_of(key)
        name = array.name
        count = machine.report.counts.setdefault(name, Count(array.space))
        kind = machine.program.sites[site].kind
        touched = sum(map(len, lanes))
        setattr(count, kind, getattr(count, kind) + touched)
        if array.space == "global":
            segments = sum(
                segments_of(request, array.itemsize, machine.report.segment)
                for request in zip_longest(*lanes)
            )
            if kind != "writes":
                count.read_transactions += segments
            if kind != "reads":
                count.write_transactions += segments
        else:
            for request in zip_longest(*lanes):
                count.conflicts += extra_rounds(request, array.itemsize)


def segments_of(request, itemsize, segment):
    """How many segments the cells of one request lie in."""
    return len({flat * itemsize // segment for flat in request if flat is not None})


def extra_rounds(request, itemsize):
    """How many rounds more than the least one request to shared memory takes."""
    words = {flat * itemsize // BANK_BYTES for flat in request if flat is not None}
    if itemsize > BANK_BYTES:
        words |= {word + 1 for word in words}
    if len(words) < 2:
        return 0
    busiest = max(Counter(word % BANKS for word in words).values())
    return busiest - -(-len(words) // BANKS)
