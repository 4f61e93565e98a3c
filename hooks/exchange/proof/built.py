"""A built site is a folder of files with, for each page, what leads away from it and what it says of itself.

Trees of pages are large and are let go one by one; what the whole site must know of a page is kept.
"""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

from lxml import etree

from ..language import RULES, Language
from ..problem import Place
from .visit import REACHING, Reach, reaches

NOT_FOUND = "404.html"
_PARSER = etree.HTMLParser(encoding="utf-8", remove_pis=True)
_WITH_HOST = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)


@dataclass(frozen=True)
class Parsed:
    """A page while it is read: its path, its language by folder, and its tree."""

    path: str
    language: Language
    tree: etree._Element

    def place(self, element: etree._Element | None = None) -> Place:
        """Where an element stands in the file; the file's beginning without one."""
        line = cast("int | None", element.sourceline) if element is not None else None
        return Place(self.path, line or 1)

    def found(self, query: etree.XPath) -> list[etree._Element]:
        """The elements a query finds, in their order."""
        return cast("list[etree._Element]", query(self.tree))


@dataclass(frozen=True)
class Seen:
    """What is kept of a page: what it leads to, its ids, and what it tells search engines of itself."""

    path: str
    language: Language
    ids: frozenset[str]
    reaches: tuple[Reach, ...]
    canonical: str
    alternates: Mapping[str, str]
    indexed: bool
    fallback: bool
    noticed: bool

    @property
    def address(self) -> str:
        """The page's path below the site, as links name it: without `index.html`."""
        return self.path.removesuffix("index.html")

    @property
    def twin(self) -> str:
        """The path of the page's counterpart in the other language."""
        own, other = (RULES[each].prefix[1:] for each in (self.language, self.language.counterpart))
        return other + self.path.removeprefix(own)

    @property
    def is_not_found(self) -> bool:
        """Whether it is the page shown for addresses that lead nowhere."""
        return self.path.endswith(NOT_FOUND)


@dataclass(frozen=True)
class Built:
    """The whole site: its address, its folder, every file in it, and what was seen of its pages."""

    url: str
    folder: Path
    files: frozenset[str]
    pages: Mapping[str, Seen]

    @cached_property
    def root(self) -> str:
        """The path of the site on its host, `/` or `/exchange/`."""
        return urlsplit(self.url).path or "/"

    @cached_property
    def host(self) -> str:
        """The host the site is built for; empty when nothing says so."""
        return urlsplit(self.url).netloc

    def absolute(self, page: Seen) -> str:
        """The full address of a page."""
        return self.url.rstrip("/") + "/" + page.address

    def inside(self, page: str, target: str) -> str | None:
        """The path below the site that `target` names on the file `page`; None when it leads out.

        A path that the site does not hold begins with `/`.
        """
        path = re.split("[?#]", target, maxsplit=1)[0]
        if _WITH_HOST.match(target):
            parts = urlsplit(target)
            if parts.scheme not in ("", "http", "https") or not self.host or parts.netloc != self.host:
                return None
            path = parts.path or "/"
        if not path:
            return page
        whole = posixpath.join(self.root + posixpath.dirname(page), unquote(path))
        slash = "/" if path.endswith(("/", "/.", "/..")) or path in (".", "..") else ""
        found = (posixpath.normpath(whole) + slash).replace("//", "/")
        return found.removeprefix(self.root) if found.startswith(self.root) else found

    def file(self, path: str) -> str | None:
        """The file that answers for a path below the site, if one does."""
        file = f"{path}index.html" if path == "" or path.endswith("/") else path
        return file if file in self.files else None


def built(folder: Path, url: str, visit: Callable[[Parsed], object]) -> Built:
    """Read the site in `folder`, showing each page to `visit` while its tree is at hand."""
    files = frozenset(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    pages: dict[str, Seen] = {}
    for path in sorted(files):
        if path.endswith(".html"):
            parsed = Parsed(path, language_of(path), tree((folder / path).read_bytes()))
            visit(parsed)
            pages[path] = seen(parsed)
    front = pages.get("index.html")
    return Built(url or (front.canonical if front else "") or "/", folder, files, pages)


def language_of(path: str) -> Language:
    """The language of the folder a page lies in: the one with the longest prefix that fits."""
    fitting = (each for each in Language if f"/{path}".startswith(RULES[each].prefix))
    return max(fitting, key=lambda each: len(RULES[each].prefix))


def tree(data: bytes) -> etree._Element:
    """A page's tree; an empty file is an empty page."""
    return etree.fromstring(data if data.strip() else b"<html></html>", _PARSER)


def seen(page: Parsed) -> Seen:
    """What is kept of a page when its tree is let go."""
    links = page.tree.findall("head/link")
    canonical = [str(link.get("href")) for link in links if link.get("rel") == "canonical"]
    robots = page.tree.find("head/meta[@name='robots']")
    return Seen(
        path=page.path,
        language=page.language,
        ids=frozenset(map(str, cast("list[str]", page.tree.xpath("//@id")))),
        reaches=tuple(reaches(page.found(REACHING))),
        canonical=canonical[0] if canonical else "",
        alternates={
            str(link.get("hreflang")): str(link.get("href"))
            for link in links
            if link.get("rel") == "alternate" and link.get("hreflang")
        },
        indexed=robots is None or "noindex" not in str(robots.get("content")),
        fallback=page.tree.find(".//*[@data-fallback]") is not None,
        noticed=page.tree.find(".//*[@role='note']") is not None,
    )
