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
    net.theta += rng.normal(0, 0.1, net.theta.size)  # biases that are not 0
    return net


def package(name):
    return pytest.importorskip(name, reason=f"{name} is an optional part of dlcore")


def close(ours, theirs):
    np.testing.assert_allclose(ours, theirs, rtol=FLOAT32, atol=FLOAT32)


def answers_of_onnx(path):
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


def test_what_goes_to_torch_or_keras_comes_back_bit_for_bit():
    net, by_torch, by_keras = network(), network(seed=3), network(seed=4)
    export.from_torch(by_torch, export.to_torch(net))
    export.from_keras(by_keras, export.to_keras(net))
    assert np.array_equal(by_torch.theta, net.theta)
    assert np.array_equal(by_keras.theta, net.theta)


def test_pytorch_itself_gives_our_scores_and_sends_its_weights_back():
    torch = package("torch")
    net, nn = network(), torch.nn
    theirs = nn.Sequential(nn.Linear(5, 8), nn.ReLU(), nn.Linear(8, 3))
    fresh = network(seed=5)
    export.from_torch(fresh, theirs.state_dict())
    close(fresh.forward(X), theirs(torch.tensor(X)).detach())
    theirs.load_state_dict({name: torch.tensor(v) for name, v in export.to_torch(net).items()})
    close(net.forward(X), theirs(torch.tensor(X)).detach())


# Keras on top of PyTorch copies arrays in a way that NumPy announces to end.
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_keras_itself_gives_our_scores_and_sends_its_weights_back():
    keras = package("keras")
    dense, net = keras.layers.Dense, network()
    theirs = keras.Sequential([keras.Input((5,)), dense(8, activation="relu"), dense(3)])
    fresh = network(seed=5)
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
