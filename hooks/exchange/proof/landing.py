"""Landing is where links end: inside the site on a page and an id that are there, outside on safe ground."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from ..problem import Place, Problem
from .built import Built, Seen
from .visit import Aim, Reach

# Schemes that a reader's own program answers; nothing is fetched from anywhere.
_CONTACT = ("mailto", "tel")
_STYLE_REACH = re.compile(r"""@import\s+["']([^"']+)["']|url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)""")


def links_land(site: Built) -> Iterator[Problem]:
    """Every address on every page leads to something, and none to where it must not."""
    for page in site.pages.values():
        for reach in page.reaches:
            yield from _judged(site, page, reach)


def _judged(site: Built, page: Seen, reach: Reach) -> Iterator[Problem]:
    place, shown = Place(page.path, reach.line), {"target": reach.target[:200]}
    if reach.aim is Aim.POINT:
        if reach.target not in page.ids:
            yield Problem("proof-anchor-dead", place, {"target": f"#{reach.target}", "page": page.path})
        return
    path = site.inside(page.path, reach.target)
    if path is not None:
        yield from inside(site, path, reach.target, place)
    elif reach.aim is Aim.FETCH:
        if not reach.target.startswith("data:"):
            yield Problem("proof-request-leaves", place, shown)
    elif (scheme := urlsplit(reach.target).scheme) == "http":
        yield Problem("proof-link-insecure", place, shown)
    elif scheme not in ("https", *_CONTACT):
        yield Problem("proof-link-scheme", place, {**shown, "scheme": scheme or "//"})


def inside(site: Built, path: str, target: str, place: Place) -> Iterator[Problem]:
    """A path below the site is that of a file, and its anchor an id in it."""
    file = site.file(path)
    if file is None:
        yield Problem("proof-link-dead", place, {"target": target[:200]})
        return
    anchor, page = unquote(urlsplit(target).fragment), site.pages.get(file)
    if anchor and page and anchor not in page.ids:
        yield Problem("proof-anchor-dead", place, {"target": target[:200], "page": file})


def style_sheets_stay(site: Built) -> Iterator[Problem]:
    """A style sheet or a drawing fetches nothing from another host, and nothing that is not there."""
    for path in sorted(site.files):
        if not path.endswith((".css", ".svg")):
            continue
        text = (site.folder / path).read_text("utf-8", "replace")
        for match in _STYLE_REACH.finditer(text):
            target = next(group for group in match.groups("") if group) if any(match.groups()) else ""
            place = Place(path, text.count("\n", 0, match.start()) + 1)
            yield from _of_style(site, path, target, place)


def _of_style(site: Built, path: str, target: str, place: Place) -> Iterator[Problem]:
    if not target or target.startswith(("data:", "#")):
        return
    found = site.inside(path, target)
    if found is None:
        yield Problem("proof-request-leaves", place, {"target": target[:200]})
    elif found not in site.files:
        yield Problem("proof-link-dead", place, {"target": target[:200]})


RULES = (links_land, style_sheets_stay)
