"""What the simulator saw: how much memory traffic there was, and every mistake."""

from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass
class Finding:
    """One mistake: what kind, where, who, and how often it happened again."""

    kind: str
    message: str
    function: str = ""
    line: int = 0
    source: str = ""
    thread: tuple[int, int, int] | None = None
    block: tuple[int, int, int] | None = None
    array: str | None = None
    index: tuple[int, ...] | None = None
    other_thread: tuple[int, int, int] | None = None
    other_block: tuple[int, int, int] | None = None
    other_line: int = 0
    times: int = 1

    def __str__(self):
        again = f" ({self.times} times in all)" if self.times > 1 else ""
        where = f"\n    line {self.line}: {self.source}" if self.line else ""
        other = ""
        if self.other_line and self.other_line != self.line:
            other = f"\n    line {self.other_line}: {self.other_source}"
        return f"{self.kind.replace('_', ' ')}: {self.message}{again}{where}{other}"

    other_source: str = ""


class Touch(NamedTuple):
    """One touch of one cell, in the order in which the simulator saw it."""

    kind: str  # "reads", "writes" or "atomics"
    array: str
    index: tuple[int, ...]
    thread: tuple[int, int, int]
    block: tuple[int, int, int]
    phase: int  # how many barriers the block has passed
    line: int


@dataclass
class Count:
    """The traffic of one array.

    transactions   segments of global memory that warps asked for (128 bytes each, unless said)
    conflicts      how often a warp had to wait because two lanes wanted the same shared-memory bank
    """

    space: str
    reads: int = 0
    writes: int = 0
    atomics: int = 0
    read_transactions: int = 0
    write_transactions: int = 0
    conflicts: int = 0

    @property
    def transactions(self):
        return self.read_transactions + self.write_transactions


@dataclass
class Report:
    """What one launch did. `counts` goes by the name of the array in the kernel."""

    kernel: str
    grid: tuple[int, int, int]
    block: tuple[int, int, int]
    segment: int = 128
    counts: dict[str, Count] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    barriers: int = 0
    steps: int = 0
    touches: list[Touch] = field(default_factory=list)
    shapes: dict[str, tuple[int, ...]] = field(default_factory=dict)
    itemsizes: dict[str, int] = field(default_factory=dict)

    @property
    def ok(self):
        return not self.findings

    @property
    def kinds(self):
        """The kinds of mistakes, each once, in the order in which they were found."""
        return list(dict.fromkeys(finding.kind for finding in self.findings))

    @property
    def threads(self):
        total = 1
        for size in (*self.grid, *self.block):
            total *= size
        return total

    @property
    def transactions(self):
        """All segments of global memory that were asked for."""
        return sum(count.transactions for count in self.counts.values())

    @property
    def conflicts(self):
        return sum(count.conflicts for count in self.counts.values())

    def __str__(self):
        lines = [f"{self.kernel}: {self.threads} threads, grid {self.grid}, block {self.block}"]
        lines += [line_about(name, count, self.segment) for name, count in self.counts.items()]
        if self.findings:
            lines += ["", told(self.findings)]
        return "\n".join(lines)

    __repr__ = __str__


def line_about(name, count, segment):
    text = f"  {name:<10} {count.reads:>8} reads {count.writes:>8} writes"
    if count.atomics:
        text += f" {count.atomics:>6} atomic"
    if count.space == "global":
        return f"{text} {count.transactions:>8} transactions of {segment} bytes"
    return f"{text} {count.conflicts:>8} bank conflicts ({count.space})"


def told(findings, most=4):
    """The first findings in full, and how many more there are."""
    text = "\n\n".join(str(finding) for finding in findings[:most])
    if len(findings) > most:
        text += f"\n\nand {len(findings) - most} more: see report.findings"
    return text
