"""Lesson 02: fair readings of its statements, and mistakes as people type them."""

import pytest
from checking import student, verdict_on

__all__ = ["student"]


@pytest.mark.parametrize(
    "text",
    [
        "def dense_forward(X, W, b): return np.array([x @ W + b for x in X], dtype=X.dtype)"
        ".reshape(len(X), len(b))",
        "def dense_forward(X, W, b): return np.add(np.dot(X, W), b)",
        "def dense_forward(X, W, b): return np.hstack([X, np.ones((len(X), 1), X.dtype)]) "
        "@ np.vstack([W, b])",
        "def transform_points(P, M): return P[:, :1] * M[:, 0] + P[:, 1:] * M[:, 1]",
        "def transform_points(P, M): return np.asfortranarray((M @ P[:, :, None])[:, :, 0])",
        "def collapse_layers(W1, b1, W2, b2): return np.dot(W1, W2), W2.T.dot(b1) + b2",
        "def collapse_layers(W1, b1, W2, b2):\n    whole = np.vstack([W1, b1]) @ W2\n"
        "    return whole[:-1], whole[-1] + b2",
        "def flatten_images(images, max_value):\n"
        "    return np.clip((images / max_value).reshape(len(images), -1), 0, 1)",
        "def flatten_images(images, max_value):\n"
        "    return np.stack([image.flatten() for image in images]) * (1 / max_value)",
    ],
)
def test_a_fair_reading_passes(text, student):
    verdict = verdict_on(text, text[4 : text.index("(")], student)
    assert verdict.status == "passed", verdict.message


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "def collapse_layers(W1, b1, W2, b2): return W1 @ W2, b1 + b2",
            "biases_added",
        ),
        (
            "def flatten_images(images, max_value):\n"
            "    return images.reshape(len(images), -1) / np.max(images)",
            "scales_by_batch_max",
        ),
        (
            "def dense_forward(X, W, b):\n    Z = np.zeros((len(X), len(b)))\n"
            "    for i in range(len(X)):\n        for j in range(len(b)):\n"
            "            Z[i, j] = X[i] @ W[:, j] + b[j]\n    return Z",
            "forces_float64",
        ),
    ],
)
def test_a_mistake_as_people_type_it_is_named(text, named, student):
    verdict = verdict_on(text, text[4 : text.index("(")], student)
    assert verdict.misconception == named, verdict.message
