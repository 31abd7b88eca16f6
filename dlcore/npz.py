"""Named arrays in one .npz file without pickle: written whole or not at all, read with distrust."""

import io
import math
import os
import struct
import zipfile
from pathlib import Path

import numpy as np
from numpy.lib import format as npy

from dlcore.files import whole

HEADER_READERS = {(1, 0): npy.read_array_header_1_0, (2, 0): npy.read_array_header_2_0}
BROKEN = (  # what Python's zip and NumPy's header readers say to a damaged file
    *(EOFError, LookupError, NotImplementedError, OverflowError, RecursionError, RuntimeError),
    *(UserWarning, ValueError, struct.error, zipfile.BadZipFile),
)


def write(path: str | os.PathLike, arrays: dict[str, np.ndarray]) -> None:
    """Every array under its name; the same arrays give the same bytes."""
    with whole(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, array in arrays.items():
            with archive.open(zipfile.ZipInfo(f"{name}.npy"), "w", force_zip64=True) as member:
                npy.write_array(member, np.asarray(array, order="C"), allow_pickle=False)


def read(path: str | os.PathLike) -> dict[str, np.ndarray]:
    """Every array by its name, as it was written. What is damaged or not plain numbers is refused.

    Nothing is executed, and memory stays in proportion to the length of the file: arrays lie in it
    uncompressed, so no small file can claim to hold a large array.
    """
    path = Path(path)
    if not path.exists():
        raise FileNotFoundError(f"there is no file {str(path)!r}. Write one with net.save(path).")
    content = path.read_bytes()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            refuse_more_than_the_file_holds(members, len(content))
            return {
                member.filename.removesuffix(".npy"): array_from(archive.read(member))
                for member in members
            }
    except BROKEN as error:
        raise ValueError(
            f"{str(path)!r} should be a file written by net.save(path), but it is damaged or "
            f"something else: {error}. Save the network again."
        ) from error


def refuse_more_than_the_file_holds(members: list[zipfile.ZipInfo], size: int) -> None:
    if any(member.compress_type != zipfile.ZIP_STORED for member in members):
        raise ValueError("its arrays are compressed, and dlcore writes them as they are")
    claimed = sum(member.file_size for member in members)
    if claimed > size:
        raise ValueError(f"it claims {claimed} bytes of arrays, but has {size} bytes in all")


def array_from(raw: bytes) -> np.ndarray:
    """The array in the bytes of one .npy file."""
    file = io.BytesIO(raw)
    version = npy.read_magic(file)
    if version not in HEADER_READERS:
        raise ValueError(f"an array in it has the unknown format {version}")
    shape, columns_first, dtype = HEADER_READERS[version](file)
    if dtype.hasobject:
        raise ValueError("it holds Python objects, which could run code when they are opened")
    numbers = raw[file.tell() :]
    if any(length < 0 for length in shape) or math.prod(shape) * dtype.itemsize != len(numbers):
        raise ValueError(
            f"an array of shape {shape} and type {dtype} is announced, "
            f"but {len(numbers)} bytes follow"
        )
    array = np.frombuffer(numbers, dtype).reshape(shape, order="F" if columns_first else "C")
    return array.astype(dtype.newbyteorder("="))  # files travel between kinds of processors
