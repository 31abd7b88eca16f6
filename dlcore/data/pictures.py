"""MNIST and Fashion-MNIST: from a folder, else the cache of this machine, else the network."""

from pathlib import Path

import numpy as np

from dlcore.data import idx, places
from dlcore.data.dataset import Array, SplitDataset
from dlcore.data.sources import FASHION_MNIST, MNIST, Pictures

DTYPES = ("float32", "float64", "uint8")


def mnist(folder: str | Path | None = None, dtype: str = "float32") -> SplitDataset:
    """70,000 handwritten digits of 28 x 28 pixels, one picture a row of 784 numbers, 0 to 1.

    dtype="uint8" leaves the pixels as the bytes they are, 0 to 255. Without a folder the files are
    looked for in the folder that the environment variable DLCORE_DATA names, then beside this
    checkout in ../shared/data/mnist, then in the user's cache; at last they are downloaded there.
    """
    return _load(MNIST, folder, dtype)


def fashion_mnist(folder: str | Path | None = None, dtype: str = "float32") -> SplitDataset:
    """70,000 pictures of clothes in the format of MNIST, harder to tell apart than digits."""
    return _load(FASHION_MNIST, folder, dtype)


def mnist_folder() -> Path | None:
    """The folder from which `mnist()` would read, or None where it would have to download."""
    return places.find(MNIST.folder)


def fashion_mnist_folder() -> Path | None:
    """The folder from which `fashion_mnist()` would read, or None where it would download."""
    return places.find(FASHION_MNIST.folder)


def _load(wanted: Pictures, folder: str | Path | None, dtype: str) -> SplitDataset:
    if dtype not in DTYPES:
        raise ValueError(f"dtype must be one of {', '.join(DTYPES)}, but got {dtype!r}.")
    files = _files(wanted, folder)
    images, labels = idx.read_pair(files.images, files.labels)
    test_images, test_labels = idx.read_pair(files.test_images, files.test_labels)
    print(
        f"{wanted.name}: {len(images):,} pictures to learn from and {len(test_images):,} "
        f"to test on, read from {files.images.parent}"
    )
    return SplitDataset(
        X=_rows(images, dtype),
        y=labels.astype(np.int64),
        feature_names=tuple(f"pixel_{i}_{j}" for i in range(idx.SIDE) for j in range(idx.SIDE)),
        class_names=wanted.class_names,
        source=wanted.source,
        licence=wanted.licence,
        X_test=_rows(test_images, dtype),
        y_test=test_labels.astype(np.int64),
    )


def _rows(images: Array, dtype: str) -> Array:
    rows = images.reshape(len(images), -1)
    if dtype == "uint8":
        return rows.copy()
    scaled = rows.astype(dtype)
    scaled /= 255
    return scaled


def _files(wanted: Pictures, folder: str | Path | None) -> places.Files:
    place = Path(folder).expanduser() if folder is not None else places.find(wanted.folder)
    if place is None:
        place = _downloaded(wanted)
    files = places.files_in(place)
    if files is None:
        what = "it lacks" if place.is_dir() else "there is no such folder; it should hold"
        raise ValueError(
            f"{wanted.name} was to be read from {place}, but {what} "
            f"{', '.join(places.missing_in(place))} (.gz is fine). "
            "Put them there, or leave the folder out to have them found or downloaded."
        )
    return files


def _downloaded(wanted: Pictures) -> Path:
    from dlcore.data.download import download  # few need it, and it takes a while to import

    place = places.cache(wanted.folder)
    print(f"{wanted.name} is not on this machine. Downloading {wanted.megabytes} MB into {place}")
    try:
        download(wanted.sha256, wanted.mirrors, place)
    except ConnectionError as error:
        raise RuntimeError(
            f"{wanted.name} is not on this machine and could not be downloaded.\n{error}\n"
            "Three ways to get it:\n"
            "- connect to the network and call this again;\n"
            f"- put {', '.join(wanted.sha256)} into a folder and pass it: "
            f"{wanted.folder}(folder);\n"
            f"- or name that folder in the environment variable {places.VARIABLE}.\n"
            "dl.data.digits() needs no download."
        ) from error
    return place
