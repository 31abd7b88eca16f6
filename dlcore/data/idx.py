"""The IDX format of MNIST: a few numbers that say what follows, then one byte a pixel or label.

A file opens with the bytes 0, 0, 8 (for unsigned bytes) and the number of its dimensions; then
comes each dimension as four bytes, highest first; then the pixels or labels. A file may be gzipped,
whatever its name says.
"""

import gzip
import math
import zlib
from pathlib import Path

import numpy as np

from dlcore.data.dataset import Array

IMAGES, LABELS = 2051, 2049  # 0x00000803 and 0x00000801
MEANING = {IMAGES: "images", LABELS: "labels"}
SIDE, CLASSES = 28, 10


def read_images(path: Path) -> Array:
    """(n, 28, 28) pixels, 0 (paper) to 255 (ink)."""
    images = _read(path, IMAGES)
    if images.shape[1:] != (SIDE, SIDE):
        rows, columns = images.shape[1:]
        raise ValueError(
            f"{path} should hold images of {SIDE} x {SIDE} pixels, but they are {rows} x {columns}."
        )
    return images


def read_labels(path: Path) -> Array:
    """(n,) class numbers, 0 to 9."""
    labels = _read(path, LABELS)
    wrong = np.flatnonzero(labels >= CLASSES)
    if len(wrong):
        raise ValueError(
            f"{path} should hold labels from 0 to {CLASSES - 1}, but label {wrong[0]} is "
            f"{labels[wrong[0]]}. The file is damaged or of another data set; get it again."
        )
    return labels


def read_pair(images_path: Path, labels_path: Path) -> tuple[Array, Array]:
    """Images and the labels that belong to them."""
    images, labels = read_images(images_path), read_labels(labels_path)
    if len(images) != len(labels):
        raise ValueError(
            f"{images_path.name} holds {len(images)} images, but {labels_path.name} holds "
            f"{len(labels)} labels: they do not belong together. Both lie in {images_path.parent}."
        )
    return images, labels


def _read(path: Path, magic: int) -> Array:
    content = _unpacked(path)
    dimensions = magic & 0xFF
    header = 4 + 4 * dimensions
    found = int.from_bytes(content[:4], "big")
    if len(content) < header:
        raise ValueError(
            f"{path} is too short: an IDX file opens with {header} bytes that describe it, "
            f"but it has {len(content)}. Get it again."
        )
    if found != magic:
        meaning = f", which means {MEANING[found]}" if found in MEANING else ": it is no such file"
        raise ValueError(
            f"{path} should open with {magic} (IDX {MEANING[magic]}), "
            f"but opens with {found}{meaning}."
        )
    shape = tuple(int(size) for size in np.frombuffer(content, ">u4", dimensions, offset=4))
    expected, got = math.prod(shape), len(content) - header
    if got != expected:
        raise ValueError(
            f"{path} announces {shape[0]} {MEANING[magic]}, {expected} bytes, but {got} bytes "
            f"follow: it is {'cut off' if got < expected else 'too long'}. Get it again."
        )
    return np.frombuffer(content, np.uint8, offset=header).reshape(shape)


def _unpacked(path: Path) -> bytes:
    content = path.read_bytes()
    if content[:2] != b"\x1f\x8b":
        return content
    try:
        return gzip.decompress(content)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ValueError(
            f"{path} is gzipped but cannot be unpacked ({error}): it is damaged. Get it again."
        ) from error
