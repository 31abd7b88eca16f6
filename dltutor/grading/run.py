"""Grade submissions side by side: a judge in each process, and a fresh child for each student."""

import functools
import hashlib
import json
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from pathlib import Path

from dltutor import bank, places
from dltutor.checker import check_text
from dltutor.checker.student import Limits, Student
from dltutor.checker.verdict import GRADER_ERROR, Verdict, unread
from dltutor.grading.submissions import Submission

LEVEL = 1  # a process for each submission, with limits on time and memory
FELL_OVER = "The process that judges fell over on this submission twice. Look at it by hand."

Record = dict


def grade_all(
    submissions: list[Submission], stems: list[str], seed: int, limits: Limits, workers: int
) -> Iterator[tuple[Submission, Record]]:
    """Each submission with its result, as soon as it is there."""
    left = []
    pool = _pool(min(workers, len(submissions)))
    try:
        jobs = {pool.submit(grade_one, one, stems, seed, limits): one for one in submissions}
        for job in as_completed(jobs):
            try:
                yield jobs[job], job.result()
            except BrokenProcessPool:  # one of those that ran has brought it down: which?
                left.append(jobs[job])
    finally:
        pool.shutdown(cancel_futures=True)
    for submission in left:
        yield submission, _alone(submission, stems, seed, limits)


def grade_one(submission: Submission, stems: list[str], seed: int, limits: Limits) -> Record:
    """The result of one submission, in the form that `dlcore check --json` has, too."""
    verdicts: list[Verdict] = []
    with Student(limits) as student:
        for stem in stems:
            if stem in submission.texts:
                verdicts += check_text(submission.texts[stem], stem, seed, student=student)
            else:
                status, said = submission.why_unread(stem)
                verdicts += [unread(one, status, said) for one in bank.exercises(stem)]
    return record(submission.student, verdicts)


def record(student: str, verdicts: list[Verdict]) -> Record:
    return {
        "student": student,
        "level": LEVEL,
        "score": sum(verdict.points for verdict in verdicts),
        "max_score": sum(verdict.exercise.points for verdict in verdicts),
        "exercises": [verdict.as_dict() for verdict in verdicts],
    }


def needs_a_person(result: Record) -> bool:
    return any(one["status"] == GRADER_ERROR for one in result["exercises"])


def key(submission: Submission, stems: list[str], seed: int, limits: Limits) -> str:
    """Equal for equal work: the same texts, judged by the same checker on the same inputs."""
    parts = [
        *(submission.student, submission.texts, submission.refused, submission.refusal),
        *(stems, seed, list(limits), _course()),
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


@functools.cache
def _course() -> str:
    """A digest of all that decides about a verdict: solutions, bank, checker."""
    here = Path(__file__).parents[1]
    folders = (places.solutions(), here / "bank", here / "checker")
    files = [one for folder in folders for one in sorted(folder.glob("*.[pt]*"))]
    told = hashlib.sha256()
    for file in files:
        if file.is_file():
            told.update(file.read_bytes())
    return told.hexdigest()


def _alone(submission: Submission, stems: list[str], seed: int, limits: Limits) -> Record:
    """Once more in a process of its own; what falls over again is left to a person."""
    with _pool(1) as pool:
        try:
            return pool.submit(grade_one, submission, stems, seed, limits).result()
        except BrokenProcessPool:
            exercises = [one for stem in stems for one in bank.exercises(stem)]
            failed = [unread(one, GRADER_ERROR, FELL_OVER) for one in exercises]
            return record(submission.student, failed)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned everywhere: a forked judge would share our threads' locks.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(max(1, workers), context, initializer=_obey_the_parent)


def _obey_the_parent() -> None:
    """A judge ends with the process that began it, and leaves it to that one to be stopped.

    Ctrl-C reaches every process of a terminal; the judges finish what they have begun.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
