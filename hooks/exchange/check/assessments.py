"""Rules of assessments: the pool holds as many questions of each competency as the blueprint asks for."""

from collections import Counter
from collections.abc import Iterator
from typing import cast

from ..draw import fit, holds, pool
from ..kinds.assessment import Assessment
from ..kinds.course import Competency, Course
from ..kinds.lesson import Lesson
from ..kinds.quiz import Quiz
from ..problem import Problem
from ..relate import Relations
from ..site import Record

_SOURCES = {kind.about.name for kind in (Assessment, Course, Lesson, Quiz)}


def pools_hold_what_blueprints_ask(relations: Relations) -> Iterator[Problem]:
    """Enough questions that stand alone, of each competency, in the pool of each assessment."""
    if any(kind in _SOURCES for kind, _ in relations.site.unread):
        return
    for record in relations.site.records_of(Assessment):
        assessment = cast(Assessment, record.entry)
        counts = Counter(each.competency for each in pool(relations, assessment))
        for competency, wanted in assessment.blueprint.items():
            if counts[competency] < wanted:
                yield _short(relations, record, competency, counts[competency])


def _short(relations: Relations, record: Record, competency: Competency, found: int) -> Problem:
    assessment = cast(Assessment, record.entry)
    place = record.place(("blueprint", competency.value))
    values = {
        "competency": competency.value,
        "found": str(found),
        "expected": str(assessment.blueprint[competency]),
    }
    lesson, more = _nearest(relations, assessment, competency)
    if not lesson:
        return Problem("assessment-short", place, values, f"blueprint.{competency}")
    near = {"lesson": lesson, "more": str(more)}
    return Problem("assessment-short-near", place, values | near, f"blueprint.{competency}")


def _nearest(relations: Relations, assessment: Assessment, competency: Competency) -> tuple[str, int]:
    """The lesson outside the pool with the most questions of a competency, and how many of them."""
    outside = Counter(
        each.lesson.id
        for each in fit(relations)
        if each.competency is competency and not holds(relations, assessment, each.lesson)
    )
    return max(sorted(outside.items()), key=lambda each: each[1], default=("", 0))


RULES = (pools_hold_what_blueprints_ask,)
