"""How parent and child talk: a length, a JSON header, raw array bytes, and nothing that can run.

A frame is [4 bytes: header size][8 bytes: body size][header][body]. Both sides read this file;
it imports nothing of the tutor, so that the child learns nothing from it.
"""

import json
import math
import struct
from typing import IO, Any, NamedTuple

import numpy as np

SIZES = struct.Struct("<IQ")
MAX_HEADER = 4 << 20
MAX_BODY = 64 << 20
MAX_ITEMS = 10_000
MAX_DEPTH = 10
DTYPES = frozenset(
    "|b1 |i1 |u1 <i2 <u2 <i4 <u4 <i8 <u8 <f2 <f4 <f8 <c8 <c16".split()
)  # no objects, no strings, no records


class WireError(Exception):
    """A value that cannot travel, or a frame that is not one of ours."""


class Seed(NamedTuple):
    """Stands for numpy.random.default_rng(number) on the other side."""

    number: int


class Source(NamedTuple):
    """Stands for the function `name` that `text` defines on the other side."""

    name: str
    text: str


def encode(message: dict, value: Any = None) -> bytes:
    arrays: list[bytes] = []
    header = json.dumps({**message, "value": _pack(value, arrays, 0)}).encode("ascii")
    body = b"".join(arrays)
    if len(header) > MAX_HEADER or len(body) > MAX_BODY:
        raise WireError(f"the answer is larger than {MAX_BODY >> 20} MB")
    return SIZES.pack(len(header), len(body)) + header + body


def read_frame(stream: IO[bytes]) -> tuple[dict, Any]:
    """The next message and its value; EOFError where the other side has gone."""
    header_size, body_size = SIZES.unpack(_read(stream, SIZES.size))
    if header_size > MAX_HEADER or body_size > MAX_BODY:
        raise WireError("a frame larger than allowed")
    return decode(_read(stream, header_size), _read(stream, body_size))


def decode(header: bytes, body: bytes) -> tuple[dict, Any]:
    try:
        message = json.loads(header.decode("ascii"))
        if not isinstance(message, dict) or "value" not in message:
            raise WireError("a header without a value")
        left = [memoryview(body)]
        value = _unpack(message.pop("value"), left, 0)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise WireError(f"a frame nobody can read: {error}") from None
    if left[0]:
        raise WireError("a frame with bytes left over")
    return message, value


def living(value: Any) -> Any:
    """The value with every Seed turned into its generator and every Source into its function."""
    if isinstance(value, Seed):
        return np.random.default_rng(value.number)
    if isinstance(value, Source):
        space: dict = {"np": np, "math": math}
        exec(value.text, space)
        return space[value.name]
    if type(value) in (list, tuple):
        return type(value)(living(item) for item in value)
    if type(value) is dict:
        return {key: living(item) for key, item in value.items()}
    return value


def _read(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _pack(value: Any, arrays: list[bytes], depth: int) -> Any:
    """The JSON node of one value; array bytes go to the list."""
    if depth > MAX_DEPTH:
        raise WireError(f"the answer is nested more than {MAX_DEPTH} deep")
    if isinstance(value, np.ndarray | np.generic):
        return _pack_array(value, arrays)
    kind = type(value)  # exact types: a subclass could carry anything
    if value is None or kind in (bool, str):
        return value
    if kind is int and abs(value) < 2**63:
        return value
    if kind is float:
        return {"float": value.hex()}
    if kind is Seed:
        return {"seed": value.number}
    if kind is Source:
        return {"source": [value.name, value.text]}
    if kind in (list, tuple, dict) and len(value) > MAX_ITEMS:
        raise WireError(f"the answer is a {kind.__name__} of more than {MAX_ITEMS} items")
    if kind in (list, tuple):
        return {kind.__name__: [_pack(item, arrays, depth + 1) for item in value]}
    if kind is dict and all(type(key) is str for key in value):
        return {"dict": {key: _pack(item, arrays, depth + 1) for key, item in value.items()}}
    raise WireError(
        f"the answer is {with_article(kind.__name__)}, not a number, array, list or tuple"
    )


def _pack_array(value: np.ndarray | np.generic, arrays: list[bytes]) -> dict:
    plain = np.asarray(value)  # drops subclasses: only shape, type and numbers count
    if plain.dtype == object:
        raise WireError("the answer is an array of Python objects (are its rows equally long?)")
    dtype = plain.dtype.newbyteorder("<").str
    if dtype not in DTYPES:
        raise WireError(f"the answer is an array of type {plain.dtype}")
    if plain.nbytes + sum(map(len, arrays)) > MAX_BODY:
        raise WireError(f"the answer is larger than {MAX_BODY >> 20} MB")
    arrays.append(plain.astype(dtype).tobytes())
    if isinstance(value, np.generic):
        return {"scalar": dtype}
    return {"array": [dtype, list(plain.shape), _layout(plain)]}


def _layout(array: np.ndarray) -> str:
    if array.flags.c_contiguous:
        return "rows"
    if array.flags.f_contiguous:
        return "columns"
    return "backward" if min(array.strides) < 0 else "gaps"


def _unpack(node: Any, left: list[memoryview], depth: int) -> Any:
    if node is None or type(node) in (bool, str, int):
        return node
    if depth > MAX_DEPTH or type(node) is not dict or len(node) != 1:
        raise WireError("a node nobody knows")
    ((kind, inside),) = node.items()

    def deeper(item):
        return _unpack(item, left, depth + 1)

    if kind == "float":
        return float.fromhex(inside)
    if kind == "scalar":
        return _take(left, inside, ())[()]
    if kind == "array":
        return _with_layout(_take(left, inside[0], inside[1]), inside[2])
    if kind == "seed":
        return Seed(int(inside))
    if kind == "source":
        return Source(str(inside[0]), str(inside[1]))
    if kind in ("list", "tuple") and type(inside) is list and len(inside) <= MAX_ITEMS:
        return (list if kind == "list" else tuple)(deeper(item) for item in inside)
    if kind == "dict" and type(inside) is dict and len(inside) <= MAX_ITEMS:
        return {key: deeper(item) for key, item in inside.items()}
    raise WireError(f"a node nobody knows: {str(kind)[:20]}")


def _take(left: list[memoryview], dtype: str, shape) -> np.ndarray:
    known = type(dtype) is str and dtype in DTYPES
    if not known or len(shape) > 8 or not all(type(n) is int and n >= 0 for n in shape):
        raise WireError("an array nobody can read")
    size = math.prod(shape) * np.dtype(dtype).itemsize
    if size > len(left[0]):
        raise WireError("an array without its bytes")
    taken, left[0] = left[0][:size], left[0][size:]
    return np.frombuffer(taken, dtype=dtype).reshape(shape).copy()


def _with_layout(array: np.ndarray, layout: str) -> np.ndarray:
    """The same numbers in the order in memory that the sender had."""
    if layout == "columns":
        return np.asfortranarray(array)
    if layout == "backward":
        return np.ascontiguousarray(array[..., ::-1])[..., ::-1]
    if layout == "gaps":
        return np.repeat(array, 2, axis=-1)[..., ::2]
    return array


def with_article(noun: str) -> str:
    return f"an {noun}" if noun[:1].lower() in "aeiou" else f"a {noun}"
