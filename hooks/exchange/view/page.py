"""A page holds everything it shows and templates receive nothing else; around it stands its frame."""

from dataclasses import dataclass

from ..language import RULES, Language
from .parts import Notice, Part
from .values import Fact, Link, Said


@dataclass(frozen=True)
class Branch:
    """A link of the section's tree with those below it."""

    link: Link
    branches: tuple["Branch", ...] = ()


@dataclass(frozen=True)
class Frame:
    """What surrounds a page: tabs, its section's tree, the trail to it and its neighbours."""

    tabs: tuple[Link, ...]
    tree: tuple[Branch, ...] = ()
    tree_title: str = ""
    trail: tuple[Link, ...] = ()
    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True)
class Reading:
    """How the prose of a page may be read: beside its twin, with kana over kanji, or in the twin alone."""

    beside: bool
    readings: bool
    twin: bool = False


@dataclass(frozen=True)
class Page:
    """One page in one language, whole.

    `address` has no language prefix, so both twins share it. `content_language` differs from
    `language` on a fallback, which is not `indexed` and is no twin in sitemap or hreflang.
    `searched` lets the site's own search lead to a page that search engines are kept from.
    `date` is the ISO day, month or year of what happened; empty where nothing did.
    """

    address: str
    language: Language
    kind: str
    title: Said
    description: Said
    frame: Frame
    parts: tuple[Part, ...]
    content_language: Language
    indexed: bool = True
    searched: bool = False
    notices: tuple[Notice, ...] = ()
    facts: tuple[Fact, ...] = ()
    lead: Said | None = None
    eyebrow: str = ""
    badge: str = ""
    path: str = ""
    revision: str = ""
    changed: str = ""
    colophon: tuple[Fact, ...] = ()
    reading: Reading | None = None
    date: str = ""
    retired: bool = False

    @property
    def url(self) -> str:
        """The page's address from the root of the host."""
        return url(self.address, self.language)

    @property
    def is_found(self) -> bool:
        """Whether the site's own search leads to the page."""
        return (self.indexed or self.searched) and not self.retired

    @property
    def is_fallback(self) -> bool:
        """Whether the other language stands in for a missing translation."""
        return self.content_language is not self.language


def url(address: str, language: Language) -> str:
    """An address with its language's prefix."""
    return RULES[language].prefix + address.removeprefix("/")
