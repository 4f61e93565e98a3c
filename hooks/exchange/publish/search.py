"""The search index of a language is every page that may be found, by section, as text and not as words."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..kinds.term import Term
from ..language import Language
from ..render import Rendered

FOLDER = "assets/search/"
# Of pages of the same worth those of these kinds come first, in this order; then the newest.
KINDS = (
    *("curriculum", "course", "lesson", "worksheet", "term", "page", "measure"),
    *("agreement", "event", "organisation", "company", "person", "news"),
)


@dataclass(frozen=True)
class SearchIndex:
    """Files by their names below the site, and the first that a language's search asks for."""

    files: Mapping[str, bytes]
    first: Mapping[Language, str]


def search(rendered: Iterable[Rendered], terms: Iterable[Term]) -> SearchIndex:
    """The index of every language; names hold a digest of the content, so a host may keep files for good."""
    found = sorted((each for each in rendered if each.page.is_found), key=_order)
    here = {(each.page.address, each.page.language) for each in found}
    files: dict[str, bytes] = {}
    table = _named(files, "terms", [_forms(term) for term in terms])
    first = {}
    for language in Language:
        pages = [
            _page(each, (each.page.address, language.counterpart) in here)
            for each in found
            if each.page.language is language
        ]
        whole = {"language": language, "tier": "whole", "terms": table.removeprefix(FOLDER), "pages": pages}
        first[language] = _named(files, language, whole)
    return SearchIndex(files, first)


def _order(rendered: Rendered) -> tuple[int, str, str]:
    """The order of pages of the same worth; sheets, which lead to entries, come last."""
    page = rendered.page
    kind = KINDS.index(page.kind) if page.kind in KINDS else len(KINDS)
    newest_first = "".join(chr(0x10FFFF - ord(sign)) for sign in f"{page.date:-<10}")
    return kind, newest_first, page.address


def _named(files: dict[str, bytes], stem: str, value: object) -> str:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    name = f"{FOLDER}{stem}-{hashlib.sha256(data).hexdigest()[:12]}.json"
    files[name] = data
    return name


def _page(rendered: Rendered, has_twin: bool) -> list[object]:
    page = rendered.page
    sections = [
        [each.id, each.heading, each.text, *([each.label] if each.label else [])]
        for each in rendered.sections
    ]
    return [page.address, page.kind, page.title.text, page.date, int(has_twin), sections]


def _forms(term: Term) -> list[list[str]]:
    """The forms of a term: Thai, Japanese, English, and those that are asked for and not to be looked for."""
    own = {
        language: [
            *filter(None, [term.term.in_(language)]),
            *getattr(term.variants, language),
            *getattr(term.abbreviations, language),
        ]
        for language in Language
    }
    english = [*filter(None, [term.english]), *term.variants.en, *term.abbreviations.en]
    asked = [
        *filter(None, [term.reading]),
        *(form for name in ("th", "ja", "en") for form in getattr(term.forbidden, name)),
    ]
    return [*own.values(), english, asked]
