"""Every mistake in words: what was expected, what happened, what to do."""

from math import prod

from dlcore.cuda.simulator.arrays import whole

SHARED_BYTES = 48 * 1024  # what every card gives to a block without being asked
LOCAL_BYTES = 512 * 1024  # of one thread


class Abandoned(Exception):
    """Unwinds a thread after a mistake that leaves no way on; never leaves the simulator."""


def brackets(array, index):
    index = index if isinstance(index, tuple) else (index,)
    return f"{array.name}[{', '.join(str(i) for i in index)}]"


def part_or_fault(thread, array, index, site, did):
    """The part of the array that the index names; None, and a finding, where it names nothing."""
    machine, who = thread.machine, thread.machine.who(thread)
    indexes = index if isinstance(index, tuple) else (index,)
    what = f"{who} {did} {brackets(array, index)}"
    if len(indexes) > array.ndim:
        machine.fault(
            "wrong_number_of_indexes",
            f"{what}, but {array.name} has {array.ndim} "
            f"{'dimension' if array.ndim == 1 else 'dimensions'}, shape {array.shape}.",
            thread,
            site,
            array,
            indexes,
        )
    elif any(not isinstance(i, slice) and whole(i) is None for i in indexes):
        machine.fault(
            "index_not_whole",
            f"{what}, but an index must be a whole number. Use // instead of /, or int(...).",
            thread,
            site,
            array,
            indexes,
        )
    else:
        part = array.part(index)
        if part is not None:
            return part
        outside(thread, array, indexes, site, what)
    return None


def outside(thread, array, indexes, site, what):
    numbers = tuple(i if isinstance(i, slice) else whole(i) for i in indexes)
    if any(not isinstance(i, slice) and i < 0 for i in numbers):
        kind, text = (
            "negative_index",
            (
                f"{what}, but a kernel cannot count from the end: the index must be 0 or more. "
                f"On a GPU this touches memory in front of the row, or of the array."
            ),
        )
    else:
        kind, text = (
            "out_of_range",
            (
                f"{what}, but {array.name} has shape {array.shape}. "
                + advice_outside(thread, array, numbers)
            ),
        )
    thread.machine.fault(kind, text, thread, site, array, numbers)


def advice_outside(thread, array, index):
    if array.space == "shared" and array.size == 0:
        return "Say at the launch how many bytes of shared memory a block gets: shared=..."
    if array.space == "global" and any(place in index for place in thread.grid(3) if place):
        return (
            f"The launch starts {thread.machine.report.threads} threads, and those beyond the end "
            f"must do nothing: put the line under an `if` that compares the index with the shape."
        )
    return f"The last index is {', '.join(str(size - 1) for size in array.shape)}."


def unwritten(thread, array, flat, site):
    index = array.position(flat)
    start = (
        "An array starts with" if array.space == "global" else f"A {array.space} array starts with"
    )
    thread.machine.fault(
        "unwritten_read",
        f"{thread.machine.who(thread)} reads {brackets(array, index)}, which nothing has written. "
        f"{start} whatever lay in that memory: store a number in every cell that is read "
        f"(0 where there is nothing to load), and wait for the thread that stores it.",
        thread,
        site,
        array,
        index,
    )


def whole_part_written(thread, array, site):
    thread.machine.fault(
        "part_written_at_once",
        f"{thread.machine.who(thread)} writes a whole part of {array.name} at once. "
        f"Write it number by number, in a loop.",
        thread,
        site,
        array,
    )


def race(thread, array, flat, site, did, other_did, other, other_site):
    machine, index = thread.machine, array.position(flat)
    first, second = machine.who(other.thread), machine.who(thread)
    line, other_line = machine.line(site), machine.line(other_site)
    where = "in the same line" if line == other_line else f"in line {other_line}"
    text = (
        f"{second} {did} {brackets(array, index)} in line {line}, {first} {other_did} it {where}, "
        f"and nothing says who comes first. "
    )
    if other.block is not thread.block:
        kind, text = (
            "race_between_blocks",
            text
            + (
                "Blocks cannot wait for each other: let every block write cells of its own, use "
                "cuda.atomic, or make two launches of it."
            ),
        )
    elif did == other_did == "writes" and line == other_line:
        kind, text = (
            "race",
            text
            + ("Give every thread a cell of its own, let one thread write, or use cuda.atomic."),
        )
    elif "changes" in (did, other_did):
        kind, text = (
            "race",
            text
            + ("An atomic operation orders nothing but itself: put cuda.syncthreads() between."),
        )
    elif line == other_line:
        kind, text = (
            "race",
            text
            + (
                "If threads change one cell together, use cuda.atomic; if each round needs the one "
                "before, put cuda.syncthreads() between the rounds."
            ),
        )
    else:
        kind, text = "race", text + "Put cuda.syncthreads() between the two."
    machine.fault(kind, text, thread, site, array, index, other.thread, other_site)


def stopped(thread, site, error):
    thread.machine.fault(
        "stopped",
        f"{thread.machine.who(thread)} stopped with {type(error).__name__}: {error}",
        thread,
        site,
    )


def too_much_shared(thread, site, asked):
    thread.machine.fault(
        "too_much_shared",
        f"a block asks for {asked:,} bytes of shared memory, and has {SHARED_BYTES:,}. "
        f"Take smaller tiles.",
        thread,
        site,
    )
    raise Abandoned


def refuse_too_large(thread, site, space, shape, dtype):
    """An array inside a kernel that no card has room for."""
    size = dtype.itemsize * prod(shape if isinstance(shape, tuple) else (shape,))
    if space == "shared" and size > SHARED_BYTES:
        too_much_shared(thread, site, size)
    if space == "local" and size > LOCAL_BYTES:
        thread.machine.fault(
            "too_much_local",
            f"every thread asks for {size:,} bytes of its own, and has at most {LOCAL_BYTES:,}. "
            f"Take a smaller array; what should live in registers is at most some dozen numbers.",
            thread,
            site,
        )
        raise Abandoned


def summary(report):
    """What a raised error says."""
    from dlcore.cuda.simulator.report import told

    number = len(report.findings)
    mistakes = "a mistake" if number == 1 else f"{number} mistakes"
    return f"the simulator found {mistakes} in {report.kernel}.\n\n{told(report.findings)}"
