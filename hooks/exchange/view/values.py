"""The values pages are written with: words, links, dates, rows of facts and cards."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from ..language import Language


@dataclass(frozen=True)
class Said:
    """Words with the language they are in."""

    form: ClassVar[str] = "said"
    text: str
    language: Language | None


@dataclass(frozen=True)
class Link:
    """A link to a page of the site by its address without prefix, or to another site."""

    form: ClassVar[str] = "link"
    text: str
    address: str
    language: Language | None = None
    current: bool = False


@dataclass(frozen=True)
class Shown:
    """A date: the ISO value, the words, and the same day as the other language says it."""

    form: ClassVar[str] = "date"
    iso: str
    text: str
    other: Said


Value: TypeAlias = Said | Link | Shown


@dataclass(frozen=True)
class Fact:
    """A labelled line of facts."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Card:
    """An entry in a list: its link, what stands beside it, and its summary."""

    link: Link
    meta: tuple[Value, ...] = ()
    summary: Said | None = None
    badge: str = ""
    order: str = ""


@dataclass(frozen=True)
class Section:
    """What is found and opened as one: an id on the page, its heading, its text.

    The heading is in the entry's words; where it is the site's own, it is the `label`.
    """

    id: str
    heading: str
    text: str
    label: str = ""


@dataclass(frozen=True)
class TermCard:
    """What a reader sees of a term without leaving the text."""

    id: str
    term: Said
    reading: str
    counterpart: Said | None
    definition: Said
    link: Link
