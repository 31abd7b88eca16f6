"""Our network in Keras: the same weights, and the same training, on any of its back ends."""

import os
from importlib.util import find_spec

from dlcore import export
from dltutor.experiments.peers import KERAS_BACKENDS

installed = [name for name in KERAS_BACKENDS if find_spec(name)]
os.environ.setdefault("KERAS_BACKEND", installed[0])  # Keras reads it once, when it is imported

import keras  # noqa: E402


def same_net(net):
    theirs = keras.Sequential(
        [keras.Input((64,)), keras.layers.Dense(32, activation="relu"), keras.layers.Dense(10)]
    )
    theirs.set_weights(export.to_keras(net))
    return theirs


def train(theirs, X, y, batches):
    surprise = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    theirs.compile(optimizer=keras.optimizers.SGD(0.1), loss=surprise)
    return [float(theirs.train_on_batch(X[rows], y[rows])) for rows in batches]


def scores(net, X, y, batches):
    return keras.ops.convert_to_numpy(same_net(net)(X[:200]))


def losses(net, X, y, batches):
    return train(same_net(net), X, y, batches)
