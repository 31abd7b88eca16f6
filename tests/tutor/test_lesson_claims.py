"""Every claim of the texts that the course set out from is judged in the lesson it belongs to.

The claims are numbered 1 to 91. A cell that sets one right, or builds on it, carries its number as
a tag, `row-58`.
"""

import re

from lesson_books import each_lesson

CLAIMS = {
    "00": [1, 2, 3, 23, 49],
    "01": [4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
    "02": [14, 15, 16, 17, 18, 19, 20, 28, 29, 31, 32, 33, 34, 35],
    "03": [10, 11, 21, 36, 37, 38, 39, 40, 41, 43, 44, 45, 48],
    "04": [26, 42, 45, 46, 47],
    "05": [25, 26, 27, 39, 51, 52, 53, 54, 74],
    "06": [32, 56, 57, 58, 70, 71, 72, 73, 75, 76, 78],
    "07": [29, 59, 60, 61, 62, 63, 66, 67],
    "08": [2, 21, 47, 55, 58, 59, 64, 65, 87],
    "09": [22, 51, 60, 68, 69, 77, 81, 83, 87],
    "10": [79, 81],
    "11": [9, 24, 30, 80, 84, 87],
    "12": [22, 50, 72, 73, 75, 82, 85, 86, 87],
    "13": [88],
    "14": [88],
    "15": [30, 90, 91],
    "16": [17, 89],
    "17": [28],
    "18": [27, 28],
}


def test_no_claim_is_left_out():
    assert {claim for claims in CLAIMS.values() for claim in claims} == set(range(1, 92))


@each_lesson
def test_a_lesson_judges_the_claims_that_belong_to_it(master):
    tags = re.findall(r"\brow-(\d+)\b", master.read_text(encoding="utf-8"))
    assert sorted({int(tag) for tag in tags}) == CLAIMS[master.stem[:2]]
