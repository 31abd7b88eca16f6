"""What crosses the pipe comes out as it went in, and nothing else gets through."""

import io
import json
import math
import random

import numpy as np
import pytest

from dltutor.checker import wire
from dltutor.checker.outcome import same


def there_and_back(value):
    return wire.read_frame(io.BytesIO(wire.encode({"id": 1}, value)))[1]


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        -7,
        2**62,
        0.1,
        -0.0,
        math.inf,
        "x · w",
        [1, 2.5, "three"],
        (np.arange(3), {"W": np.eye(2), "b": 0.0}),
        np.float32(0.1),
        np.int8(-3),
        np.zeros((0, 3)),
        np.array(2.5),
        np.array([True, False]),
        np.arange(6, dtype=np.uint8).reshape(2, 3),
        np.array([1 + 2j]),
    ],
    ids=repr,
)
def test_a_value_comes_back_with_its_type_and_every_bit(value):
    back = there_and_back(value)
    assert type(back) is type(value) and same(value, back)
    assert getattr(back, "dtype", None) == getattr(value, "dtype", None)


def test_nan_comes_back_as_nan():
    assert math.isnan(there_and_back(math.nan))
    assert np.isnan(there_and_back(np.array([1.0, np.nan]))).tolist() == [False, True]


@pytest.mark.parametrize(
    ("made", "flag"),
    [
        (np.arange(12.0).reshape(3, 4), "C_CONTIGUOUS"),
        (np.asfortranarray(np.arange(12.0).reshape(3, 4)), "F_CONTIGUOUS"),
    ],
)
def test_the_order_in_memory_survives(made, flag):
    assert there_and_back(made).flags[flag]


def test_arrays_with_gaps_and_backward_arrays_stay_such():
    gaps, backward = there_and_back(np.arange(10.0)[::2]), there_and_back(np.arange(10.0)[::-1])
    assert gaps.tolist() == [0, 2, 4, 6, 8] and gaps.strides == (16,)
    assert backward[0] == 9 and backward.strides == (-8,)


def test_a_generator_and_a_function_are_sent_by_what_makes_them():
    sent = (wire.Seed(3), wire.Source("double", "def double(w): return 2 * w"), [wire.Seed(3)])
    rng, double, (other,) = wire.living(there_and_back(sent))
    assert rng.random() == other.random() == np.random.default_rng(3).random()
    assert double(4) == 8


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (np.zeros(9 << 20), "larger than 64 MB"),
        (np.broadcast_to(0.0, (1 << 20, 1 << 20)), "larger than 64 MB"),
        (np.array([object()]), "Python objects"),
        (np.array(["text"]), "type <U4"),
        (object(), "an object, not a number"),
        ({1: 2}, "a dict, not a number"),
        ([0] * 10_001, "more than 10000 items"),
        (2**70, "an int"),
    ],
    ids=lambda one: str(one)[:20],
)
def test_what_cannot_travel_is_refused_in_words(value, words):
    with pytest.raises(wire.WireError, match=words):
        wire.encode({}, value)


def test_a_subclass_travels_as_the_numbers_it_holds():
    class Boast(np.ndarray):
        def __eq__(self, other):
            return True

    assert type(there_and_back(np.arange(3.0).view(Boast))) is np.ndarray
    with pytest.raises(wire.WireError):
        wire.encode({}, type("Float", (float,), {})(1.0))


def test_twenty_thousand_damaged_frames_raise_nothing_but_wire_errors():
    rng = random.Random(0)
    value = (np.arange(5.0), [1, 2.5, "x"], {"W": np.eye(2)}, np.float32(1))
    whole = wire.encode({"id": 1}, value)
    refused = 0
    for _ in range(20_000):
        damaged = bytearray(whole)
        for _ in range(rng.choice((1, 2, 8))):
            damaged[rng.randrange(len(damaged))] = rng.randrange(256)
        try:
            wire.read_frame(io.BytesIO(bytes(damaged[: rng.choice((len(damaged), 40))])))
        except (wire.WireError, EOFError):
            refused += 1
    assert refused > 10_000


@pytest.mark.parametrize(
    "node",
    [
        {"array": ["<f8", [2**50], "rows"]},
        {"array": ["|O", [1], "rows"]},
        {"array": ["<f8", [-1], "rows"]},
        {"array": ["<f8", [1] * 20, "rows"]},
        {"pickle": "gAN9cQAu"},
        {"float": "0x1p99999"},
        {"list": "abc"},
    ],
    ids=str,
)
def test_a_forged_header_is_refused(node):
    with pytest.raises(wire.WireError):
        wire.decode(json.dumps({"value": node}).encode(), b"\0" * 8)


def test_absurd_lengths_are_refused_before_anything_is_read():
    with pytest.raises(wire.WireError, match="larger than allowed"):
        wire.read_frame(io.BytesIO(wire.SIZES.pack(10, 2**60)))


def test_bytes_left_over_are_refused():
    with pytest.raises(wire.WireError, match="left over"):
        wire.decode(b'{"value": null}', b"\0")
