"""Speed, drawn: calls one after another, rungs of a ladder, a roof over kernels, shared work."""

import numpy as np

from dlcore.plots.drawing import BLUE, GREY, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas

SECONDS = ((1, "s"), (1e-3, "ms"), (1e-6, "\u00b5s"), (0, "ns"))


def spelled_seconds(value: float) -> str:
    """0.0042 as 4.2 ms"""
    unit, name = next((unit, name) for unit, name in SECONDS if value >= unit)
    return f"{value / (unit or 1e-9):.3g} {name}"


@in_our_style
def bars_of_time(times) -> Drawing:
    """How long each of a few ways takes, as bars on one scale, the time beside each."""
    drawing, frame = canvas(8, 0.6 * len(times) + 1.1)
    names, values = list(times)[::-1], list(times.values())[::-1]
    frame.barh(names, values, color=BLUE, height=0.55)
    for row, value in enumerate(values):
        frame.text(value + 0.01 * max(values), row, spelled_seconds(value), va="center")
    frame.set(xlim=(0, 1.18 * max(values)), xlabel="seconds")
    frame.grid(False, axis="y")
    return drawing


@in_our_style
def calls(times) -> Drawing:
    """Each call of one function with its time; the first is marked, and so is the shortest."""
    drawing, frame = canvas(7.5, 3.6)
    numbers = range(1, len(times) + 1)
    frame.plot(numbers[1:], times[1:], "o", color=BLUE, label="later calls")
    frame.plot(1, times[0], "^", color=ORANGE, ms=11, label="first call")
    frame.axhline(min(times), color=INK, lw=1, ls="--", label="shortest")
    frame.set(yscale="log", xlabel="call", ylabel="seconds")
    drawing.legend(loc="outside upper center", ncols=3)
    return drawing


@in_our_style
def ladder(rates) -> Drawing:
    """Multiply-adds per second of several ways, on a scale where each line is ten times the last"""
    drawing, frame = canvas(9, 0.55 * len(rates) + 1.2)
    names, values = list(rates)[::-1], list(rates.values())[::-1]
    slowest = min(values)
    frame.barh(names, values, color=BLUE, height=0.6)
    for row, value in enumerate(values):
        times = "" if value == slowest else f"{value / slowest:,.0f} times"
        frame.text(1.2 * value, row, times, va="center")
    frame.set(xscale="log", xlim=(slowest / 4, 12 * max(values)))
    frame.set_xlabel("multiply-adds per second")
    frame.grid(False, axis="y")
    return drawing


@in_our_style
def roofline(kernels, bandwidth: float, peak: float) -> Drawing:
    """kernels = {name: (operations per byte, operations per second)}, under a machine's roofs."""
    drawing, frame = canvas(8.5, 5)
    corner = peak / bandwidth
    low = 0.5 * min(work for work, _ in kernels.values())
    high = 12 * max(work for work, _ in kernels.values())
    roof = [low, corner, high], [low * bandwidth, peak, peak]
    bottom = 0.3 * min(rate for _, rate in kernels.values())
    frame.plot(*roof, color=INK, lw=2.5)
    frame.fill_between(*roof, bottom, color="#EEF4F9")
    for name, (work, rate) in kernels.items():
        bound = work < corner
        look = {"marker": "o", "color": BLUE} if bound else {"marker": "^", "color": ORANGE}
        frame.plot(work, rate, ms=10, ls="", **look)
        frame.annotate(name, (work, rate), (9, -14), textcoords="offset points", fontsize=11)
    frame.set(xscale="log", yscale="log", xlim=(low, high), ylim=(bottom, 3 * peak))
    frame.set(xlabel="operations per byte of memory", ylabel="operations per second")
    frame.text(low * 1.2, 1.5 * peak, "memory is the limit", color=BLUE)
    frame.text(high / 1.2, 1.5 * peak, "arithmetic is the limit", color=ORANGE, ha="right")
    return drawing


@in_our_style
def shared_work(share: float, teams) -> Drawing:
    """How long a job takes of which a share is split among 1, 2, 4 ... workers."""
    drawing, frame = canvas(8, 0.55 * len(teams) + 1.4)
    for row, team in enumerate(teams):
        alone, split = 1 - share, share / team
        frame.barh(row, alone, color=GREY, height=0.6, hatch="///", edgecolor="white")
        frame.barh(row, split, left=alone, color=BLUE, height=0.6)
        gain = f"{1 / (alone + split):.3g} times as fast" if team > 1 else ""
        frame.text(alone + split + 0.01, row, gain, va="center")
    for name, look in (("alone", {"color": GREY, "hatch": "///"}), ("shared", {"color": BLUE})):
        frame.barh(0, 0, label=name, edgecolor="white", **look)
    frame.set_yticks(range(len(teams)), [f"{team:,} worker{'s' * (team > 1)}" for team in teams])
    frame.set(xlim=(0, 1.35), xlabel="time, where 1 worker takes 1")
    frame.set_xticks(np.arange(0, 1.01, 0.2))
    frame.invert_yaxis()
    frame.grid(False, axis="y")
    drawing.legend(loc="outside upper center", ncols=2)
    return drawing
