"""A course without a line: its parcels to download, what a browser keeps, what stands in a parcel."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from ..language import Language
from ..relate import FILES
from .values import Fact, Link, TermCard

# Where parcels and the lists of what may be kept are published.
PARCELS = f"{FILES}offline/"


@dataclass(frozen=True)
class Parcel:
    """A course as a ZIP file: where it is published, in which languages, its bytes and its revision."""

    address: str
    languages: tuple[Language, ...]
    size: int
    revision: str


Parcels = Mapping[str, tuple[Parcel, ...]]
"""The parcels of every course by its id."""


@dataclass(frozen=True)
class Download:
    """A parcel as a reader chooses it: a link in words, the size of the file and its revision."""

    link: Link
    facts: str


@dataclass(frozen=True)
class Choice:
    """The languages in which a course may be kept: the value a script knows, and the words."""

    value: str
    text: str


@dataclass(frozen=True)
class Offline:
    """The ways to have a course without a line: downloads, and keeping it in the browser.

    `manifest` is the address of the list of its files.
    """

    form: ClassVar[str] = "offline"
    heading: str
    id: str
    course: str
    downloads: tuple[Download, ...]
    choices: tuple[Choice, ...]
    manifest: str


@dataclass(frozen=True)
class Kept:
    """The list of courses that this browser keeps, filled in by a script."""

    form: ClassVar[str] = "kept"


@dataclass(frozen=True)
class Packed:
    """What a parcel says of itself on its first page."""

    form: ClassVar[str] = "packed"
    heading: str
    id: str
    rows: tuple[Fact, ...]


@dataclass(frozen=True)
class PackedTerms:
    """The terms of a course with what they mean, since a parcel has no glossary."""

    form: ClassVar[str] = "packed-terms"
    cards: tuple[TermCard, ...]


OfflinePart: TypeAlias = Offline | Kept | Packed | PackedTerms
