"""To draw is to choose the questions of an assessment: the same every time, and little moved by a new one."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from .kinds.assessment import Assessment
from .kinds.course import Competency
from .kinds.lesson import Lesson
from .kinds.quiz import AnyQuestion
from .relate import Relations


@dataclass(frozen=True)
class Asked:
    """A question that stands alone, with the lesson whose quiz it is from."""

    lesson: Lesson
    question: AnyQuestion

    @property
    def key(self) -> str:
        """Its id among the questions of all lessons."""
        return f"{self.lesson.id}.{self.question.id}"

    @property
    def competency(self) -> Competency:
        """What it tests above all."""
        return self.question.competencies[0]


def fit(relations: Relations) -> tuple[Asked, ...]:
    """Every question of a shown lesson that an assessment may ask."""
    found = ((lesson, relations.quiz_of(lesson)) for lesson in relations.site.of(Lesson))
    return tuple(
        Asked(lesson, question)
        for lesson, quiz in found
        if quiz
        for question in quiz.questions
        if question.alone and question.competencies
    )


def holds(relations: Relations, assessment: Assessment, lesson: Lesson) -> bool:
    """Whether a lesson is in the pool of an assessment."""
    course = relations.course_of(lesson)
    return lesson.id in assessment.pool.lessons or (
        course is not None and course.level in assessment.pool.levels
    )


def pool(relations: Relations, assessment: Assessment) -> tuple[Asked, ...]:
    """The questions an assessment may draw: those of its lessons that the other one does not ask."""
    taken = _taken(relations, assessment)
    return tuple(
        each for each in fit(relations) if holds(relations, assessment, each.lesson) and each.key not in taken
    )


def drawn(relations: Relations, assessment: Assessment) -> tuple[Asked, ...]:
    """The questions of an assessment in the order they are asked; fewer where its pool has not enough."""
    found = pool(relations, assessment)
    chosen = [
        each
        for competency, wanted in assessment.blueprint.items()
        for each in _picked((one for one in found if one.competency is competency), wanted, assessment.seed)
    ]
    return tuple(sorted(chosen, key=lambda each: _lot(assessment.seed, "place", each.key)))


def _taken(relations: Relations, assessment: Assessment) -> frozenset[str]:
    """Keys of the questions that the assessment it stands apart from asks; a circle takes nothing."""
    other = _other(relations, assessment)
    if other is None or _goes_round(relations, assessment):
        return frozenset()
    return frozenset(each.key for each in drawn(relations, other))


def _other(relations: Relations, assessment: Assessment) -> Assessment | None:
    return relations.site.find(Assessment, assessment.apart_from) if assessment.apart_from else None


def _goes_round(relations: Relations, assessment: Assessment) -> bool:
    seen = set[str]()
    each: Assessment | None = assessment
    while each and each.id not in seen:
        seen.add(each.id)
        each = _other(relations, each)
    return each is not None


def _picked(found: Iterable[Asked], wanted: int, seed: int) -> Iterator[Asked]:
    """So many questions by lot: lessons by the number they have (Sainte-Laguë), kinds in turn."""
    left = sorted(found, key=lambda each: _lot(seed, "draw", each.key))
    there = Counter(each.lesson.id for each in left)
    lessons, kinds = Counter[str](), Counter[str]()

    def turn(each: Asked) -> tuple[Fraction, int]:
        lesson = each.lesson.id
        return -Fraction(there[lesson], 2 * lessons[lesson] + 1), kinds[each.question.kind]

    while left and wanted:
        each = min(left, key=turn)
        left.remove(each)
        lessons[each.lesson.id] += 1
        kinds[each.question.kind] += 1
        wanted -= 1
        yield each


def _lot(seed: int, purpose: str, key: str) -> str:
    """A place in line that hangs on nothing but the seed and the question's own id."""
    return hashlib.sha256(f"{seed}/{purpose}/{key}".encode()).hexdigest()
