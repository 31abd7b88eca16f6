"""A network is a list of layers, a loss, and one point in weight space."""

import os
from collections.abc import Sequence
from math import prod

import numpy as np

from dlcore import answers, door, inside, training
from dlcore.assembly import blamed, connect, lay_out_parameters, scores_of, symbols_of
from dlcore.checks import not_negative, whole
from dlcore.early_stopping import EarlyStopping
from dlcore.history import History
from dlcore.layers import Layer
from dlcore.losses import Loss, loss_named
from dlcore.optimizers import SGD, Optimizer, optimizer_named, optimizer_object
from dlcore.regularizers import add_l2, shrink_l1
from dlcore.rooms import open_room
from dlcore.schedules import Schedule
from dlcore.summary import Table, summary_of

DTYPES = {"float32": np.float32, "float64": np.float64}


class Network:
    """net = Network([Dense(64, 32), ReLU(), Dense(32, 10)], loss="softmax_cross_entropy")

    All parameters lie in the flat vector `theta`, their gradients in `dtheta`; the `W`, `b`, `dW`
    and `db` of a layer are views of them. The same seed gives the same bits, with any number of
    `threads`; more than one help where layers are wide.
    """

    def __init__(
        self,
        layers: Sequence[Layer],
        loss: str | Loss = "softmax_cross_entropy",
        device: str = "cpu",
        dtype: str = "float32",
        seed: int | None = 0,
        shape_in: tuple[int, ...] | None = None,
        threads: int = 1,
    ):
        if dtype not in DTYPES:
            raise ValueError(f"dtype must be 'float32' or 'float64', but got {dtype!r}.")
        if not layers:
            raise ValueError("a network needs at least one layer: [Dense(n_in, n_out)].")
        if len({id(layer) for layer in layers}) < len(layers):
            raise ValueError("each layer owns its arrays, so it can stand in one place only.")
        self.layers, self.loss = list(layers), loss_named(loss)
        self.device, self.dtype, self.seed = device, dtype, seed
        self.room = open_room(device, whole("threads", threads))
        self.rng = np.random.default_rng(seed)
        self.optimizer: Optimizer | None = None  # the one of the last fit, so that it can go on
        self.epochs = 0  # how many it has been trained for
        self.engine = ""  # what ran the last of them
        connect(self.layers, shape_in)
        self.shape_in, self.n_in = self.layers[0].shape_in, prod(self.layers[0].shape_in)
        self.n_out, self.symbols = scores_of(self.layers), symbols_of(self.layers)
        self.blamed = blamed(self.layers)
        self.theta: np.ndarray
        self.dtheta: np.ndarray
        self.weights: list[tuple[np.ndarray, np.ndarray]]
        lay_out_parameters(self, DTYPES[dtype])
        self.loss.build(self.room, self.n_out, DTYPES[dtype])
        self.input_dtype = np.dtype(np.int64 if self.symbols else dtype)
        self._n = -1  # the size of the batch that all arrays are made for

    # learning

    def fit(
        self,
        X,
        y,
        epochs: int = 10,
        batch_size: int = 32,
        optimizer: str | Optimizer | None = None,
        validation=None,
        l1: float = 0.0,
        l2: float = 0.0,
        early_stopping: EarlyStopping | None = None,
        schedule: Schedule | None = None,
        callbacks: Sequence[training.Callback] = (),
        progress: bool = True,
        compiled: bool | None = None,
    ) -> History:
        """Train for some epochs; returns the history of losses and accuracies.

        l2 adds l2/2 ‖W‖² to the mean loss, l1 adds l1 ‖W‖₁ and makes real zeros, both never on
        biases. A schedule gives each epoch its share of lr. A callback is called after every
        epoch as callback(net, history); if it returns True, training stops. Ctrl-C keeps the
        last whole epoch. An epoch runs as one compiled loop where that is worth it, and on a card
        as recorded steps, with the same bits; compiled=True or False decides it for you, and
        history.engine says what ran.
        """
        rule = SGD() if optimizer is None else optimizer_named(optimizer)
        plan = training.Plan(
            epochs=epochs,
            batch_size=batch_size,
            optimizer=rule,
            validation=validation,
            l1=l1,
            l2=l2,
            early_stopping=early_stopping,
            schedule=schedule,
            callbacks=callbacks,
            progress=progress,
            compiled=compiled,
        )
        return training.fit(self, X, y, plan)

    def step(self, X, y, optimizer: Optimizer, l1: float = 0.0, l2: float = 0.0) -> float:
        """One batch: forward, loss, backward, update. Returns its mean loss before the update."""
        X, y = self.check(X, y)
        optimizer_object(optimizer).attach(self)
        return self.step_checked(X, y, optimizer, not_negative("l1", l1), not_negative("l2", l2))

    def step_checked(self, X: np.ndarray, y: np.ndarray, optimizer, l1: float, l2: float) -> float:
        self.step_unread(X, y, optimizer, l1, l2)
        return float(self.loss.loss[0])

    def step_unread(self, X: np.ndarray, y: np.ndarray, optimizer, l1: float, l2: float) -> None:
        """The step; its mean loss is left in `loss.loss`, where reading it makes a card wait."""
        Z = self.forward_checked(X, training=True)
        self.loss.measure(Z, y)
        self.backward_checked(y)
        if l2:
            add_l2(self, l2)
        optimizer.update(self.theta, self.dtheta)
        if l1:
            shrink_l1(self, l1, optimizer.lr_now)

    def forward(self, X) -> np.ndarray:
        """The scores of a batch, (n, n_out)."""
        return self.room.download(self.forward_checked(self.check_X(X)))

    def backward(self, y) -> float:
        """After `forward`: the mean loss of that batch; every gradient is then in `dtheta`."""
        if self._n < 0:
            raise RuntimeError("backward needs a batch to look back on. Call net.forward(X) first.")
        y = self.loss.targets(y, self._n)
        loss = self.loss.forward(self.Z, y)
        self.backward_checked(y)
        return loss

    def forward_checked(self, X: np.ndarray, training: bool = False) -> np.ndarray:
        self._allocate(X.shape[0])
        if X.dtype != self.input_dtype:  # pictures may lie in memory as bytes
            X = self.room.as_type(X, self.input_dtype)
        for layer in self.layers:
            X = layer.forward(X, training)
        self.Z = X
        return X

    def backward_checked(self, y: np.ndarray) -> None:
        blame = self.loss.backward(y)
        for layer in self.blamed:
            blame = layer.backward(blame, need_dX=layer is not self.blamed[-1])

    def _allocate(self, n: int) -> None:
        if n != self._n:
            for part in [*self.layers, self.loss]:
                part.allocate(n)
            self._n = n

    # answers

    def predict(self, X) -> np.ndarray:
        """Class numbers (n,); for a network that predicts values, these, (n, n_out)."""
        return answers.predict(self, X)

    def predict_proba(self, X) -> np.ndarray:
        """The belief in each class, (n, n_classes)."""
        return answers.predict_proba(self, X)

    def score(self, X, y) -> float:
        """The share of right answers; for values R², the share of their variance explained."""
        result = self.evaluate(X, y)
        return result["accuracy"] if self.loss.task == "classification" else result["r2"]

    def evaluate(self, X, y) -> dict[str, float]:
        """{"loss": mean loss, "accuracy": share of right answers}; for values "r2" instead."""
        return answers.evaluate(self, *self.check(X, y))

    # looking inside

    def trace(self, X, y=None) -> dict[str, np.ndarray]:
        """Every array of one pass, in order: each Z and A, P, with y also the loss and slopes."""
        return inside.trace(self, X, y)

    def parameters(self) -> dict[str, np.ndarray]:
        """{"dense0.W": view of theta, ...}: write into a view, and the network changes."""
        return {
            f"{layer.label}.{name}": view
            for layer in self.layers
            for name, view in layer.parameters.items()
        }

    def summary(self) -> Table:
        """What the network is made of, as a table."""
        return summary_of(self)

    # keeping

    def save(self, path: str | os.PathLike) -> None:
        """Write the network to an .npz file, whole or not at all; dl.load(path) reads it."""
        from dlcore import storage  # it builds networks, so it stands on top of this file

        storage.save(self, path)

    def __reduce__(self):
        """copy.deepcopy and pickle make the same network again, from what a file would hold."""
        from dlcore import storage

        return storage.network_from, (storage.arrays_of(self), self.device)

    # the door

    def check_X(self, X) -> np.ndarray:
        if self.symbols:
            return self.room.upload(door.symbols(X, self.shape_in, self.symbols))
        return self.room.upload(door.examples(X, self.shape_in, DTYPES[self.dtype]))

    def check(self, X, y) -> tuple[np.ndarray, np.ndarray]:
        X = self.check_X(X)
        return X, self.room.upload(self.loss.targets(y, X.shape[0]))

    def __repr__(self) -> str:
        inside = ", ".join(map(repr, self.layers))
        return f'Network([{inside}], loss="{self.loss.name}")'
