"""What all drawings have in common: an empty page, the marks of two classes, signs and colours."""

import numpy as np

from dlcore.plots.drawing import BLUE, INK, ORANGE, Drawing, in_our_style

MARKS = ((BLUE, "o"), (ORANGE, "^"))  # of class 0 and class 1


@in_our_style
def canvas(width: float = 7.5, height: float = 4.5):
    """An empty drawing with one frame."""
    drawing = Drawing(figsize=(width, height))
    return drawing, drawing.subplots()


@in_our_style
def canvases(columns: int, width: float = 7.5, height: float = 3.6, rows: int = 1, **sharing):
    """An empty drawing with frames side by side, perhaps in several rows."""
    drawing = Drawing(figsize=(width, height))
    return drawing, drawing.subplots(rows, columns, **sharing)


def limits(X):
    """The corners of a frame around all examples, with a little air."""
    margin = 0.03 * (X.max(axis=0) - X.min(axis=0))
    return X.min(axis=0) - margin, X.max(axis=0) + margin


def scatter_classes(frame, X, y, labels, size: float = 30) -> None:
    """Circles of class 0 and triangles of class 1."""
    for kind, (colour, marker) in enumerate(MARKS):
        dots = {"c": colour, "marker": marker, "label": labels[kind]}
        frame.scatter(
            *X[y == kind].T, s=size, alpha=0.6, linewidths=0.3, edgecolors="white", **dots
        )


def shade_above_zero(frame, score, low, high) -> None:
    """Colour the side where score(points) is above 0, and draw its border."""
    across, up = np.meshgrid(*[np.linspace(low[k], high[k], 200) for k in (0, 1)])
    z = score(np.column_stack([across.ravel(), up.ravel()])).reshape(across.shape)
    if z.max() > 0:
        frame.contourf(across, up, z, levels=[0, z.max()], colors=[ORANGE], alpha=0.15)
        frame.fill([], [], color=ORANGE, alpha=0.15, label="score above 0")
    if z.min() < 0 < z.max():
        frame.contour(across, up, z, levels=[0], colors=[INK], linewidths=2)


def signed(value, plus="") -> str:
    return f"{plus if value > 0 else ''}{value:.3g}".replace("-", "\u2212")


def colour_of(value) -> str:
    return ORANGE if value >= 0 else BLUE


def pairs_of_bars(frame, pairs, kinds) -> None:
    """Two bars a name, in percent: pairs = {name: (share, share)}, kinds = their (colour, word)."""
    for row, shares in enumerate(pairs.values()):
        for shift, hatch, share, (colour, word) in zip(
            (-0.2, 0.2), ("", "///"), shares, kinds, strict=True
        ):
            style = {"fc": (colour, 0.45), "ec": colour, "hatch": hatch, "height": 0.36}
            frame.barh(row + shift, 100 * share, label=word if row == 0 else None, **style)
            frame.text(100 * share + 1, row + shift, f"{100 * share:.1f}", va="center")
    frame.set_yticks(range(len(pairs)), list(pairs))
    frame.invert_yaxis()
