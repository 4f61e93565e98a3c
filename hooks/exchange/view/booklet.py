"""A booklet is a course as one document for paper: cover, contents, lessons, terms, answers, sources."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from ..kinds.course import Course
from ..kinds.lesson import Lesson
from ..kinds.source import SourceEntry
from ..kinds.term import Term
from ..language import RULES, Language, sort_key
from ..site import Record
from . import courses
from .calculation import WorksheetPart
from .cards import source_card
from .chapters import Answered, Answers, Bibliography, TermList
from .frame import Spot, above_course, booklet_address, frame, lessons_of
from .glossary import spoken_headword
from .page import Page, Reading, url
from .parts import Chapter, Outline, Part, Points, ProsePart
from .prose import notices
from .questions import QuizPart
from .settings import Settings
from .teller import Teller
from .values import Fact, Said
from .worksheets import worksheet_part

# What a lesson's own page shows and a chapter shows too; terms and sources stand once, at the end.
_OF_A_CHAPTER = (Points, ProsePart)


def booklets(teller: Teller, settings: Settings) -> Iterable[Page]:
    """The booklet of every course that has a lesson to read."""
    for course in teller.relations.site.of(Course):
        if lessons_of(teller, course):
            yield booklet(teller, course, settings)


def booklet(teller: Teller, course: Course, settings: Settings) -> Page:
    """A course as one document; it is read on its own pages, so search engines leave it out."""
    say, address = teller.say, booklet_address(course)
    lessons = lessons_of(teller, course)
    chapters = tuple(_chapter(teller, number, each) for number, each in enumerate(lessons, start=1))
    facts, of_course = courses.course(teller, course)
    revision = _revision(teller, course, lessons)
    return Page(
        address=address,
        language=teller.language,
        kind="booklet",
        title=teller.title(course),
        description=Said(say("booklet.summary", course=teller.title(course).text), teller.language),
        frame=frame(teller, Spot(address, "courses", above_course(teller, course, course)), course),
        parts=(
            *_front(teller, of_course),
            *chapters,
            *_back(teller, course, lessons, chapters),
        ),
        content_language=teller.language,
        indexed=False,
        facts=(*facts, *_imprint(teller, address, revision, settings)),
        lead=teller.summary(course),
        eyebrow=say("booklet.label"),
        revision=revision,
        reading=Reading(beside=False, readings=True) if _has_kana(teller, lessons) else None,
    )


def _front(teller: Teller, parts: Iterable[Part]) -> Iterator[Part]:
    """What comes before the chapters; its ids are none that a lesson could have."""
    for part in parts:
        if isinstance(part, Points):
            yield replace(part, id=f"_{part.id}")
        elif isinstance(part, Outline):
            yield replace(part, heading=teller.say("booklet.contents"), id="_outline")


def _has_kana(teller: Teller, lessons: Iterable[Lesson]) -> bool:
    records = (teller.relations.site.by_key["lesson", each.id] for each in lessons)
    return any(record.text(teller.language).language is Language.JA for record in records)


def _chapter(teller: Teller, number: int, lesson: Lesson) -> Chapter:
    record = teller.relations.site.by_key["lesson", lesson.id]
    facts, parts = courses.lesson(teller, lesson)
    title = teller.title(lesson)
    return Chapter(
        id=lesson.id,
        heading=title.text,
        language=title.language or teller.language,
        label=teller.say("booklet.chapter", number=number),
        address=cast(str, teller.relations.address(lesson)),
        lead=teller.summary(lesson),
        notices=notices(teller, record),
        facts=facts,
        parts=tuple(each for each in parts if isinstance(each, _OF_A_CHAPTER)),
        worksheets=tuple(_worksheets(teller, lesson, record)),
        quiz=next((each for each in parts if isinstance(each, QuizPart)), None),
    )


def _worksheets(teller: Teller, lesson: Lesson, record: Record) -> Iterator[WorksheetPart]:
    """The worked examples of a lesson's worksheets, but for those that stand in its text already."""
    text, relations = record.text(teller.language), teller.relations
    aims = (relations.destination(text.path, each.target) for each in text.prose.links if each.image)
    within = {aim.path for aim in aims if aim}
    for each in relations.worksheets_of(lesson):
        if relations.site.by_key["worksheet", each.id].path not in within:
            yield replace(worksheet_part(teller, each, embedded=True), brief=True, data="")


def _back(
    teller: Teller, course: Course, lessons: Iterable[Lesson], chapters: tuple[Chapter, ...]
) -> tuple[Part, ...]:
    """What stands once for all lessons: the terms, the answers, the sources."""
    say, found = teller.say, teller.relations.site
    asked = tuple(Answered(each.id, each.label, each.title, each.quiz) for each in chapters if each.quiz)
    named = dict.fromkeys(id for each in (course, *lessons) for id in each.sources)
    sources = sorted(teller.found(SourceEntry, named), key=lambda each: each.id)
    in_order = sorted(
        found.of(Term), key=lambda each: sort_key(spoken_headword(each, teller.language), teller.language)
    )
    terms = TermList(
        say("booklet.terms"),
        "_terms",
        named=tuple(dict.fromkeys(id for each in lessons for id in each.terms)),
        order=tuple(each.id for each in in_order),
    )
    cards = tuple((each.id, source_card(teller, each)) for each in sources)
    return (
        terms,
        *((Answers(say("booklet.answers"), "_answers", asked),) if asked else ()),
        *((Bibliography(say("lesson.sources"), "_sources", cards),) if cards else ()),
    )


def _imprint(teller: Teller, address: str, revision: str, settings: Settings) -> tuple[Fact, ...]:
    """What tells one printed copy from another."""
    where = settings.site_url.rstrip("/") + url(address, teller.language)
    return (
        *teller.fact("ui.language", RULES[teller.language].own_name),
        *teller.fact("lesson.revision", revision),
        *teller.fact("booklet.as_of", teller.day(settings.today)),
        *teller.fact("booklet.address", where),
    )


def _revision(teller: Teller, course: Course, lessons: Iterable[Lesson]) -> str:
    """The fingerprint of everything the booklet prints in the page's language."""
    site, relations = teller.relations.site, teller.relations
    told: list[object] = [course]
    for each in lessons:
        text = site.by_key["lesson", each.id].text(teller.language)
        quiz = relations.quiz_of(each)
        told += [each, sorted(text.prose.revisions.items()), quiz, *relations.worksheets_of(each)]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:12]
