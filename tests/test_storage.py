"""A network in a file: the same bits come back, and training goes on as without a break."""

import copy
import json

import numpy as np
import pytest

import dlcore as dl
from dlcore import npz
from dlcore.layers import LAYERS
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


LAYER_EXAMPLES = {
    "conv2d": dl.Conv2D(2, 3, size=2, stride=2, padding=1),
    "dense": dl.Dense(4, 5, init="xavier"),
    "dropout": dl.Dropout(0.3),
    "embedding": dl.Embedding(9, 4),
    "flatten": dl.Flatten(),
    "gelu": dl.GELU(),
    "leaky_relu": dl.LeakyReLU(0.2),
    "maxpool2d": dl.MaxPool2D(2, stride=1),
    "relu": dl.ReLU(),
    "rescale": dl.Rescale(0.5),
    "sigmoid": dl.Sigmoid(),
    "tanh": dl.Tanh(),
}
SHAPES = {"conv2d": (5, 6, 2), "maxpool2d": (3, 4, 2), "embedding": (3,)}


@pytest.mark.parametrize("kind", LAYERS)
def test_every_layer_trains_on_from_a_file_as_without_a_break(tmp_path, kind):
    shape = SHAPES.get(kind, (4,))
    inputs = rng.integers(0, 9, (20, *shape))

    def around(layer):
        layer.connect(shape)
        head = [dl.Flatten(), dl.Dense(int(np.prod(layer.shape_out)), 3)]
        first = [] if kind in SHAPES else [dl.Dense(4, 4)]
        return dl.Network([*first, layer, *head], shape_in=shape, seed=1)

    def train(net, epochs):
        net.fit(inputs, y[:20], epochs, optimizer=dl.SGD(lr=0.01), progress=False)

    example = LAYER_EXAMPLES[kind]
    straight, broken = (around(LAYERS[kind](**example.arguments())) for _ in range(2))
    train(straight, 4)
    train(broken, 2)
    broken.save(tmp_path / "net.npz")
    loaded = dl.load(tmp_path / "net.npz")
    train(loaded, 2)
    assert repr(loaded) == repr(straight) and repr(example) in repr(loaded)
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
