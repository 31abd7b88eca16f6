"""Lesson 07: fair readings of its statements, and mistakes as people type them."""

from checking import named_as, passing, student

__all__ = ["student"]

FAIR = [
    # 1 / cosh squared, where 1 - tanh squared has lost its digits
    "def chain_gradients(x, y, w1, b1, w2, b2):\n    z = w1 * x + b1\n"
    "    d = 2 * (w2 * np.tanh(z) + b2 - y)\n    dz = d * w2 / np.cosh(z) ** 2\n"
    "    return {'b2': d, 'w2': d * np.tanh(z), 'b1': dz, 'w1': dz * x}",
    "def activation_backward(dA, Z, kind):\n    e = np.exp(-np.abs(Z))\n"
    "    if kind == 'relu': return np.where(Z > 0, dA, 0.0)\n"
    "    if kind == 'sigmoid': return dA * e / (1 + e) ** 2\n"
    "    return dA * 4 * e**2 / (1 + e**2) ** 2",
    "def dense_backward(dZ, X, W):\n    dW = sum(np.outer(x, d) for x, d in zip(X, dZ))\n"
    "    dW = dW + np.zeros_like(W)\n    return dZ @ W.T, dW, np.sum(dZ, 0)",
    # float32 sums in any order; lists for the three answers
    "def dense_backward(dZ, X, W):\n"
    "    return [np.dot(dZ, W.T), np.dot(dZ.T, X).T, np.add.reduce(dZ)]",
    "def tape_backward(values, tape):\n    g = {tape[-1][1]: 1.0}\n"
    "    for op, o, i, j in tape[::-1]:\n        d = g.get(o, 0.0)\n"
    "        parts = {'add': (1, 1), 'mul': (values[j], values[i])}\n"
    "        a, b = parts.get(op, (1 - values[o] ** 2, 0))\n"
    "        g[i] = g.get(i, 0.0) + d * a\n        g[j] = g.get(j, 0.0) + d * b\n"
    "    return tuple(g.get(k, 0.0) for k in range(len(values)))",
]
TYPED = [
    (
        "def activation_backward(dA, Z, kind):\n    s = 1 / (1 + np.exp(-Z))\n"
        "    slope = {'relu': (Z > 0) * 1.0, 'sigmoid': s * (1 - s),"
        " 'tanh': 1 - np.tanh(Z) ** 2}[kind]\n    return np.dot(dA, slope)",
        "matrix_product",
    ),
    (
        "def activation_backward(dA, Z, kind):\n    if kind == 'relu': return dA * (Z > 0)\n"
        "    if kind == 'sigmoid': return dA * (1 - dA)\n    return dA * (1 - np.tanh(Z) ** 2)",
        "slope_from_gradient",
    ),
    (
        "def dense_backward(dZ, X, W):\n    return dZ @ W.T, np.dot(dZ.T, X), np.sum(dZ, axis=0)",
        "dW_transposed",
    ),
    (
        "def dense_backward(dZ, X, W):\n    n = len(X)\n"
        "    return dZ @ W.T, X.T @ dZ / n, dZ.sum(axis=0)",
        "averages_again",
    ),
    (
        "def tape_backward(values, tape):\n    g = [0.0] * len(values)\n"
        "    g[tape[-1][1]] = 1.0\n    for op, o, i, j in tape[::-1]:\n"
        "        if op == 'add':\n            g[i] += g[o]\n            g[j] += g[o]\n"
        "        elif op == 'mul':\n            g[i] = values[j] * g[o]\n"
        "            g[j] = values[i] * g[o]\n"
        "        else:\n            g[i] += (1 - values[o] ** 2) * g[o]\n    return g",
        "overwrites_gradient",
    ),
]


test_a_fair_reading_passes = passing(FAIR)
test_a_mistake_as_people_type_it_is_named = named_as(TYPED)
