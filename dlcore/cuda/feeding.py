"""Bring batches to a card that cannot hold all examples: one travels while another is worked on.

There are two places for a batch on the card, used in turn. Copies go through a stream of their own,
and marks in both streams say when a place has been filled, and when it may be filled again.
This has run in Numba's simulator, where nothing overlaps, and not on a card yet.
"""

import numpy as np

from dlcore.cuda.front_end import cuda
from dlcore.cuda.launch import on_card


class Place:
    """Where the rows of one batch arrive."""

    def __init__(self, X, y, size, copies):
        self.copies = copies
        self.sources = [a.copy_to_host() if on_card(a) else a for a in (X, y)]
        shapes = [((size, *source.shape[1:]), source.dtype) for source in self.sources]
        # only pages that the system may not move can travel while the processor goes on
        self.pages = [cuda.pinned_array(shape, dtype=dtype) for shape, dtype in shapes]
        self.arrays = [cuda.device_array(shape, dtype) for shape, dtype in shapes]
        self.filled, self.free = cuda.event(), cuda.event()

    def fill(self, rows, work):
        """Send these rows on their way; the stream `work` waits for them, the processor does not.

        The processor writes to the pages only when they have left, and the copy waits until the
        card has done with the batch that was here before.
        """
        self.filled.synchronize()
        self.free.wait(self.copies)
        for source, page, array in zip(self.sources, self.pages, self.arrays, strict=True):
            np.take(source, rows, axis=0, out=page[: rows.size], mode="clip")
            array[: rows.size].copy_to_device(page[: rows.size], stream=self.copies)
        self.filled.record(self.copies)
        self.filled.wait(work)

    def done(self, work):
        """All work with this batch is in the stream: after it the place is free."""
        self.free.record(work)


def two_places(X, y, size):
    """Two places that are filled in turn."""
    copies = cuda.stream()
    return [Place(X, y, size, copies) for _ in range(2)]


def stream_for(array):
    """A stream of its own for work on arrays of the card; the simulator has none."""
    return cuda.stream() if on_card(array) else 0
