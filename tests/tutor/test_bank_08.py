"""Lesson 08: fair readings of its statements, and mistakes as people type them."""

from checking import named_as, passing, student

__all__ = ["student"]

FAIR = [
    "def softmax_ce_backward(Z, y):\n    S = Z - Z.max(1)[:, None]\n"
    "    P = np.exp(S - np.log(np.exp(S).sum(1))[:, None])\n"
    "    P[range(len(y)), y] -= 1\n    return P / len(y)",
    # one-hot labels made inside
    "def softmax_ce_backward(Z, y):\n    Y = np.zeros(Z.shape)\n    Y[np.arange(len(y)), y] = 1\n"
    "    E = np.exp(Z - np.max(Z, axis=1, keepdims=True))\n"
    "    return (E / E.sum(axis=1, keepdims=True) - Y) / Z.shape[0]",
    # looks for sick numbers first, and nudges copies
    "def gradient_check(f, grad, w, h=1e-5):\n    if not np.all(np.isfinite(grad)): return np.inf\n"
    "    worst = 0\n    for i in np.ndindex(w.shape):\n        d = np.zeros_like(w)\n"
    "        d[i] = h\n        m = (f(w + d) - f(w - d)) / 2 / h\n"
    "        worst = max(worst, abs(grad[i] - m) / max(1e-8, abs(grad[i]) + abs(m)))\n"
    "    return float(worst)",
    # a guard in the logarithm, and the gate on A1
    "def backprop_mlp(X, y, params):\n    W1, b1, W2, b2 = params.values()\n"
    "    A = np.maximum(0, X @ W1 + b1)\n    E = np.exp(A @ W2 + b2)\n"
    "    P = E / E.sum(1, keepdims=True)\n    n = len(y)\n"
    "    loss = -np.mean(np.log(P[np.arange(n), y] + 1e-12))\n"
    "    D = (P - np.eye(len(b2))[y]) / n\n    H = D @ W2.T * np.sign(A)\n"
    "    return loss, dict(W1=X.T @ H, b1=H.sum(0), W2=A.T @ D, b2=D.sum(0))",
]
TYPED = [
    (
        "def softmax_ce_backward(Z, y):\n    E = np.exp(Z - Z.max(axis=1, keepdims=True))\n"
        "    return E / E.sum(axis=1, keepdims=True) - np.eye(Z.shape[1])[y]",
        "mean_forgotten",
    ),
    (
        "def softmax_ce_backward(Z, y):\n    E = np.exp(Z)\n"
        "    return (E / E.sum(axis=1, keepdims=True) - np.eye(Z.shape[1])[y]) / len(y)",
        "unstable_softmax",
    ),
    (
        "def gradient_check(f, grad, w, h=1e-5):\n    worst = 0.0\n"
        "    for i in np.ndindex(w.shape):\n        d = np.zeros_like(w)\n        d[i] = h\n"
        "        m = (f(w + d) - f(w - d)) / (2 * h)\n"
        "        worst = max(worst, abs(grad[i] - m) / max(abs(grad[i]) + abs(m), 1e-8))\n"
        "    return worst",
        "nan_slips_through",
    ),
    (
        "def backprop_mlp(X, y, params):\n    W1, b1, W2, b2 = params.values()\n"
        "    A = np.maximum(0, X @ W1 + b1)\n    E = np.exp(A @ W2 + b2)\n"
        "    P = E / E.sum(1, keepdims=True)\n    n = len(y)\n"
        "    loss = -np.mean(np.log(P[np.arange(n), y]))\n"
        "    D = (P - np.eye(len(b2))[y]) / n\n    H = np.dot(D, W2.T)\n"
        "    return loss, dict(W1=X.T @ H, b1=H.sum(0), W2=A.T @ D, b2=D.sum(0))",
        "gate_missing",
    ),
]


test_a_fair_reading_passes = passing(FAIR)
test_a_mistake_as_people_type_it_is_named = named_as(TYPED)
