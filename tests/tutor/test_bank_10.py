"""Lesson 10: fair readings of its statements, and mistakes as people type them."""

from checking import named_as, passing, student

__all__ = ["student"]

FAIR = [
    "def momentum_step(w, v, grad, lr, beta):\n    v = v * beta + grad\n    return [w - v * lr, v]",
    # in place, on copies
    "def momentum_step(w, v, grad, lr, beta):\n    w, v = w.copy(), v.copy()\n    v *= beta\n"
    "    v += grad\n    w -= lr * v\n    return w, v",
    "def rmsprop_step(w, s, grad, lr, rho=0.9, eps=1e-8):\n"
    "    s = s + (1 - rho) * (grad * grad - s)\n    return w - grad * (lr / (s**0.5 + eps)), s",
    "def adam_step(w, m, v, grad, t, lr=1e-3, b1=0.9, b2=0.999, eps=1e-8):\n"
    "    m, v = b1 * m + (1 - b1) * grad, b2 * v + (1 - b2) * grad * grad\n"
    "    rate = lr / (1 - np.power(b1, t))\n"
    "    return w - rate * m / (np.sqrt(v / (1 - b2**t)) + eps), m, v",
]
TYPED = [
    (
        "def momentum_step(w, v, grad, lr, beta):\n    v = beta * v - lr * grad\n"
        "    return w + v, v",
        None,  # a convention of its own: velocity with lr and sign in it
    ),
    (
        "def momentum_step(w, v, grad, lr, beta):\n    v = beta * v + (1 - beta) * grad\n"
        "    return w - lr * v, v",
        "ema_damping",
    ),
    (
        "def rmsprop_step(w, s, grad, lr, rho=0.9, eps=1e-8):\n    s = s + grad * grad\n"
        "    return w - lr * grad / (np.sqrt(s) + eps), s",
        "adagrad_sum",
    ),
    (
        "def adam_step(w, m, v, grad, t, lr=1e-3, b1=0.9, b2=0.999, eps=1e-8):\n"
        "    m, v = b1 * m + (1 - b1) * grad, b2 * v + (1 - b2) * grad**2\n"
        "    m, v = m / (1 - b1**t), v / (1 - b2**t)\n"
        "    return w - lr * m / (np.sqrt(v) + eps), m, v",
        "stores_corrected",
    ),
]


test_a_fair_reading_passes = passing(FAIR)
test_a_mistake_as_people_type_it_is_named = named_as(TYPED)
