"""Repeat a step that was written down: one by one, or as graphs that start with a single call.

A graph is a list of launches that the card knows by heart. It holds their arguments as they were,
so only launches that are the same in every step can be part of one. Adam's count of steps and
Dropout's dice change: what they are passed to is launched by itself, between two graphs.

No graph has run on a card yet; the launches one by one run in the simulator, in every test.
"""

from itertools import groupby

from dlcore.cuda.front_end import graph_maker
from dlcore.cuda.launch import make, on_card


def place_of(argument):
    """Where an array lies in memory; a number is its own place."""
    if shape(argument) == ():
        return "number", argument
    told = getattr(argument, "__cuda_array_interface__", None) or argument.__array_interface__
    return "array", told["data"][0]


def same(launch, other):
    """Whether two launches do the same to the same arrays."""
    if launch[:3] != other[:3]:
        return False
    return all(
        one is two or (place_of(one) == place_of(two) and shape(one) == shape(two))
        for one, two in zip(launch.arguments, other.arguments, strict=True)
    )


def shape(argument):
    return getattr(argument, "shape", ())


def graph_of(launches, stream):
    """A function that starts all these launches with a single call, in a stream of the card.

    What follows is written after the front end's own test of it; it has not run on a card yet.
    """
    core = graph_maker()
    device = core.Device()
    device.set_current()
    builder = device.create_graph_builder()
    builder.begin_building()
    for launch in launches:
        make(launch, builder)
    graph, where = builder.end_building().complete(), core.Stream.from_handle(int(stream))
    return lambda: graph.launch(where)


class Piece:
    """Launches that follow each other, and the graph of them if they are always the same."""

    def __init__(self, launches, start, graph):
        self.launches, self.graph = launches, graph
        self.part = slice(start, start + len(launches))

    def play(self, noted, stream):
        """Make these launches as they were noted now, or, without new notes, as they are known."""
        now = self.launches if noted is None else noted[self.part]
        if self.graph is not None and (noted is None or all(map(same, now, self.launches))):
            self.graph()
        else:
            for launch in now:
                make(launch, stream)


class Repeated:
    """One training step, in pieces that are the same in every step and pieces that are not."""

    def __init__(self, stream=0):
        self.stream, self.notes, self.pieces = stream, None, None

    def is_known(self):
        """Whether the step was noted twice: then it can be repeated without new notes."""
        return self.pieces is not None

    def play(self, notes=None):
        """Make the step. New notes are needed twice, and wherever something in it has changed.

        The first time one launch goes after the other, so that every kernel is compiled. The
        second notes show what stays the same, and that becomes graphs where there can be graphs.
        """
        if self.notes is not None and not self.is_known():
            self.pieces = self.cut(self.notes, notes)
        if not self.is_known():
            self.notes = notes
        for piece in self.pieces or [Piece(notes, 0, None)]:
            piece.play(notes, self.stream)

    def cut(self, before, notes):
        graphs = graph_maker() is not None and any(map(on_card, notes[0].arguments))
        pieces, start = [], 0
        for alike, pairs in groupby(zip(notes, before, strict=True), lambda pair: same(*pair)):
            launches = [launch for launch, _ in pairs]
            graph = graph_of(launches, self.stream) if graphs and alike else None
            pieces.append(Piece(launches, start, graph))
            start += len(launches)
        return pieces
