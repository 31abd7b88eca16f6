"""Other libraries read our networks, give the same answers, and send their own back."""

import numpy as np
import pytest
from tolerances import FLOAT32

import dlcore as dl
from dlcore import export, export_onnx
from dlcore.layers import LAYERS

rng = np.random.default_rng(6)
X = rng.normal(size=(7, 5)).astype(np.float32)
BENDS = sorted(set(LAYERS) & {"relu", "leaky_relu", "sigmoid", "tanh", "gelu"})


def network(bend="relu", seed=2):
    net = dl.Network([dl.Dense(5, 8), LAYERS[bend](), dl.Dense(8, 3)], seed=seed)
    return shaken(net)


def shaken(net):
    net.theta += rng.normal(0, 0.1, net.theta.size)  # biases that are not 0
    return net


PICTURES = rng.normal(size=(4, 6, 7, 2)).astype(np.float32)
SYMBOLS = rng.integers(0, 9, (6, 3))


def seeing(seed=2):
    layers = [dl.Conv2D(2, 3, size=3, padding=1), dl.ReLU(), dl.MaxPool2D(2), dl.Flatten()]
    layers += [dl.Dense(27, 5), dl.Tanh(), dl.Dropout(0.5), dl.Dense(5, 4)]
    return shaken(dl.Network(layers, shape_in=(6, 7, 2), seed=seed))


def reading(seed=2):
    layers = [dl.Embedding(9, 4), dl.Flatten(), dl.Dense(12, 5)]
    return shaken(dl.Network(layers, shape_in=(3,), seed=seed))


def package(name):
    return pytest.importorskip(name, reason=f"{name} is an optional part of dlcore")


def close(ours, theirs):
    np.testing.assert_allclose(ours, theirs, rtol=FLOAT32, atol=FLOAT32)


def answers_of_onnx(path, X=X):
    session = package("onnxruntime").InferenceSession(path, providers=["CPUExecutionProvider"])
    return session.run(None, {"X": X})[0]


@pytest.mark.parametrize("bend", BENDS)
def test_onnxruntime_gives_our_scores_and_beliefs(tmp_path, bend):
    package("onnx")
    net, path = network(bend), tmp_path / "net.onnx"
    export_onnx.save_onnx(net, path)
    close(net.forward(X), answers_of_onnx(path))
    export_onnx.save_onnx(net, path, probabilities=True)
    close(net.predict_proba(X), answers_of_onnx(path))


STRIDES = [dl.Conv2D(2, 3, size=2, stride=2), dl.Rescale(1 / 255), dl.Flatten(), dl.Dense(27, 4)]
OTHERS = {
    "a network that sees": (seeing(), PICTURES),
    "a network that reads": (reading(), SYMBOLS),
    "strides and pixels": (shaken(dl.Network(STRIDES, shape_in=(6, 7, 2))), PICTURES),
}


@pytest.mark.parametrize("net, X", OTHERS.values(), ids=OTHERS)
def test_onnxruntime_sees_and_reads_as_we_do(tmp_path, net, X):
    package("onnx")
    export_onnx.save_onnx(net, tmp_path / "net.onnx")
    close(net.forward(X), answers_of_onnx(tmp_path / "net.onnx", X))


@pytest.mark.parametrize("n_out", [1, 3])
def test_beliefs_in_yes_and_no_go_to_onnx_as_well(tmp_path, n_out):
    package("onnx")
    net = dl.Network([dl.Dense(5, n_out)], loss="binary_cross_entropy")
    export_onnx.save_onnx(net, tmp_path / "net.onnx", probabilities=True)
    close(net.predict_proba(X), answers_of_onnx(tmp_path / "net.onnx"))


def test_a_network_that_predicts_values_has_no_probabilities_to_export(tmp_path):
    package("onnx")
    net = dl.Network([dl.Dense(5, 1)], loss="mean_squared_error")
    with pytest.raises(ValueError, match="no probabilities. Leave probabilities=False"):
        export_onnx.save_onnx(net, tmp_path / "net.onnx", probabilities=True)


def test_a_layer_without_an_onnx_operation_is_refused_by_name(tmp_path):
    package("onnx")
    net = network()
    net.layers[1].kind = "homemade"
    with pytest.raises(ValueError, match=r"ReLU\(\) has no ONNX operation"):
        export_onnx.save_onnx(net, tmp_path / "net.onnx")
    assert not [*tmp_path.iterdir()]


def test_a_reader_of_safetensors_reads_our_file(tmp_path):
    reader = package("safetensors.numpy")
    net, path = network(), tmp_path / "net.safetensors"
    export.save_safetensors(net, path)
    tensors = reader.load_file(path)
    assert tensors.keys() == net.parameters().keys()
    for name, view in net.parameters().items():
        assert np.array_equal(tensors[name], view)


def test_a_network_comes_back_from_safetensors_bit_for_bit(tmp_path):
    package("safetensors")
    net, path = network(), tmp_path / "net.safetensors"
    export.save_safetensors(net, path)
    again = export.load_safetensors(path)
    assert np.array_equal(again.theta, net.theta) and again.summary() == net.summary()


def test_broken_and_foreign_safetensors_are_refused(tmp_path):
    writer, path = package("safetensors.numpy"), tmp_path / "net.safetensors"
    export.save_safetensors(network(), path)
    whole = path.read_bytes()
    foreign = writer.save({"a": np.ones(3)})
    for content in (b"", b"hello", whole[:40], whole[:-4], foreign):
        path.write_bytes(content)
        with pytest.raises(ValueError, match="should be a file written by save_safetensors"):
            export.load_safetensors(path)


def test_the_torch_layout_names_places_and_turns_weights():
    net = network()
    state = export.to_torch(net)
    assert {name: array.shape for name, array in state.items()} == {
        "0.weight": (8, 5),
        "0.bias": (8,),
        "2.weight": (3, 8),
        "2.bias": (3,),
    }
    hidden = np.maximum(X @ state["0.weight"].T + state["0.bias"], 0)
    close(net.forward(X), hidden @ state["2.weight"].T + state["2.bias"])


@pytest.mark.parametrize("build", [network, seeing, reading])
def test_what_goes_to_torch_or_keras_comes_back_bit_for_bit(build):
    net, by_torch, by_keras = build(), build(seed=3), build(seed=4)
    export.from_torch(by_torch, export.to_torch(net))
    export.from_keras(by_keras, export.to_keras(net))
    assert np.array_equal(by_torch.theta, net.theta)
    assert np.array_equal(by_keras.theta, net.theta)


def torch_twin(kind):
    nn = package("torch").nn
    if kind == "seeing":
        layers = [nn.Conv2d(2, 3, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten()]
        return nn.Sequential(*layers, nn.Linear(27, 5), nn.Tanh(), nn.Dropout(0.5), nn.Linear(5, 4))
    if kind == "reading":
        return nn.Sequential(nn.Embedding(9, 4), nn.Flatten(), nn.Linear(12, 5))
    return nn.Sequential(nn.Linear(5, 8), nn.ReLU(), nn.Linear(8, 3))


@pytest.mark.parametrize("build, X", [(network, X), (seeing, PICTURES), (reading, SYMBOLS)])
def test_pytorch_itself_gives_our_scores_and_sends_its_weights_back(build, X):
    torch = package("torch")
    net, fresh, theirs = build(), build(seed=5), torch_twin(build.__name__).eval()
    inputs = torch.tensor(X if X.ndim < 4 else X.transpose(0, 3, 1, 2))
    export.from_torch(fresh, theirs.state_dict())
    close(fresh.forward(X), theirs(inputs).detach())
    theirs.load_state_dict({name: torch.tensor(v) for name, v in export.to_torch(net).items()})
    close(net.forward(X), theirs(inputs).detach())


def keras_twin(kind):
    keras, of = package("keras"), package("keras").layers
    if kind == "seeing":
        layers = [keras.Input((6, 7, 2)), of.Conv2D(3, 3, padding="same", activation="relu")]
        layers += [of.MaxPooling2D(2), of.Flatten(), of.Dense(5, activation="tanh"), of.Dense(4)]
        return keras.Sequential(layers)
    if kind == "reading":
        return keras.Sequential([keras.Input((3,)), of.Embedding(9, 4), of.Flatten(), of.Dense(5)])
    return keras.Sequential([keras.Input((5,)), of.Dense(8, activation="relu"), of.Dense(3)])


# Keras on top of PyTorch copies arrays in a way that NumPy announces to end.
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
@pytest.mark.parametrize("build, X", [(network, X), (seeing, PICTURES), (reading, SYMBOLS)])
def test_keras_itself_gives_our_scores_and_sends_its_weights_back(build, X):
    net, fresh, theirs = build(), build(seed=5), keras_twin(build.__name__)
    export.from_keras(fresh, theirs.get_weights())
    close(fresh.forward(X), theirs.predict_on_batch(X))
    theirs.set_weights(export.to_keras(net))
    close(net.forward(X), theirs.predict_on_batch(X))


STATE = export.to_torch(network())
UNFIT = {
    "another place": ({"1.weight": STATE["0.weight"]}, r"has 0\.weight.*but got 1\.weight"),
    "an array too few": ({k: STATE[k] for k in list(STATE)[:3]}, "same layers"),
    "weights not turned": (
        {**STATE, "0.weight": STATE["0.weight"].T},
        r"0\.weight should hold numbers of shape \(8, 5\), but got float32 of shape \(5, 8\)",
    ),
    "a missing value": ({**STATE, "2.bias": np.full(3, np.nan)}, r"2\.bias.*finite"),
    "names for numbers": ({**STATE, "2.bias": np.array(list("abc"))}, r"2\.bias.*numbers"),
}


@pytest.mark.parametrize("state, message", UNFIT.values(), ids=UNFIT)
def test_what_does_not_fit_is_refused_and_changes_nothing(state, message):
    net = network()
    before = net.theta.copy()
    with pytest.raises(ValueError, match=message):
        export.from_torch(net, state)
    assert np.array_equal(net.theta, before)


def test_keras_weights_of_another_network_are_refused():
    with pytest.raises(ValueError, match=r"has 4 arrays \(dense0\.W.*but got 2"):
        export.from_keras(network(), [np.ones((5, 3)), np.ones(3)])


def test_an_optional_part_that_is_missing_is_named_with_the_command_that_installs_it():
    with pytest.raises(ImportError, match=r"'no_such_part'.*pip install \"dlcore\[export\]\""):
        export.package("no_such_part.inside")
