"""Tests of operations run again here, in the card's room."""

import pytest

from dlcore.cuda import front_end
from dlcore.rooms import open_room

CARD = pytest.mark.skipif(front_end.why_no_gpu() is not None, reason="no NVIDIA graphics card")


@pytest.fixture(params=["simulator", pytest.param("cuda", marks=CARD)])
def room(request):
    """The simulator, and a real card where there is one."""
    return open_room(request.param)
