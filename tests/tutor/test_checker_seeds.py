"""Inputs are fresh for a learner, and the same again for whoever asks for that."""

import os
import zlib

from checking import student, verdict_on

from dltutor.checker.seeds import VARIABLE, fresh_seed

__all__ = ["student"]


def test_a_seed_is_drawn_unless_one_is_asked_for(monkeypatch):
    monkeypatch.setenv(VARIABLE, " 12 ")
    assert fresh_seed() == fresh_seed() == 12
    monkeypatch.delenv(VARIABLE)
    assert len({fresh_seed() for _ in range(3)}) == 3


def test_a_seed_that_is_no_number_is_no_mistake_of_the_learner(monkeypatch, student):
    monkeypatch.setenv(VARIABLE, "often")
    verdict = verdict_on("def dot(x, w): return float(x @ w)", "dot", student)
    assert verdict.status == "grader_error" and "DLCORE_SEED should be" in verdict.message


def test_a_test_here_draws_the_same_inputs_on_every_run(request):
    assert os.environ[VARIABLE] == str(zlib.crc32(request.node.nodeid.encode()))
