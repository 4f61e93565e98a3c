"""Rules of hours: what a curriculum's required courses take adds up to its norm."""

from collections.abc import Iterator
from fractions import Fraction
from typing import cast

from ..kinds.course import Course
from ..kinds.curriculum import Curriculum
from ..kinds.lesson import Lesson
from ..problem import Problem
from ..relate import Relations

# An hour of fifty minutes, or a third of an hour, is no whole decimal: what is nearer counts as equal.
NEAR = Fraction(1, 60)


def hours_reach_the_norm(relations: Relations) -> Iterator[Problem]:
    """A shown curriculum with courses has the hours of its norm; one without any is in preparation."""
    kinds = {kind for kind, _ in relations.site.unread}
    if kinds & {Course.about.name, Lesson.about.name}:
        return  # hours that could not be read are no missing hours
    for record in relations.site.records_of(Curriculum):
        curriculum = cast(Curriculum, record.entry)
        hours = relations.curriculum_hours(curriculum)
        norm = Fraction(str(curriculum.norm_hours))
        if record.shown and hours and abs(hours - norm) >= NEAR:
            code = "hours-below-norm" if hours < norm else "hours-above-norm"
            values = {"found": _decimal(hours), "expected": _decimal(norm)}
            yield Problem(code, record.place(("norm_hours",)), values, "norm_hours")


def _decimal(hours: Fraction) -> str:
    return f"{float(hours):.2f}".rstrip("0").rstrip(".")


RULES = (hours_reach_the_norm,)
