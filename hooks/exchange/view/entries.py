"""The page of an entry: its kind's own body, between the notices before it and the sources below."""

from collections.abc import Callable, Iterator
from typing import Any, cast

from ..entry import Entry, ProseEntry, Status
from ..kinds.agreement import Agreement
from ..kinds.assessment import Assessment
from ..kinds.case import Case
from ..kinds.company import Company
from ..kinds.course import Course
from ..kinds.curriculum import Curriculum
from ..kinds.event import Event
from ..kinds.form import Form
from ..kinds.lesson import Lesson
from ..kinds.measure import Measure
from ..kinds.news import News
from ..kinds.organisation import Organisation
from ..kinds.page import Page as PageEntry
from ..kinds.person import Person
from ..kinds.report import ReportEntry
from ..kinds.term import Term
from ..kinds.worksheet import Worksheet
from ..prose import revision
from ..site import Record
from .assessment import ADDRESS as ASSESSMENTS
from .assessment import assessment
from .cards import Body, attachments, newest_first, sources
from .cases import ADDRESS as CASES
from .cases import case, is_fictional, report
from .cooperation import agreement, event, organisation, person
from .courses import course, curriculum, lesson, offline
from .firms import company, measure
from .forms import form, office_files
from .frame import COOPERATION, Spot, about_pages, above_course, frame, lessons_of, listing_link, row
from .glossary import term
from .page import Page, url
from .parts import Outline, Part
from .prose import news, notices, page_body, prose, reading
from .settings import Settings
from .teller import Teller
from .values import Fact, Link, Said
from .worksheets import worksheet

BODIES: dict[type[Entry], Callable[[Teller, Any], Body]] = {
    Curriculum: curriculum,
    Course: course,
    Lesson: lesson,
    News: news,
    Agreement: agreement,
    Event: event,
    Organisation: organisation,
    Person: person,
    Company: company,
    Measure: measure,
    Term: term,
    PageEntry: page_body,
    Worksheet: worksheet,
    Case: case,
    ReportEntry: report,
    Form: form,
    Assessment: assessment,
}


def entry_page(teller: Teller, record: Record, settings: Settings) -> Page:
    """The page of an entry, whole: what its kind shows, and what every page of an entry has."""
    entry = record.entry
    facts, parts = _body(teller, entry)
    text = record.text(teller.language) if record.texts else None
    language = text.language if text else teller.language
    own_revision = revision(text.prose.source.text) if text else revision(repr(entry))
    summary = teller.summary(entry) or teller.title(entry)
    return Page(
        address=cast(str, teller.relations.address(entry)),
        language=teller.language,
        kind=entry.about.name,
        title=teller.title(entry),
        description=summary,
        frame=_frame(teller, entry),
        parts=(
            *_with_offline(teller, entry, parts, settings),
            *attachments(teller, entry),
            *(office_files(teller, settings.office.get(entry.id, ())) if isinstance(entry, Form) else ()),
            *sources(teller, entry),
        ),
        content_language=language,
        indexed=language is teller.language and not is_fictional(entry),
        searched=language is teller.language and isinstance(entry, (Case, ReportEntry)),
        notices=notices(teller, record),
        facts=facts,
        lead=_lead(teller, entry),
        eyebrow=_eyebrow(teller, entry),
        badge=teller.say("company.fictional") if is_fictional(entry) else "",
        path=text.path if text else record.path,
        revision=own_revision,
        colophon=_colophon(teller, record, own_revision, settings),
        reading=reading(record, teller.language),
        date=_date(entry),
        retired=entry.status is Status.RETIRED,
    )


def _date(entry: Entry) -> str:
    """When what an entry tells of happened or begins; empty where there is no such day."""
    match entry:
        case News():
            return entry.date.iso
        case Event():
            return entry.start.iso
        case Agreement():
            return entry.signed_on.iso
    return ""


def _body(teller: Teller, entry: Entry) -> Body:
    facts, parts = BODIES[type(entry)](teller, entry)
    if isinstance(entry, ProseEntry) and not isinstance(entry, Lesson):
        parts = (*prose(teller, entry), *parts)
    return facts, parts


def _with_offline(
    teller: Teller, entry: Entry, parts: tuple[Part, ...], settings: Settings
) -> Iterator[Part]:
    """The parts of a course with the ways to have it without a line, after its outline."""
    for part in parts:
        yield part
        if isinstance(entry, Course) and isinstance(part, Outline) and entry.id in settings.parcels:
            yield offline(teller, entry, settings.parcels[entry.id])


def _lead(teller: Teller, entry: Entry) -> Said | None:
    return (
        teller.summary(entry)
        if isinstance(entry, (ProseEntry, Curriculum, Course, Worksheet, Form, Assessment))
        else None
    )


def _eyebrow(teller: Teller, entry: Entry) -> str:
    match entry:
        case Course() | Curriculum():
            return teller.say(f"level.{entry.level}")
        case Lesson():
            return teller.say("lesson.label")
        case News():
            return teller.say(f"category.{entry.category}")
        case PageEntry():
            return ""
        case Worksheet() | Assessment() | Case() | ReportEntry():
            return teller.say(f"{entry.about.name}.label")
        case Form():
            return teller.say(f"form.phase.{entry.phase}")
    return teller.say(_SECTIONS[entry.about.name][1])


_SECTIONS = {
    "agreement": ("agreements", "agreement.title"),
    "event": ("events", "event.title"),
    "organisation": ("organisations", "organisation.title"),
    "person": ("people", "person.title"),
    "company": ("companies", "company.title"),
    "measure": ("measures", "measure.title"),
    "term": ("", "glossary.title"),
}


def _frame(teller: Teller, entry: Entry) -> Any:
    relations, address = teller.relations, cast(str, teller.relations.address(entry))
    match entry:
        case Lesson():
            course = relations.course_of(entry)
            assert course is not None
            spot = Spot(
                address,
                "courses",
                above_course(teller, course, course),
                row(teller, lessons_of(teller, course)),
            )
            return frame(teller, spot, course)
        case Course():
            return frame(teller, Spot(address, "courses", above_course(teller, entry, None)), entry)
        case Curriculum():
            return frame(teller, Spot(address, "courses"))
        case Worksheet():
            above = (Link(teller.say("worksheet.title"), "/worksheets/", teller.language),)
            return frame(teller, Spot(address, "courses", above))
        case Case() | ReportEntry():
            return frame(teller, Spot(address, "courses", _above_case(teller, entry)))
        case Form():
            above = (Link(teller.say("form.title"), "/forms/", teller.language),)
            return frame(teller, Spot(address, "courses", above))
        case Assessment():
            above = (Link(teller.say("assessment.title"), ASSESSMENTS, teller.language),)
            return frame(teller, Spot(address, "courses", above))
        case News():
            ordered = tuple(reversed(newest_first(relations.site.of(News))))
            return frame(teller, Spot(address, "news", row=row(teller, ordered)))
        case PageEntry():
            return frame(teller, Spot(address, "about", row=row(teller, about_pages(teller))))
    listing, _ = _SECTIONS[entry.about.name]
    if not listing:
        return frame(teller, Spot(address, "glossary"))
    assert listing in COOPERATION
    return frame(teller, Spot(address, "cooperation", (listing_link(teller, listing),)))


def _above_case(teller: Teller, entry: Case | ReportEntry) -> tuple[Link, ...]:
    """The trail above a case, or above its report."""
    own = teller.relations.case_of(entry) if isinstance(entry, ReportEntry) else None
    return (Link(teller.say("case.title"), CASES, teller.language), *row(teller, [own] if own else []))


def _colophon(teller: Teller, record: Record, own_revision: str, settings: Settings) -> tuple[Fact, ...]:
    """What a reader needs to trust and cite a page: who, when, from which original, which revision."""
    entry = record.entry
    facts: list[Fact] = []
    if record.texts and isinstance(entry, ProseEntry):
        front = record.text(teller.language).front
        facts += teller.fact("lesson.original", teller.say(f"language.{entry.original}"))
        facts += teller.fact("lesson.authors", *front.authors)
        facts += teller.fact("lesson.translators", *front.translators)
        facts += teller.fact("lesson.reviewers", *(front.reviewers or (teller.say("lesson.not_reviewed"),)))
        if isinstance(entry, Lesson):
            day = entry.reviewed_on
            facts += teller.fact("lesson.reviewed_on", teller.day(day) if day else None)
            facts += teller.fact("lesson.cite", _citation(teller, record, own_revision, settings))
    for correction in entry.corrections:
        facts += teller.fact("course.history", teller.day(correction.on), teller.words(correction.note))
    facts += teller.fact("lesson.revision", own_revision)
    return tuple(facts)


def _citation(teller: Teller, record: Record, own_revision: str, settings: Settings) -> str:
    front = record.text(teller.language).front
    names = ", ".join((*front.authors, *front.translators)) or teller.say("site.name")
    address = cast(str, teller.relations.address(record.entry))
    where = settings.site_url.rstrip("/") + url(address, teller.language)
    return teller.say(
        "lesson.cite_form",
        authors=names,
        title=front.title,
        site=teller.say("site.name"),
        revision=own_revision,
        url=where,
    )
