"""The demo trains on real digits, says how well it reads, and leaves one picture."""

import argparse

import pytest

pytest.importorskip("matplotlib", reason="the demo's picture needs dlcore[lessons]")

from dlcore import data  # noqa: E402
from dltutor.commands import demo  # noqa: E402


def demonstrate(*words):
    parser = argparse.ArgumentParser()
    demo.add_arguments(parser)
    return demo.run(parser.parse_args(words))


def test_the_demo_reads_digits_it_had_never_seen_and_draws_them(tmp_path, capsys):
    picture = tmp_path / "digits.png"
    assert demonstrate("--digits", "--epochs", "8", "--out", str(picture)) == 0
    said = capsys.readouterr().out
    assert "1,438 pictures to learn from and 359 to test on" in said
    assert f"The picture: {picture}" in said
    percent = float(said.split("It now reads ")[1].split("%")[0])
    assert percent >= 96
    assert b"handwritten digits it had never seen" in picture.read_bytes()


def test_the_picture_goes_into_the_learner_s_own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DLCORE_MY", str(tmp_path / "my"))
    assert demo._default_target() == tmp_path / "my" / "demo.png"
    assert (tmp_path / "my").is_dir()


@pytest.mark.parametrize(
    "words, message",
    [
        (["--digits", "--out", "picture.jpg"], "a picture is saved as .png"),
        (["--digits", "--epochs", "0", "--out", "x.png"], "epochs"),
        (["--digits", "--seed", "-1", "--out", "x.png"], "seed"),
    ],
)
def test_a_wish_that_cannot_be_met_is_refused_before_training(words, message, capsys, monkeypatch):
    monkeypatch.setattr("dlcore.Network.fit", None)  # calling it would be an error
    try:
        assert demonstrate(*words) == 1
    except SystemExit as refusal:  # argparse's own way to refuse
        assert refusal.code == 2
    assert message in capsys.readouterr().err


def test_a_broken_mnist_file_is_a_message_and_not_a_traceback(tmp_path, monkeypatch, capsys):
    for part in ("train", "t10k"):
        for kind in ("images-idx3-ubyte", "labels-idx1-ubyte"):
            (tmp_path / f"{part}-{kind}").write_bytes(b"")
    monkeypatch.setenv("DLCORE_DATA", str(tmp_path))
    assert demonstrate("--out", str(tmp_path / "x.png")) == 1
    assert "train-images-idx3-ubyte is too short" in capsys.readouterr().err


def test_without_network_the_demo_says_so_shows_the_digits_and_is_no_success(
    tmp_path, monkeypatch, capsys
):
    def no_network():
        raise RuntimeError("MNIST is not on this machine and could not be downloaded.")

    monkeypatch.setattr(data, "mnist", no_network)
    assert demonstrate("--mnist", "--epochs", "1", "--out", str(tmp_path / "d.png")) == 1
    said = capsys.readouterr().out
    assert "could not be downloaded" in said and "small digits instead" in said
    assert "digits it had never seen" in said and (tmp_path / "d.png").exists()


@pytest.mark.skipif(data.mnist_folder() is None, reason="MNIST is not on this machine")
def test_the_demo_uses_mnist_where_it_is(tmp_path, capsys):
    assert demonstrate("--epochs", "1", "--out", str(tmp_path / "mnist.png")) == 0
    said = capsys.readouterr().out
    assert said.startswith("MNIST: ") and float(said.split("It now reads ")[1].split("%")[0]) > 85
