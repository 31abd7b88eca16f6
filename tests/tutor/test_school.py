"""The loop behind lesson 09's pictures: as many updates as batches, and the same run every time."""

import numpy as np

from dltutor.experiments import school


def test_every_pass_has_one_update_for_each_batch_and_the_last_batch_may_be_smaller():
    X, y, _, _ = school.digits()
    for size, updates in ((32, 43), (len(X), 1)):
        assert len(school.learn(X, y, size, passes=2)[1]) == 2 * updates


def test_a_run_repeats_itself_and_mini_batches_get_further_than_exact_steps():
    X, y, X_new, y_new = school.digits()
    (sloppy, losses), (_, again) = (school.learn(X, y, 32) for _ in range(2))
    exact, _ = school.learn(X, y, len(X))
    assert np.array_equal(losses, again)
    assert exact.score(X_new, y_new) < 0.7 < 0.9 < sloppy.score(X_new, y_new)
