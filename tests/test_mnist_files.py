"""MNIST's files: found, read, downloaded, and every broken one named.

The files are a tiny set of 5 + 3 pictures, written into a temporary folder.
"""

import gzip
import hashlib

import numpy as np
import pytest

from dlcore import data
from dlcore.data import download as downloads
from dlcore.data import idx, pictures, places

REAL_FOLDER = data.mnist_folder()  # asked before the fixture below empties the machine


def idx_bytes(magic, shape, content):
    return b"".join(size.to_bytes(4, "big") for size in (magic, *shape)) + bytes(content)


def images_of(n):
    return idx_bytes(idx.IMAGES, (n, 28, 28), (i % 256 for i in range(n * 784)))


def labels_of(n):
    return idx_bytes(idx.LABELS, (n,), (i % 10 for i in range(n)))


def write_set(folder, train="train", n=5):
    folder.mkdir(parents=True, exist_ok=True)
    for part, count in ((train, n), ("t10k", 3)):
        (folder / f"{part}-images-idx3-ubyte.gz").write_bytes(gzip.compress(images_of(count)))
        (folder / f"{part}-labels-idx1-ubyte").write_bytes(labels_of(count))
    return folder


@pytest.fixture(autouse=True)
def lonely_machine(tmp_path, monkeypatch):
    """No cache, no data folder, no network: what this machine holds never decides a test."""
    monkeypatch.delenv("DLCORE_DATA", raising=False)
    monkeypatch.setattr(places, "cache", lambda set_name: tmp_path / "cache" / set_name)
    monkeypatch.setattr(places, "beside_checkout", lambda set_name: tmp_path / "beside" / set_name)

    def no_network(*address, **options):
        raise ConnectionError("there is no network in a test")

    monkeypatch.setattr("requests.get", no_network)
    return tmp_path


def test_mnist_reads_gzipped_and_plain_files_and_says_so(tmp_path, capsys):
    digits = data.mnist(write_set(tmp_path / "here"))
    assert digits.X.shape == (5, 784) and digits.X.dtype == np.float32
    assert digits.X[0, 255] == 1 and digits.X[0, 51] == np.float32(51 / 255)
    assert list(digits.y) == [0, 1, 2, 3, 4] and digits.y.dtype == np.int64
    assert digits.X_test.shape == (3, 784) and list(digits.y_test) == [0, 1, 2]
    said = capsys.readouterr().out
    assert "5 pictures to learn from and 3 to test on" in said and str(tmp_path / "here") in said


def test_mnist_gives_bytes_on_request(tmp_path):
    X = data.mnist(write_set(tmp_path), dtype="uint8").X
    assert X.dtype == np.uint8 and list(X[0, :3]) == [0, 1, 2] and X.flags.writeable


def test_mnist_refuses_an_unknown_dtype(tmp_path):
    with pytest.raises(ValueError, match="float32, float64, uint8, but got 'int8'"):
        data.mnist(write_set(tmp_path), dtype="int8")


def test_the_whole_training_set_is_preferred_to_its_part(tmp_path):
    write_set(tmp_path, train="train10k", n=4)
    assert len(data.mnist(tmp_path).y) == 4
    write_set(tmp_path, train="train", n=5)
    assert len(data.mnist(tmp_path).y) == 5


def test_places_are_searched_in_order(tmp_path, monkeypatch):
    assert data.mnist_folder() is None
    for place in (tmp_path / "cache" / "mnist", tmp_path / "beside" / "mnist", tmp_path / "named"):
        write_set(place)
        if place.name == "named":
            monkeypatch.setenv("DLCORE_DATA", str(place))
        assert data.mnist_folder() == place


def test_digits_are_never_taken_for_clothes(tmp_path, monkeypatch):
    monkeypatch.setenv("DLCORE_DATA", str(tmp_path))
    write_set(tmp_path)
    assert data.mnist_folder() == tmp_path and data.fashion_mnist_folder() is None
    write_set(tmp_path / "fashion_mnist")
    assert data.fashion_mnist_folder() == tmp_path / "fashion_mnist"
    assert data.fashion_mnist().class_names[9] == "ankle boot"


def test_a_variable_that_names_no_folder_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setenv("DLCORE_DATA", str(tmp_path / "nowhere"))
    with pytest.raises(ValueError, match="DLCORE_DATA should name a folder"):
        data.mnist()


def test_a_folder_without_the_files_names_those_that_lack(tmp_path):
    write_set(tmp_path)
    (tmp_path / "t10k-labels-idx1-ubyte").unlink()
    with pytest.raises(ValueError, match=r"it lacks t10k-labels-idx1-ubyte \(.gz is fine\)"):
        data.mnist(tmp_path)
    with pytest.raises(ValueError, match="there is no such folder"):
        data.mnist(tmp_path / "nowhere")


BROKEN = {
    "should open with 2051 .IDX images., but opens with 2049, which means labels": labels_of(5000),
    "opens with 1013478509: it is no such file": b"<html>not found</html>",
    "too short": b"\0\0\x08\x03",
    "announces 5 images, 3920 bytes, but 3910 bytes follow: it is cut off": images_of(5)[:-10],
    "it is too long": images_of(5) + b"\0",
    "cannot be unpacked": gzip.compress(images_of(5))[:-30],
    "unpacked .*CRC": gzip.compress(images_of(5))[:-6] + bytes(6),
    "28 x 28 pixels, but they are 14 x 14": idx_bytes(idx.IMAGES, (5, 14, 14), bytes(5 * 196)),
    "holds 4 images, but train-labels-idx1-ubyte holds 5 labels": images_of(4),
}


@pytest.mark.parametrize("words", BROKEN)
def test_every_broken_image_file_is_named(words, tmp_path):
    write_set(tmp_path)
    (tmp_path / "train-images-idx3-ubyte.gz").write_bytes(BROKEN[words])
    with pytest.raises(ValueError, match=words) as caught:
        data.mnist(tmp_path)
    assert "train-images-idx3-ubyte.gz" in str(caught.value)


def test_a_label_over_nine_is_named(tmp_path):
    write_set(tmp_path)
    labels = idx_bytes(idx.LABELS, (5,), [1, 2, 77, 4, 5])
    (tmp_path / "train-labels-idx1-ubyte").write_bytes(labels)
    with pytest.raises(ValueError, match="labels from 0 to 9, but label 2 is 77"):
        data.mnist(tmp_path)


def test_without_network_the_error_names_three_ways(tmp_path):
    with pytest.raises(RuntimeError) as caught:
        data.mnist()
    words = str(caught.value)
    for way in ("connect to the network", "mnist(folder)", "DLCORE_DATA", "no network in a test"):
        assert way in words
    assert not list(tmp_path.rglob("*ubyte*"))


class Answer:
    """What a mirror sends: the right bytes, or others."""

    def __init__(self, content):
        self.content, self.headers = content, {"content-length": str(len(content))}

    def raise_for_status(self): ...

    def iter_content(self, chunk_size):
        yield from (
            self.content[i : i + chunk_size] for i in range(0, len(self.content), chunk_size)
        )


def serve(monkeypatch, mirrors):
    asked = []

    def get(address, **options):
        asked.append(address)
        mirror, _, name = address.rpartition("/")
        return Answer(mirrors[mirror + "/"][name])

    monkeypatch.setattr("requests.get", get)
    return asked


RIGHT = {"a.gz": b"one", "b.gz": b"two" * 50_000}
SHA256 = {name: hashlib.sha256(content).hexdigest() for name, content in RIGHT.items()}


def test_a_download_goes_on_to_the_next_mirror_and_keeps_only_what_arrived_whole(
    tmp_path, monkeypatch
):
    cut_off = {**RIGHT, "b.gz": RIGHT["b.gz"][:-1]}
    asked = serve(monkeypatch, {"http://first/": cut_off, "http://second/": RIGHT})
    downloads.download(SHA256, ("http://first/", "http://second/"), tmp_path)
    assert asked == ["http://first/a.gz", "http://first/b.gz", "http://second/b.gz"]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == RIGHT


def test_a_download_that_never_arrives_whole_leaves_nothing_and_says_why(tmp_path, monkeypatch):
    serve(monkeypatch, {"http://only/": {"b.gz": b"changed"}})
    with pytest.raises(ConnectionError, match="http://only/: .* does not match the known hash"):
        downloads.download({"b.gz": SHA256["b.gz"]}, ["http://only/"], tmp_path)
    assert not list(tmp_path.iterdir())


def test_mnist_downloads_once_into_the_cache(tmp_path, monkeypatch, capsys):
    there = write_set(tmp_path / "mirror")
    content = {name: (there / name.removesuffix(".gz")) for name in pictures.MNIST.sha256}
    content = {
        name: path.read_bytes() if path.exists() else (there / name).read_bytes()
        for name, path in content.items()
    }
    sums = {name: hashlib.sha256(blob).hexdigest() for name, blob in content.items()}
    monkeypatch.setattr(
        pictures, "MNIST", pictures.MNIST._replace(sha256=sums, mirrors=("http://mirror/",))
    )
    asked = serve(monkeypatch, {"http://mirror/": content})
    assert len(data.mnist().y) == len(data.mnist().y) == 5
    assert len(asked) == 4
    said = capsys.readouterr().out
    assert said.count("Downloading 12 MB into") == 1 and str(tmp_path / "cache") in said


@pytest.mark.skipif(REAL_FOLDER is None, reason="MNIST is not on this machine (see DLCORE_DATA)")
def test_the_real_mnist_test_set_is_the_one_everybody_uses():
    real = data.mnist(REAL_FOLDER)
    assert real.X_test.shape == (10_000, 784) and real.X_test.max() == 1
    assert list(np.bincount(real.y_test)) == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]
