"""To view is to give each page one frozen value that holds everything the page shows."""

from collections.abc import Iterator

from ..kinds.figure import Figure
from ..kinds.quiz import Quiz
from ..kinds.source import SourceEntry
from ..language import Language
from ..relate import Relations
from . import assessment, cases, competencies, forms, front, glossary, lists, progress, searching
from .booklet import booklets
from .entries import entry_page
from .frame import Spot, frame
from .page import Page
from .settings import Settings
from .sheets import Sheet
from .teller import Teller
from .values import Said

# Kinds that are shown inside the pages of others.
WITHOUT_PAGE = (Quiz, Figure, SourceEntry)


def pages(relations: Relations, settings: Settings) -> tuple[Page, ...]:
    """Every page in every language, in order of address."""
    found = [page for language in Language for page in _pages(Teller(relations, language), settings)]
    return tuple(sorted(found, key=lambda page: (page.address, page.language)))


def not_found_pages(relations: Relations) -> tuple[Page, ...]:
    """The page shown for an unknown address, in every language."""
    tellers = (Teller(relations, language) for language in Language)
    return tuple(_sheet_page(teller, front.not_found(teller)) for teller in tellers)


def _pages(teller: Teller, settings: Settings) -> Iterator[Page]:
    for sheet in _sheets(teller, settings):
        yield _sheet_page(teller, sheet)
    yield from booklets(teller, settings)
    for record in teller.relations.site.by_key.values():
        entry = record.entry
        if record.shown and not isinstance(entry, WITHOUT_PAGE) and teller.relations.address(entry):
            yield entry_page(teller, record, settings)


def _sheets(teller: Teller, settings: Settings) -> Iterator[Sheet]:
    yield front.home(teller)
    yield front.courses_list(teller)
    yield progress.record(teller)
    yield front.worksheets_list(teller)
    yield cases.cases_list(teller)
    yield forms.forms_list(teller)
    yield assessment.assessments_list(teller)
    yield competencies.competency_map(teller)
    yield from front.news_lists(teller)
    yield from lists.sheets(teller, settings.today)
    yield from glossary.sheets(teller)
    yield front.sources_list(teller)
    yield front.site_map(teller)
    yield searching.search(teller)


def _sheet_page(teller: Teller, sheet: Sheet) -> Page:
    return Page(
        address=sheet.address,
        language=teller.language,
        kind=sheet.kind,
        title=Said(sheet.title, teller.language),
        description=Said(sheet.description, teller.language),
        frame=frame(teller, Spot(sheet.address, sheet.section)),
        parts=sheet.parts,
        content_language=teller.language,
        indexed=sheet.indexed,
        lead=Said(sheet.lead, teller.language) if sheet.lead else None,
    )
