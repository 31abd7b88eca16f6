"""A drawing of dots and hashes becomes a picture like those that a network was trained on.

picture_of('''
.####.
....#.
...#..
..#...
''', like=X) gives one row of pixels, as a row of X is one.
"""

import math

import numpy as np

PAPER = "."
SOLID = 0.25  # of full ink: fainter pixels do not count when ink is measured


def picture_of(drawing: str, like: np.ndarray, fit: bool = True) -> np.ndarray:
    """One row of pixels, from 0 (paper) to 1 (ink).

    With `fit` the ink is moved to the middle and made as large as in the pictures X that it is to
    be `like`; without, the page is taken as it is.
    """
    page = page_of(drawing)
    side = math.isqrt(like.shape[1])
    top, left, size = 0.0, 0.0, float(max(page.shape))
    if fit and page.any():
        top, left, size = frame_around(page, share_of_ink(like))
    down = overlaps(top, size, side, page.shape[0])
    across = overlaps(left, size, side, page.shape[1])
    return (down @ page @ across.T).ravel()


def page_of(drawing: str) -> np.ndarray:
    """Rows of text as rows of 0 and 1; a dot or a blank is paper, anything else is ink."""
    rows = [line.rstrip() for line in str(drawing).strip("\n").splitlines()]
    width = max(map(len, rows), default=0)
    if width == 0:
        raise ValueError(
            "expected a drawing of some rows, with . for paper and # for ink, but got an empty one."
        )
    return np.array([[sign not in PAPER + " " for sign in row.ljust(width)] for row in rows], float)


def share_of_ink(X: np.ndarray) -> float:
    """Which part of the frame the ink fills, in the longer direction, in a usual picture of X."""
    side = math.isqrt(X.shape[1])
    boxes = [box_of(picture > SOLID) for picture in X[:200].reshape(-1, side, side)]
    return (
        float(np.median([max(bottom - top, right - left) for top, bottom, left, right in boxes]))
        / side
    )


def box_of(page: np.ndarray) -> tuple[int, int, int, int]:
    """The first row and column with ink, and those after the last."""
    rows, columns = (np.flatnonzero(page.any(axis=axis)) for axis in (1, 0))
    if not rows.size:
        return 0, page.shape[0], 0, page.shape[1]
    return int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1


def frame_around(page: np.ndarray, share: float) -> tuple[float, float, float]:
    """A square so large that the ink fills this share of it: its first row and column, its size.

    The mean of the ink comes to its middle, or as near as it can without losing ink.
    """
    top, bottom, left, right = box_of(page > 0)
    size = max(bottom - top, right - left) / share
    weights = page.sum(axis=1), page.sum(axis=0)
    middles = [np.average(np.arange(len(one)) + 0.5, weights=one) for one in weights]
    ends = ((top, bottom), (left, right))
    down, across = (
        float(np.clip(middle - size / 2, last - size, first))
        for middle, (first, last) in zip(middles, ends, strict=True)
    )
    return down, across, size


def overlaps(start: float, size: float, cells: int, old_cells: int) -> np.ndarray:
    """Which share of each new cell every old cell covers, (cells, old_cells).

    The new cells divide the stretch from start to start + size; outside of the old ones is paper.
    """
    edges = start + size * np.arange(cells + 1) / cells
    old = np.arange(old_cells)
    upper = np.minimum(edges[1:, None], old + 1)
    lower = np.maximum(edges[:-1, None], old)
    return np.maximum(upper - lower, 0) * cells / size
