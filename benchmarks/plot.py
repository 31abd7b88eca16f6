"""Draw the ratios of training.py, and put the same in words where the picture is shown.

python -m benchmarks.plot [results/machine.json]
"""

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import matplotlib

from benchmarks import machine
from benchmarks.contenders import NAMES
from benchmarks.report import RESULTS, in_units, write_whole

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402

PICTURE = RESULTS / "ratios.svg"
PAGES = (RESULTS.parent / "README.md", RESULTS.parents[1] / "README.md")
LIMIT, OURS = NAMES["by_peak.epoch"], NAMES["by_dlcore.epoch"]
COLOUR, OUR_COLOUR, WORDS = "#0072B2", "#E69F00", "#202020"


def main(asked: Sequence[str] | None = None) -> None:
    asked = sys.argv[1:] if asked is None else asked
    path = Path(asked[0]) if asked else RESULTS / f"{machine.slug()}.json"
    if not path.is_file():
        sys.exit(f"{path} is not there. Measure first: python -m benchmarks.training")
    content = json.loads(path.read_text(encoding="utf-8"))
    networks = by_task(content["training"]["rows"])
    draw(networks, content["machine"])
    words = in_words(networks, content["machine"])
    print(words)
    for page in PAGES:
        retell(page, words)


def by_task(rows: Sequence[dict]) -> dict[str, dict[str, dict]]:
    """{"784-128-10 SGD, batch 64": {"PyTorch": row, ...}, ...}"""
    networks: dict[str, dict[str, dict]] = {}
    for row in rows:
        networks.setdefault(row["task"], {})[row["contender"]] = row
    return networks


def draw(networks: dict[str, dict[str, dict]], machine_name: str) -> None:
    plt.style.use("dlcore.dlcore")
    plt.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "dlcore"})  # small, reproducible
    heights = [len(bars(rows)) + 1.2 for rows in networks.values()]
    figure, panels = plt.subplots(
        len(networks),
        1,
        sharex=True,
        figsize=(7.5, 0.24 * sum(heights) + 0.9),
        height_ratios=heights,
    )
    for panel, (task, rows) in zip(panels, networks.items(), strict=True):
        draw_network(panel, task, rows)
    smallest = min(row["ratio"] for rows in networks.values() for _, row in bars(rows))
    panels[-1].set_xlim(0.8 * min(1, smallest), 100)
    panels[-1].set_xlabel(f"times as long as dlcore, one thread\n{machine_name}", fontsize=9)
    figure.savefig(PICTURE, metadata={"Date": None})
    plt.close(figure)


def bars(rows: dict[str, dict]) -> list[tuple[str, dict]]:
    """The contenders other than us, the slowest on top."""
    others = [(name, row) for name, row in rows.items() if name not in (OURS, LIMIT)]
    return sorted(others, key=lambda named: named[1]["ratio"])


def draw_network(panel, task: str, rows: dict[str, dict]) -> None:
    shown = bars(rows)
    for place, (name, row) in enumerate(shown):
        ratio, colour = row["ratio"], OUR_COLOUR if name.startswith(OURS) else COLOUR
        panel.barh(place, ratio - 1, left=1, height=0.68, color=colour)
        panel.hlines(place, *row["quartiles"], color=WORDS, linewidth=1)
        end = max(1, ratio, row["quartiles"][1])
        panel.text(end * 1.05, place, short(ratio), va="center", color=WORDS, fontsize=10)
    panel.set_xscale("log")
    panel.set_xticks([1, 2, 5, 10, 20, 50], ["1", "2", "5", "10", "20", "50"])
    panel.minorticks_off()
    panel.set_yticks(range(len(shown)), [name for name, _ in shown])
    panel.tick_params(labelsize=9)
    panel.grid(axis="y", visible=False)
    panel.axvline(1, color=WORDS, linewidth=1.2)
    panel.set_title(f"{task}: {in_units(rows[OURS]['seconds'])} a step", fontsize=10.5)


def short(ratio: float) -> str:
    return f"{ratio:.1f}" if 1 <= ratio < 10 else f"{ratio:.2g}"


def in_words(networks: dict[str, dict[str, dict]], machine_name: str) -> str:
    """What a person sees in the picture, in a breath or two."""
    sentences = []
    for task, rows in networks.items():
        others = [(name, row) for name, row in bars(rows) if not name.startswith(OURS)]
        told = [f"{short(row['ratio'])} for {name}" for name, row in (others[0], others[-1])]
        sentences.append(f"{task}: from {' to '.join(told)}.")
    return (
        f"Bars: how many times as long as dlcore other libraries need for a step of training, "
        f"one thread on {machine_name}. {' '.join(sentences)}"
    )


def retell(page: Path, words: str) -> None:
    """Replace the words that stand for the picture in a page, where the page shows it."""
    if page.is_file():
        text = page.read_text(encoding="utf-8")
        told = re.sub(r"!\[[^\]]*\](?=\([\w/]*ratios\.svg\))", lambda _: f"![{words}]", text)
        if told != text:
            write_whole(page, told)
            print(f"The words for the picture in {page.name} are new.")


if __name__ == "__main__":
    main()
