"""A listing is the site map for search engines: exactly the pages that may be listed, with their twins."""

from collections.abc import Iterator
from typing import cast

from lxml import etree

from ..problem import Place, Problem
from .built import Built
from .twins import alternates

SITEMAP = "sitemap.xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def sitemap_lists_what_may_be_listed(site: Built) -> Iterator[Problem]:
    """Every page that may be listed is, with its twin; nothing else is."""
    urls = _urls(site)
    if urls is None:
        yield Problem("proof-file-missing", Place(SITEMAP), {"file": SITEMAP})
        return
    meant = {site.absolute(page): page for page in site.pages.values() if page.indexed}
    listed: set[str] = set()
    for url in urls:
        place = Place(SITEMAP, cast("int | None", url.sourceline) or 1)
        address = url.findtext("s:loc", "", _NAMES)
        page = meant.get(address)
        if page is None or address in listed:
            yield Problem("proof-sitemap-extra", place, {"address": address})
        else:
            yield from _alternates(url, alternates(site, page), place, address)
        listed.add(address)
    for address in sorted(set(meant) - listed):
        yield Problem("proof-sitemap-missing", Place(meant[address].path), {"address": address})


def _urls(site: Built) -> list[etree._Element] | None:
    """The entries of the site map; None when there is none that can be read."""
    if SITEMAP not in site.files:
        return None
    try:
        return etree.fromstring((site.folder / SITEMAP).read_bytes(), _PARSER).findall("s:url", _NAMES)
    except etree.XMLSyntaxError:
        return None


def _alternates(
    url: etree._Element, expected: dict[str, str], place: Place, address: str
) -> Iterator[Problem]:
    links = url.findall("x:link", _NAMES)
    found = {str(link.get("hreflang")): str(link.get("href")) for link in links}
    for language in sorted({*expected, *found}):
        if found.get(language) != expected.get(language):
            values = {
                "code": language,
                "found": found.get(language, "@nothing"),
                "expected": expected.get(language, "@nothing"),
            }
            yield Problem("proof-alternate", place, values)


RULES = (sitemap_lists_what_may_be_listed,)
