"""Rules of competencies: what a course says it teaches is tested, by each of its lessons and often enough."""

from collections.abc import Iterator
from typing import cast

from ..coverage import claiming, quizzed, tested, tested_in
from ..kinds.course import Competency, Course
from ..kinds.lesson import Lesson
from ..kinds.quiz import Quiz
from ..problem import Problem
from ..relate import Relations
from ..site import Record

# Fewer questions than these say little of what a reader can do.
FEWEST = 5
_READ = {kind.about.name for kind in (Course, Lesson, Quiz)}


def claims_are_tested(relations: Relations) -> Iterator[Problem]:
    """What a course with quizzes says it teaches, one of its questions tests."""
    for record, course in _courses(relations):
        counts = tested_in(relations, course)
        for index, competency in enumerate(course.domains):
            if not counts.get(competency):
                yield _problem("competency-untested", record, index, competency)


def lessons_test_what_their_course_teaches(relations: Relations) -> Iterator[Problem]:
    """The quiz of a lesson tests at least one thing that its course says it teaches."""
    for _, course in _courses(relations):
        if not any(tested_in(relations, course).get(each) for each in course.domains):
            continue
        for lesson in quizzed(relations, course):
            quiz = relations.quiz_of(lesson)
            if quiz and not any(tested(relations, lesson).get(each) for each in course.domains):
                record = relations.site.by_key["quiz", quiz.id]
                values = {"course": course.id, "competencies": ", ".join(course.domains)}
                yield Problem("quiz-off-course", record.place(("questions",)), values, "questions")


def competencies_are_tested_enough(relations: Relations) -> Iterator[Problem]:
    """On a site whose courses teach every competency, enough questions test each."""
    if not all(claiming(relations, each) for each in Competency):
        return
    lessons = relations.site.of(Lesson)
    for competency in Competency:
        found = sum(tested(relations, lesson).get(competency, 0) for lesson in lessons)
        silent = not found and any(any(quizzed(relations, each)) for each in claiming(relations, competency))
        if found < FEWEST and not silent:
            course = claiming(relations, competency)[0]
            record = relations.site.by_key["course", course.id]
            index = course.domains.index(competency)
            values = {"found": str(found), "expected": str(FEWEST)}
            yield _problem("competency-thin", record, index, competency, **values)


def _courses(relations: Relations) -> Iterator[tuple[Record, Course]]:
    """The shown courses that have quizzes, once all that is told of them could be read."""
    if any(kind in _READ for kind, _ in relations.site.unread):
        return
    for record in relations.site.records_of(Course):
        course = cast(Course, record.entry)
        if record.shown and course.domains and any(quizzed(relations, course)):
            yield record, course


def _problem(code: str, record: Record, index: int, competency: Competency, **values: str) -> Problem:
    place = record.place(("domains", index))
    return Problem(code, place, {"competency": competency.value, **values}, f"domains.{index}")


RULES = (claims_are_tested, lessons_test_what_their_course_teaches, competencies_are_tested_enough)
