"""Learning by heart, drawn: true and taught answers, capacity, a published run, when to stop."""

import numpy as np

from dlcore.plots.drawing import BLUE, GREY, INK, ORANGE, Drawing, in_our_style
from dltutor.figures.frame import canvas, canvases, pairs_of_bars


@in_our_style
def labelled(images, labels) -> Drawing:
    """Pictures with the labels that they were given above them."""
    drawing, frames = canvases(len(images), 9, 2.2)
    for frame, image, label in zip(frames, images, labels, strict=True):
        frame.imshow(image, cmap="Greys", vmin=0)
        frame.set_title(f"\u201c{label}\u201d", loc="center", fontsize=16)
        frame.set(xticks=[], yticks=[])
        frame.grid(False)
    return drawing


@in_our_style
def true_or_taught(true, taught) -> Drawing:
    """For wrongly labelled pictures: how many get the true answer, how many the taught one."""
    drawing, frame = canvas(7.5, 3.8)
    epochs = np.arange(1, len(true) + 1)
    frame.plot(epochs, 100 * np.array(true), color=BLUE, label="the true digit")
    frame.plot(epochs, 100 * np.array(taught), color=ORANGE, ls="--", label="the wrong label")
    frame.set(xlabel="epoch", ylabel="of the wrongly labelled, in %", ylim=(-2, 102))
    drawing.legend(loc="outside upper center", ncols=2)
    return drawing


@in_our_style
def capacity(sizes, learned, unseen) -> Drawing:
    """Networks of growing size: what they learn, and what it is worth on unseen examples."""
    drawing, frame = canvas(7.5, 3.8)
    places = np.arange(len(sizes))
    frame.fill_between(
        places, 100 * np.array(unseen), 100 * np.array(learned), color=GREY, alpha=0.35
    )
    frame.plot(places, 100 * np.array(learned), "o-", color=BLUE, label="labels learned")
    frame.plot(places, 100 * np.array(unseen), "^--", color=ORANGE, label="unseen digits right")
    frame.set_xticks(places, sizes)
    frame.set(xlabel="hidden neurons", ylabel="in %", ylim=(0, 103))
    drawing.legend(loc="outside upper center", ncols=2)
    return drawing


@in_our_style
def published(looks, ours, sizes, theirs=None) -> Drawing:
    """Cost and accuracy of a long run; where the book's points are there, ours lie on its lines.

    A point is (test cost, test right, training cost, training right); sizes = (test, training).
    """
    drawing, (cost, share) = canvases(2, 9.5, 4.2)
    epochs = np.array(looks) + 1
    for frame, test, training, scale in (
        (cost, 0, 2, (1, 1)),
        (share, 1, 3, (100 / sizes[0], 100 / sizes[1])),
    ):
        for column, colour, dashes, factor, word in (
            (training, BLUE, "-", scale[1], "training"),
            (test, ORANGE, "--", scale[0], "test"),
        ):
            if theirs is not None:
                line = factor * np.array([point[column] for point in theirs])
                style = {"color": colour, "ls": dashes, "lw": 1.5, "label": f"{word}, the book"}
                frame.plot(np.arange(len(line)) + 1, line, **style)
            dots = factor * np.array([point[column] for point in ours])
            style = {"color": colour, "mfc": "none", "ms": 5, "label": f"{word}, ours"}
            frame.plot(epochs, dots, "o", ls=dashes if theirs is None else "", **style)
        frame.set(xlabel="epoch", xscale="log", xticks=(1, 3, 10, 30, 100, 400))
        frame.xaxis.set_major_formatter("{x:g}")
        frame.minorticks_off()
    cost.set(title="cost", ylim=(0, None))
    share.set(title="right answers, in %", ylim=(60, 101))
    drawing.legend(*cost.get_legend_handles_labels(), loc="outside lower center", ncols=4)
    return drawing


@in_our_style
def patience(losses, best: int, stop: int) -> Drawing:
    """A validation loss, where it was lowest, how long was waited, and what would have come."""
    drawing, frame = canvas(7.5, 3.8)
    epochs = np.arange(1, len(losses) + 1)
    frame.axvspan(best + 1, stop + 1, color=GREY, alpha=0.35, lw=0, label="patience")
    frame.plot(epochs[stop:], losses[stop:], color=GREY, ls=":", label="never trained")
    frame.plot(epochs[: stop + 1], losses[: stop + 1], color=ORANGE, label="validation loss")
    frame.plot(best + 1, losses[best], "o", color=BLUE, ms=11, mec="white", label="kept")
    frame.plot(stop + 1, losses[stop], "X", color=INK, ms=10, mec="white", label="stopped")
    frame.set(xlabel="epoch", ylim=(0, None))
    drawing.legend(loc="outside upper center", ncols=3)
    return drawing


@in_our_style
def four_curves(histories) -> Drawing:
    """Training and validation loss of several runs side by side: {"A": (training, validation)}."""
    drawing, frames = canvases(len(histories), 10, 3.4, sharey=True)
    for frame, (name, (training, unseen)) in zip(frames, histories.items(), strict=True):
        frame.plot(training, color=BLUE, label="training loss")
        frame.plot(unseen, color=ORANGE, ls="--", label="validation loss")
        frame.set(title=name, xlabel="epoch", ylim=(0, 3.2))
    drawing.legend(*frames[0].get_legend_handles_labels(), loc="outside lower center", ncols=2)
    return drawing


@in_our_style
def remedies(results) -> Drawing:
    """What each means does: results = {name: (labels learned, unseen right)}, both shares."""
    drawing, frame = canvas(8.5, 0.8 * len(results) + 1.6)
    pairs_of_bars(frame, results, ((GREY, "labels learned"), (ORANGE, "unseen right")))
    frame.set(xlim=(0, 112), xlabel="in %")
    drawing.legend(loc="outside upper center", ncols=2)
    return drawing
