"""Tests of operations run again here, in the card's room."""

import pytest

from dlcore.cuda import front_end
from dlcore.rooms import open_room

ROOMS = ["simulator"] if front_end.why_no_gpu() else ["simulator", "cuda"]


@pytest.fixture(params=ROOMS)
def room(request):
    """The simulator, and a real card where there is one."""
    return open_room(request.param)
