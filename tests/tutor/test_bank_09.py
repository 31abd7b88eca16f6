"""Lesson 09: fair readings of its statements, and mistakes as people type them."""

from checking import named_as, passing, student

__all__ = ["student"]

FAIR = [
    # one by one; lists in place of arrays of indices
    "def minibatches(X, y, batch_size, rng):\n    order = list(rng.permutation(len(y)))\n"
    "    for k in range(0, len(y), batch_size):\n"
    "        yield X[order[k:k + batch_size]], y[order[k:k + batch_size]]",
    # the generator is used only while the batches are taken
    "def minibatches(X, y, batch_size, rng):\n    def deal():\n"
    "        order = np.arange(len(X))\n        rng.shuffle(order)\n        while len(order):\n"
    "            pick, order = order[:batch_size], order[batch_size:]\n"
    "            yield X.take(pick, axis=0), y.take(pick)\n    return deal()",
    "def init_weights(d_in, d_out, kind, rng):\n"
    "    n = d_in if kind == 'he' else d_in + d_out\n    a = np.sqrt(6 / n)\n"
    "    return rng.uniform(-a, a, (d_in, d_out)), np.zeros(d_out)",
    # signs alone have the mean 0 and the spread 1, too
    "def init_weights(d_in, d_out, kind, rng):\n"
    "    n = d_in if kind == 'he' else d_in + d_out\n"
    "    return rng.choice([-1.0, 1.0], (d_in, d_out)) * (2 / n) ** 0.5, np.zeros(d_out)",
]
TYPED = [
    (
        "def minibatches(X, y, batch_size, rng):\n    p = rng.permutation(len(X))\n"
        "    return [(X[p][k:k + batch_size], y[p][k:k + batch_size])"
        " for k in range(0, len(X) - batch_size + 1, batch_size)]",
        "drops_last_batch",
    ),
    (
        "def minibatches(X, y, batch_size, rng):\n    p = np.random.permutation(len(X))\n"
        "    return [(X[p[k:k + batch_size]], y[p[k:k + batch_size]])"
        " for k in range(0, len(X), batch_size)]",
        None,  # another generator than rng: no name, but the report says what is not so
    ),
    (
        "def init_weights(d_in, d_out, kind, rng):\n"
        "    var = 2 / d_in\n    if kind == 'xavier': var = 1 / (d_in + d_out)\n"
        "    return rng.normal(0, np.sqrt(var), (d_in, d_out)), np.zeros(d_out)",
        "missing_two",
    ),
    (
        "def init_weights(d_in, d_out, kind, rng):\n"
        "    std = np.sqrt(2 / (d_in if kind == 'he' else d_in + d_out))\n"
        "    return rng.random((d_in, d_out)) * std, np.zeros(d_out)",
        "all_positive",
    ),
]


test_a_fair_reading_passes = passing(FAIR)
test_a_mistake_as_people_type_it_is_named = named_as(TYPED)
