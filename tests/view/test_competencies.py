"""The map of competencies is counted from the tags of questions, alike in both languages."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from exchange.judge import judged_site
from exchange.kinds.course import Competency
from exchange.kinds.lesson import Lesson
from exchange.kinds.quiz import Quiz
from exchange.language import Language
from exchange.relate import Relations
from exchange.view.competencies import competency_map
from exchange.view.grid import Grid
from exchange.view.parts import Facts, Paragraph
from exchange.view.sheets import Sheet
from exchange.view.teller import Teller


@cache
def real() -> Relations:
    """The real site, read once."""
    return judged_site(Path(__file__).resolve().parents[2])[0]


def sheet(language: Language) -> Sheet:
    return competency_map(Teller(real(), language))


def grid(language: Language) -> Grid:
    return next(part for part in sheet(language).parts if isinstance(part, Grid))


@pytest.mark.parametrize("language", Language)
def test_every_competency_is_said_and_stands_under_its_own_id(language: Language) -> None:
    said = [part for part in sheet(language).parts if isinstance(part, Paragraph)]
    assert [part.id for part in said] == [each.value for each in Competency]
    assert all(part.said.language is language and len(part.said.text) > 30 for part in said)


def test_sums_are_those_of_the_quizzes() -> None:
    counts = Counter(
        competency
        for quiz in real().site.of(Quiz)
        for question in quiz.questions
        for competency in question.competencies
    )
    assert grid(Language.TH).sums == tuple(counts[each] for each in Competency)
    columns = zip(
        *(row.numbers for _, rows in grid(Language.TH).groups for row in rows), strict=True
    )  # every lesson stands in the grid once, so its columns add up to the sums
    assert tuple(sum(column) for column in columns) == grid(Language.TH).sums


def test_every_lesson_has_its_line_alike_in_both_languages() -> None:
    thai, japanese = (
        [(row.link.address, row.numbers) for _, rows in grid(language).groups for row in rows]
        for language in Language
    )
    assert thai == japanese
    assert len(thai) == len(real().site.of(Lesson))


def test_every_competency_leads_to_a_course_a_lesson_and_a_test() -> None:
    facts = [part for part in sheet(Language.JA).parts if isinstance(part, Facts)]
    assert len(facts) == len(Competency)
    for part in facts:
        assert len(part.rows) >= 4
        assert all(fact.values for fact in part.rows)
