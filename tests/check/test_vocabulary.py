"""Where a lesson's terms are looked for, and in which forms."""

from pathlib import Path

import pytest

from exchange.judge import judged
from tests.problem_cases import plant

THAI = "courses/basics/first-visit/lesson.th.md"
QUIZ = "courses/basics/first-visit/quiz.yml"
# The base says the term in an objective and in a choice; without both it is used in Japanese alone.
WITHOUT = [
    {"file": THAI, "from": "บอกปัญหาที่เห็นได้", "to": "บอกสิ่งที่เห็นได้"},
    {"file": QUIZ, "from": "ยังไม่รู้ปัญหา", "to": "ยังไม่รู้เรื่อง"},
]
TERM = "docs/glossary/gap.yml"


@pytest.mark.parametrize(
    ("edits", "codes"),
    [
        (WITHOUT, ["term-unused-here"]),
        (WITHOUT[:1], []),
        ([*WITHOUT, {"file": THAI, "from": "เขียนสิ่งที่เห็นสามข้อ", "to": "เขียนปัญหาสามข้อ"}], []),
        (
            [
                *WITHOUT,
                {"file": THAI, "from": "เขียนสิ่งที่เห็นสามข้อ", "to": "เขียนช่องว่างสามข้อ"},
                {"file": TERM, "from": "reading:", "to": "variants: {th: [ช่องว่าง]}\nreading:"},
            ],
            [],
        ),
        (
            [
                {"file": TERM, "from": "reading:", "to": "link: false\nreading:"},
            ],
            [],
        ),
    ],
)
def test_a_term_is_looked_for_in_all_that_a_lesson_says(
    edits: list[dict[str, str]], codes: list[str], tmp_path: Path
) -> None:
    assert [each.code for each in judged(plant(tmp_path, {"edits": edits}))] == codes
