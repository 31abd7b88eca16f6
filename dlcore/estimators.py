"""Networks as scikit-learn estimators, for its pipelines, searches and cross-validation.

They do not standardise: put a StandardScaler before them in a pipeline.
"""

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin
from sklearn.model_selection import train_test_split
from sklearn.utils import check_random_state
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from dlcore.early_stopping import EarlyStopping
from dlcore.layers import LAYERS, Dense, Dropout
from dlcore.network import DTYPES, Network
from dlcore.optimizers import OPTIMIZERS

ACTIVATIONS = sorted(LAYERS.keys() & {"relu", "leaky_relu", "sigmoid", "tanh", "gelu"})


class NetworkEstimator(BaseEstimator):
    """What classifier and regressor share: one network of dense layers, `network_`."""

    def __init__(
        self,
        hidden_layers=(32,),
        activation="relu",
        dropout=0.0,
        optimizer="adam",
        lr=0.01,
        epochs=50,
        batch_size=32,
        l1=0.0,
        l2=0.0,
        early_stopping=False,
        patience=5,
        validation_fraction=0.1,
        dtype="float32",
        random_state=None,
    ):
        self.hidden_layers = hidden_layers
        self.activation = activation
        self.dropout = dropout
        self.optimizer = optimizer
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.l1 = l1
        self.l2 = l2
        self.early_stopping = early_stopping
        self.patience = patience
        self.validation_fraction = validation_fraction
        self.dtype = dtype
        self.random_state = random_state

    def _start(self, n_out, loss):
        """A new network with random weights, and a new optimizer."""
        if not isinstance(self.hidden_layers, (tuple, list)):
            raise TypeError(
                f"hidden_layers must list the widths of the layers, such as (32, 16), "
                f"but got {self.hidden_layers!r}."
            )
        widths = [self.n_features_in_, *self.hidden_layers]
        bend = LAYERS[one_of(ACTIVATIONS, "activation", self.activation)]
        layers = []
        for n_in, n_hidden in zip(widths, widths[1:], strict=False):
            layers += [Dense(n_in, n_hidden), bend()]
            layers += [Dropout(self.dropout)] if self.dropout else []
        layers.append(Dense(widths[-1], n_out))
        seed = check_random_state(self.random_state).randint(2**31 - 1)
        self.network_ = Network(layers, loss, dtype=self.dtype, seed=seed)
        rule = OPTIMIZERS[one_of(OPTIMIZERS, "optimizer", self.optimizer)]
        self.network_.optimizer = rule(lr=self.lr)

    def _train(self, X, y, epochs, early_stopping=False, strata=None):
        """Some epochs; with early stopping on a part of the rows, watched by the others."""
        validation, stop = None, None
        if early_stopping:
            X, X_val, y, y_val = train_test_split(
                *(X, y),
                test_size=self.validation_fraction,
                stratify=strata,
                random_state=self.network_.seed,
            )
            validation, stop = (X_val, y_val), EarlyStopping(self.patience)
        self.history_ = self.network_.fit(
            X,
            y,
            epochs=epochs,
            batch_size=self.batch_size,
            optimizer=self.network_.optimizer,
            validation=validation,
            l1=self.l1,
            l2=self.l2,
            early_stopping=stop,
            progress=False,
        )
        return self

    def _check(self, X, y="no_validation", **options):
        dtype = DTYPES[one_of(DTYPES, "dtype", self.dtype)]
        return validate_data(self, X, y, dtype=dtype, order="C", **options)

    def _check_again(self, X):
        check_is_fitted(self)
        return self._check(X, reset=False)


class NetworkClassifier(ClassifierMixin, NetworkEstimator):
    """Tells classes of any kind apart: NetworkClassifier(hidden_layers=(64, 32)).fit(X, names)"""

    def fit(self, X, y):
        """Train from the beginning, on numbers X (n, n_in) and one label for each row."""
        X, y = self._check(X, y)
        check_classification_targets(y)
        self._start_with(np.unique(y))
        return self._train(X, self._numbers(y), self.epochs, self.early_stopping, strata=y)

    def partial_fit(self, X, y, classes=None):
        """One epoch more on these rows; the first call must name all the classes to come."""
        first = not hasattr(self, "network_")
        X, y = self._check(X, y, reset=first)
        check_classification_targets(y)
        if first and classes is None:
            raise ValueError("the first call of partial_fit needs classes=: all labels to come.")
        if first:
            self._start_with(np.unique(classes))
        return self._train(X, self._numbers(y), epochs=1)

    def _start_with(self, classes):
        if classes.size < 2:
            raise ValueError(
                f"a classifier needs 2 or more classes to tell apart, but got 1 class: {classes}. "
                f"Give it rows of another class too."
            )
        self.classes_ = classes
        self._start(classes.size, "softmax_cross_entropy")

    def _numbers(self, y):
        """Labels as class numbers."""
        unknown = np.setdiff1d(y, self.classes_)
        if unknown.size:
            raise ValueError(f"y must hold labels among {self.classes_}, but got {unknown}.")
        return np.searchsorted(self.classes_, y)

    def predict(self, X):
        """The label of the most probable class of each row."""
        best = self.predict_proba(X).argmax(axis=1)
        return self.classes_[best]

    def predict_proba(self, X):
        """The belief in each of `classes_`; rows add up to 1."""
        X = self._check_again(X)
        return self.network_.predict_proba(X)


class NetworkRegressor(RegressorMixin, NetworkEstimator):
    """Predicts one number, or several: NetworkRegressor(hidden_layers=(64, 32)).fit(X, y)"""

    def fit(self, X, y):
        """Train from the beginning, on numbers X (n, n_in) and values y (n,) or (n, n_out)."""
        X, y = self._check(X, y, multi_output=True, y_numeric=True)
        self._start_for(y)
        return self._train(X, y, self.epochs, self.early_stopping)

    def partial_fit(self, X, y):
        """One epoch more on these rows."""
        first = not hasattr(self, "network_")
        X, y = self._check(X, y, multi_output=True, y_numeric=True, reset=first)
        if first:
            self._start_for(y)
        return self._train(X, y, epochs=1)

    def _start_for(self, y):
        self.n_outputs_ = 1 if y.ndim == 1 else y.shape[1]
        self._start(self.n_outputs_, "mean_squared_error")

    def predict(self, X):
        """The value of each row: (n,) for one output, (n, n_out) for several."""
        X = self._check_again(X)
        values = self.network_.predict(X).astype(np.float64)  # what scikit-learn goes on with
        return values.ravel() if self.n_outputs_ == 1 else values

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.target_tags.multi_output = True
        return tags


def one_of(known, name, value):
    if value not in known:
        raise ValueError(f"{name} must be one of {', '.join(known)}, but got {value!r}.")
    return value
