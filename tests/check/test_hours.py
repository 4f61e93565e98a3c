"""Hours that reach the norm, are in preparation, or could not be read are no problem."""

from pathlib import Path

import pytest

from exchange.judge import judged
from tests.problem_cases import case, plant

NORM = "the-courses-of-a-curriculum-take-less-than-its-norm"
CURRICULUM = "courses/curricula/first.yml"
LESSON = "courses/basics/first-visit/lesson.yml"


@pytest.mark.parametrize(
    ("written", "instead", "codes"),
    [
        ("norm_hours: 3", "norm_hours: 2.5", []),
        ("norm_hours: 3", "norm_hours: 2.51", []),
        ("norm_hours: 3", "norm_hours: 2.52", ["hours-below-norm"]),
        ("courses: [{course: basics}]", "courses: []", []),
        ("courses: [{course: basics}]", "courses: [{course: basics, required: false}]", []),
        ("status: published", "status: draft", []),
    ],
)
def test_the_norm_is_compared_to_the_minute(
    written: str, instead: str, codes: list[str], tmp_path: Path
) -> None:
    text = case(NORM)["files"][CURRICULUM].replace(written, instead)
    assert [each.code for each in judged(plant(tmp_path, {"files": {CURRICULUM: text}}))] == codes


def test_a_lesson_that_could_not_be_read_takes_no_hours_away(tmp_path: Path) -> None:
    edits = [{"file": LESSON, "from": "reading: 20", "to": "reading: twenty"}]
    codes = [each.code for each in judged(plant(tmp_path, case(NORM) | {"edits": edits}))]
    assert "hours-below-norm" not in codes
    assert codes
