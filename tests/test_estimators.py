"""Our estimators keep every rule of scikit-learn, and work inside its tools."""

import numpy as np
import pytest
from sklearn.datasets import load_diabetes, load_iris
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import parametrize_with_checks

from dlcore.estimators import NetworkClassifier, NetworkRegressor


@parametrize_with_checks([NetworkClassifier(), NetworkRegressor()])
def test_every_rule_of_scikit_learn_is_kept(estimator, check):
    check(estimator)


def test_a_pipeline_learns_iris_and_answers_with_the_names_it_was_given():
    X, y = load_iris(return_X_y=True)
    names = np.array(["setosa", "versicolor", "virginica"])[y]
    flowers = make_pipeline(StandardScaler(), NetworkClassifier(random_state=0))
    assert cross_val_score(flowers, X, names, cv=3).mean() > 0.9
    assert set(flowers.fit(X, names).predict(X)) == set(names)


def test_a_regressor_explains_diabetes_about_as_well_as_a_line():
    X, y = load_diabetes(return_X_y=True)
    patients = make_pipeline(StandardScaler(), NetworkRegressor(random_state=0, epochs=20))
    assert cross_val_score(patients, X, (y - y.mean()) / y.std(), cv=3).mean() > 0.3


def test_a_grid_search_tries_our_parameters():
    X, y = load_iris(return_X_y=True)
    grid = {"hidden_layers": [(), (8, 8)], "activation": ["relu", "tanh"]}
    search = GridSearchCV(NetworkClassifier(epochs=10, random_state=0), grid, cv=2).fit(X, y)
    assert search.best_score_ > 0.6
    assert np.isfinite(search.cv_results_["mean_test_score"]).all()


def data(n=40):
    rng = np.random.default_rng(1)
    X = rng.normal(size=(n, 3))
    return X, X @ rng.normal(size=(3, 2))


def test_one_epoch_after_another_gives_the_bits_of_all_at_once():
    X, Y = data()
    at_once = NetworkRegressor(epochs=3, random_state=0).fit(X, Y)
    step_by_step = NetworkRegressor(random_state=0)
    for _ in range(3):
        step_by_step.partial_fit(X, Y)
    assert np.array_equal(at_once.network_.theta, step_by_step.network_.theta)


def test_several_values_are_predicted_in_the_shape_they_were_given():
    X, Y = data()
    assert NetworkRegressor(epochs=1).fit(X, Y).predict(X).shape == (40, 2)
    assert NetworkRegressor(epochs=1).fit(X, Y[:, 0]).predict(X).shape == (40,)


def test_the_first_part_must_name_the_classes_and_later_parts_keep_to_them():
    X, Y = data()
    model = NetworkClassifier()
    with pytest.raises(ValueError, match="needs classes="):
        model.partial_fit(X, Y[:, 0] > 0)
    model.partial_fit(X[:2], ["a", "b"], classes=["a", "b", "c"])
    assert model.predict_proba(X).shape == (40, 3)
    with pytest.raises(ValueError, match=r"labels among.*got \['d'\]"):
        model.partial_fit(X[:2], ["a", "d"])


def test_early_stopping_watches_rows_that_it_keeps_aside():
    X, y = load_iris(return_X_y=True)
    model = NetworkClassifier(
        early_stopping=True, patience=2, epochs=500, validation_fraction=0.2, random_state=0
    ).fit(X, y)
    assert len(model.history_.validation_loss) == model.history_.best_epoch + 3 < 500
    assert model.score(X, y) > 0.9


def test_dropout_follows_every_hidden_layer():
    X, Y = data()
    model = NetworkRegressor(hidden_layers=(4, 3), dropout=0.2, epochs=1).fit(X, Y)
    assert [layer.kind for layer in model.network_.layers] == [
        *("dense", "relu", "dropout"),
        *("dense", "relu", "dropout"),
        "dense",
    ]


def test_penalties_reach_the_weights():
    X, Y = data()
    W = [
        NetworkRegressor(hidden_layers=(), random_state=0, **options).fit(X, Y).network_.theta
        for options in ({}, {"l1": 5.0}, {"l2": 1.0})
    ]
    assert (W[0] != 0).all() and (W[1] == 0).any() and np.linalg.norm(W[2]) < np.linalg.norm(W[0])


@pytest.mark.parametrize(
    "options, message",
    [
        ({"activation": "softsign"}, "activation must be one of.*relu.*'softsign'"),
        ({"optimizer": "newton"}, "optimizer must be one of.*sgd.*'newton'"),
        ({"dtype": "float16"}, "dtype must be one of float32, float64"),
        ({"lr": -1}, "lr must be above 0"),
        ({"dropout": 1.0}, "rate must be at least 0 and below 1"),
        ({"epochs": 0}, "epochs must be at least 1"),
        ({"hidden_layers": (4, 0)}, "n_out must be at least 1"),
        ({"hidden_layers": 4}, r"hidden_layers must list.*got 4"),
    ],
)
def test_options_that_cannot_work_are_refused_when_training_starts(options, message):
    X, Y = data()
    model = NetworkClassifier(**options)
    with pytest.raises((TypeError, ValueError), match=message):
        model.fit(X, Y[:, 0] > 0)
