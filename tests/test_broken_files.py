"""A file that is cut, damaged or hostile is refused in a sentence, and never executed."""

import json
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dlcore as dl
from dlcore import npz


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    path = tmp_path_factory.mktemp("saved") / "net.npz"
    net = dl.Network([dl.Dense(4, 6), dl.ReLU(), dl.Dense(6, 3)])
    net.fit(np.eye(4), [0, 1, 2, 0], epochs=1, optimizer=dl.SGD(lr=0.1), progress=False)
    net.save(path)
    return path


def rewritten(saved, tmp_path, arrays=(), **text):
    """The saved file with some words of its text or some arrays replaced."""
    content = {**npz.read(saved), **dict(arrays)}
    words = json.loads(str(content["network"]))
    content["network"] = np.array(json.dumps({**words, **text}))
    npz.write(tmp_path / "changed.npz", {k: v for k, v in content.items() if v is not None})
    return tmp_path / "changed.npz"


DENSE = {"kind": "dense", "n_in": 4, "n_out": 3}
HOSTILE_TEXT = {
    "another format": ({"format": "cake"}, "describes something else"),
    "a future version": ({"version": 2}, r"version 2.*reads version 1.*newest"),
    "an unknown layer": ({"layers": [{"kind": "eval"}]}, r"'eval'.*knows .*dense, .*relu"),
    "an argument nobody knows": ({"layers": [{**DENSE, "run": "x"}]}, "run"),
    "a layer of no kind": ({"layers": [3]}, "."),
    "no layers": ({"layers": []}, "."),
    "sizes larger than memory": (
        {"layers": [{**DENSE, "n_out": 10**12}]},
        r"shape \(5000000000000,\).*is float32 of shape \(51,\)",
    ),
    "layers that do not meet": ({"layers": [DENSE, DENSE]}, r"Use Dense\(3, 3\)"),
    "an unknown loss": ({"loss": "hinge"}, "names 'hinge'.*knows softmax_cross_entropy"),
    "a loss that is no name": ({"loss": 7}, "names 7"),
    "an unknown dtype": ({"dtype": "object"}, "object"),
    "an unknown optimizer": ({"optimizer": {"kind": "exec"}}, "'exec'"),
    "an optimizer without a rate": ({"optimizer": {"kind": "sgd", "lr": 0}}, "lr"),
    "a broken dice": ({"rng": {"bit_generator": "PCG64", "state": {}}}, "."),
    "a seed that is none": ({"seed": "tea"}, "."),
}


@pytest.mark.parametrize("text, message", HOSTILE_TEXT.values(), ids=HOSTILE_TEXT)
def test_a_text_that_describes_no_network_is_refused(saved, tmp_path, text, message):
    with pytest.raises(ValueError, match=f"holds no network that dlcore can open.*{message}"):
        dl.load(rewritten(saved, tmp_path, **text))


HOSTILE_ARRAYS = {
    "no theta": (None, "'theta' is missing"),
    "too few numbers": (np.zeros(50, np.float32), r"shape \(51,\).*of shape \(50,\)"),
    "a table": (np.zeros((51, 1), np.float32), r"of shape \(51, 1\)"),
    "other numbers": (np.zeros(51), r"should be float32.*but is float64"),
}


@pytest.mark.parametrize("theta, message", HOSTILE_ARRAYS.values(), ids=HOSTILE_ARRAYS)
def test_numbers_that_do_not_fit_the_layers_are_refused(saved, tmp_path, theta, message):
    with pytest.raises(ValueError, match=message):
        dl.load(rewritten(saved, tmp_path, {"theta": theta}))


class Trap:
    """When unpickled, it opens a file: that must never happen."""

    def __reduce__(self):
        return open, ("trap_has_sprung", "w")


def test_pickled_objects_are_refused_and_never_opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    np.savez("net.npz", network=np.array([Trap()], dtype=object))
    with pytest.raises(ValueError, match="Python objects, which could run code"):
        dl.load("net.npz")
    assert not (tmp_path / "trap_has_sprung").exists()


def npy_with(shape, numbers):
    header = f"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}}}\n".encode()
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + numbers


@pytest.mark.parametrize(
    "shape", ["(3,)", "(1000000000000,)", "(-1, -2)", "(0, 10000000000000000000000)"]
)
def test_a_header_that_lies_about_its_size_is_refused_before_memory_is_taken(tmp_path, shape):
    with zipfile.ZipFile(tmp_path / "bomb.npz", "w") as archive:
        archive.writestr("theta.npy", npy_with(shape, bytes(8)))
    with pytest.raises(ValueError, match="is announced, but 8 bytes follow"):
        dl.load(tmp_path / "bomb.npz")


def test_a_compressed_file_is_refused_because_it_could_unfold_without_end(tmp_path):
    np.savez_compressed(tmp_path / "net.npz", theta=np.zeros(9))
    with pytest.raises(ValueError, match="are compressed"):
        dl.load(tmp_path / "net.npz")


def load_bytes(folder, content):
    path = folder / "broken.npz"
    path.write_bytes(content)
    return dl.load(path)


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x05\x06" + bytes(18), bytes(999)])
def test_what_is_no_network_is_refused(tmp_path, content):
    with pytest.raises(ValueError, match=r"damaged or something else|'network' is missing"):
        load_bytes(tmp_path, content)


def test_a_file_cut_anywhere_is_refused(saved, tmp_path):
    content = saved.read_bytes()
    for end in range(0, len(content), 97):
        with pytest.raises(ValueError, match="damaged"):
            load_bytes(tmp_path, content[:end])


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_file_with_damaged_bytes_is_refused_or_still_whole(saved, tmp_path_factory, data):
    content = bytearray(saved.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        net = load_bytes(tmp_path_factory.getbasetemp(), bytes(content))
    except ValueError as error:
        assert "broken.npz" in str(error)
    else:
        assert np.array_equal(net.theta, dl.load(saved).theta)
