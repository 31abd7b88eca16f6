"""A step that is written down and repeated gives the bits of steps that Python takes one by one."""

from types import SimpleNamespace

import numpy as np
import pytest

import dlcore as dl
from dlcore.cuda import front_end, fused, launch, repeated, simulated
from dlcore.cuda.launch import Launch, noted
from dlcore.cuda.repeated import Repeated

NETWORKS = {
    "dense": ([(dl.Dense, 4, 6), (dl.ReLU,), (dl.Dense, 6, 3)], {}),
    "dropout": ([(dl.Dense, 4, 6), (dl.ReLU,), (dl.Dropout, 0.4), (dl.Dense, 6, 3)], {}),
    "pictures": (
        [(dl.Conv2D, 1, 2, 2), (dl.ReLU,), (dl.MaxPool2D, 2), (dl.Flatten,), (dl.Dense, 2, 3)],
        {"shape_in": (3, 3, 1)},
    ),
    "values": ([(dl.Dense, 4, 3), (dl.Tanh,), (dl.Dense, 3, 1)], {"loss": "mean_squared_error"}),
    "yes or no": ([(dl.Dense, 4, 1)], {"loss": "binary_cross_entropy"}),
}
RULES = {
    "sgd": lambda: dl.SGD(0.1),
    "nesterov": lambda: dl.SGD(0.1, 0.9, nesterov=True),
    "adam": lambda: dl.Adam(0.01),
    "adamw": lambda: dl.AdamW(0.01),
}
PAIRS = [("dense", "sgd"), ("dense", "adam"), ("dropout", "nesterov"), ("dropout", "adamw")]
PAIRS += [("pictures", "adam"), ("values", "sgd"), ("yes or no", "nesterov")]


def trained(name, rule, compiled, **options):
    """Everything that training leaves behind."""
    layers, how = NETWORKS[name]
    net = dl.Network([make(*sizes) for make, *sizes in layers], device="simulator", **how)
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(13, *net.shape_in)), rng.integers(0, 3, 13)
    if name in ("values", "yes or no"):
        y = y > 1
    options = {"epochs": 2, "batch_size": 4, "l1": 1e-3, "l2": 1e-3} | options
    history = net.fit(X, y, optimizer=RULES[rule](), progress=False, compiled=compiled, **options)
    assert history.engine == ("layer by layer" if compiled is False else "recorded steps")
    told = history.loss, history.accuracy, history.validation_loss
    return [net.theta, *net.optimizer.memory().values()], told


def assert_the_same(ours, theirs):
    assert ours[1] == theirs[1]
    assert all(map(np.array_equal, ours[0], theirs[0]))


@pytest.mark.parametrize("name, rule", PAIRS)
def test_recorded_steps_have_the_bits_of_single_steps(name, rule):
    assert_the_same(trained(name, rule, None), trained(name, rule, False))


@pytest.fixture
def graphs(monkeypatch):
    """Graphs that the simulator plays, and a list of how long each was when it was played."""
    played = []

    def graph_of(launches, stream):
        def play():
            played.append(len(launches))
            for one in launches:
                launch.make(one)

        return play

    monkeypatch.setattr(repeated, "graph_maker", lambda: "a stand-in")
    monkeypatch.setattr(repeated, "on_card", lambda argument: True)
    monkeypatch.setattr(repeated, "graph_of", graph_of)
    return played


@pytest.mark.parametrize("name, rule", PAIRS)
def test_graphs_change_no_bit(name, rule, graphs):
    ours, theirs = trained(name, rule, None), trained(name, rule, False)
    assert_the_same(ours, theirs)
    assert len(graphs) >= 4  # both epochs: the second and third of three whole batches


def test_a_new_learning_rate_and_answers_in_between_are_not_missed_by_a_graph(graphs):
    options = {"schedule": lambda epoch: 1 / (1 + epoch), "epochs": 3}
    options["validation"] = np.ones((300, 4)), np.zeros(300, int)
    ours, theirs = (trained("dense", "sgd", how, **options) for how in (None, False))
    assert_the_same(ours, theirs)
    assert graphs


def test_a_step_that_never_changes_is_one_graph_and_adam_stands_between_two(graphs):
    trained("dense", "sgd", None, l1=0.0, l2=0.0)
    # rows, X, y, two layers, loss, slopes of two layers and a bend, update, right answers, books
    assert set(graphs) == {1 + 2 + 2 + 1 + 3 + 1 + 2 + 1 + 1 + 1}
    graphs.clear()
    trained("dense", "adam", None, l1=0.0, l2=0.0)
    assert graphs == 4 * [12, 2]


def test_training_that_overflows_stops_with_the_batch_and_the_likely_cause():
    net = dl.Network([dl.Dense(4, 1)], loss="mean_squared_error", device="simulator")
    X, y = np.full((12, 4), 1e30), np.ones(12)
    before = net.theta.copy()
    with pytest.raises(FloatingPointError, match="in epoch 1, batch 1: .* not scaled"):
        net.fit(X, y, batch_size=4, progress=False)
    assert np.array_equal(net.theta, before)


def test_inside_of_noted_nothing_is_launched():
    Z, A = np.ones((2, 3), np.float32), np.zeros((2, 3), np.float32)
    with noted() as launches:
        simulated.relu_forward(Z, A)
    assert not A.any() and len(launches) == 1
    launch.make(launches[0])
    assert A.all()


def test_scores_that_somebody_else_reads_are_not_left_out():
    X, W, b, Z, A = (np.ones(s, np.float32) for s in ((2, 3), (3, 4), (4,), (2, 4), (2, 4)))
    with noted() as launches:
        simulated.dense_forward(X, W, b, Z)
        simulated.relu_forward(Z, A)
    assert len(fused.fused(launches)) == 1
    with noted() as more:
        simulated.gelu_backward(A, Z, A)
    assert len(fused.fused([*launches, *more])) == 3


class Kernel:
    """Notes where and with what it is launched."""

    def __init__(self, name, calls):
        self.name, self.calls = name, calls

    def __getitem__(self, shape):
        return lambda *arguments: self.calls.append((self.name, shape[2], *arguments[1:]))


def test_a_graph_is_made_once_of_what_is_the_same_and_launched_in_the_stream_of_the_work(
    monkeypatch,
):
    """The front end's calls in the order of its own test, on a stand-in: no card has run them."""
    calls = []
    graph = SimpleNamespace(launch=lambda stream: calls.append(("graph", stream)))
    builder = SimpleNamespace(
        begin_building=lambda: calls.append(("begin",)),
        end_building=lambda: SimpleNamespace(complete=lambda: graph),
    )
    device = SimpleNamespace(
        set_current=lambda: None, create_graph_builder=lambda: calls.append(("new",)) or builder
    )
    core = SimpleNamespace(
        Device=lambda: device, Stream=SimpleNamespace(from_handle=lambda handle: f"core {handle}")
    )
    monkeypatch.setattr(repeated, "graph_maker", lambda: core)
    array = SimpleNamespace(
        copy_to_host=None, shape=(1,), __cuda_array_interface__={"data": (4096, False)}
    )
    first, second = Kernel("first", calls), Kernel("second", calls)
    step = Repeated(stream=7)
    for t in range(3):
        step.play([Launch(first, 1, 32, (array,)), Launch(second, 1, 32, (array, t))])
    assert calls[:2] == [("first", 7), ("second", 7, 0)]
    assert calls[2:5] == [("new",), ("begin",), ("first", builder)]
    assert calls[5:7] == [("graph", "core 7"), ("second", 7, 1)]
    assert calls[7:] == [("graph", "core 7"), ("second", 7, 2)]


def test_what_was_the_same_twice_and_changes_later_is_not_taken_from_a_graph(graphs, monkeypatch):
    made = []
    monkeypatch.setattr(repeated, "make", lambda launch, stream: made.append(launch.arguments[1]))
    monkeypatch.setattr(launch, "make", lambda launch: made.append(("graph", launch.arguments[1])))
    array, step = np.zeros(1), Repeated()
    for number in (3, 3, 4, 3):
        step.play([Launch(None, 1, 32, (array, number))])
    assert made == [3, ("graph", 3), 4, ("graph", 3)]


def test_a_front_end_without_graphs_launches_one_by_one(monkeypatch):
    monkeypatch.setattr(front_end, "implementation", lambda: "Built-in")
    assert front_end.graph_maker() is None
    monkeypatch.setattr(front_end, "implementation", lambda: "NVIDIA")
    monkeypatch.setattr(front_end.config, "ENABLE_CUDASIM", 1)
    assert front_end.graph_maker() is None
