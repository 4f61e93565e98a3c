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
from lxml.etree import _Element
from lxml.html import HtmlElement

PREFIXES = {"th": "/", "ja": "/ja/"}
LANGUAGES = tuple(PREFIXES)

# Not text of the page at all: readings over kanji, scripts, cards that open only when asked for.
UNREAD = {"script", "style", "template", "noscript", "rt", "rp"}
HIDDEN = {"term-cards", "term-card", "reading-tools", "worksheet-tools", "on-paper"}

# Shown, but not what the page was written to say.
FURNITURE_TAGS = {"svg", "math", "nav", "button", "progress", "meter", "dt"}
_FURNITURE = """
colophon index timeline gates eyebrow badge notice sorry credit date-other verdict question-meta
quiz-intro reading-record progress record map chart worksheet-status worksheet-charts
empty more start resume computed-note stage-time step-meta headwords
answer-key formula-words tally form-how form-tools card-order worksheet-of pathway finder offline to-booklet
"""
FURNITURE = frozenset(_FURNITURE.split())

_BLOCKS = """
address article aside blockquote caption dd details div dl dt fieldset figcaption figure footer form
h1 h2 h3 h4 h5 h6 header hr label legend li main math nav ol option p pre section select summary svg
table tbody td text textarea tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())

# Cards and steps lead to a page that says it all, or say it here because there is no such page.
LEADING = frozenset({"listing", "card", "step"})

LED = frozenset({"basis", "advice"})
LEAD = re.compile("^[^:：]*[:：]")

# The site map is navigation, whatever language its headings are in.
NAVIGATION = frozenset({"/sitemap/"})

# Made up for practice: search engines are kept out, and the site's own search is not.
SEARCHED = ("/cases/", "/reports/")

# What a test draws from the lessons' quizzes is said there.
DRAWN = "assessment."

NAMED = frozenset({"h1", "dd"})

# Callouts and folds that the house names, the same in every lesson.
CALLED = frozenset({"ask", "report", "thai", "japan", "solution", "trainer"})

LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Block:
    """A run of text that no other block cuts; `own` when the page was written to say it."""

    text: str
    own: bool
    plain: str
    """The text without runs in another language."""
    named: bool = False
    """Whether it is the page's title or the value of a fact, which are never mere labels."""


@dataclass(frozen=True)
class Shown:
    """A page as it is shown: its address without the language's prefix, its title, its blocks."""

    address: str
    language: str
    title: str
    listed: bool
    blocks: tuple[Block, ...]

    @property
    def own(self) -> tuple[Block, ...]:
        """What the page was written to say; nothing for a page that is kept out of searches."""
        return tuple(block for block in self.blocks if block.own and self.listed)

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
    within: list[str] = field(default_factory=list)

    def flush(self, own: bool) -> None:
        text = " ".join("".join(text for text, _ in self.pieces).split())
        plain = " ".join("".join(text if here else "\n" for text, here in self.pieces).split())
        if text:
            named = bool(NAMED.intersection(self.within))
            self.blocks.append(Block(text, own and bool(LETTER.search(plain)), plain, named))
        self.pieces.clear()

    def enter(self, element: HtmlElement, own: bool, language: str) -> None:
        if not isinstance(element.tag, str) or element.tag in UNREAD or classes(element) & HIDDEN:
            return
        inner = own and not _is_furniture(element)
        language = element.get("lang") or language
        cuts = element.tag in BLOCKS or inner != own
        if cuts:
            self.flush(own)
        self.within.append(element.tag)
        self.say(_text(element), language)
        for child in element:
            self.enter(child, inner, language)
            self.say(child.tail, language)
        if element.tag == "br":
            self.say(" ", language)
        if cuts:
            self.flush(inner)
        self.within.pop()

    def say(self, text: str | None, language: str) -> None:
        if text:
            self.pieces.append((text, language == self.language))


def classes(element: _Element) -> set[str]:
    """The classes of an element."""
    return set((element.get("class") or "").split())


def _text(element: HtmlElement) -> str | None:
    """The text at the beginning of an element, without what the house says first, up to a colon."""
    above = element.getparent()
    is_band = above is not None and "bands" in (above.get("class") or "").split()
    led = is_band or classes(element) & LED
    return LEAD.sub("", element.text or "") if led else element.text


def _is_furniture(element: HtmlElement) -> bool:
    if element.tag == "button":
        return "term" not in classes(element)
    above = element.getparent()
    if element.tag in {"p", "summary"} and above is not None and classes(above) & CALLED:
        return element.tag == "summary" or "admonition-title" in classes(element)
    if classes(element) & LEADING:
        return any(map(_leads_elsewhere, element.iterfind(".//p/a")))
    if (element.get("data-quiz") or "").startswith(DRAWN):
        return True
    return element.tag in FURNITURE_TAGS or bool(classes(element) & FURNITURE)


def _leads_elsewhere(link: _Element) -> bool:
    """Whether a title is a link to a page of the site."""
    above = link.getparent()
    names = above.get("class") if above is not None else None
    title = set((names or "").split()) & {"card-title", "step-title"}
    return bool(title) and not re.match("https?:|#", link.get("href") or "")


def shown(file: Path, address: str, language: str) -> Shown | None:
    """The page in the file, if it is one with an article."""
    tree = html.fromstring(file.read_bytes())
    article = tree.find(".//article")
    if article is None:
        return None
    walk = _Walk(language)
    walk.enter(article, address not in NAVIGATION, language)
    heading = article.find(".//h1")
    robots = tree.find('.//meta[@name="robots"]')
    hidden = robots is not None and "noindex" in str(robots.get("content"))
    listed = not hidden or address.startswith(SEARCHED)
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
