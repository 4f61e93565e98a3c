"""The pages of learning: curriculum, course and lesson."""

from collections.abc import Sequence
from fractions import Fraction
from typing import cast

from ..entry import Entry
from ..fields import InBoth
from ..kinds.case import Case
from ..kinds.course import Course, Item, Module
from ..kinds.curriculum import Curriculum
from ..kinds.form import Form
from ..kinds.lesson import Lesson, LessonFront
from ..kinds.organisation import Organisation
from ..kinds.page import Page as PageEntry
from ..kinds.person import Person
from ..kinds.source import SourceEntry
from ..kinds.term import Term
from ..language import Language
from .cards import Body, bytes_in_words, hours_against_norm, listing, paragraph, related, source_card
from .cases import case_card
from .chapters import ToBooklet
from .frame import booklet_address, in_level_order, lessons_of
from .offline import PARCELS, Choice, Download, Offline, Parcel
from .parts import Listing, Outline, Part, Points, Stage, Step
from .pathway import curriculum_pathway
from .progress import course_progress, curriculum_progress, key, reading, standings
from .prose import prose
from .quiz import quiz_part
from .teller import Teller
from .values import Card, Link, Said

# The page with what can be read on every topic.
READING_LIST = "reading-list"


def curriculum(teller: Teller, curriculum: Curriculum) -> Body:
    """A curriculum: its path of courses and its hours against the norm."""
    body = teller.found(Organisation, [curriculum.awarded_by] if curriculum.awarded_by else [])
    facts = (
        *teller.fact("level.label", teller.say(f"level.{curriculum.level}")),
        *teller.fact("course.audience", teller.words(curriculum.audience)),
        *teller.fact("curricula.valid_from", teller.date(curriculum.valid_from)),
        *teller.fact("curricula.awarded_by", *teller.links(body)),
    )
    way = curriculum_pathway(teller, curriculum)
    courses = dict.fromkeys(id for stop in way.stops for id in stop.of)
    parts: tuple[Part, ...] = (
        outcomes(teller, curriculum.outcomes),
        *curriculum_progress(teller, curriculum),
        way,
        *paragraph(teller, "curricula.note", "note", curriculum.note),
        hours_against_norm(teller, curriculum),
        *listing(teller, "curricula.see", "see", map(teller.card, teller.found(PageEntry, curriculum.see))),
        *standings(teller, teller.found(Course, courses)),
    )
    return facts, parts


def outcomes(teller: Teller, words: InBoth[tuple[str, ...]]) -> Points:
    """What a trainee can do afterwards."""
    texts, language = words.best(teller.language)
    shown = tuple(Said(text, language) for text in texts)
    return Points(teller.say("course.outcomes"), "outcomes", shown)


def offline(teller: Teller, course: Course, parcels: Sequence[Parcel]) -> Offline:
    """The ways to have a course without a line."""
    say, ordered = teller.say, own_first(teller, parcels)
    downloads = (
        Download(
            Link(say("offline.zip", languages=languages(teller, each.languages)), each.address, None),
            say("offline.size_and_revision", size=bytes_in_words(each.size), revision=each.revision),
        )
        for each in ordered
    )
    choices = (Choice("-".join(each.languages), languages(teller, each.languages)) for each in ordered)
    return Offline(
        say("offline.heading"),
        "offline",
        course.id,
        tuple(downloads),
        tuple(choices),
        f"{PARCELS}{course.id}.json",
    )


def own_first(teller: Teller, parcels: Sequence[Parcel]) -> list[Parcel]:
    """Parcels with the page's own language first, and the one with all languages last."""
    return sorted(parcels, key=lambda each: (len(each.languages), teller.language not in each.languages))


def languages(teller: Teller, chosen: Sequence[Language]) -> str:
    """The languages of a parcel in words, the page's own first."""
    ordered = sorted(chosen, key=lambda each: each is not teller.language)
    return teller.say("offline.and").join(teller.say(f"language.{each}") for each in ordered)


def course(teller: Teller, course: Course) -> Body:
    """A course: for whom, what for, how long, and its modules with lessons and activities."""
    relations, found = teller.relations, teller.found
    before = found(Course, course.prerequisites)
    audience = teller.words(course.audience) if course.audience else None
    facts = (
        *teller.fact("level.label", teller.say(f"level.{course.level}")),
        *teller.fact("course.hours", teller.time(relations.course_hours(course))),
        *teller.fact("course.audience", audience),
        *teller.fact("course.domains", *(teller.own(f"competency.{each}") for each in course.domains)),
        *teller.fact("course.prerequisites", *teller.links(before)),
        *teller.fact("curricula.part_of", *teller.links(relations.referring(course, Curriculum))),
        *teller.fact(
            "course.organisations",
            *teller.links(found(Organisation, course.organisations), short=True),
        ),
        *teller.fact("course.people", *teller.links(found(Person, course.people))),
        *teller.fact("course.license", course.license),
        *teller.fact("lesson.reviewed_on", teller.day(course.reviewed_on) if course.reviewed_on else None),
    )
    ids = dict.fromkeys(id for lesson in lessons_of(teller, course) for id in lesson.terms)
    parts: tuple[Part, ...] = (
        outcomes(teller, course.outcomes),
        course_progress(teller, course),
        Outline(
            teller.say("course.outline"),
            "outline",
            tuple(_stage(teller, course, each) for each in course.modules),
        ),
        *_to_booklet(teller, course),
        *listing(
            teller, "case.cases", "cases", (case_card(teller, each) for each in found(Case, course.cases))
        ),
        *terms(teller, "course.terms", found(Term, ids)),
    )
    return facts, parts


def _to_booklet(teller: Teller, course: Course) -> tuple[Part, ...]:
    """The way to the course as one document, where there is a lesson in it."""
    link = Link(teller.say("booklet.link"), booklet_address(course), teller.language)
    return (ToBooklet(link),) if lessons_of(teller, course) else ()


def _stage(teller: Teller, course: Course, module: Module) -> Stage:
    hours = sum((teller.relations.item_hours(item) for item in module.items), Fraction())
    steps = tuple(_step(teller, item, key(course, item)) for item in module.items)
    return Stage(module.id, teller.words(module.title), teller.time(hours), steps)


def _step(teller: Teller, item: Item, key: str) -> Step:
    time = teller.time(teller.relations.item_hours(item))
    if item.lesson is None:
        assert item.title is not None
        summary = teller.words(item.summary) if item.summary else None
        return Step(
            teller.words(item.title), teller.say(f"course.{item.kind}"), time, summary=summary, key=key
        )
    record = teller.relations.site.by_key["lesson", item.lesson]
    shown = record.shown
    return Step(
        title=teller.title(record.entry),
        kind=teller.say("course.lesson"),
        time=time,
        link=teller.link(record.entry) if shown else None,
        summary=teller.summary(record.entry),
        badge="" if shown else teller.say("course.draft"),
        key=key,
    )


def terms(teller: Teller, key: str, found: Sequence[Entry]) -> tuple[Part, ...]:
    """Glossary terms with their counterparts."""
    other = teller.language.counterpart
    cards = []
    for term in found:
        assert isinstance(term, Term)
        counterpart = term.term.in_(other)
        meta = (Said(counterpart, other),) if counterpart else ()
        cards.append(Card(teller.link(term), meta))
    return (Listing(teller.say(key), "terms", tuple(cards)),) if cards else ()


def lesson(teller: Teller, lesson: Lesson) -> Body:
    """A lesson: objectives, time, what comes before, the text, its quiz, terms and sources."""
    relations = teller.relations
    front = cast(LessonFront, relations.site.by_key["lesson", lesson.id].text(teller.language).front)
    language = relations.site.by_key["lesson", lesson.id].text(teller.language).language
    time = lesson.minutes
    split = teller.say(
        "lesson.time_split",
        reading=teller.say("time.minutes", n=time.reading),
        exercise=teller.say("time.minutes", n=time.exercise),
    )
    facts = (
        *teller.fact("lesson.time", teller.say("time.minutes", n=time.total), split),
        *teller.fact("lesson.requires", *teller.links(teller.found(Lesson, lesson.requires))),
    )
    objectives = tuple(
        Said(front.objectives[id], language) for id in lesson.objectives if id in front.objectives
    )
    points = tuple(Said(point, language) for point in front.key_points)
    quiz = relations.quiz_of(lesson)
    parts: tuple[Part, ...] = (
        Points(teller.say("lesson.objectives"), "objectives", objectives),
        *prose(teller, lesson),
        Points(teller.say("lesson.key_points"), "key-points", points),
        *((quiz_part(teller, quiz),) if quiz else ()),
        reading(teller, lesson),
        *listing(
            teller,
            "worksheet.of_lesson",
            "worksheets",
            (teller.card(each) for each in relations.worksheets_of(lesson)),
        ),
        *related(teller, lesson, Case, "case.cases", case_card),
        *related(teller, lesson, Form, "form.of_lesson"),
        *terms(teller, "lesson.terms", teller.found(Term, lesson.terms)),
        *_further(teller, lesson),
    )
    return facts, parts


def _further(teller: Teller, lesson: Lesson) -> tuple[Part, ...]:
    """What to read on in, and the way to the whole list."""
    cards = tuple(source_card(teller, each) for each in teller.found(SourceEntry, lesson.further))
    whole = teller.relations.site.find(PageEntry, READING_LIST)
    more = teller.link(whole) if whole else None
    return (Listing(teller.say("lesson.further"), "further", cards, more=more),) if cards else ()


def first_lesson(teller: Teller) -> Link | None:
    """The lesson a newcomer begins with."""
    for curriculum in in_level_order(teller.relations.site.of(Curriculum)):
        for each in curriculum.courses:
            course = teller.relations.site.find(Course, each.course)
            lessons = lessons_of(teller, course) if course else ()
            if lessons:
                return teller.link(lessons[0])
    return None
