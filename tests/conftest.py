"""What tests of operations share: a room, and numbers that cannot hide a mistake."""

import numpy as np
import pytest

from dlcore.rooms import ROOMS, open_room


@pytest.fixture(params=sorted(ROOMS))
def room(request):
    """Every test of an operation runs in every room that this machine has."""
    return open_room(request.param)


@pytest.fixture
def rng():
    return np.random.default_rng(20261120)
