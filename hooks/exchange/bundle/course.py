"""A course as a parcel's pages: course, lessons, worksheets, forms, terms, the record."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..entry import Entry
from ..kinds.course import Course
from ..kinds.figure import Figure
from ..kinds.form import Form
from ..kinds.lesson import Lesson
from ..kinds.term import Term
from ..kinds.worksheet import Worksheet
from ..language import Language
from ..relate import Relations
from ..view.courses import languages
from ..view.entries import entry_page
from ..view.forms import by_phase
from ..view.frame import lessons_of
from ..view.glossary import term_card
from ..view.offline import Packed, PackedTerms
from ..view.page import Branch, Frame, Page, Reading
from ..view.parts import Part
from ..view.progress import ADDRESS as RECORD
from ..view.progress import track
from ..view.settings import Settings
from ..view.teller import Teller
from ..view.tracks import Resume, StudyRecord
from ..view.values import Link, Said
from ..view.worksheets import in_order
from .layout import TERMS, Layout

FIRST = "index.html"


def contents(relations: Relations, course: Course) -> tuple[Entry, ...]:
    """What a course is made of, the course itself apart: lessons, worksheets, forms its lessons refer to."""
    lessons = lessons_of(Teller(relations, next(iter(Language))), course)
    sheets = (sheet for lesson in lessons for sheet in relations.worksheets_of(lesson))
    forms = {form.id: form for lesson in lessons for form in relations.referring(lesson, Form)}
    return (*lessons, *in_order(sheets), *by_phase(forms.values()))


def layout(relations: Relations, course: Course, chosen: tuple[Language, ...]) -> Layout:
    """Where the pages lie: at the top for one language, in a folder each for several."""
    found: dict[tuple[str, Language], str] = {}
    for language in chosen:
        folder = f"{language}/" if len(chosen) > 1 else ""
        found[str(relations.address(course)), language] = folder + FIRST
        found[RECORD, language] = f"{folder}progress.html"
        found[TERMS, language] = f"{folder}terms.html"
        for entry in contents(relations, course):
            name = f"{folder}{entry.about.name}-{entry.id}.html"
            found[str(relations.address(entry)), language] = name
    return Layout(found, chosen)


def revision(relations: Relations, course: Course, chosen: tuple[Language, ...]) -> str:
    """The fingerprint of all that is written for the course in these languages."""
    site = relations.site
    entries: list[Entry] = [course]
    for entry in contents(relations, course):
        quiz = relations.quiz_of(entry) if isinstance(entry, Lesson) else None
        figures = (
            each
            for each in site.of(Figure)
            if relations.lesson_beside(site.by_key["figure", each.id]) == entry
        )
        entries += [entry, *([quiz] if quiz else []), *figures]
    said = [repr(entry) for entry in entries]
    for entry in entries:
        record = site.by_key[entry.about.name, entry.id]
        texts = record.texts
        said += [record.asset.text] if record.asset else []
        said += [texts[language].prose.source.text for language in chosen if language in texts]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:12]


def course_pages(
    relations: Relations, course: Course, settings: Settings, place: Layout, own_revision: str
) -> Iterator[Page]:
    """The pages of a course in every language of a parcel, those of terms apart."""
    for language in place.languages:
        teller = Teller(relations, language)
        first = _page(teller, course, course, settings, place)
        note = _note(teller, course, settings, place.languages, own_revision)
        yield replace(first, parts=(*first.parts, note))
        for entry in contents(relations, course):
            yield _page(teller, course, entry, settings, place)
        yield _record(teller, course)


def _page(teller: Teller, course: Course, entry: Entry, settings: Settings, place: Layout) -> Page:
    record = teller.relations.site.by_key[entry.about.name, entry.id]
    page = entry_page(teller, record, settings)
    beside = page.reading is not None and page.reading.beside
    reading = None
    if page.reading and (page.reading.readings or (beside and len(place.languages) > 1)):
        reading = Reading(False, page.reading.readings, beside and len(place.languages) > 1)
    return replace(page, frame=_frame(teller, course, page), reading=reading)


def _frame(teller: Teller, course: Course, page: Page) -> Frame:
    home = teller.link(course)
    return Frame(
        tabs=(),
        tree=_tree(teller, course, page.address),
        tree_title=home.text,
        trail=() if page.address == home.address else (home,),
        previous=page.frame.previous,
        next=page.frame.next,
    )


def _tree(teller: Teller, course: Course, here: str) -> tuple[Branch, ...]:
    found = contents(teller.relations, course)
    links = [teller.link(entry) for entry in found if isinstance(entry, Lesson)]
    sheets = [teller.link(entry) for entry in found if isinstance(entry, Worksheet)]
    forms = [teller.link(entry) for entry in found if isinstance(entry, Form)]
    return (
        *_branches(links, here),
        *_branches(sheets, here),
        *_branches(forms, here),
        *_branches([Link(teller.say("course.terms"), TERMS, teller.language)], here),
        *_branches([Link(teller.say("progress.title"), RECORD, teller.language)], here),
    )


def _branches(links: Iterable[Link], here: str) -> Iterator[Branch]:
    return (Branch(replace(link, current=link.address == here)) for link in links)


def _note(
    teller: Teller, course: Course, settings: Settings, chosen: tuple[Language, ...], own_revision: str
) -> Packed:
    rows = (
        *teller.fact("offline.languages", languages(teller, chosen)),
        *teller.fact("lesson.revision", own_revision),
        *teller.fact("offline.made_on", teller.day(settings.today)),
        *teller.fact("course.license", course.license),
    )
    return Packed(teller.say("offline.packed"), "_parcel", rows)


def _record(teller: Teller, course: Course) -> Page:
    own = track(teller, course)
    parts: tuple[Part, ...] = (
        Resume(tuple(task for task in own.tasks if task.link)),
        StudyRecord(((teller.link(course), (own,)),)),
    )
    return _sheet(teller, course, RECORD, "record", "progress", parts)


def terms_page(teller: Teller, course: Course, ids: Iterable[str]) -> Page:
    """The terms the parcel's pages name, in order of their words' ids."""
    cards = tuple(term_card(teller, term) for term in teller.found(Term, sorted(ids)))
    part = PackedTerms(cards)
    return _sheet(teller, course, TERMS, "term", "offline.terms", (part,))


def _sheet(
    teller: Teller, course: Course, address: str, kind: str, words: str, parts: tuple[Part, ...]
) -> Page:
    home = teller.link(course)
    return Page(
        address=address,
        language=teller.language,
        kind=kind,
        title=teller.own(f"{words}.title"),
        description=teller.own(f"{words}.summary"),
        frame=Frame((), _tree(teller, course, address), home.text, (home,)),
        parts=parts,
        content_language=teller.language,
        lead=Said(teller.say(f"{words}.lead"), teller.language),
    )
