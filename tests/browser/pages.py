"""Which pages the browser tests look at: one of each kind, listings, a fallback, the 404."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LANGUAGES = ("th", "ja")

PREFIXES = {"th": "/", "ja": "/ja/"}

# The sites under test, by the names of their fixtures. The real one may be translated throughout,
# so its fallbacks are those of the site that never is.
REAL, HALF = "built_site", "half_translated"

# Name of a kind of page → the addresses it has, after the language's own prefix. The first page
# in the order of the site's addresses stands for its kind.
ADDRESSES: Mapping[str, str] = {
    "home": r"",
    "courses": r"courses/",
    "curriculum": r"curricula/[^/]+/",
    "curriculum-drawn": r"curricula/diagnostician-basic/",
    "course": r"courses/[^/]+/",
    "lesson": r"courses/[^/]+/(?!print/)[^/]+/",
    "booklet": r"courses/[^/]+/print/",
    "worksheets": r"worksheets/",
    "worksheet": r"worksheets/[^/]+/",
    "cases": r"cases/",
    "case": r"cases/[^/]+/",
    "report": r"reports/[^/]+/",
    "forms": r"forms/",
    "form": r"forms/[^/]+/",
    "assessments": r"assessments/",
    "assessment": r"assessments/[^/]+/",
    "competencies": r"competencies/",
    "news": r"news/",
    "news-year": r"news/year/[^/]+/",
    "news-category": r"news/category/[^/]+/",
    "news-item": r"news/[^/]+/",
    "cooperation": r"cooperation/",
    "timeline": r"cooperation/timeline/",
    "agreements": r"agreements/",
    "agreement": r"agreements/[^/]+/",
    "events": r"events/",
    "event": r"events/[^/]+/",
    "organisations": r"organisations/",
    "organisation": r"organisations/[^/]+/",
    "people": r"people/",
    "person": r"people/[^/]+/",
    "companies": r"companies/",
    "company": r"companies/[^/]+/",
    "measures": r"measures/",
    "measure": r"measures/[^/]+/",
    "glossary": r"glossary/",
    "glossary-other-order": r"glossary/other-order/",
    "glossary-domain": r"glossary/domain/[^/]+/",
    "glossary-unsure": r"glossary/unsure/",
    "term": r"glossary/(?!other-order/|unsure/)[^/]+/",
    "progress": r"progress/",
    "sources": r"sources/",
    "page": r"about/",
    "contact": r"contact/",
    "site-map": r"sitemap/",
    "search": r"search/",
}

FALLBACK = "data-fallback"

NOWHERE = "no-such-page/"


@dataclass(frozen=True)
class Spot:
    """A page that stands for its kind: the name of its site's fixture, and its address there."""

    kind: str
    language: str
    site: str
    pattern: str

    def __str__(self) -> str:
        return f"{self.kind}-{self.language}"

    def address(self, folder: Path) -> str:
        """The path of the page on its site, built into the folder."""
        if self.kind == "not-found":
            return PREFIXES[self.language] + NOWHERE
        found = holding(folder, FALLBACK) if self.kind == "fallback" else addresses(folder)
        chosen = first(self.pattern, found, self.language)
        assert chosen, f"The site has no page of the kind {self.kind!r} in {self.language!r}."
        return chosen


def spots() -> tuple[Spot, ...]:
    """One page of every kind in every language."""
    return tuple(spot for language in LANGUAGES for spot in _spots(language))


def spot(kind: str, language: str) -> Spot:
    """The page of one kind in one language."""
    return next(each for each in _spots(language) if each.kind == kind)


def _spots(language: str) -> Iterator[Spot]:
    for kind, pattern in ADDRESSES.items():
        yield Spot(kind, language, REAL, pattern)
    yield Spot("fallback", language, HALF, r"courses/.+/")
    yield Spot("not-found", language, REAL, "")


def first(pattern: str, found: tuple[str, ...], language: str) -> str | None:
    """The first address of the language whose rest fits the whole pattern."""
    form = re.compile(re.escape(PREFIXES[language]) + f"(?:{pattern})")
    return next(filter(form.fullmatch, found), None)


def twin(address: str) -> str:
    """The address of the same page in the other language."""
    if address.startswith(PREFIXES["ja"]):
        return PREFIXES["th"] + address.removeprefix(PREFIXES["ja"])
    return PREFIXES["ja"] + address.removeprefix(PREFIXES["th"])


@cache
def addresses(site: Path) -> tuple[str, ...]:
    """The addresses of all built pages, as paths in order."""
    return tuple(sorted(address(site, page) for page in site.rglob("index.html")))


@cache
def holding(site: Path, mark: str) -> tuple[str, ...]:
    """The addresses of all built pages whose HTML holds the mark, as paths in order."""
    pages = site.rglob("index.html")
    return tuple(sorted(address(site, page) for page in pages if mark in page.read_text(encoding="utf-8")))


def address(site: Path, page: Path) -> str:
    """The address under which the file of a page is served."""
    return f"/{page.parent.relative_to(site).as_posix()}/".replace("/./", "/")
