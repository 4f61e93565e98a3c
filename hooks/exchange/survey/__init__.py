"""A survey is the lessons and cases in figures: what each holds and how it reads, for editors to compare."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from ..entry import Entry
from ..kinds.case import Case
from ..kinds.figure import Figure
from ..kinds.lesson import Lesson, LessonFront
from ..kinds.quiz import Quiz
from ..kinds.report import ReportEntry
from ..language import Language
from ..plain import plain
from ..prose import Prose
from ..readability import Readability, readability
from ..relate import Relations
from ..site import Record, Text
from .standing import Standing, standing

# What a whole lesson of the diagnostician's course has: figures, questions, and kinds of these.
WANTED: Mapping[str, int] = {"figures": 2, "questions": 8, "kinds": 2}


@dataclass(frozen=True)
class TextSurvey:
    """One text of a lesson, case or report: computed numbers, how it reads, right answers that stand out."""

    language: Language
    computed: int
    readability: Readability
    standing: Standing


@dataclass(frozen=True)
class LessonSurvey:
    """One lesson: its parts counted, its texts, and what a whole lesson has that it lacks."""

    id: str
    course: str
    reading: int  # minutes
    exercise: int  # minutes
    figures: int
    worksheets: int
    questions: Mapping[str, int]  # by kind
    key_points: int
    terms: int
    solutions: int
    texts: tuple[TextSurvey, ...]

    @property
    def lacks(self) -> tuple[str, ...]:
        """What a whole lesson has and this one does not: reported, never enforced."""
        has = {
            "figures": self.figures,
            "questions": sum(self.questions.values()),
            "kinds": len(self.questions),
            "solutions": self.solutions,
            "key_points": self.key_points,
        }
        return tuple(name for name, number in has.items() if number < WANTED.get(name, 1))


@dataclass(frozen=True)
class CaseSurvey:
    """One case: its parts counted, its texts, and those of its model report."""

    id: str
    company: str
    reading: int  # minutes
    exercise: int  # minutes
    figures: int
    worksheets: int
    lessons: int  # to have read first
    solutions: int
    texts: tuple[TextSurvey, ...]
    report: tuple[TextSurvey, ...]


@dataclass(frozen=True)
class Survey:
    """Every shown lesson and case with its original, each in order of path."""

    lessons: tuple[LessonSurvey, ...] = ()
    cases: tuple[CaseSurvey, ...] = ()


def survey(relations: Relations) -> Survey:
    """The lessons and cases of a site in figures."""
    return Survey(
        lessons=tuple(_lesson(relations, each) for each in _whole(relations, Lesson)),
        cases=tuple(_case(relations, each) for each in _whole(relations, Case)),
    )


def _whole(relations: Relations, kind: type[Entry]) -> Iterator[Record]:
    return (each for each in relations.site.records_of(kind) if each.shown and each.original in each.texts)


def _lesson(relations: Relations, record: Record) -> LessonSurvey:
    lesson = cast(Lesson, record.entry)
    original = record.texts[lesson.original]
    course, quiz = relations.course_of(lesson), relations.quiz_of(lesson)
    return LessonSurvey(
        id=lesson.id,
        course=course.id if course else "",
        reading=lesson.minutes.reading,
        exercise=lesson.minutes.exercise,
        figures=len(set(_figures(relations, original.prose))),
        worksheets=len(relations.worksheets_of(lesson)),
        questions=_questions(quiz) if quiz else {},
        key_points=len(cast(LessonFront, original.front).key_points),
        terms=len(lesson.terms),
        solutions=original.prose.body.count("/// solution"),
        texts=_texts(record, quiz),
    )


def _case(relations: Relations, record: Record) -> CaseSurvey:
    case = cast(Case, record.entry)
    prose = record.texts[case.original].prose
    report = next(iter(relations.referring(case, ReportEntry)), None)
    return CaseSurvey(
        id=case.id,
        company=str(case.company),
        reading=case.minutes.reading,
        exercise=case.minutes.exercise,
        figures=len(set(_figures(relations, prose))),
        worksheets=len(case.worksheets),
        lessons=len(case.lessons),
        solutions=prose.body.count("/// solution"),
        texts=_texts(record),
        report=_texts(relations.site.by_key["report", report.id]) if report else (),
    )


def _questions(quiz: Quiz) -> Mapping[str, int]:
    return dict(sorted(Counter(str(question.kind) for question in quiz.questions).items()))


def _figures(relations: Relations, prose: Prose) -> Iterator[str]:
    for link in prose.links:
        found = relations.destination(prose.source.path, link.target) if link.image else None
        if found and found.record and isinstance(found.record.entry, Figure):
            yield found.record.entry.id


def _texts(record: Record, quiz: Quiz | None = None) -> tuple[TextSurvey, ...]:
    return tuple(_text(record.texts[each], quiz) for each in Language if each in record.texts)


def _text(text: Text, quiz: Quiz | None) -> TextSurvey:
    figures = readability(plain(text.prose.body), text.language)
    stand = standing(quiz, text.language) if quiz else Standing()
    return TextSurvey(text.language, len(text.prose.computed), figures, stand)
