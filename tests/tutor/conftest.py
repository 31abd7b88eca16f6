"""What all tests of the tutor share: each draws the same inputs on every run.

Learners get fresh inputs. A test that drew them, too, could pass today and fail tomorrow, so the
variable that asks for the same inputs again is set, also for the commands and notebooks a test
starts. Many seeds are tried where a test says so.
"""

import zlib

import pytest

from dltutor.checker.seeds import VARIABLE


@pytest.fixture(autouse=True, scope="session")
def one_seed_for_what_many_tests_share():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "20261120")
        yield


@pytest.fixture(autouse=True)
def a_seed_of_its_own_for_each_test(request, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(zlib.crc32(request.node.nodeid.encode())))
