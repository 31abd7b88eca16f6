"""Runs the threads of one block, one after another, from one meeting point to the next."""

from dlcore.cuda.simulator import meetings, messages
from dlcore.cuda.simulator.counting import add_up
from dlcore.cuda.simulator.thread import WARP, Dim3, Thread


class Phase:
    """What a block does between two barriers."""

    def __init__(self, number):
        self.number = number


class Block:
    """Threads that share memory and can wait for each other."""

    def __init__(self, machine, index):
        self.machine, self.index, self.phase = machine, index, Phase(0)
        self.shared, self.bytes = {}, machine.shared_bytes
        shape = machine.block_shape
        places = [
            Dim3(x, y, z) for z in range(shape.z) for y in range(shape.y) for x in range(shape.x)
        ]
        self.everyone = [Thread(self, number, place) for number, place in enumerate(places)]
        self.threads = self.everyone

    def run(self):
        """Run until every thread has returned ('done') or all wait for the grid ('grid')."""
        while True:
            self.run_ready()
            self.threads = [thread for thread in self.threads if thread.wait is not None]
            if not self.threads:
                add_up(self.everyone, self.machine)
                return "done"
            if self.release_warps():
                continue
            if not meetings.all_at_one_barrier(self):
                raise messages.Abandoned
            self.next_phase()
            if self.threads[0].wait.kind == "grid":
                return "grid"
            self.release_all()

    def run_ready(self):
        machine = self.machine
        ready = self.threads
        if machine.rng is not None:
            ready = list(ready)
            machine.rng.shuffle(ready)
        for thread in ready:
            if thread.wait is None or thread.wait == "reply":
                self.run_one(thread)

    def run_one(self, thread):
        program, machine = self.machine.program, self.machine
        machine.current = thread
        if not program.waits:
            program.run(thread, *machine.arguments)
            return
        try:
            if thread.running is None:
                thread.running = program.run(thread, *machine.arguments)
                thread.wait = next(thread.running)
            else:
                thread.wait = thread.running.send(thread.reply)
        except StopIteration:
            thread.wait = None

    def release_warps(self):
        """Let the lanes go on whose whole group has arrived at a warp function."""
        woke = False
        warps = {}
        for thread in self.threads:
            warps.setdefault(thread.number // WARP, []).append(thread)
        for warp in warps.values():
            if any(t.wait != "reply" and t.wait.kind == "warp" for t in warp):
                woke |= meetings.release_groups(warp)
        return woke

    def next_phase(self):
        self.phase = Phase(self.phase.number + 1)
        self.machine.report.barriers += 1
        acquired = {}
        for thread in self.threads:
            acquired |= thread.acquired
        for thread in self.threads:
            thread.acquired = dict(acquired) if acquired else {}
            thread.clock += 1
            thread.new_moment()
        add_up(self.everyone, self.machine)

    def release_all(self):
        replies = meetings.block_reply(self.threads)
        for thread in self.threads:
            thread.wait, thread.reply = "reply", replies

    def shared_array(self, thread, site, name, shape, dtype):
        """The same memory for every thread of the block, by the place where it is declared."""
        if site not in self.shared:
            dynamic = shape == 0
            if dynamic:
                array = self.dynamic_array(thread, site, name, dtype)
            else:
                array = self.machine.new_array(name, "shared", shape, dtype, site)
                self.bytes += array.size * array.itemsize
            self.shared[site] = array
            if self.bytes > messages.SHARED_BYTES:
                messages.too_much_shared(thread, site, self.bytes)
        return self.shared[site]

    def dynamic_array(self, thread, site, name, dtype):
        """All dynamic arrays of a block start at the same byte: they are one memory."""
        dtype = self.machine.dtype_of(dtype)
        for array in self.shared.values():
            if array.line == "dynamic" and array.itemsize == dtype.itemsize:
                return array.seen_as(0, array.shape, (1,)) if array.dtype == dtype else array
        size = self.machine.shared_bytes // dtype.itemsize
        array = self.machine.new_array(name, "shared", size, dtype, site)
        array.line = "dynamic"
        return array
