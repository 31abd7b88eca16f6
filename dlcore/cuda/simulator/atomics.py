"""Read, change and store in one go: what no other thread can come between."""

from dlcore.cuda.simulator import messages
from dlcore.cuda.simulator.races import note_write

CHANGES = {
    "add": lambda old, value: old + value,
    "sub": lambda old, value: old - value,
    "max": lambda old, value: value if value > old else old,
    "min": lambda old, value: value if value < old else old,
    "nanmax": lambda old, value: value if value > old or old != old else old,
    "nanmin": lambda old, value: value if value < old or old != old else old,
    "and_": lambda old, value: old & value,
    "or_": lambda old, value: old | value,
    "xor": lambda old, value: old ^ value,
    "exch": lambda old, value: value,
    "inc": lambda old, limit: 0 if old >= limit else old + 1,
    "dec": lambda old, limit: limit if old == 0 or old > limit else old - 1,
    "cas": lambda old, expected, value: value if old == expected else old,
}


def change(thread, name, site, array, *arguments):
    """The value before the change."""
    if name == "compare_and_swap":
        name, arguments = "cas", (0 if array.ndim == 1 else (0,) * array.ndim, *arguments)
    index, *values = arguments
    flat = array.locate(index)
    if flat is None:
        messages.part_or_fault(thread, array, index, site, "changes")
        return 0
    if array.written is not None and not array.written[flat]:
        messages.unwritten(thread, array, flat, site)
    if array.watched:
        meet(thread, array, flat)
        note_write(thread, array, flat, site, atomic=True)
        thread.remember(array, flat, site)
    old = array.view[flat]
    array.store(flat, CHANGES[name](old, *values))
    return old


def meet(thread, array, flat):
    """Leave at this cell what this thread has fenced, and take what others left."""
    left = thread.machine.left_at_atomics.get((id(array.cells), flat))
    if left:
        for who, number in left.items():
            thread.acquired[who] = max(number, thread.acquired.get(who, -1))
    if thread.released:
        place = thread.machine.left_at_atomics.setdefault((id(array.cells), flat), {})
        place.update(thread.released)
