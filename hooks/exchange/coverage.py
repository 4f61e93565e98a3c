"""Coverage is which competencies the quizzes of lessons test, and which of them courses say they teach."""

from collections import Counter
from collections.abc import Iterator, Mapping

from .kinds.course import Competency, Course
from .kinds.lesson import Lesson
from .relate import Relations, items

Tested = Mapping[Competency, int]


def tested(relations: Relations, lesson: Lesson) -> Tested:
    """How many questions of a lesson's quiz test each competency, the main one or another."""
    quiz = relations.quiz_of(lesson)
    return Counter(each for question in (quiz.questions if quiz else ()) for each in question.competencies)


def tested_in(relations: Relations, course: Course) -> Tested:
    """The same for all lessons of a course."""
    return sum((Counter(tested(relations, lesson)) for lesson in quizzed(relations, course)), Counter())


def quizzed(relations: Relations, course: Course) -> Iterator[Lesson]:
    """The shown lessons of a course that have a quiz, in order."""
    for item in items(course):
        lesson = relations.site.find(Lesson, item.lesson) if item.lesson else None
        if lesson and relations.quiz_of(lesson):
            yield lesson


def claiming(relations: Relations, competency: Competency) -> tuple[Course, ...]:
    """The shown courses that say they teach a competency."""
    return tuple(course for course in relations.site.of(Course) if competency in course.domains)
