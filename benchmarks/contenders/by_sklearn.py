"""scikit-learn's MLPClassifier, from the same weights; it draws its own order of the examples."""

import warnings

from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

warnings.simplefilter("ignore", ConvergenceWarning)  # we say when to stop


def epoch(task, X, y):
    momentum = {"momentum": 0.0, "nesterovs_momentum": False} if task.rule == "sgd" else {}
    net = MLPClassifier(
        hidden_layer_sizes=task.sizes[1:-1],
        activation=task.bend,
        solver=task.rule,
        learning_rate_init=task.lr,
        batch_size=task.batch,
        alpha=0.0,
        tol=0.0,
        n_iter_no_change=10**9,
        warm_start=True,
        random_state=0,
        max_iter=1,
        **momentum,
    )
    net.fit(X, y)  # makes room for the weights
    net.coefs_, net.intercepts_ = ([pair[i] for pair in task.start()] for i in (0, 1))

    def run(epochs):
        net.max_iter = epochs
        return float(net.fit(X, y).loss_)

    return run
