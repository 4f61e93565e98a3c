"""To bind is to make what stands on a page of its own a chapter of a larger document."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

# What our templates and the dialect write: names in small letters, values in double quotes, and no
# `<` or `>` inside a value.
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)([^<>]*)>")
_ATTRIBUTE = re.compile(r'\s+([\w:-]+)(?:="([^"]*)")?')
_HEADING = re.compile(r"h([1-5])")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_POINTING = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")
# What wakes a script on the lesson's own page; on paper there is nothing to press.
_SCRIPTED = ("data-worksheet", "data-words", "data-site")
_TERM = "_term-"


@dataclass(frozen=True)
class Chapters:
    """Where the pages bound into a document begin in it: ids by the paths of the pages.

    `exact` are whole addresses, with their anchors, that have a place of their own in the document.
    """

    here: str
    pages: Mapping[str, str]
    exact: Mapping[str, str]

    def href(self, page: str, target: str) -> str:
        """What `target`, written on the page at path `page`, becomes in the document."""
        if urlsplit(target).scheme or target.startswith("//"):
            return target
        path, mark, anchor = target.partition("#")
        slash = "/" if path.endswith(("/", "/.", "/..")) or path in (".", "..") else ""
        whole = page if not path else (posixpath.normpath(posixpath.join(page, path)) + slash)
        whole = whole.replace("//", "/")
        if whole + mark + anchor in self.exact:
            return f"#{self.exact[whole + mark + anchor]}"
        if whole in self.pages:
            return f"#{inner(self.pages[whole], anchor)}"
        if whole == self.here:
            return mark + anchor or "./"
        return posixpath.relpath(whole, self.here) + ("/" if whole.endswith("/") else "") + mark + anchor


def inner(chapter: str, id: str) -> str:
    """The id in a document of what has the id `id` on the chapter's own page.

    A full stop stands between, which no author's id holds: so no two can fall together.
    """
    return f"{chapter}.{id}" if id else chapter


def bound(html: str, chapters: Chapters, page: str, chapter: str, *, deeper: int = 1) -> str:
    """`html` as it stands on the page at path `page`, with ids, links and headings of the chapter.

    Buttons that open a term's card become links to the term in the document.
    """

    def tag(match: re.Match[str]) -> str:
        closing, name, rest = match.groups()
        new = _name(name, deeper)
        if closing:
            return f"</{new}>"
        attributes = "".join(_attributes(name, rest, chapters, page, chapter))
        return f"<{new}{attributes}{'/' if rest.endswith('/') else ''}>"

    return _TAG.sub(tag, html)


def _name(name: str, deeper: int) -> str:
    heading = _HEADING.fullmatch(name)
    if heading:
        return f"h{min(6, int(heading.group(1)) + deeper)}"
    return "a" if name == "button" else name


def _attributes(name: str, rest: str, chapters: Chapters, page: str, chapter: str) -> Iterator[str]:
    for match in _ATTRIBUTE.finditer(rest):
        key, value = match.groups()
        if key in _SCRIPTED or (name == "button" and key == "type"):
            continue
        if value is None:
            yield f" {key}"
        elif key == "popovertarget":
            yield f' href="#{term_id(value.removeprefix(_TERM))}"'
        else:
            yield f' {key}="{_value(key, value, chapters, page, chapter)}"'


def _value(key: str, value: str, chapters: Chapters, page: str, chapter: str) -> str:
    if key == "id":
        return inner(chapter, value)
    if key in _POINTING:
        return " ".join(inner(chapter, each) for each in value.split())
    if key in ("href", "xlink:href"):
        return chapters.href(page, value)
    return _REFERENCE.sub(lambda match: f"url(#{inner(chapter, match.group(1))})", value)


def term_id(id: str) -> str:
    """The id of a term in the document's own list of terms."""
    return inner("_term", id)


def source_id(id: str) -> str:
    """The id of a source in the document's own list of sources."""
    return inner("_source", id)
