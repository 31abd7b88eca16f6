"""How to turn blame into better parameters: one rule over one flat vector.

Optimizers share names, not a base class:
    attach(net)                  make room for what the rule remembers; keep it if it is this net
    update(theta, dtheta)        one step
    memory()                     {"v": ...}: each array it remembers, to read and write
    arguments()                  what to call OPTIMIZERS[kind] with to get such a rule again
`lr` is the learning rate you asked for; `lr_now` is lr times the factor of the schedule.

The rules are those of PyTorch: with the same numbers they take the same steps, up to rounding.
"""

from math import sqrt

import numpy as np

from dlcore.checks import not_negative, positive, share


class SGD:
    """theta = theta - lr dtheta, after every batch.

    With momentum the slope pushes a velocity: v = momentum v + dtheta, theta = theta - lr v.
    With nesterov the step looks ahead: theta = theta - lr (momentum v + dtheta).
    """

    kind, factor = "sgd", 1.0

    def __init__(self, lr: float = 0.1, momentum: float = 0.0, nesterov: bool = False):
        self.lr, self.momentum = positive("lr", lr), share("momentum", momentum)
        self.nesterov = bool(nesterov)
        if self.nesterov and not self.momentum:
            raise ValueError("nesterov needs a momentum above 0, such as momentum=0.9.")
        self.net = None

    @property
    def lr_now(self) -> float:
        return self.lr * self.factor

    def arguments(self) -> dict:
        return {"lr": self.lr, "momentum": self.momentum, "nesterov": self.nesterov}

    def memory(self) -> dict[str, np.ndarray]:
        return {"v": self.v} if self.momentum else {}

    def attach(self, net) -> None:
        """Without momentum there is nothing to remember, and any network will do."""
        if self.net is net:
            return
        if self.momentum:
            refuse_another_network(self)
            self.v = net.room.zeros(net.theta.shape, net.theta.dtype)
        self.net, self.room = net, net.room

    def update(self, theta: np.ndarray, dtheta: np.ndarray) -> None:
        # a Python float would turn every float32 step into float64 arithmetic
        number = theta.dtype.type
        if not self.momentum:
            self.room.sgd_update(dtheta, number(self.lr_now), theta)
            return
        rule = self.room.nesterov_update if self.nesterov else self.room.momentum_update
        rule(dtheta, number(self.lr_now), number(self.momentum), self.v, theta)

    def __repr__(self) -> str:
        return in_words(self)


class RMSProp:
    """s = decay s + (1 - decay) dtheta²,  theta = theta - lr dtheta / (√s + epsilon)"""

    kind, factor = "rmsprop", 1.0

    def __init__(self, lr: float = 0.01, decay: float = 0.99, epsilon: float = 1e-8):
        self.lr, self.decay = positive("lr", lr), share("decay", decay)
        self.epsilon, self.net = positive("epsilon", epsilon), None

    @property
    def lr_now(self) -> float:
        return self.lr * self.factor

    def arguments(self) -> dict:
        return {"lr": self.lr, "decay": self.decay, "epsilon": self.epsilon}

    def memory(self) -> dict[str, np.ndarray]:
        return {"s": self.s}

    def attach(self, net) -> None:
        if self.net is not net:
            refuse_another_network(self)
            self.s = net.room.zeros(net.theta.shape, net.theta.dtype)
            self.net, self.room = net, net.room

    def update(self, theta: np.ndarray, dtheta: np.ndarray) -> None:
        numbers = map(theta.dtype.type, (self.lr_now, 1 - self.decay, self.epsilon))
        self.room.rmsprop_update(dtheta, *numbers, self.s, theta)

    def __repr__(self) -> str:
        return in_words(self)


class Adam:
    """m = beta1 m + (1 - beta1) dtheta,  v = beta2 v + (1 - beta2) dtheta²
    theta = theta - lr (m / (1 - beta1ᵗ)) / (√(v / (1 - beta2ᵗ)) + epsilon),  t = 1, 2, 3, ...
    """

    kind, factor = "adam", 1.0

    def __init__(
        self, lr: float = 0.001, beta1: float = 0.9, beta2: float = 0.999, epsilon: float = 1e-8
    ):
        self.lr, self.epsilon = positive("lr", lr), positive("epsilon", epsilon)
        self.beta1, self.beta2 = share("beta1", beta1), share("beta2", beta2)
        self.net = None

    @property
    def lr_now(self) -> float:
        return self.lr * self.factor

    def arguments(self) -> dict:
        return {name: getattr(self, name) for name in ("lr", "beta1", "beta2", "epsilon")}

    def memory(self) -> dict[str, np.ndarray]:
        return {"m": self.m, "v": self.v, "steps": self.steps}

    def attach(self, net) -> None:
        if self.net is not net:
            refuse_another_network(self)
            self.m, self.v = (net.room.zeros(net.theta.shape, net.theta.dtype) for _ in "mv")
            self.steps = np.zeros(1, np.int64)
            self.net, self.room = net, net.room

    def next_numbers(self) -> tuple[float, ...]:
        """Count one step; what `adam_update` needs for it: lr, shares, epsilon, correction."""
        self.steps[0] += 1
        t = int(self.steps[0])
        lr = self.lr_now / (1 - self.beta1**t)
        return lr, 1 - self.beta1, 1 - self.beta2, self.epsilon, 1 / sqrt(1 - self.beta2**t)

    def update(self, theta: np.ndarray, dtheta: np.ndarray) -> None:
        numbers = map(theta.dtype.type, self.next_numbers())
        self.room.adam_update(dtheta, *numbers, self.m, self.v, theta)

    def __repr__(self) -> str:
        return in_words(self)


class AdamW:
    """Adam after weight decay: first every weight, and no bias, loses lr weight_decay of itself."""

    kind = "adamw"

    def __init__(
        self,
        lr: float = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
        weight_decay: float = 0.01,
    ):
        self.adam = Adam(lr, beta1, beta2, epsilon)
        self.weight_decay = not_negative("weight_decay", weight_decay)

    @property
    def lr(self) -> float:
        return self.adam.lr

    @property
    def lr_now(self) -> float:
        return self.adam.lr_now

    @property
    def factor(self) -> float:
        return self.adam.factor

    @factor.setter
    def factor(self, factor: float) -> None:
        self.adam.factor = factor

    def arguments(self) -> dict:
        return {**self.adam.arguments(), "weight_decay": self.weight_decay}

    def memory(self) -> dict[str, np.ndarray]:
        return self.adam.memory()

    def attach(self, net) -> None:
        self.adam.attach(net)
        self.net = net

    def update(self, theta: np.ndarray, dtheta: np.ndarray) -> None:
        kept = theta.dtype.type(1 - self.lr_now * self.weight_decay)
        for W, _ in self.net.weights:
            self.net.room.scale(kept, W)
        self.adam.update(theta, dtheta)

    def __repr__(self) -> str:
        return in_words(self)


Optimizer = SGD | RMSProp | Adam | AdamW
OPTIMIZERS: dict[str, type[Optimizer]] = {rule.kind: rule for rule in (SGD, RMSProp, Adam, AdamW)}


def optimizer_named(optimizer: str | Optimizer) -> Optimizer:
    """The rule behind a name, with its usual numbers; an optimizer object stays itself."""
    if not isinstance(optimizer, str):
        return optimizer_object(optimizer)
    if optimizer not in OPTIMIZERS:
        known = ", ".join(repr(name) for name in OPTIMIZERS)
        raise ValueError(f"optimizer must be one of {known} or an object, but got {optimizer!r}.")
    return OPTIMIZERS[optimizer]()


def optimizer_object(optimizer) -> Optimizer:
    """An optimizer, not its name or its class: it must be the same one from step to step."""
    if isinstance(optimizer, type) or not hasattr(optimizer, "attach"):
        raise TypeError(
            f"optimizer must be an object that lives from step to step, such as dl.SGD(lr=0.1), "
            f"but got {optimizer!r}."
        )
    return optimizer


def refuse_another_network(optimizer) -> None:
    if optimizer.net is not None:
        raise ValueError(
            f"this {type(optimizer).__name__} remembers the steps of another network. "
            f"Make a new one for this network: dl.{optimizer!r}."
        )


def in_words(optimizer) -> str:
    """The rule as a person would write it: without the numbers that are as usual."""
    usual, told = type(optimizer)().arguments(), optimizer.arguments()
    words = [f"{name}={told[name]}" for name in told if name == "lr" or told[name] != usual[name]]
    return f"{type(optimizer).__name__}({', '.join(words)})"
