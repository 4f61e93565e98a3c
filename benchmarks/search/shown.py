"""What is shown is the text of a built page as a reader sees it, with what is the page's own apart.

Read from the finished HTML and from nothing the engine makes. A page's own text is what it was written
to say; beside it stand cards of other pages, labels, notes on the page itself and other furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

PREFIXES = {"th": "/", "ja": "/ja/"}
LANGUAGES = tuple(PREFIXES)

# Not text of the page at all: readings over kanji, scripts, cards that open only when asked for.
UNREAD = {"script", "style", "template", "noscript", "rt", "rp"}
HIDDEN = {"term-cards", "term-card", "reading-tools", "worksheet-tools"}

# Shown, but not what the page was written to say.
FURNITURE_TAGS = {"svg", "math", "nav", "button", "select", "progress", "meter", "dt", "time"}
_FURNITURE = """
colophon listing index outline timeline gates cards card eyebrow badge notice sorry credit date
date-other verdict question-meta quiz-intro reading-record progress record register map chart
worksheet-status worksheet-sheet worksheet-charts worksheet-of worksheet-examples figure-cell
reading-cell tone advice empty more start resume computed-note
"""
FURNITURE = frozenset(_FURNITURE.split())

_BLOCKS = """
address article aside blockquote caption dd details div dl dt fieldset figcaption figure footer form
h1 h2 h3 h4 h5 h6 header hr label legend li main math nav ol option p pre section select summary svg
table tbody td text textarea tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())

LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Block:
    """A run of text that no other block cuts; `own` when the page was written to say it."""

    text: str
    own: bool
    plain: str
    """The text without runs in another language."""


@dataclass(frozen=True)
class Shown:
    """A page as it is shown: its address without the language's prefix, its title, its blocks."""

    address: str
    language: str
    title: str
    listed: bool
    blocks: tuple[Block, ...]

    @property
    def own(self) -> tuple[str, ...]:
        """The texts the page was written to say; none for a page that is kept out of searches."""
        return tuple(block.text for block in self.blocks if block.own and self.listed)

    @property
    def seen(self) -> tuple[str, ...]:
        """All texts a reader sees on the page."""
        return tuple(block.text for block in self.blocks)


@dataclass
class _Walk:
    """A walk through an article that gathers blocks."""

    language: str
    blocks: list[Block] = field(default_factory=list)
    pieces: list[tuple[str, bool]] = field(default_factory=list)

    def flush(self, own: bool) -> None:
        text = " ".join("".join(text for text, _ in self.pieces).split())
        plain = " ".join("".join(text if here else "\n" for text, here in self.pieces).split())
        if text:
            self.blocks.append(Block(text, own and bool(LETTER.search(plain)), plain))
        self.pieces.clear()

    def enter(self, element: HtmlElement, own: bool, language: str) -> None:
        if not isinstance(element.tag, str) or element.tag in UNREAD or classes(element) & HIDDEN:
            return
        inner = own and not _is_furniture(element)
        language = element.get("lang") or language
        cuts = element.tag in BLOCKS or inner != own
        if cuts:
            self.flush(own)
        self.say(element.text, language)
        for child in element:
            self.enter(child, inner, language)
            self.say(child.tail, language)
        if element.tag == "br":
            self.say(" ", language)
        if cuts:
            self.flush(inner)

    def say(self, text: str | None, language: str) -> None:
        if text:
            self.pieces.append((text, language == self.language))


def classes(element: HtmlElement) -> set[str]:
    """The classes of an element."""
    return set((element.get("class") or "").split())


def _is_furniture(element: HtmlElement) -> bool:
    if element.tag == "button":
        return "term" not in classes(element)
    if element.tag == "dd":
        return element.find("a") is not None
    return element.tag in FURNITURE_TAGS or bool(classes(element) & FURNITURE)


def shown(file: Path, address: str, language: str) -> Shown | None:
    """The page in the file, if it is one with an article."""
    tree = html.fromstring(file.read_bytes())
    article = tree.find(".//article")
    if article is None:
        return None
    walk = _Walk(language)
    walk.enter(article, True, language)
    heading = article.find(".//h1")
    robots = tree.find('.//meta[@name="robots"]')
    listed = robots is None or "noindex" not in str(robots.get("content"))
    title = " ".join("".join(map(str, heading.itertext())).split()) if heading is not None else ""
    return Shown(address, language, title, listed, tuple(walk.blocks))


def pages(site: Path) -> Iterator[Shown]:
    """Every page of a built site, in the order of addresses."""
    for file in sorted(site.rglob("index.html")):
        path = file.parent.relative_to(site).as_posix()
        url = "/" if path == "." else f"/{path}/"
        language = "ja" if url.startswith(PREFIXES["ja"]) else "th"
        page = shown(file, "/" + url.removeprefix(PREFIXES[language]), language)
        if page is not None:
            yield page
