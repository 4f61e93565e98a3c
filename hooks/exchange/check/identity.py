"""Rules of identity: ids, references, sources, corrections, attachments and dates that must agree."""

import difflib
from collections.abc import Iterator, Mapping

from ..entry import Entry, Status
from ..kinds.event import Event
from ..kinds.lesson import Lesson
from ..kinds.news import News
from ..kinds.page import Page
from ..kinds.quiz import Quiz
from ..kinds.report import ReportEntry
from ..problem import Problem
from ..relate import BOOKLET, Edge, Relations
from ..site import id_from
from ..tree import Trail

# What the id of a kind has after the name of its folder, which it shares with another kind.
_ENDINGS: dict[type[Entry], str] = {ReportEntry: "-report"}
# First steps of addresses that belong to the sections of the site, to its files or to a language.
RESERVED = frozenset(
    [
        "courses",
        "curricula",
        "cases",
        "reports",
        "forms",
        "worksheets",
        "news",
        "cooperation",
        "agreements",
        "events",
        "organisations",
        "people",
        "companies",
        "measures",
        "glossary",
        "sources",
        "sitemap",
        "assessments",
        "competencies",
        "th",
        "ja",
        "assets",
        "search",
        "timeline",
        "404",
    ]
)


def ids_are_unique(relations: Relations) -> Iterator[Problem]:
    """Two entries of one kind never share an id."""
    first: dict[tuple[str, str], str] = {}
    for record in relations.site.records:
        if record.key in first:
            values = {"id": record.entry.id, "other": first[record.key]}
            yield Problem("id-twice", record.place(("id",)), values, "id")
        first.setdefault(record.key, record.path)


def ids_match_their_files(relations: Relations) -> Iterator[Problem]:
    """The id is the name of the file, or of the folder for a lesson and a course."""
    for record in relations.site.records:
        expected = id_from(record.path, type(record.entry)) + _ENDINGS.get(type(record.entry), "")
        named = not isinstance(record.entry, Quiz) and expected.isascii()
        if named and record.entry.id != expected:
            values = {"found": record.entry.id, "expected": expected}
            yield Problem("id-not-file", record.place(("id",)), values, "id")


def references_exist(relations: Relations) -> Iterator[Problem]:
    """Every reference names an entry there is; a published one names no draft."""
    site = relations.site
    for edge in relations.edges:
        record = site.by_key.get(edge.key)
        if record is None and edge.key not in site.unread:
            near = difflib.get_close_matches(edge.target, list(site.ids(edge.target.kind)), n=1, cutoff=0.5)
            code = "reference-dangling-near" if near else "reference-dangling"
            yield _reference_problem(code, edge, {"near": near[0]} if near else {})
        elif record and not record.shown and edge.record.shown:
            yield _reference_problem("reference-to-draft", edge, {})


def _reference_problem(code: str, edge: Edge, more: Mapping[str, str]) -> Problem:
    values = {"kind": f"@kind.{edge.target.kind}", "id": str(edge.target), **more}
    return Problem(code, edge.record.place(edge.trail), values, ".".join(map(str, edge.trail)))


def entries_have_sources(relations: Relations) -> Iterator[Problem]:
    """An entry that states facts names where they come from."""
    for record in relations.site.records:
        if record.entry.about.sourced and record.shown and not record.entry.sources:
            yield Problem("sources-missing", record.place(()), field="sources")


def corrections_are_dated(relations: Relations) -> Iterator[Problem]:
    """A corrected entry says when and what; one that says so is corrected."""
    for record in relations.site.records:
        entry = record.entry
        if (entry.status is Status.CORRECTED) != bool(entry.corrections):
            yield Problem("correction-note", record.place(("status",)), field="status")


def attachments_exist(relations: Relations) -> Iterator[Problem]:
    """Every attachment, and the photograph of a news item, lies beside its entry."""
    for record in relations.site.records:
        for trail, file in _files_named(record.entry):
            if relations.file_address(record.path, file) is None:
                yield Problem("attachment-missing", record.place(trail), {"file": file})


def _files_named(entry: Entry) -> Iterator[tuple[Trail, str]]:
    for index, attachment in enumerate(entry.attachments):
        yield ("attachments", index, "file"), attachment.file
    if isinstance(entry, News) and entry.image:
        yield ("image", "file"), entry.image.file


def events_end_after_they_start(relations: Relations) -> Iterator[Problem]:
    """No event ends before it begins."""
    for record in relations.site.records_of(Event):
        event = record.entry
        if isinstance(event, Event) and event.end and event.end.date.last_day < event.start.date.first_day:
            values = {"start": event.start.iso, "end": event.end.iso}
            yield Problem("event-ends-early", record.place(("end",)), values, "end")


def pages_leave_addresses_free(relations: Relations) -> Iterator[Problem]:
    """An address that hangs on an id is none of those the site gives to pages of its own."""
    for record in relations.site.records_of(Page):
        if record.entry.id in RESERVED:
            yield Problem("page-id-reserved", record.place(("id",)), {"id": record.entry.id}, "id")
    for record in relations.site.records_of(Lesson):
        if record.entry.id == BOOKLET:
            yield Problem("page-id-reserved", record.place(("id",)), {"id": record.entry.id}, "id")


RULES = (
    ids_are_unique,
    ids_match_their_files,
    references_exist,
    entries_have_sources,
    corrections_are_dated,
    attachments_exist,
    events_end_after_they_start,
    pages_leave_addresses_free,
)
