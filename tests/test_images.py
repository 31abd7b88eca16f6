"""Pictures: a convolution is its loop, bit for bit; pooling keeps the largest; bytes stay bytes."""

import numpy as np
import pytest
from tolerances import FLOAT64

import dlcore as dl
from dlcore.cpu.convolution import conv2d_backward_loop, conv2d_forward_loop

# n, height, width, channels_in, channels_out, size, stride, padding
CASES = [
    (2, 5, 7, 3, 4, 3, 1, 0),
    (3, 6, 5, 2, 3, 3, 2, 1),
    (1, 4, 4, 1, 1, 2, 1, 2),
    (2, 3, 8, 2, 17, 1, 3, 0),
    (1, 5, 5, 3, 2, 5, 1, 0),
]


def layer(case, rng, dtype=np.float64):
    n, height, width, channels_in, channels_out, size, stride, padding = case
    conv = dl.Conv2D(channels_in, channels_out, size, stride, padding)
    net = dl.Network(
        [conv, dl.Flatten()],
        loss="mean_squared_error",
        dtype=np.dtype(dtype).name,
        shape_in=(height, width, channels_in),
    )
    net.theta[:] = rng.normal(size=net.theta.shape)
    X = rng.normal(size=(n, height, width, channels_in)).astype(dtype)
    conv.allocate(n)
    return conv, X, rng.normal(size=conv.forward(X).shape).astype(dtype)


def test_a_convolution_by_hand():
    conv = dl.Conv2D(1, 1, size=2)
    net = dl.Network(
        [conv, dl.Flatten()], "mean_squared_error", dtype="float64", shape_in=(2, 3, 1)
    )
    net.parameters()["conv2d0.W"][:, :, 0, 0] = [[1, 2], [3, 4]]
    net.parameters()["conv2d0.b"][:] = 100
    X = np.array([[[1, 0, 2], [0, 1, 5]]])[..., None]
    # 1·1 + 2·0 + 3·0 + 4·1 and 1·0 + 2·2 + 3·1 + 4·5
    assert net.forward(X).tolist() == [[105.0, 127.0]]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("case", CASES)
def test_the_loop_you_read_is_what_runs_bit_for_bit(rng, case, dtype):
    conv, X, dZ = layer(case, rng, dtype)
    W, options = conv.parameters["W"], (conv.stride, conv.padding)
    Z = np.empty_like(dZ)
    conv2d_forward_loop(X, W, conv.b, *options, Z)
    assert np.array_equal(conv.forward(X), Z)
    dX, dW, db = np.empty_like(X), np.empty_like(W), np.empty_like(conv.b)
    conv2d_backward_loop(X, W, dZ, *options, dX, dW, db)
    assert np.array_equal(conv.backward(dZ, need_dX=True), dX)
    assert np.array_equal(conv.gradients["W"], dW)
    assert np.array_equal(conv.db, db)


@pytest.mark.parametrize("case", CASES)
def test_a_convolution_equals_einsum_over_windows(rng, case):
    conv, X, _ = layer(case, rng)
    p, s = conv.padding, conv.stride
    wide = np.pad(X, ((0, 0), (p, p), (p, p), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(wide, (conv.size,) * 2, (1, 2))[:, ::s, ::s]
    expected = np.einsum("irckde,dekj->ircj", windows, conv.parameters["W"]) + conv.b
    np.testing.assert_allclose(conv.forward(X), expected, atol=FLOAT64)


@pytest.mark.parametrize("case", CASES)
def test_the_blame_of_a_pixel_is_its_slope(rng, case):
    conv, X, dZ = layer(case, rng)
    conv.forward(X)
    dX = conv.backward(dZ, need_dX=True).copy()
    direction = rng.normal(size=X.shape)
    ahead = (conv.forward(X + 1e-5 * direction) * dZ).sum()
    behind = (conv.forward(X - 1e-5 * direction) * dZ).sum()
    assert (dX * direction).sum() == pytest.approx((ahead - behind) / 2e-5, rel=1e-6)


def small_picture_net(dtype="float64", pool=None, **options):
    return dl.Network(
        [
            dl.Conv2D(2, 3, size=3, padding=1, **options),
            dl.ReLU(),
            pool or dl.MaxPool2D(2),
            dl.Conv2D(3, 4, size=2),
            dl.Tanh(),
            dl.Flatten(),
            dl.Dense(8, 3),
        ],
        dtype=dtype,
        shape_in=(6, 4, 2),
    )


def test_every_gradient_of_a_network_for_pictures_is_right(rng):
    X, y = rng.normal(size=(3, 6, 4, 2)), np.array([0, 2, 1])
    report = dl.gradient_check(small_picture_net(), X, y)
    assert len(report.errors) == 6 and report.passed, report


def test_pooling_by_hand_takes_the_first_of_equals_and_never_hides_a_nan(room):
    X = np.array([[1, 5, 0, 0], [5, 2, 0, 0], [9, 9, 9, 9]], float).reshape(1, 3, 4, 1)
    A, winner = np.empty((1, 1, 2, 1)), np.empty((1, 1, 2, 1), np.int64)
    room.maxpool2d_forward(X, 2, 2, winner, A)
    assert A.ravel().tolist() == [5, 0] and winner.ravel().tolist() == [1, 2]
    dX = np.empty_like(X)
    room.maxpool2d_backward(np.array([7.0, 3.0]).reshape(A.shape), winner, dX)
    assert dX[0, :, :, 0].tolist() == [[0, 7, 3, 0], [0, 0, 0, 0], [0, 0, 0, 0]]
    X[0, 0, 1] = np.nan
    room.maxpool2d_forward(X, 2, 2, winner, A)
    assert np.isnan(A[0, 0, 0, 0]) and A[0, 0, 1, 0] == 0


def test_squares_that_overlap_add_their_blame(rng):
    X, y = rng.normal(size=(3, 5, 4, 2)), np.array([0, 2, 1])
    layers = [dl.Conv2D(2, 2, 1), dl.MaxPool2D(3, stride=1), dl.Flatten(), dl.Dense(12, 3)]
    net = dl.Network(layers, dtype="float64", shape_in=(5, 4, 2))
    assert dl.gradient_check(net, X, y).passed


def test_a_network_learns_to_tell_lines_apart_whatever_their_place(rng):
    X = np.zeros((120, 6, 6, 1))
    y, place = rng.integers(0, 2, 120), rng.integers(0, 6, 120)
    for i in range(120):
        X[i, place[i], :, 0] += y[i] == 0
        X[i, :, place[i], 0] += y[i] == 1
    net = dl.Network(
        [dl.Conv2D(1, 8, size=3), dl.ReLU(), dl.MaxPool2D(4), dl.Flatten(), dl.Dense(8, 2)],
        shape_in=(6, 6, 1),
    )
    net.fit(X[:80], y[:80], epochs=60, batch_size=8, optimizer=dl.Adam(lr=0.02), progress=False)
    assert net.score(X[80:], y[80:]) == 1.0


def test_bytes_give_the_bits_of_their_numbers(rng):
    pixels, y = rng.integers(0, 256, (20, 9), dtype=np.uint8), rng.integers(0, 2, 20)
    nets = [
        dl.Network([dl.Rescale(1 / 255), dl.Dense(9, 4), dl.ReLU(), dl.Dense(4, 2)], shape_in=(9,))
        for _ in range(2)
    ]
    for net, X in zip(nets, (pixels, pixels.astype(float)), strict=True):
        net.fit(X, y, epochs=2, batch_size=6, validation=(X, y), progress=False)
    assert np.array_equal(nets[0].theta, nets[1].theta)
    assert np.array_equal(nets[0].predict_proba(pixels), nets[1].predict_proba(pixels / 1.0))
    assert nets[0].evaluate(pixels, y) == nets[1].evaluate(pixels.astype(float), y)


def test_bytes_are_never_scaled_behind_your_back():
    net = dl.Network([dl.Dense(1, 1, init="zeros")], loss="mean_squared_error")
    net.theta[:] = [1, 0]
    assert net.predict(np.array([[255]], np.uint8)).tolist() == [[255.0]]
    assert net.trace(np.array([[255]], np.uint8))["X"].tolist() == [[255]]


def test_bytes_stay_bytes_until_their_batch(rng):
    pixels = rng.integers(0, 256, (20, 9), dtype=np.uint8)
    assert dl.Network([dl.Dense(9, 2)]).check_X(pixels).dtype == np.uint8


@pytest.mark.parametrize("factor", [1 / 255, 3.0])
def test_rescale_multiplies_forward_and_back(rng, factor):
    X, y = rng.normal(size=(4, 3)), np.array([0, 1, 1, 0])
    layers = [dl.Dense(3, 3), dl.Rescale(factor), dl.Dense(3, 2)]
    net = dl.Network(layers, dtype="float64")
    assert dl.gradient_check(net, X, y).passed
    trace = net.trace(X)
    assert np.array_equal(trace["rescale0.A"], factor * trace["dense0.Z"])


@pytest.mark.parametrize(
    "build, message",
    [
        (lambda: dl.Network([dl.Conv2D(1, 2, 3), dl.Flatten()]), r"comes first.*shape_in="),
        (lambda: dl.Network([dl.Conv2D(3, 2, 3)], shape_in=(8, 8, 1)), r"have 1. Use Conv2D\(1, 2"),
        (lambda: dl.Network([dl.Conv2D(1, 2, 9)], shape_in=(8, 8, 1)), "larger than its pictures"),
        (lambda: dl.Network([dl.MaxPool2D(9)], shape_in=(8, 8, 1)), "larger than its pictures"),
        (lambda: dl.Network([dl.Conv2D(1, 2, 3)], shape_in=(8, 8)), r"pictures \(height, width,"),
        (
            lambda: dl.Network([dl.Conv2D(1, 2, 3)], shape_in=(8, 8, 1)),
            r"shape \(6, 6, 2\). End with",
        ),
        (
            lambda: dl.Network([dl.MaxPool2D(2), dl.Dense(16, 2)], shape_in=(8, 8, 1)),
            r"gets shape \(4, 4, 1\).*Put Flatten\(\)",
        ),
        (lambda: dl.Network([dl.Dense(5, 2)], shape_in=(4,)), r"Use Dense\(4, 2\)"),
        (lambda: dl.Conv2D(1, 2, 3, padding=-1), "padding must be at least 0"),
        (lambda: dl.Conv2D(1, 2, 3, stride=0), "stride must be at least 1"),
        (lambda: dl.Rescale(0), "factor must be above 0"),
    ],
)
def test_networks_for_pictures_that_cannot_work_are_refused(build, message):
    with pytest.raises((ValueError, TypeError), match=message):
        build()


@pytest.mark.parametrize(
    "shape, message",
    [
        (
            (3, 48),
            r"X of shape \(n, 6, 4, 2\).*\(3, 48\). The numbers fit: X.reshape\(3, 6, 4, 2\)",
        ),
        ((6, 4, 2), r"A single example is a row: X.reshape\(1, 6, 4, 2\)"),
        ((3, 6, 4), r"got X of shape \(3, 6, 4\)"),
        ((0, 6, 4, 2), "at least one example"),
    ],
)
def test_pictures_of_another_shape_are_refused(shape, message):
    with pytest.raises(ValueError, match=message):
        small_picture_net().predict(np.ones(shape))
