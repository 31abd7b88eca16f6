"""Threads that wait for others who never come, in words."""

from dlcore.cuda.simulator.messages import Abandoned


def left_out_of_mask(thread, site, mask):
    thread.machine.fault(
        "left_out_of_mask",
        f"{thread.machine.who(thread)}, lane {thread.lane} of its warp, calls a warp function "
        f"whose mask {mask:#010x} leaves it out. Name every lane that calls; 0xffffffff is all.",
        thread,
        site,
    )
    raise Abandoned


def absent_lane(thread, site, lane):
    thread.machine.fault(
        "shuffle_from_absent_lane",
        f"{thread.machine.who(thread)} asks lane {lane} for its number, but that lane does not "
        f"take part. All lanes that are asked must call the shuffle too.",
        thread,
        site,
    )


def barrier_not_reached(block, waiting, gone):
    machine, example = block.machine, gone[0]
    site, total = waiting.wait.site, len(block.everyone)
    barrier = "the grid barrier" if waiting.wait.kind == "grid" else "cuda.syncthreads()"
    machine.fault(
        "barrier_not_reached",
        f"{len(gone)} of {total} threads of block {machine.place(block.index)} returned without "
        f"reaching {barrier} in line {machine.line(site)}, for example thread "
        f"{machine.place(example.threadIdx)}. Every thread of a block must come to the barrier: "
        f"put the work under the `if`, not the barrier, and let nobody return before it.",
        example,
        site,
    )


def wait_for_each_other(block, places):
    machine = block.machine
    names = {"block": "cuda.syncthreads()", "grid": "the grid barrier", "warp": "a warp function"}
    stand = [
        f"thread {machine.place(threads[0].threadIdx)}"
        + (f" and {len(threads) - 1} more" if len(threads) > 1 else "")
        + f" at {names[kind]} in line {machine.line(site)}"
        for (kind, site), threads in places.items()
    ]
    warp = any(kind == "warp" for kind, _ in places)
    advice = (
        "All lanes that the mask names must call the same warp function in the same line."
        if warp
        else "All threads must meet at the same barrier: take it out of the branches."
    )
    first = next(iter(places.values()))[0]
    machine.fault(
        "different_barriers",
        f"threads of block {machine.place(block.index)} wait for each other for ever: "
        f"{'; '.join(stand)}. {advice}",
        first,
        first.wait.site,
    )


def grid_not_reached(block, gone, total):
    thread = block.threads[0]
    block.machine.fault(
        "grid_not_reached",
        f"{gone} of {total} blocks ended without reaching the grid barrier in line "
        f"{block.machine.line(thread.wait.site)}. Every thread of the grid must come to it.",
        thread,
        thread.wait.site,
    )


def never_ends(thread, site):
    machine = thread.machine
    machine.fault(
        "never_ends",
        f"the loops of the kernel went round {machine.budget:,} times without an end; "
        f"{machine.who(thread)} went round last. Does the condition ever become false, and does "
        f"nobody wait for a thread that cannot run? If it is really that much work, say "
        f"launch(..., steps={10 * machine.budget}).",
        thread,
        site,
    )
    raise Abandoned
