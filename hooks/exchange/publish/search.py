"""The search index of a language is every page that may be found, by section, as text and not as words."""

import gzip
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ..kinds.term import Term
from ..language import Language
from ..render import Rendered
from ..view.values import Section
from .parcel import Parcel
from .shards import sharded

FOLDER = "assets/search/"
# Of pages of the same worth those of these kinds come first, in this order; then the newest.
KINDS = (
    *("curriculum", "course", "lesson", "worksheet", "assessment", "case", "report", "form", "term"),
    *("page", "measure"),
    *("agreement", "event", "organisation", "company", "person", "news"),
)


class Tier(StrEnum):
    """How an index is cut into files."""

    WHOLE = "whole"
    """One file."""
    SPLIT = "split"
    """Titles and headings, and the texts behind."""
    SHARDED = "sharded"
    """Runs of letters with their places, of which a query fetches its own; and each section."""


# The most bytes, compressed, that an index of each tier has.
MOST = {Tier.WHOLE: 2_000_000, Tier.SPLIT: 6_000_000}
_TEXTS = 300_000  # characters of text in one file of a split index
_LEAF = 4  # sections of a page that a sharded index has in one file too


@dataclass(frozen=True)
class Found:
    """A page as it is found."""

    address: str
    kind: str
    title: str
    sections: tuple[Section, ...]
    date: str = ""
    twin: bool = False

    @property
    def order(self) -> tuple[int, str, str, str]:
        """The order of pages of the same worth; sheets, which lead to entries, come last."""
        rank = KINDS.index(self.kind) if self.kind in KINDS else len(KINDS)
        newest_first = "".join(chr(0x10FFFF - ord(sign)) for sign in f"{self.date:-<10}")
        return rank, self.kind, newest_first, self.address

    @property
    def units(self) -> tuple[str, ...]:
        """The texts of the page: its title, then heading and text of each section."""
        return self.title, *(text for each in self.sections for text in (each.heading, each.text))

    def record(self, *, texts: bool = True) -> list[object]:
        """The page as the index has it."""
        sections = [
            [each.id, each.heading, each.text if texts else "", *filter(None, [each.label])]
            for each in self.sections
        ]
        return [self.address, self.kind, self.title, self.date, int(self.twin), sections]


@dataclass(frozen=True)
class SearchIndex:
    """Files by their names below the site, and the first that a language's search asks for."""

    files: Mapping[str, bytes]
    first: Mapping[Language, str]


def search(rendered: Iterable[Rendered], terms: Iterable[Term], tier: Tier | None = None) -> SearchIndex:
    """The index of every language, in the tier its size asks for or in the one that is given."""
    pages = [each for each in rendered if each.page.is_found]
    here = {(each.page.address, each.page.language) for each in pages}
    found: dict[Language, list[Found]] = {language: [] for language in Language}
    for each in pages:
        page = each.page
        twin = (page.address, page.language.counterpart) in here
        found[page.language].append(
            Found(page.address, page.kind, page.title.text, each.sections, page.date, twin)
        )
    return index(found, [_forms(term) for term in terms], tier)


def index(
    pages: Mapping[Language, Sequence[Found]], terms: Sequence[object], tier: Tier | None = None
) -> SearchIndex:
    """The index of these pages; names hold a digest of the content, so a host may keep files for good."""
    parcel = Parcel()
    table = parcel.named("terms", terms)
    first: dict[Language, str] = {}
    for language, found in pages.items():
        ordered = sorted(found, key=lambda each: each.order)
        first[language] = FOLDER + _CUTS[tier or _tier(ordered)](parcel, language, table, ordered)
    return SearchIndex({FOLDER + name: data for name, data in parcel.files.items()}, first)


def _tier(pages: Sequence[Found]) -> Tier:
    """The tier for so much text: one file as long as a phone takes it well."""
    whole = Parcel.json([each.record() for each in pages])
    size = len(gzip.compress(whole, 9))
    return next((tier for tier, most in MOST.items() if size <= most), Tier.SHARDED)


def _whole(parcel: Parcel, language: Language, table: str, pages: Sequence[Found]) -> str:
    records = [each.record() for each in pages]
    return parcel.named(language, {"tier": Tier.WHOLE, "terms": table, "pages": records})


def _split(parcel: Parcel, language: Language, table: str, pages: Sequence[Found]) -> str:
    chunks: list[list[list[str]]] = [[]]
    size = 0
    for page in pages:
        texts = [each.text for each in page.sections]
        if size > _TEXTS:
            chunks.append([])
            size = 0
        chunks[-1].append(texts)
        size += sum(map(len, texts))
    behind = [parcel.named(f"{language}-text", chunk) for chunk in chunks]
    records = [each.record(texts=False) for each in pages]
    return parcel.named(language, {"tier": Tier.SPLIT, "terms": table, "pages": records, "texts": behind})


def _sharded(parcel: Parcel, language: Language, table: str, pages: Sequence[Found]) -> str:
    shards = Parcel()
    for number, page in enumerate(pages):
        for name, part in _files(number, page):
            shards.files[name] = Parcel.json(part.record())
    tables = sharded(shards, language, (page.units for page in pages))
    folder = f"{language}-{shards.digest}/"
    parcel.files.update({folder + name: data for name, data in shards.files.items()})
    first = {
        "tier": Tier.SHARDED,
        "terms": table,
        "folder": folder,
        "kinds": list(Counter(page.kind for page in pages).items()),
        "sections": [len(page.sections) for page in pages],
        **tables,
    }
    return parcel.named(language, first)


def _files(number: int, page: Found) -> Iterator[tuple[str, Found]]:
    """The files of a page, one for each section and one for each few together, with what they have of it."""
    for at in range(max(1, len(page.sections))):
        yield f"page/{number}-{at}.json", replace(page, sections=page.sections[at : at + 1])
    for at in range(0, len(page.sections) - 1, _LEAF):
        yield f"leaf/{number}-{at // _LEAF}.json", replace(page, sections=page.sections[at : at + _LEAF])


_CUTS = {Tier.WHOLE: _whole, Tier.SPLIT: _split, Tier.SHARDED: _sharded}


def _forms(term: Term) -> list[list[str]]:
    """The forms of a term: Thai, Japanese, English, and those that are asked for and not looked for."""
    own = [
        [
            *filter(None, [term.term.in_(language)]),
            *getattr(term.variants, language),
            *getattr(term.abbreviations, language),
        ]
        for language in Language
    ]
    english = [*filter(None, [term.english]), *term.variants.en, *term.abbreviations.en]
    forbidden = [form for name in ("th", "ja", "en") for form in getattr(term.forbidden, name)]
    return [*own, english, [*filter(None, [term.reading]), *forbidden]]
