"""Where the world keeps MNIST and Fashion-MNIST, and how to know that a file arrived whole."""

from typing import NamedTuple


class Pictures(NamedTuple):
    """One set of 70,000 small pictures, four files under the same four names."""

    name: str
    folder: str
    class_names: tuple[str, ...]
    source: str
    licence: str
    megabytes: int
    sha256: dict[str, str]
    mirrors: tuple[str, ...]


def _in_file_order(*checksums: str) -> dict[str, str]:
    pairs = [(part, kind) for part in ("train", "t10k") for kind in ("images-idx3", "labels-idx1")]
    names = [f"{part}-{kind}-ubyte.gz" for part, kind in pairs]
    return dict(zip(names, checksums, strict=True))


MNIST = Pictures(
    name="MNIST",
    folder="mnist",
    class_names=tuple("0123456789"),
    source="Y. LeCun, C. Cortes and C. Burges, The MNIST database of handwritten digits (1998)",
    licence="CC BY-SA 3.0",
    megabytes=12,
    sha256=_in_file_order(
        "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
        "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
        "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
        "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
    ),
    mirrors=(
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
    ),
)

FASHION_MNIST = Pictures(
    name="Fashion-MNIST",
    folder="fashion_mnist",
    class_names=(
        *("t-shirt", "trousers", "pullover", "dress", "coat"),
        *("sandal", "shirt", "sneaker", "bag", "ankle boot"),
    ),
    source="H. Xiao, K. Rasul and R. Vollgraf, Fashion-MNIST (2017), Zalando Research",
    licence="MIT",
    megabytes=31,
    sha256=_in_file_order(
        "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
        "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
        "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
        "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
    ),
    mirrors=(
        "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
        "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/",
    ),
)
