"""Small real data sets that are already on this machine: scikit-learn brings them."""

from typing import Any

import numpy as np

from dlcore.data.dataset import Dataset

CC_BY = "CC BY 4.0"


def digits() -> Dataset:
    """1,797 handwritten digits of 8 x 8 pixels, from 0 (paper) to 1 (ink)."""
    return _bundled(
        "load_digits",
        scale=1 / 16,
        source="E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits (1998), "
        "UCI Machine Learning Repository, by way of scikit-learn",
        licence=CC_BY,
    )


def iris() -> Dataset:
    """150 iris flowers of 3 kinds, 4 lengths in cm."""
    return _bundled(
        "load_iris",
        source="R. A. Fisher, The Use of Multiple Measurements in Taxonomic Problems (1936), "
        "UCI Machine Learning Repository, by way of scikit-learn",
        licence=CC_BY,
    )


def wine() -> Dataset:
    """178 wines from 3 growers, 13 chemical measurements in very different units."""
    return _bundled(
        "load_wine",
        source="S. Aeberhard and M. Forina, Wine (1991), "
        "UCI Machine Learning Repository, by way of scikit-learn",
        licence=CC_BY,
    )


def breast_cancer() -> Dataset:
    """569 breast tumours, malignant (0) or benign (1), 30 measurements of the cell nuclei."""
    return _bundled(
        "load_breast_cancer",
        source="W. Wolberg, O. Mangasarian, N. Street and W. Street, Breast Cancer Wisconsin "
        "(Diagnostic) (1993), UCI Machine Learning Repository, by way of scikit-learn",
        licence=CC_BY,
    )


def diabetes() -> Dataset:
    """442 patients, 10 measurements in their own units; y is how far the illness came in a year."""
    return _bundled(
        "load_diabetes",
        source="B. Efron, T. Hastie, I. Johnstone and R. Tibshirani, Least Angle Regression "
        "(2004), by way of scikit-learn",
        licence="published with the article; scikit-learn passes it on under BSD-3-Clause",
        scaled=False,
    )


def _bundled(loader: str, source: str, licence: str, scale: float = 1.0, **options: Any) -> Dataset:
    from sklearn import datasets  # here, because it takes longer than all of dlcore to import

    raw = getattr(datasets, loader)(**options)
    class_names = tuple(str(name) for name in raw.get("target_names", ()))
    return Dataset(
        X=np.ascontiguousarray(raw.data, dtype=np.float64) * scale,
        y=raw.target.astype(np.int64 if class_names else np.float64),
        feature_names=tuple(str(name) for name in raw.feature_names),
        class_names=class_names,
        source=source,
        licence=licence,
    )
