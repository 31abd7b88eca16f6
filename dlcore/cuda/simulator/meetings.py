"""Who waits for whom: barriers of a block, and the functions of a warp."""

from dlcore.cuda.simulator import messages_of_waiting

VOTES = {
    "all": lambda values: int(all(values)),
    "any": lambda values: int(any(values)),
    "count": lambda values: sum(map(bool, values)),
    "and": lambda values: int(all(values)),
    "or": lambda values: int(any(values)),
    "eq": lambda values: int(len(set(values)) == 1),
}


def all_at_one_barrier(block):
    """Whether the whole block stands at the same barrier; if not, a finding says who does not."""
    threads = block.threads
    places = {}
    for thread in threads:
        places.setdefault((thread.wait.kind, thread.wait.site), []).append(thread)
    if len(places) > 1 or next(iter(places))[0] == "warp":
        messages_of_waiting.wait_for_each_other(block, places)
        return False
    if len(threads) < len(block.everyone):
        waiting = {thread.number for thread in threads}
        gone = [thread for thread in block.everyone if thread.number not in waiting]
        messages_of_waiting.barrier_not_reached(block, threads[0], gone)
        return False
    return True


def block_reply(threads):
    how = threads[0].wait.how
    return None if how == "sync" else VOTES[how]([thread.wait.value for thread in threads])


def release_groups(warp):
    """Answer every group of lanes that is complete; whether there was one."""
    woke, living = False, 0
    for thread in warp:
        living |= 1 << thread.lane
    for thread in warp:
        if thread.wait == "reply" or thread.wait.kind != "warp":
            continue
        asked = thread.wait
        group = [
            other
            for other in warp
            if other.wait != "reply"
            and (other.wait.kind, other.wait.mask, other.wait.site)
            == ("warp", asked.mask, asked.site)
        ]
        if sum(1 << other.lane for other in group) == asked.mask & living:
            answer(group)
            woke = True
    return woke


def answer(group):
    values = {thread.lane: thread.wait.value for thread in group}
    known = [max(clocks) for clocks in zip(*(thread.known for thread in group), strict=True)]
    for thread in group:
        known[thread.lane] = max(known[thread.lane], thread.clock + 1)
    acquired = {}
    for thread in group:
        acquired |= thread.acquired
    for thread in group:
        thread.reply = reply_to(thread, values)
        thread.known, thread.acquired = list(known), dict(acquired)
        thread.clock += 1
        thread.new_moment()
    for thread in group:
        thread.wait = "reply"


def reply_to(thread, values):
    how = thread.wait.how
    if how == "sync":
        return None
    if how == "ballot":
        return sum(1 << lane for lane, value in values.items() if value)
    if how in VOTES:
        return VOTES[how](values.values())
    return shuffled(thread, values)


def shuffled(thread, values):
    """The number of the lane that this lane asks; its own where it asks beyond the warp."""
    how, extra, own = thread.wait.how, int(thread.wait.extra), thread.lane
    lane = {"from": extra & 31, "up": own - extra, "down": own + extra, "xor": own ^ extra}[how]
    if not 0 <= lane < 32:
        return thread.wait.value
    if lane not in values:
        messages_of_waiting.absent_lane(thread, thread.wait.site, lane)
        return thread.wait.value
    return values[lane]
