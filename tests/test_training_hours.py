"""The page on hours says what the courses add up to: a course that changes must change it too."""

from collections import Counter
from fractions import Fraction
from pathlib import Path

from exchange.kinds.course import ActivityKind, Course
from exchange.kinds.curriculum import Curriculum
from exchange.load import load
from exchange.relate import Relations, items


def hours(relations: Relations, curriculum: Curriculum) -> list[Fraction]:
    """Hours of lessons, of class and exercise, of the field, and of all."""
    counts: Counter[str] = Counter()
    for each in curriculum.courses:
        course = relations.site.find(Course, each.course)
        for item in items(course) if course else ():
            field = "field" if item.kind is ActivityKind.FIELD else "class"
            counts["lesson" if item.lesson else field] += relations.item_hours(item)
    parts = [Fraction(counts[name]) for name in ("lesson", "class", "field")]
    return [*parts, sum(parts, Fraction())]


def row(numbers: list[Fraction], blank: str) -> str:
    return " | ".join(f"{float(number):g}" if number else blank for number in numbers) + " |"


def test_the_page_on_hours_agrees_with_the_courses(root: Path) -> None:
    relations = Relations(load(root).site)
    rows = [hours(relations, each) for each in relations.site.of(Curriculum)]
    rows.append([sum(column, Fraction()) for column in zip(*rows, strict=True)])
    for language, blank in (("th", "–"), ("ja", "－")):
        text = (root / f"docs/pages/training-hours.{language}.md").read_text("utf-8")
        for numbers in rows:
            assert f"| {row(numbers, blank)}" in text
