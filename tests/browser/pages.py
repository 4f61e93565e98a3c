"""Which pages the browser tests look at: one of each kind, listings, a fallback, the 404."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

LANGUAGES = ("th", "ja")

PREFIXES = {"th": "/", "ja": "/ja/"}

# Name of a kind of page → the addresses it has, after the language's own prefix. The first page
# in the order of the site's addresses stands for its kind.
IN_SITEMAP: Mapping[str, str] = {
    "home": r"",
    "curricula": r"courses/",
    "curriculum": r"curricula/[^/]+/",
    "course": r"courses/[^/]+/",
    "lesson": r"courses/[^/]+/[^/]+/",
    "news": r"news/",
    "news-item": r"news/[^/]+/",
    "timeline": r"timeline/",
    "agreement": r"agreements/[^/]+/",
    "events": r"events/",
    "event": r"events/[^/]+/",
    "organisations": r"organisations/",
    "organisation": r"organisations/[^/]+/",
    "measures": r"measures/",
    "measure": r"measures/[^/]+/",
    "glossary": r"glossary/",
    "term": r"glossary/[^/]+/",
    "page": r"pages/[^/]+/|about/",
    "site-map": r"site-map/",
}

# Not listed for search engines, so found among the files: name → path, and what the page holds.
IN_FILES: Mapping[str, tuple[str, str]] = {
    "company": (r"companies/[^/]+/", ""),
    "fallback": (r".+/", 'data-state="missing"'),
}

NOWHERE = "no-such-page/"


def kinds_of_page() -> list[str]:
    """The names of all kinds of page under test."""
    return [*IN_SITEMAP, *IN_FILES, "not-found"]


def pages_under_test(site: Path, language: str) -> dict[str, str]:
    """One address (a path of the site) for each kind of page there is in the language."""
    listed = {name: first(pattern, in_sitemap(site), language) for name, pattern in IN_SITEMAP.items()}
    others = {
        name: first(pattern, holding(site, mark), language) for name, (pattern, mark) in IN_FILES.items()
    }
    found = {name: address for name, address in {**listed, **others}.items() if address}
    return {**found, "not-found": PREFIXES[language] + NOWHERE}


def first(pattern: str, addresses: tuple[str, ...], language: str) -> str | None:
    """The first address of the language whose rest fits the whole pattern."""
    form = re.compile(re.escape(PREFIXES[language]) + f"(?:{pattern})")
    return next(filter(form.fullmatch, addresses), None)


@cache
def in_sitemap(site: Path) -> tuple[str, ...]:
    """The addresses of the site's own sitemap, as paths in order."""
    tree = ElementTree.parse(site / "sitemap.xml")
    return tuple(sorted({urlsplit(at.text or "").path for at in tree.iterfind(".//{*}url/{*}loc")}))


@cache
def holding(site: Path, mark: str) -> tuple[str, ...]:
    """The addresses of all built pages whose HTML holds the mark, as paths in order."""
    pages = site.rglob("index.html")
    return tuple(sorted(address(site, page) for page in pages if mark in page.read_text(encoding="utf-8")))


def address(site: Path, page: Path) -> str:
    """The address under which the file of a page is served."""
    return f"/{page.parent.relative_to(site).as_posix()}/".replace("/./", "/")
