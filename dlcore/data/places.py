"""Where the four files of MNIST may lie on this machine, and which of them lie there."""

import os
from pathlib import Path
from typing import NamedTuple

import platformdirs

VARIABLE = "DLCORE_DATA"
TRAINS = ("train", "train10k")  # the whole training set, else its first 10,000 pictures
TEST = "t10k"
IMAGES, LABELS = "images-idx3-ubyte", "labels-idx1-ubyte"


class Files(NamedTuple):
    """Two pairs of files that belong together."""

    images: Path
    labels: Path
    test_images: Path
    test_labels: Path


def files_in(folder: Path) -> Files | None:
    """The four files in this folder, or None when one of them is missing."""
    for train in TRAINS:
        found = [
            _file(folder, f"{part}-{kind}") for part in (train, TEST) for kind in (IMAGES, LABELS)
        ]
        paths = [path for path in found if path is not None]
        if len(paths) == 4:
            return Files(*paths)
    return None


def missing_in(folder: Path) -> list[str]:
    """The names that `files_in` looks for in vain."""
    part_is_there = _file(folder, f"{TRAINS[1]}-{IMAGES}") or _file(folder, f"{TRAINS[1]}-{LABELS}")
    train = TRAINS[1] if part_is_there else TRAINS[0]
    names = [f"{part}-{kind}" for part in (train, TEST) for kind in (IMAGES, LABELS)]
    return [name for name in names if _file(folder, name) is None]


def find(set_name: str) -> Path | None:
    """The first place on this machine that holds all files of "mnist" or "fashion_mnist"."""
    return next((place for place in _places(set_name) if files_in(place)), None)


def cache(set_name: str) -> Path:
    """Where downloads are kept."""
    return Path(platformdirs.user_cache_dir("dlcore", appauthor=False)) / set_name


def beside_checkout(set_name: str) -> Path:
    """../shared/data, for a class or a team whose checkouts share one copy."""
    checkout = Path(__file__).resolve().parents[2]
    return checkout.parent / "shared" / "data" / set_name


def _places(set_name: str) -> list[Path]:
    return [*_named_by_variable(set_name), beside_checkout(set_name), cache(set_name)]


def _named_by_variable(set_name: str) -> list[Path]:
    if not os.environ.get(VARIABLE):
        return []
    folder = Path(os.environ[VARIABLE]).expanduser()
    if not folder.is_dir():
        raise ValueError(
            f"{VARIABLE} should name a folder, but there is no folder {folder}. "
            "Correct the variable, or remove it."
        )
    # The sets share their file names, so the folder's own name has to tell them apart.
    fits = ("fashion" in folder.name.lower()) == ("fashion" in set_name)
    return [folder / set_name, *([folder] if fits else [])]


def _file(folder: Path, name: str) -> Path | None:
    for spelling in (name, f"{name}.gz"):
        if (folder / spelling).is_file():
            return folder / spelling
    return None
