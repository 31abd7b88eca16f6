"""What was measured: a table for the person who waits, and a file for those who compare."""

import datetime
import json
import os
from collections.abc import Sequence
from pathlib import Path

from benchmarks import machine
from benchmarks.protocol import Gate

RESULTS = Path(__file__).parent / "results"


def show(rows: Sequence[dict]) -> None:
    """The turns at one task, as a table."""
    print(f"\n{rows[0]['task']}")
    print(f"    {'contender':28} {'time':>9} {'ratio':>8}  {'quartiles':16} {'loss':>8}")
    for row in rows:
        quartiles = "{:.2f} to {:.2f}".format(*row["quartiles"])
        loss = "" if row["loss"] is None else f"{row['loss']:.4f}"
        print(
            f"    {row['contender']:28} {in_units(row['seconds']):>9} {row['ratio']:8.2f}  "
            f"{quartiles:16} {loss:>8}",
            flush=True,
        )


def in_units(seconds: float) -> str:
    """0.00012 → 120 us"""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{1e3 * seconds:.3g} ms" if seconds >= 1e-3 else f"{1e6 * seconds:.3g} us"


def save(section: str, rows: Sequence[dict], gate: Gate) -> None:
    """Put the rows of one script into the files of this machine; the others' rows stay."""
    path = RESULTS / f"{machine.slug()}.json"
    content = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    content["machine"] = machine.name()
    content[section] = {
        "taken": datetime.date.today().isoformat(),
        "versions": machine.versions(),
        "clock": "processor time" if gate.processor_time else "clock on the wall",
        "undisturbed": f"{gate.quiet_turns} of {gate.turns}",
        "rows": list(rows),
    }
    write_whole(path, json.dumps(content, indent=1) + "\n")
    write_whole(path.with_suffix(".md"), "\n".join(page(content)) + "\n")
    print(f"Kept in benchmarks/results/{path.name} and, to read, in {path.stem}.md.")


def page(content: dict) -> list[str]:
    """The file of a machine as Markdown."""
    lines = [f"# {content['machine']}", "", "Ratio: its time divided by that of dlcore."]
    for section in (name for name in content if name != "machine"):
        told = content[section]
        versions = ", ".join(f"{name} {version}" for name, version in told["versions"].items())
        lines += ["", f"## {section}", "", f"Taken {told['taken']} with {versions}."]
        lines += [f"{told['undisturbed']} turns were undisturbed; {told['clock']}.", ""]
        lines += ["| task | contender | time | ratio | quartiles |", "|---|---|--:|--:|---|"]
        lines += [
            f"| {row['task']} | {row['contender']} | {in_units(row['seconds'])} "
            f"| {row['ratio']:.2f} | {row['quartiles'][0]:.2f} to {row['quartiles'][1]:.2f} |"
            for row in told["rows"]
        ]
    return lines


def write_whole(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    os.replace(beside, path)
