"""A reach is one thing a page asks for or leads to: a link to follow, a file to fetch, an id to point at."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from lxml import etree


class Aim(StrEnum):
    """What a page reaches out for."""

    FOLLOW = "follow"  # the reader goes there, when asked to
    FETCH = "fetch"  # the browser asks for it by itself
    POINT = "point"  # an id on the same page


@dataclass(frozen=True)
class Reach:
    """One address in a page, the line it stands in, and what it is for."""

    aim: Aim
    target: str
    line: int


# Attributes that make a browser send a request, whatever element they stand on.
_FETCHING = ("src", "poster", "data", "background", "action", "formaction", "ping", "manifest")
_SETS = ("srcset", "imagesrcset")
_POINTING = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")
# Relations of a <link> that only name an address; every other one is fetched or prepared.
_NAMING = {"canonical", "alternate", "license", "author", "help", "prev", "next", "me"}
_ATTRIBUTES = ("href", *_FETCHING, *_SETS, *_POINTING)
REACHING = etree.XPath(f"//*[@{' or @'.join(_ATTRIBUTES)} or @*[name()='xlink:href'] or @http-equiv]")
_XLINK = "{http://www.w3.org/1999/xlink}href"
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"\s>]+)", re.I)


def reaches(elements: Iterable[etree._Element]) -> Iterator[Reach]:
    """Everything these elements reach for, in their order."""
    for element in elements:
        line = cast("int | None", element.sourceline) or 1
        for aim, target in _of(element):
            yield Reach(aim, target.strip(), line)


def _of(element: etree._Element) -> Iterator[tuple[Aim, str]]:
    tag = element.tag
    for name, value in element.items():
        if name in ("href", "xlink:href", _XLINK):
            yield _href(str(tag), element, str(value)), str(value)
        elif name in _FETCHING:
            yield Aim.FETCH, str(value)
        elif name in _SETS:
            yield from ((Aim.FETCH, part.split()[0]) for part in str(value).split(",") if part.strip())
        elif name in _POINTING:
            yield from ((Aim.POINT, id) for id in str(value).split())
    if tag == "meta" and str(element.get("http-equiv", "")).lower() == "refresh":
        yield from ((Aim.FOLLOW, target) for target in _REFRESH.findall(str(element.get("content", ""))))


def _href(tag: str, element: etree._Element, value: str) -> Aim:
    if tag in ("a", "area"):
        return Aim.FOLLOW
    if tag == "link" and set(str(element.get("rel", "")).split()) <= _NAMING:
        return Aim.FOLLOW
    return Aim.FETCH
