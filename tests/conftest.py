"""What tests of operations share: a room, and numbers that cannot hide a mistake."""

import numpy as np
import pytest

from dlcore.rooms import open_room


@pytest.fixture(params=["cpu"])
def room(request):
    """The processor; tests/cuda runs the same tests in the simulator, and on a card."""
    return open_room(request.param)


@pytest.fixture
def rng():
    return np.random.default_rng(20261120)
