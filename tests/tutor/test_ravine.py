"""The ravine behind lesson 10's pictures: the engine's rules walk in it as by hand."""

import numpy as np
import pytest

import dlcore as dl
from dltutor.experiments import ravine


@pytest.mark.parametrize(("lr", "arrives"), [(0.019, 343), (0.021, None)])
def test_plain_descent_creeps_just_below_its_limit_and_never_arrives_above(lr, arrives):
    w = [ravine.START]
    for _ in range(400):
        w.append(w[-1] - lr * ravine.slope(w[-1]))
    assert np.allclose(ravine.walk(dl.SGD(lr)), w, rtol=1e-9)
    assert ravine.arrival(np.array(w)) == arrives


def test_a_memory_shortens_the_way_and_a_schedule_ends_the_rattling():
    for rule in (dl.SGD(lr=0.01, momentum=0.9), dl.Adam(lr=0.3)):
        assert ravine.arrival(ravine.walk(rule)) < 150
    rattles, glides = (
        ravine.walk(dl.RMSProp(lr=0.1, decay=0.9), schedule=schedule)
        for schedule in (None, dl.schedules.cosine(400))
    )
    assert ravine.arrival(rattles) is None and ravine.arrival(glides) is not None


def test_the_start_stays_where_it_is():
    start = ravine.START.copy()
    ravine.walk(dl.SGD(lr=0.01), steps=3)
    assert np.array_equal(ravine.START, start)
