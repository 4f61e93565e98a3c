"""Twins are the two pages of one address: both there, naming each other, or one standing in for the other."""

from collections.abc import Iterator

from ..language import RULES as LANGUAGES
from ..language import Language
from ..problem import Place, Problem
from .built import NOT_FOUND, Built, Seen


def needed_pages_are_there(site: Built) -> Iterator[Problem]:
    """A front page and a page for addresses that lead nowhere, in each language."""
    for language in Language:
        for name in ("index.html", NOT_FOUND):
            path = LANGUAGES[language].prefix[1:] + name
            if path not in site.files:
                yield Problem("proof-file-missing", Place(path), {"file": path})


def every_page_has_its_counterpart(site: Built) -> Iterator[Problem]:
    """A reader who switches language stays on the same page."""
    for page in site.pages.values():
        if page.twin not in site.pages and not page.is_not_found:
            yield Problem("proof-twin-missing", Place(page.path), {"expected": page.twin})


def canonical_addresses_are_own(site: Built) -> Iterator[Problem]:
    """A page names its own address as the one to list; a fallback names its original's."""
    for page in site.pages.values():
        meant = site.pages.get(page.twin) if page.fallback else page
        if page.is_not_found or meant is None or page.canonical == site.absolute(meant):
            continue
        values = {"found": page.canonical or "@nothing", "expected": site.absolute(meant)}
        yield Problem("proof-canonical", Place(page.path), values)


def alternates_answer_each_other(site: Built) -> Iterator[Problem]:
    """Two pages that may be listed name each other in both directions; no other page is named."""
    for page in site.pages.values():
        expected = alternates(site, page)
        for language in sorted({*expected, *page.alternates}):
            found, meant = page.alternates.get(language, ""), expected.get(language, "")
            if found != meant:
                values = {"code": language, "found": found or "@nothing", "expected": meant or "@nothing"}
                yield Problem("proof-alternate", Place(page.path), values)


def alternates(site: Built, page: Seen) -> dict[str, str]:
    """The addresses a page should name by language: none unless both twins may be listed."""
    twin = site.pages.get(page.twin)
    if twin is None or not (page.indexed and twin.indexed):
        return {}
    pair = {str(each.language): site.absolute(each) for each in (page, twin)}
    return {**pair, "x-default": pair[next(iter(Language))]}


def fallbacks_say_so(site: Built) -> Iterator[Problem]:
    """A fallback tells the reader that it is one, and search engines to leave it out."""
    for page in site.pages.values():
        if page.fallback and not page.noticed:
            yield Problem("proof-fallback-silent", Place(page.path))
        if (page.fallback or page.is_not_found) and page.indexed:
            yield Problem("proof-listed", Place(page.path))


RULES = (
    needed_pages_are_there,
    every_page_has_its_counterpart,
    canonical_addresses_are_own,
    alternates_answer_each_other,
    fallbacks_say_so,
)
