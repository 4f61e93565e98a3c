"""Markup is judged page by page: one heading, a title, unique ids, names for pictures, nothing inline."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from ..problem import Problem
from .built import Parsed

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_WITH_ID = etree.XPath("//*[@id]")
_INLINE = etree.XPath("//style | //script[not(@src)]")
_INLINE_ATTRIBUTES = etree.XPath(
    "//*[@style or @*[starts-with(name(), 'on')] or "
    "@*[contains(translate(., 'JAVSCRIPT', 'javscript'), 'javascript:')]]"
)
# A data block is no script: a browser never runs it.
_DATA_BLOCKS = ("application/ld+json",)


def has_title_and_description(page: Parsed) -> Iterator[Problem]:
    """A page has a title and a description, neither empty."""
    title = page.tree.find("head/title")
    if title is None or not _text(title).strip():
        yield Problem("proof-title-missing", page.place(title))
    description = page.tree.find("head/meta[@name='description']")
    if description is None or not str(description.get("content", "")).strip():
        yield Problem("proof-description-missing", page.place(description))


def has_one_main_heading(page: Parsed) -> Iterator[Problem]:
    """A page has exactly one heading of the first level, and it says something."""
    found = list(page.tree.iter("h1"))
    if len(found) != 1:
        yield Problem("proof-main-heading", page.place(*found[1:2]), {"found": str(len(found))})
    elif not _text(found[0]).strip():
        yield Problem("proof-main-heading", page.place(found[0]), {"found": "0"})


def headings_step_down_one_by_one(page: Parsed) -> Iterator[Problem]:
    """No heading lies more than one level below the one before it."""
    before = 0
    for element in page.tree.iter(*_HEADINGS):
        level = _HEADINGS.index(str(element.tag)) + 1
        if before and level > before + 1:
            values = {"found": f"h{level}", "before": f"h{before}"}
            yield Problem("proof-heading-skips", page.place(element), values)
        before = level


def ids_are_unique(page: Parsed) -> Iterator[Problem]:
    """No two elements share an id."""
    seen: Counter[str] = Counter()
    for element in page.found(_WITH_ID):
        id = str(element.get("id"))
        seen[id] += 1
        if seen[id] == 2:
            yield Problem("proof-id-twice", page.place(element), {"id": id})


def nothing_is_inline(page: Parsed) -> Iterator[Problem]:
    """No script, style or handler stands in the page: the strictest policy would refuse it."""
    for element in page.found(_INLINE):
        if element.tag in ("style", "script") and element.get("type") not in _DATA_BLOCKS:
            yield Problem("proof-inline", page.place(element), {"found": f"<{element.tag!s}>"})
    for element in page.found(_INLINE_ATTRIBUTES):
        for name, value in element.items():
            if name == "style" or str(name).startswith("on"):
                yield Problem("proof-inline", page.place(element), {"found": f"{name!s}="})
            elif str(value).lstrip().lower().startswith("javascript:"):
                yield Problem("proof-inline", page.place(element), {"found": "javascript:"})


def pictures_have_names(page: Parsed) -> Iterator[Problem]:
    """A picture has an alternative text, a drawing that is a picture has a name."""
    for image in page.tree.iter("img"):
        if image.get("alt") is None:
            yield Problem("proof-alt-missing", page.place(image), {"found": str(image.get("src", "<img>"))})
    for drawing in page.tree.iter("svg"):
        if drawing.get("role") == "img" and not _is_named(page, drawing):
            yield Problem("proof-alt-missing", page.place(drawing), {"found": "<svg>"})


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _is_named(page: Parsed, drawing: etree._Element) -> bool:
    title = drawing.find("title")
    named = [str(drawing.get("aria-label", "")), "" if title is None else str(title.text or "")]
    for id in str(drawing.get("aria-labelledby", "")).split():
        label = page.tree.find(f".//*[@id='{id}']")
        named.append("" if label is None else _text(label))
    return any(text.strip() for text in named)


RULES = (
    has_title_and_description,
    has_one_main_heading,
    headings_step_down_one_by_one,
    ids_are_unique,
    nothing_is_inline,
    pictures_have_names,
)
