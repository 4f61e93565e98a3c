"""Where a lesson's terms are looked for, in which forms, and which words with a reading are terms."""

from pathlib import Path

import pytest

from exchange.judge import judged
from exchange.kinds.term import Term
from exchange.language import Language
from exchange.lexicon import written
from exchange.load import load
from exchange.prose import split
from exchange.source import Source, package_data
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


READ = "courses/basics/first-visit/lesson.ja.md"


@pytest.mark.parametrize(
    ("edits", "codes"),
    [
        ([{"file": READ, "from": "見えたことを", "to": "{問題:もんだい}を"}], []),
        ([{"file": READ, "from": "見えたことを", "to": "{問題点:もんだいてん}を"}], ["reading-of-no-term"]),
        (
            [
                {"file": READ, "from": "見えたことを", "to": "{問題点:もんだいてん}を"},
                {"file": TERM, "from": "reading:", "to": "variants: {ja: [問題点]}\nreading:"},
            ],
            [],
        ),
        ([{"file": READ, "from": "見えたことを", "to": "{問題問題:もんだいもんだい}を"}], []),
        ([{"file": READ, "from": "見えたことを", "to": "{本音:ほんね}を"}], []),
        ([{"file": READ, "from": "見えたことを", "to": "`{魚骨図:ぎょこつず}`を"}], []),
    ],
)
def test_a_word_with_a_reading_is_a_form_of_a_term_or_known_to_be_none(
    edits: list[dict[str, str]], codes: list[str], tmp_path: Path
) -> None:
    assert [each.code for each in judged(plant(tmp_path, {"edits": edits}))] == codes


def test_every_word_declared_to_be_no_term_has_a_reading_somewhere_and_no_entry(root: Path) -> None:
    texts = [split(Source(str(file), file.read_text("utf-8"))) for file in root.glob("courses/**/*.ja.md")]
    read = {mark.text for text in texts for mark in text.readings}
    site = load(root).site
    terms = {form for term in site.of(Term) for form in written(term, Language.JA)}
    declared = [word for words in package_data("plain_words").values() for word in words]
    assert sorted(declared) == sorted(set(declared) & read - terms)


def test_the_parts_of_a_method_stand_in_the_definition_of_a_term(root: Path) -> None:
    definitions = [term.definition.in_(Language.JA) or "" for term in load(root).site.of(Term)]
    parts = package_data("plain_words")["parts"]
    assert [part for part in parts if not any(f"（{part}）" in each for each in definitions)] == []
