"""A network in a file: the same bits come back, and what is broken or hostile is refused."""

import copy
import json
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dlcore as dl
from dlcore import npz
from dlcore.optimizers import OPTIMIZERS

rng = np.random.default_rng(4)
X, y = rng.normal(size=(30, 4)), rng.integers(0, 3, 30)


def network(dtype="float32"):
    return dl.Network([dl.Dense(4, 6), dl.ReLU(), dl.Dense(6, 3)], dtype=dtype, seed=3)


def train(net, optimizer, epochs, **options):
    net.fit(X, y, epochs, batch_size=8, optimizer=optimizer, progress=False, **options)


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    path = tmp_path_factory.mktemp("saved") / "net.npz"
    net = network()
    train(net, dl.SGD(lr=0.1), epochs=1)
    net.save(path)
    return path


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_loaded_network_is_the_saved_one_bit_for_bit(tmp_path, dtype):
    net, path = network(dtype), tmp_path / "net.npz"
    net.save(path)
    again = dl.load(path)
    assert np.array_equal(again.theta, net.theta) and again.theta.dtype == dtype
    assert np.array_equal(again.predict_proba(X), net.predict_proba(X))
    assert again.summary() == net.summary() and again.seed == net.seed


OPTIMIZER_EXAMPLES = {
    "sgd": dl.SGD(lr=0.1, momentum=0.9, nesterov=True),
    "rmsprop": dl.RMSProp(decay=0.9),
    "adam": dl.Adam(lr=0.01),
    "adamw": dl.AdamW(weight_decay=0.1),
}


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_training_that_goes_on_from_a_file_gives_the_bits_of_training_without_a_break(
    tmp_path, kind
):
    path, options = tmp_path / "net.npz", OPTIMIZER_EXAMPLES[kind].arguments()
    straight = network()
    train(straight, OPTIMIZERS[kind](**options), epochs=5, l1=1e-3, l2=1e-2)
    broken = network()
    train(broken, OPTIMIZERS[kind](**options), epochs=2, l1=1e-3, l2=1e-2)
    broken.save(path)
    loaded = dl.load(path)
    assert loaded.optimizer.arguments() == options and loaded.epochs == 2
    train(loaded, loaded.optimizer, epochs=3, l1=1e-3, l2=1e-2)
    assert np.array_equal(loaded.theta, straight.theta)


def test_a_schedule_goes_on_where_the_file_was_written(tmp_path):
    falling = dl.schedules.cosine(epochs=4)
    straight, broken = network(), network()
    train(straight, dl.SGD(lr=0.1), epochs=4, schedule=falling)
    train(broken, dl.SGD(lr=0.1), epochs=3, schedule=falling)
    broken.save(tmp_path / "net.npz")
    loaded = dl.load(tmp_path / "net.npz")
    rest = dl.schedules.later(falling, loaded.epochs)
    train(loaded, loaded.optimizer, epochs=1, schedule=rest)
    assert np.array_equal(loaded.theta, straight.theta)


def test_an_interrupted_training_goes_on_as_if_nothing_had_happened(tmp_path):
    def interrupt(net, history):
        if len(history.loss) == 2:
            net.rng.random(5)  # in the middle of the third epoch
            raise KeyboardInterrupt

    straight, broken = network(), network()
    train(straight, dl.Adam(), epochs=4)
    train(broken, dl.Adam(), epochs=4, callbacks=[interrupt])
    broken.save(tmp_path / "net.npz")
    loaded = dl.load(tmp_path / "net.npz")
    train(loaded, loaded.optimizer, epochs=4 - loaded.epochs)
    assert np.array_equal(loaded.theta, straight.theta)


def test_a_copy_of_a_network_trains_on_by_itself_to_the_same_bits():
    net = network()
    train(net, dl.SGD(lr=0.1), epochs=1)
    twin = copy.deepcopy(net)
    train(twin, twin.optimizer, epochs=1)
    assert not np.array_equal(twin.theta, net.theta)
    train(net, net.optimizer, epochs=1)
    assert np.array_equal(twin.theta, net.theta)


def test_the_same_network_gives_the_same_file(saved, tmp_path):
    dl.load(saved).save(tmp_path / "net.npz")
    assert (tmp_path / "net.npz").read_bytes() == saved.read_bytes()


def test_numpy_alone_can_read_the_file_without_pickle(saved):
    with np.load(saved, allow_pickle=False) as file:
        text = json.loads(file["network"].item())
        assert file["theta"].shape == (51,)
    assert text["layers"][0] == {"kind": "dense", "n_in": 4, "n_out": 6, "init": "he"}


def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(saved, tmp_path, monkeypatch):
    path = tmp_path / "net.npz"
    path.write_bytes(b"precious")
    monkeypatch.setattr(npz.npy, "write_array", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        dl.load(saved).save(path)
    assert path.read_bytes() == b"precious" and [*tmp_path.iterdir()] == [path]


def test_a_network_with_a_part_that_dlcore_does_not_know_is_refused_before_a_file_is_made(tmp_path):
    net = network()
    net.layers[1].kind = "homemade"
    with pytest.raises(TypeError, match=r"dlcore's own parts.*ReLU\(\)"):
        net.save(tmp_path / "net.npz")
    assert not [*tmp_path.iterdir()]


def test_a_missing_file_is_called_missing(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"no file.*net\.save"):
        dl.load(tmp_path / "none.npz")


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
    "an unknown layer": ({"layers": [{"kind": "eval"}]}, r"'eval'.*knows dense, .*relu"),
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
    "shape", ["(10**9,)", "(1000000000000,)", "(-1, -2)", "(0, 10000000000000000000000)"]
)
def test_a_header_that_lies_about_its_size_is_refused_before_memory_is_taken(tmp_path, shape):
    with zipfile.ZipFile(tmp_path / "bomb.npz", "w") as archive:
        archive.writestr("theta.npy", npy_with(shape, bytes(8)))
    with pytest.raises(ValueError, match="damaged or something else"):
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
