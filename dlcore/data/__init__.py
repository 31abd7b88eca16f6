"""Examples to learn from: real ones that need no download, made-up ones with a formula, and MNIST.

    data = dl.data.digits()
    data.X, data.y, data.feature_names, data.class_names, data.source, data.licence

One example is a row of X. Class numbers y are int64; for a regression y holds float64 values.
"""

from dlcore.data.bundled import breast_cancer, diabetes, digits, iris, wine
from dlcore.data.dataset import Dataset, SplitDataset, split
from dlcore.data.generated import circles, height_weight, moons, spirals, xor
from dlcore.data.pictures import fashion_mnist, fashion_mnist_folder, mnist, mnist_folder

__all__ = [
    "Dataset",
    "SplitDataset",
    "breast_cancer",
    "circles",
    "diabetes",
    "digits",
    "fashion_mnist",
    "fashion_mnist_folder",
    "height_weight",
    "iris",
    "mnist",
    "mnist_folder",
    "moons",
    "spirals",
    "split",
    "wine",
    "xor",
]
