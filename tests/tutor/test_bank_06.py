"""Lesson 06: fair readings of its statements, and mistakes as people type them."""

from checking import named_as, passing, student

__all__ = ["student"]

FAIR = [
    # put back by adding, which may miss the last digit
    "def numerical_gradient(f, w, h=1e-5):\n    g = np.zeros(w.shape)\n"
    "    for i in np.ndindex(*w.shape):\n        w[i] += h; up = f(w)\n"
    "        w[i] -= h + h; down = f(w)\n        w[i] += h\n        g[i] = (up - down) / (2 * h)\n"
    "    return g",
    # a copy for every nudge, and the exact width of the run
    "def numerical_gradient(f, w, h=1e-5):\n    def slope(i):\n"
    "        a, b = w.copy(), w.copy()\n        a[i] += h\n        b[i] -= h\n"
    "        return (f(a) - f(b)) / (a[i] - b[i])\n"
    "    return np.array([slope(i) for i in np.ndindex(w.shape)], float).reshape(w.shape)",
    "def gd_step(w, grad, lr):\n    new = np.array(w)\n    new -= grad * lr\n    return new",
    "def gd_step(w, grad, lr): return np.subtract(w, np.multiply(grad, lr))",
    "def fit_line(x, y, lr, steps):\n    w = b = 0\n    for _ in range(steps):\n"
    "        e = x * w + b - y\n        n = len(x)\n"
    "        w, b = w - lr * 2 / n * np.dot(e, x), b - lr * 2 / n * np.sum(e)\n"
    "    return np.float64(w), np.float64(b)",
    "def largest_stable_lr(curvatures): return 2.0 / max(curvatures)",
    "def largest_stable_lr(curvatures): return np.min(2 / curvatures)",
]
TYPED = [
    (
        "def numerical_gradient(f, w, h=1e-5):\n    g, here = np.zeros_like(w), f(w)\n"
        "    for i in np.ndindex(w.shape):\n        there = w.copy()\n        there[i] += h\n"
        "        g[i] = (f(there) - here) / h\n    return g",
        "one_sided",
    ),
    ("def gd_step(w, grad, lr):\n    w -= lr * grad\n    return w", "in_place"),
    (
        "def fit_line(x, y, lr, steps):\n    w = b = 0.0\n    for _ in range(steps):\n"
        "        w -= lr * np.mean(2 * (w * x + b - y) * x)\n"
        "        b -= lr * np.mean(2 * (w * x + b - y))\n    return w, b",
        "moves_w_before_measuring_b",
    ),
    ("def largest_stable_lr(curvatures): return 1 / max(curvatures)", "one_over"),
]


test_a_fair_reading_passes = passing(FAIR)
test_a_mistake_as_people_type_it_is_named = named_as(TYPED)
