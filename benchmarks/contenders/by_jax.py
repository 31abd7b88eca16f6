"""JAX: one compiled function for a step, or one for a whole epoch (`lax.scan`)."""

import os

# threads of XLA are told to it before it starts
if os.environ.get("OMP_NUM_THREADS", "1") == "1":
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"

import jax  # noqa: E402
import jax.numpy as jnp  # noqa: E402


def step(task, X, y):
    one_step = jax.jit(step_of(task), donate_argnums=0)
    X, y, state, orders = jnp.array(X), jnp.array(y), first_state(task), task.orders()

    def run(epochs):
        nonlocal state
        for _ in range(epochs):
            order, total = orders.permutation(len(X)).reshape(task.steps, task.batch), 0.0
            for rows in order:
                state, loss = one_step(state, X, y, rows)
                total += loss
        return float(total) / task.steps

    return run


def scan(task, X, y):
    one_step = step_of(task)

    def one_epoch(state, X, y, order):
        return jax.lax.scan(lambda state, rows: one_step(state, X, y, rows), state, order)

    one_epoch = jax.jit(one_epoch, donate_argnums=0)
    X, y, state, orders = jnp.array(X), jnp.array(y), first_state(task), task.orders()

    def run(epochs):
        nonlocal state
        for _ in range(epochs):
            order = orders.permutation(len(X)).reshape(task.steps, task.batch)
            state, losses = one_epoch(state, X, y, order)
        return float(losses.mean())

    return run


def step_of(task):
    def step(state, X, y, rows):
        layers, m, v, t = state
        loss, slopes = jax.value_and_grad(loss_of)(layers, X[rows], y[rows], task)
        if task.rule == "sgd":
            layers = jax.tree.map(lambda p, g: p - task.lr * g, layers, slopes)
            return (layers, m, v, t), loss
        t = t + 1
        m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, slopes)
        v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, slopes)
        m_scale, v_scale = 1 / (1 - 0.9**t), 1 / (1 - 0.999**t)
        layers = jax.tree.map(
            lambda p, m, v: p - task.lr * m * m_scale / (jnp.sqrt(v * v_scale) + 1e-8), layers, m, v
        )
        return (layers, m, v, t), loss

    return step


def loss_of(layers, X, y, task):
    A = X
    for i, (W, b) in enumerate(layers):
        A = A @ W + b
        if i < len(layers) - 1:
            A = jax.nn.relu(A) if task.bend == "relu" else jnp.tanh(A)
    if task.sizes[-1] > 1:
        return -jnp.take_along_axis(jax.nn.log_softmax(A), y[:, None], 1).mean()
    z = A[:, 0]
    return jnp.mean(jnp.maximum(z, 0) - z * y + jnp.log1p(jnp.exp(-jnp.abs(z))))


def first_state(task):
    layers = [(jnp.array(W), jnp.array(b)) for W, b in task.start()]
    m, v = (jax.tree.map(jnp.zeros_like, layers) for _ in "mv")
    return layers, m, v, jnp.float32(0)
